/** Bodies, blocks and lid segments: inside what must contain them, and not inside each other. */
import { isUnderLid, sharesHeight, undersideOf } from '../geometry.ts'
import { jsonPath } from '../json-path.ts'
import { COINCIDENT_MM, contains, type Outline, outlineFromOrigin, outlineOf, overlaps } from '../outline.ts'
import type { Problem } from '../schema.ts'
import { field, listOf, positiveOf, rectangleOf } from '../tolerant.ts'
import { formatShort } from '../units.ts'
import type { DraftComponent, DraftPackage } from './draft.ts'

export function containmentProblems({ substrate, components }: DraftPackage): Problem[] {
  return components.flatMap((component) => {
    const { index, outline, parent, isGrounded, label } = component
    if (!outline) return []
    const carrier = typeof parent === 'number' && isGrounded ? components[parent] : undefined
    if (carrier?.outline && !contains(carrier.outline, outline)) {
      return [
        {
          path: jsonPath('components', index),
          message: `${label} covers ${spellIn(carrier.outline, outline)} and leaves ${carrier.label}, on which it stands, by ${excess(carrier.outline, outline)} mm; allowed is ${spell(carrier.outline)}.`,
        },
      ]
    }
    // What stays on a parent leaves the substrate only with it.
    if (carrier?.outline || !substrate || contains(substrate, outline)) return []
    return [
      {
        path: jsonPath('components', index),
        message: `${label} covers ${spellIn(substrate, outline)} and leaves the substrate by ${excess(substrate, outline)} mm; allowed is ${spell(substrate)}.`,
      },
    ]
  })
}

export function blockProblems({ components }: DraftPackage): Problem[] {
  return components.flatMap(({ index, fields, label }) => {
    const width = positiveOf(field(fields, 'width'))
    const height = positiveOf(field(fields, 'height'))
    if (width === null || height === null) return []
    const body = outlineFromOrigin(width, height)
    return listOf(field(fields, 'sources')).flatMap((source, j) =>
      listOf(field(source, 'blocks')).flatMap((block, k) => {
        const rectangle = rectangleOf(block)
        if (!rectangle || contains(body, outlineOf(rectangle))) return []
        return [
          {
            path: jsonPath('components', index, 'sources', j, 'blocks', k),
            message: `The block covers ${spellIn(body, outlineOf(rectangle))} and reaches outside ${label} by ${excess(body, outlineOf(rectangle))} mm; allowed is ${spell(body)}, in the component's own frame before rotation.`,
          },
        ]
      }),
    )
  })
}

export function overlapProblems({ components }: DraftPackage): Problem[] {
  const bodies = components.filter((component): component is Placed => component.outline !== null)
  return collisions(bodies, ({ outline }) => outline, shareVolume).map(({ later, others }) => ({
    path: jsonPath('components', later.index),
    message: overlapMessage(
      later.label,
      others.map((other) => ({ label: other.label, depth: depthOf(later.outline, other.outline) })),
    ),
  }))
}

type Placed = DraftComponent & { readonly outline: Outline }

function shareVolume(a: DraftComponent, b: DraftComponent): boolean {
  if (!a.isGrounded || !b.isGrounded) return false
  // Side by side on one floor they collide whatever their heights turn out to be.
  if (a.parent === b.parent) return true
  if (a.base === null || a.top === null || b.base === null || b.top === null) return false
  return sharesHeight({ base: a.base, top: a.top }, { base: b.base, top: b.top })
}

export function segmentProblems({ document, substrate, segments }: DraftPackage): Problem[] {
  if (listOf(field(field(document, 'lid'), 'segments')).length === 0) return []
  const path = (index: number) => jsonPath('lid', 'segments', index)
  const outside = segments.flatMap(({ index, id, outline }) => {
    if (!substrate || contains(substrate, outline)) return []
    return [
      {
        path: path(index),
        message: `Segment ${id} covers ${spellIn(substrate, outline)} and leaves the substrate by ${excess(substrate, outline)} mm; allowed is ${spell(substrate)}.`,
      },
    ]
  })
  const overlapping = collisions(
    segments,
    ({ outline }) => outline,
    () => true,
  ).map(({ later, others }) => ({
    path: path(later.index),
    message: overlapMessage(
      `Segment ${later.id}`,
      others.map((other) => ({ label: `segment ${other.id}`, depth: depthOf(later.outline, other.outline) })),
    ),
  }))
  return [...outside, ...overlapping]
}

