/**
 * What a valid layout should still be asked about: bodies too close to be assembled, optics whose fibres find no way out,
 * parts that ought to dissipate and do not. Nothing of it forbids a solve.
 */
import { displayName } from './component-name.ts'
import { designViewOf } from './design-view.ts'
import type { ResolvedComponent, ResolvedPackage } from './geometry.ts'
import { gapBetween, type Outline, outlineFromOrigin, overlaps } from './outline.ts'
import type { ComponentKind, Layout } from './schema.ts'
import { formatFixed, formatShort } from './units.ts'

export interface Advice {
  readonly rule: 'power' | 'spacing' | 'fibre'
  readonly message: string
  /** Ids of the components that it is about, the one to act on first. */
  readonly ids: readonly string[]
}

const DISSIPATING: ReadonlySet<ComponentKind> = new Set(['asic', 'optical-engine', 'laser', 'memory'])

export function adviceFor(layout: Layout, pkg: ResolvedPackage): Advice[] {
  const { spacingMm } = designViewOf(layout).checks
  return [...withoutPower(pkg), ...tooClose(pkg, spacingMm), ...fibresBlocked(pkg)]
}

/** A source of 0 W is meant, as of a spare; no source at all is mostly forgotten. */
function withoutPower({ components }: ResolvedPackage): Advice[] {
  return components
    .filter(({ component, sources }) => DISSIPATING.has(component.kind) && sources.length === 0)
    .map(({ component }) => ({
      rule: 'power',
      ids: [component.id],
      message: `${displayName(component)} has no power. Set it, to 0 W if that is meant.`,
    }))
}

function tooClose({ components }: ResolvedPackage, leastMm: number): Advice[] {
  const advice: Advice[] = []
  // From west to east: whoever begins further east than the spacing reaches is too far, and so are all after it.
  const eastward = components.toSorted((a, b) => a.outline.x0 - b.outline.x0)
  for (const [n, first] of eastward.entries()) {
    for (let next = n + 1; next < eastward.length; next++) {
      const second = eastward[next]!
      if (second.outline.x0 >= first.outline.x1 + leastMm) break
      if (!sideBySide(first, second) || overlaps(first.outline, second.outline)) continue
      const gap = gapBetween(first.outline, second.outline)
      if (gap >= leastMm - 1e-6) continue
      // The later one in the document is the one to act on, as with overlaps.
      const [body, other] = first.index > second.index ? [first, second] : [second, first]
      advice.push({
        rule: 'spacing',
        ids: [body.component.id, other.component.id],
        message: `${displayName(body.component)} stands ${formatFixed(gap, 2)} mm from ${displayName(other.component)}; the least spacing is ${formatShort(leastMm)} mm.`,
      })
    }
  }
  return advice
}

const SIDES = ['west', 'east', 'south', 'north'] as const

/** What a ribbon of 16 fibres takes at a pitch of 127 µm, mm (SemiAnalysis, CPO Book: 7.87 fibres per mm). */
const RIBBON_MM = 2

/**
 * Fibres leave an engine through one of its sides and need a free way from there to the edge of the substrate, as wide as
 * their ribbon.
 */
function fibresBlocked(pkg: ResolvedPackage): Advice[] {
  return pkg.components
    .filter(({ component }) => component.kind === 'optical-engine')
    .flatMap((body): Advice[] => {
      const blockers = new Set<string>()
      for (const side of SIDES) {
        const strip = stripFrom(body.outline, side, outlineFromOrigin(pkg.width, pkg.height))
        const inTheWay = pkg.components.filter(
          (other) => other !== body && sideBySide(body, other) && overlaps(other.outline, strip),
        )
        if (widestWay(side, strip, inTheWay) >= RIBBON_MM) return []
        for (const { component } of inTheWay) blockers.add(component.id)
      }
      return [
        {
          rule: 'fibre',
          ids: [body.component.id, ...blockers],
          message: `The fibres of ${displayName(body.component)} are blocked: other parts leave less than ${RIBBON_MM} mm between each of its sides and the edge of the substrate.`,
        },
      ]
    })
}

/** The widest part of a strip that nothing stands in, across its way, mm. */
function widestWay(side: (typeof SIDES)[number], strip: Outline, inTheWay: readonly ResolvedComponent[]): number {
  const across = ({ x0, x1, y0, y1 }: Outline) =>
    (side === 'west' || side === 'east' ? [y0, y1] : [x0, x1]) as [number, number]
  const [from, to] = across(strip)
  const taken = inTheWay.map(({ outline }) => across(outline)).sort((a, b) => a[0] - b[0])
  let widest = 0
  let free = from
  for (const [start, end] of taken) {
    widest = Math.max(widest, Math.min(start, to) - free)
    free = Math.max(free, end)
  }
  return Math.max(widest, to - free)
}

function stripFrom({ x0, x1, y0, y1 }: Outline, side: (typeof SIDES)[number], substrate: Outline): Outline {
  switch (side) {
    case 'west':
      return { x0: substrate.x0, x1: x0, y0, y1 }
    case 'east':
      return { x0: x1, x1: substrate.x1, y0, y1 }
    case 'south':
      return { x0, x1, y0: substrate.y0, y1: y0 }
    case 'north':
      return { x0, x1, y0: y1, y1: substrate.y1 }
  }
}

/** Whether two bodies share heights, so that one can stand in the other's way. */
function sideBySide(a: ResolvedComponent, b: ResolvedComponent): boolean {
  return a.base < b.top && b.base < a.top
}
