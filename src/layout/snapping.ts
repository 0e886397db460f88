/**
 * Snapping of what is being moved: to the grid, to edges and centres of what lies around, to equal gaps, and to the rings
 * round an ASIC on which other parts stand already. All in mm.
 */

import type { ResolvedPackage } from './geometry.ts'
import { type Axis, COINCIDENT_MM, grownBy, type Outline, outlineFromOrigin, spanOf } from './outline.ts'
import { tidy } from './tidy.ts'

/** A clear distance along an axis, at a coordinate across it. */
export interface Gap {
  readonly axis: Axis
  readonly from: number
  readonly to: number
  readonly across: number
}

/** What the moved outline was drawn to: a line at a constant `axis` coordinate, spanning both partners. */
export interface Guide {
  readonly axis: Axis
  readonly at: number
  /** Extent along the other axis. */
  readonly from: number
  readonly to: number
  readonly target: 'edge' | 'centre' | 'substrate' | 'gap' | 'ring'
  /** Of whom. */
  readonly name: string
  /** The distances that have become equal. */
  readonly gaps?: readonly Gap[]
  /** The ring, as the outline of its centre grown by the ring's distance; without it a ring is shown by one side. */
  readonly ring?: Outline
}

export interface Snap {
  /** Correction to add to the position, mm. */
  readonly dx: number
  readonly dy: number
  readonly guides: readonly Guide[]
}

export interface SnapTarget {
  readonly outline: Outline
  readonly name: string
  /** An outline attracts by its edges and its centre only. */
  readonly role: 'substrate' | 'asic' | 'part' | 'outline'
}

/** The nearest multiple of the step, as a short decimal. */
export function snapToGrid(value: number, step: number): number {
  return tidy(Math.round(value / step) * step)
}

/** The substrate and all components except those left out: what moves, and what cannot be seen. */
export function snapTargets(pkg: ResolvedPackage, leftOut: ReadonlySet<string>): SnapTarget[] {
  const others = pkg.components.filter(({ component }) => !leftOut.has(component.id))
  return [
    { outline: outlineFromOrigin(pkg.width, pkg.height), name: 'the substrate', role: 'substrate' },
    ...others.map(
      ({ outline, component }): SnapTarget => ({
        outline,
        name: component.id,
        role: component.kind === 'asic' ? 'asic' : 'part',
      }),
    ),
  ]
}

/** The nearest of everything within reach, for each axis by itself. Without any within reach the correction is 0. */
export function snapToSurroundings(moving: Outline, targets: readonly SnapTarget[], reachMm: number): Snap {
  const x = nearest('x', moving, targets, reachMm)
  const y = nearest('y', moving, targets, reachMm)
  const [dx, dy] = [x?.delta ?? 0, y?.delta ?? 0]
  const snapped = { x0: moving.x0 + dx, x1: moving.x1 + dx, y0: moving.y0 + dy, y1: moving.y1 + dy }
  const guides = [x?.guide(snapped), y?.guide(snapped)].filter((guide) => guide !== undefined)
  return { dx, dy, guides: withOneRing(guides) }
}

/** Of two rings the second is shown by the side that was taken: two rectangles round one ASIC say nothing. */
function withOneRing(guides: readonly Guide[]): Guide[] {
  const first = guides.find(({ ring }) => ring)
  return guides.map((guide) => {
    if (guide === first || !guide.ring) return guide
    const { ring: _, ...side } = guide
    return side
  })
}

/** The correction that draws one pulled edge to an edge of the targets; null without any within reach. */
export function snapEdge(
  axis: Axis,
  moving: Outline,
  edge: number,
  targets: readonly SnapTarget[],
  reachMm: number,
): { readonly delta: number; readonly guide: Guide } | null {
  const offer = nearestOf(lineOffers(axis, [edge], null, targets), reachMm)
  return offer && { delta: offer.delta, guide: offer.guide(moving) }
}