/** A component that no segment covers may reach up to the lid's top face, no further. */
export function topPlaneProblems(draft: DraftPackage): Problem[] {
  const { document, components, segments, segmentsSound, substrateTop, hasLid } = draft
  const lid = field(document, 'lid')
  const thickness = positiveOf(field(lid, 'thickness'))
  if (!hasLid || thickness === null || !segmentsSound || substrateTop === null) return []
  const bodies: Body[] = []
  for (const component of components) {
    const body = bodyOf(component, lid)
    if (!body) return []
    bodies.push(body)
  }
  const topPlane = undersideOf(bodies, segments, substrateTop) + thickness
  return bodies.flatMap(({ index, label, outline, top }) => {
    if (top <= topPlane + COINCIDENT_MM || isUnderLid(outline, segments)) return []
    return [
      {
        path: jsonPath('components', index),
        message: `${label} reaches up to ${spellMm(top)} mm; allowed is the top plane at ${spellMm(topPlane)} mm.`,
      },
    ]
  })
}

type Body = NonNullable<ReturnType<typeof bodyOf>>

/** Null where the lid's height cannot be known because of this component. */
function bodyOf({ index, label, outline, top, contact, carries, fields }: DraftComponent, lid: unknown) {
  if (!outline || top === null || contact === null) return null
  const writtenTim = field(fields, 'tim') ?? field(lid, 'tim')
  const thickness = positiveOf(field(writtenTim, 'thickness'))
  if (contact !== 'none' && !carries && thickness === null) return null
  return { index, label, outline, top, contact, carries, tim: { material: '', thickness: thickness ?? 0 } }
}

interface Collision<Item> {
  readonly later: Item
  readonly others: readonly Item[]
}

const NAMED_AT_MOST = 3
/** Where thousands lie on one another, comparing every pair would say nothing new. */
const FOUND_AT_MOST = 1000

/** Every item that collides with one before it in the file. A sweep along x, so that large files stay quick. */
function collisions<Item extends { readonly index: number }>(
  items: readonly Item[],
  outlineOfItem: (item: Item) => Outline,
  collide: (a: Item, b: Item) => boolean,
): Collision<Item>[] {
  const byWest = [...items].sort((a, b) => outlineOfItem(a).x0 - outlineOfItem(b).x0)
  const found = new Map<number, { later: Item; others: Item[] }>()
  let reaching: Item[] = []
  for (const item of byWest) {
    if (found.size >= FOUND_AT_MOST) break
    const outline = outlineOfItem(item)
    reaching = reaching.filter((other) => outlineOfItem(other).x1 > outline.x0)
    for (const other of reaching) {
      if (!overlaps(outlineOfItem(other), outline) || !collide(other, item)) continue
      const [earlier, later] = other.index < item.index ? [other, item] : [item, other]
      const entry = found.get(later.index) ?? { later, others: [] }
      if (entry.others.length < NAMED_AT_MOST) entry.others.push(earlier)
      found.set(later.index, entry)
    }
    reaching.push(item)
  }
  return [...found.values()].sort((a, b) => a.later.index - b.later.index)
}

/** `oe-4 overlaps oe-5 by 0.50 mm. Move one of them.` */
function overlapMessage(label: string, others: readonly { readonly label: string; readonly depth: number }[]): string {
  const depths = others.map((other) => `${other.label} by ${spellDepth(other.depth)} mm`).join(', ')
  return `${label} overlaps ${depths}. Move ${others.length === 1 ? 'one of them' : 'them apart'}.`
}

/** The shortest way, along x or y, on which two overlapping outlines come apart, mm. */
function depthOf(a: Outline, b: Outline): number {
  return Math.min(a.x1 - b.x0, b.x1 - a.x0, a.y1 - b.y0, b.y1 - a.y0)
}

/** Two decimals, more where they would say that nothing overlaps. */
function spellDepth(depthMm: number): string {
  return depthMm < 0.01 ? String(Number(depthMm.toPrecision(2))) : depthMm.toFixed(2)
}

function spell({ x0, x1, y0, y1 }: Outline, spelt = spellMm): string {
  return `x ${spelt(x0)} to ${spelt(x1)}, y ${spelt(y0)} to ${spelt(y1)} mm`
}

/** What leaves `outer`: two decimals, more where they would say that it does not. */
function spellIn(outer: Outline, inner: Outline): string {
  return spell(inner, excessOf(outer, inner) < 0.01 ? spellMm : spellPlace)
}

function excessOf(outer: Outline, inner: Outline): number {
  return Math.max(outer.x0 - inner.x0, inner.x1 - outer.x1, outer.y0 - inner.y0, inner.y1 - outer.y1)
}

function excess(outer: Outline, inner: Outline): string {
  const by = excessOf(outer, inner)
  return by < 0.01 ? String(Number(by.toPrecision(2))) : spellPlace(by)
}

const spellPlace = (value: number): string => formatShort(value, 2)

function spellMm(value: number): string {
  return String(Number(value.toPrecision(8))).replace('-', '−')
}