/** A place within reach: how far it is, and how it is shown once the outline is there. */
interface Offer {
  readonly delta: number
  readonly guide: (snapped: Outline) => Guide
}

function nearest(axis: Axis, moving: Outline, targets: readonly SnapTarget[], reachMm: number): Offer | null {
  const [low, high] = spanOf(moving, axis)
  return nearestOf(
    [
      ...lineOffers(axis, [low, high], (low + high) / 2, targets),
      ...gapOffers(axis, moving, targets),
      ...ringOffers(axis, moving, targets),
    ],
    reachMm,
  )
}

/** Of equally near ones the first: an edge says more than the gap that it happens to make. */
function nearestOf(offers: readonly Offer[], reachMm: number): Offer | null {
  let best: Offer | null = null
  for (const offer of offers) {
    const far = Math.abs(offer.delta)
    if (far <= reachMm && (!best || far < Math.abs(best.delta) - COINCIDENT_MM)) best = offer
  }
  return best
}

/** Edges to edges, centres to centres. */
function lineOffers(
  axis: Axis,
  edges: readonly number[],
  centre: number | null,
  targets: readonly SnapTarget[],
): Offer[] {
  return targets.flatMap(({ outline, name, role }) => {
    const [low, high] = spanOf(outline, axis)
    const offer = (own: number, at: number, target: Guide['target']): Offer => ({
      delta: at - own,
      guide: (snapped) => ({ axis, at, ...reachOver(axis, snapped, outline), target, name }),
    })
    const edge = role === 'substrate' ? 'substrate' : 'edge'
    return [
      ...edges.flatMap((own) => [offer(own, low, edge), offer(own, high, edge)]),
      ...(centre === null ? [] : [offer(centre, (low + high) / 2, 'centre')]),
    ]
  })
}

/** In a row: midway between two neighbours, or as far from one neighbour as that one is from the next. */
function gapOffers(axis: Axis, moving: Outline, targets: readonly SnapTarget[]): Offer[] {
  const across = otherAxis(axis)
  const [low, high] = spanOf(moving, axis)
  const [acrossLow, acrossHigh] = spanOf(moving, across)
  const middle = (low + high) / 2
  const row = targets.filter(({ outline, role }) => {
    const [from, to] = spanOf(outline, across)
    return (role === 'asic' || role === 'part') && from < acrossHigh && to > acrossLow
  })
  const before = (limit: number) => lastOf(row, (target) => spanOf(target.outline, axis)[1], limit)
  const after = (limit: number) => firstOf(row, (target) => spanOf(target.outline, axis)[0], limit)
  const left = before(middle)
  const right = after(middle)
  const offers: Offer[] = []
  /** @param start where the moved outline begins */
  const offer = (start: number, name: string, gaps: (at: number) => readonly (readonly [number, number])[]) => {
    offers.push({
      delta: start - low,
      guide: (snapped) => ({
        axis,
        at: start,
        ...reachOver(axis, snapped, snapped),
        target: 'gap',
        name,
        gaps: gaps(start).map(([from, to]) => ({ axis, from, to, across: (acrossLow + acrossHigh) / 2 })),
      }),
    })
  }
  const width = high - low
  if (left && right) {
    const [end, begin] = [spanOf(left.outline, axis)[1], spanOf(right.outline, axis)[0]]
    if (begin - end > width) {
      offer((end + begin - width) / 2, `${left.name} and ${right.name}`, (at) => [
        [end, at],
        [at + width, begin],
      ])
    }
  }
  const leftAgain = left && before(spanOf(left.outline, axis)[0] + COINCIDENT_MM)
  if (left && leftAgain) {
    const [from, to] = [spanOf(leftAgain.outline, axis)[1], spanOf(left.outline, axis)[0]]
    const end = spanOf(left.outline, axis)[1]
    offer(end + to - from, left.name, (at) => [
      [from, to],
      [end, at],
    ])
  }
  const rightAgain = right && after(spanOf(right.outline, axis)[1] - COINCIDENT_MM)
  if (right && rightAgain) {
    const [from, to] = [spanOf(right.outline, axis)[1], spanOf(rightAgain.outline, axis)[0]]
    const begin = spanOf(right.outline, axis)[0]
    offer(begin - (to - from) - width, right.name, (at) => [
      [at + width, begin],
      [from, to],
    ])
  }
  return offers
}

/**
 * As far from an ASIC's edge as another part that faces it is, on whichever side: what stands round it lies on a ring.
 *
 *        ┌ ─ ─ ─ ─ ─ ┐
 *          ┌───────┐ ▪  another part, at distance d
 *        │ │ ASIC  │ │
 *          └───────┘
 *        └ ─ ─ ▪ ─ ─ ┘  the moved part, drawn to d
 */
function ringOffers(axis: Axis, moving: Outline, targets: readonly SnapTarget[]): Offer[] {
  return targets
    .filter(({ role }) => role === 'asic')
    .flatMap((asic) => {
      const [low, high] = spanOf(moving, axis)
      const [from, to] = spanOf(asic.outline, axis)
      const side = (low + high) / 2 < (from + to) / 2 ? 'before' : 'after'
      if (side === 'before' ? high > from : low < to) return []
      const distances = new Set(targets.flatMap((other) => (other.role === 'part' ? ringDistance(asic, other) : [])))
      return [...distances].map((distance): Offer => {
        const at = side === 'before' ? from - distance : to + distance
        const ring = grownBy(asic.outline, distance)
        return {
          delta: side === 'before' ? at - high : at - low,
          guide: (snapped) => ({
            axis,
            at,
            ...reachOver(axis, snapped, ring),
            target: 'ring',
            name: asic.name,
            ring,
            gaps: [ringGap(axis, snapped, side === 'before' ? [at, from] : [to, at])],
          }),
        }
      })
    })
}

function ringGap(axis: Axis, snapped: Outline, [from, to]: readonly [number, number]): Gap {
  const [low, high] = spanOf(snapped, otherAxis(axis))
  return { axis, from, to, across: (low + high) / 2 }
}

/** The clear distance to an ASIC of a part that faces one of its sides; nothing for one at a corner or on top. */
function ringDistance({ outline: asic }: SnapTarget, { outline }: SnapTarget): number[] {
  const facesX = outline.y0 < asic.y1 && outline.y1 > asic.y0
  const facesY = outline.x0 < asic.x1 && outline.x1 > asic.x0
  const gap = facesX
    ? Math.max(asic.x0 - outline.x1, outline.x0 - asic.x1)
    : facesY
      ? Math.max(asic.y0 - outline.y1, outline.y0 - asic.y1)
      : 0
  return gap > COINCIDENT_MM ? [tidy(gap)] : []
}

function lastOf(row: readonly SnapTarget[], endOf: (target: SnapTarget) => number, limit: number): SnapTarget | null {
  return row.reduce<SnapTarget | null>((best, target) => {
    const end = endOf(target)
    return end <= limit && (!best || end > endOf(best)) ? target : best
  }, null)
}

function firstOf(
  row: readonly SnapTarget[],
  beginOf: (target: SnapTarget) => number,
  limit: number,
): SnapTarget | null {
  return row.reduce<SnapTarget | null>((best, target) => {
    const begin = beginOf(target)
    return begin >= limit && (!best || begin < beginOf(best)) ? target : best
  }, null)
}

function reachOver(axis: Axis, a: Outline, b: Outline): { from: number; to: number } {
  const [own, other] = [spanOf(a, otherAxis(axis)), spanOf(b, otherAxis(axis))]
  return { from: Math.min(own[0], other[0]), to: Math.max(own[1], other[1]) }
}

function otherAxis(axis: Axis): Axis {
  return axis === 'x' ? 'y' : 'x'
}
