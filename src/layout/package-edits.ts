/**
 * What an editor does to substrate and lid, and to the rectangles of lid segments and cooling zones, as pure functions in
 * the manner of `edits.ts`: what an edit does not touch is shared, and what an edit leads to is judged by the rules.
 */

import { boundsOf, COINCIDENT_MM, contains, type Outline, outlineFromOrigin, outlineOf, overlaps } from './outline.ts'
import type { PackagePart } from './package-part.ts'
import type { Component, ComponentKind, Layout, Lid, LidSegment, Rectangle, Tim, Zone } from './schema.ts'
import { tidy } from './tidy.ts'

type PlainRectangle = Pick<Rectangle, 'x' | 'y' | 'width' | 'height'>

/** Across which a lid is cut: `x` leaves a west and an east part, `y` a south and a north one. */
export type CutAxis = 'x' | 'y'

/** What joins a lid at first, and a lid as most packages have one. Thicknesses: engineering estimates, not looked up. */
export const USUAL_TIM: Tim = { material: 'tim-grease', thickness: 0.08 }
const USUAL_LID: Lid = { material: 'copper', thickness: 2 }

/** Gives a bare package a lid over the whole substrate. */
export function addLid(layout: Layout): Layout {
  return layout.lid ? layout : { ...layout, lid: { ...USUAL_LID, tim: { ...USUAL_TIM } } }
}

export function removeLid(layout: Layout): Layout {
  const { lid: _, ...bare } = layout
  return bare as Layout
}

/** Material and thickness (mm) of the lid and of what joins it. A TIM given as undefined is removed. */
export function updateLid(
  layout: Layout,
  changes: { material?: string; thickness?: number; tim?: Tim | undefined },
): Layout {
  const lid: Lid = { ...lidOf(layout), ...changes }
  if (lid.tim === undefined) delete lid.tim
  return { ...layout, lid }
}

/** The segments as written; the one over the whole substrate where none is. */
export function writtenSegments(layout: Layout): readonly LidSegment[] {
  const { segments = [] } = lidOf(layout)
  if (segments.length > 0) return segments
  const { width, height } = layout.substrate
  return [{ id: 'lid', x: width / 2, y: height / 2, width, height }]
}

/** Where another segment would find room beside those that are there; null where it would not. */
export function roomForSegment(layout: Layout): PlainRectangle | null {
  if (!layout.lid) return null
  const { width, height } = layout.substrate
  const taken = writtenSegments(layout).map((segment) => outlineOf(segment))
  for (const share of [1 / 3, 1 / 6, 1 / 12]) {
    const place = freePlace(outlineFromOrigin(width, height), taken, tidy(width * share), tidy(height * share))
    if (place) return place
  }
  return null
}

/** Adds a segment where there is room for one; without room the layout stays as it is. */
export function addSegment(layout: Layout): Layout {
  const place = roomForSegment(layout)
  if (!place) return layout
  const segments = writtenSegments(layout)
  return withSegments(layout, [...segments, { id: freshSegmentId(segments, 'segment'), ...place }])
}

/** Gives a segment another id, which must be free. */
export function renameSegment(layout: Layout, index: number, id: string): Layout {
  const segments = writtenSegments(layout)
  if (segments.some((segment, n) => n !== index && segment.id === id)) throw new Error(`"${id}" is there already`)
  return withSegments(
    layout,
    segments.map((segment, n) => (n === index ? { ...segment, id } : segment)),
  )
}

/**
 * Cuts a segment in two with a clear gap (mm) between them, so that the heat of one part does not spread into the other.
 * The new part, east or north, follows the old one in the list. Throws where the gap leaves nothing.
 *
 * @param at middle of the gap; see `cutPlace`
 */
export function splitSegment(layout: Layout, index: number, axis: CutAxis, gapMm: number, at: number): Layout {
  const segments = writtenSegments(layout)
  const segment = segments[index]
  if (!segment) throw new Error(`the lid has no segment ${index}`)
  const o = outlineOf(segment)
  const [low, high] = [at - gapMm / 2, at + gapMm / 2]
  const [from, to] = axis === 'x' ? [o.x0, o.x1] : [o.y0, o.y1]
  if (low - from <= COINCIDENT_MM || to - high <= COINCIDENT_MM) throw new Error('the gap leaves nothing of a part')
  const halves: readonly Outline[] =
    axis === 'x'
      ? [
          { ...o, x1: low },
          { ...o, x0: high },
        ]
      : [
          { ...o, y1: low },
          { ...o, y0: high },
        ]
  const words = axis === 'x' ? ['west', 'east'] : ['south', 'north']
  const parts = halves.map((half, n) => ({
    ...segment,
    id: freshSegmentId(segments, `${segment.id}-${words[n]}`),
    ...rectangleFrom(half),
  }))
  return withSegments(layout, segments.toSpliced(index, 1, ...parts))
}

/**
 * Where a cut of `gapMm` falls between the bodies under a segment and not through one: in the free channel nearest to the
 * segment's middle, or in the middle where every cut hits a body. Null where the segment is too narrow for any.
 *
 * @param bodies outlines of the components
 */
export function cutPlace(
  segment: PlainRectangle,
  axis: CutAxis,
  gapMm: number,
  bodies: readonly Outline[],
): number | null {
  const o = outlineOf(segment)
  const span = ({ x0, x1, y0, y1 }: Outline) => (axis === 'x' ? ([x0, x1] as const) : ([y0, y1] as const))
  const [from, to] = span(o)
  if (to - from - gapMm <= 2 * COINCIDENT_MM) return null
  const middle = (from + to) / 2
  const spans = bodies
    .filter((body) => overlaps(body, o))
    .map(span)
    .sort((a, b) => a[0] - b[0])
  const channels: [number, number][] = []
  let end = from
  for (const [start, stop] of spans) {
    if (end > from && start - end >= gapMm) channels.push([end, start])
    end = Math.max(end, stop)
  }
  const places = channels.map(([a, b]) => Math.min(b - gapMm / 2, Math.max(a + gapMm / 2, (a + b) / 2)))
  if (spans.length === 0 || places.length === 0) return tidy(middle)
  return tidy(places.reduce((best, at) => (Math.abs(at - middle) < Math.abs(best - middle) ? at : best)))
}

/** The rectangle of a part that has one: a segment, a zone, a lid of one segment. */
export function rectangleOfPart(layout: Layout, part: PackagePart): PlainRectangle | null {
  switch (part.kind) {
    case 'segment':
      return layout.lid?.segments?.[part.index] ?? null
    case 'zone':
      return layout.cooling.top?.zones?.[part.index] ?? null
    case 'lid': {
      const segments = layout.lid ? writtenSegments(layout) : []
      return segments.length === 1 ? segments[0]! : null
    }
    default:
      return null
  }
}

/** Gives a part's rectangle another place or size, mm. */
export function setPartRectangle(layout: Layout, part: PackagePart, changes: Partial<PlainRectangle>): Layout {
  const rectangle = rectangleOfPart(layout, part)
  if (!rectangle) throw new Error(`${part.kind} has no rectangle of its own`)
  const changed = { ...rectangle, ...changes }
  if (isSameRectangle(rectangle, changed)) return layout
  const index = part.kind === 'segment' || part.kind === 'zone' ? part.index : 0
  if (part.kind === 'zone') return withZones(layout, replaced(layout.cooling.top?.zones ?? [], index, changed as Zone))
  return withSegments(layout, replaced(writtenSegments(layout), index, changed as LidSegment))
}

/** Moves a part by mm. */
export function movePart(layout: Layout, part: PackagePart, dx: number, dy: number): Layout {
  const rectangle = rectangleOfPart(layout, part)
  if (!rectangle) throw new Error(`${part.kind} has no rectangle of its own`)
  return setPartRectangle(layout, part, { x: tidy(rectangle.x + dx), y: tidy(rectangle.y + dy) })
}

/** Removes lid, segment or zone; the lid goes with its last segment. */
export function removePart(layout: Layout, part: PackagePart): Layout {
  switch (part.kind) {
    case 'lid':
      return removeLid(layout)
    case 'segment': {
      const segments = writtenSegments(layout)
      return segments.length === 1 ? removeLid(layout) : withSegments(layout, segments.toSpliced(part.index, 1))
    }
    case 'zone':
      return withZones(layout, (layout.cooling.top?.zones ?? []).toSpliced(part.index, 1))
    default:
      throw new Error(`${part.kind} cannot be removed`)
  }
}

/** Width and height of the substrate, mm. Nothing on it moves. */
export function setSubstrateSize(layout: Layout, size: { width?: number; height?: number }): Layout {
  return { ...layout, substrate: { ...layout.substrate, ...size } }
}

/** Name and description of the design; an empty text is none. */
export function describePackage(layout: Layout, words: { name?: string; description?: string }): Layout {
  const changed: Layout = { ...layout, ...words }
  for (const field of ['name', 'description'] as const) if (!changed[field]?.trim()) delete changed[field]
  return changed
}

/** Highest temperature allowed for a kind, °C; null for none, undefined for the default. */
export function setLimit(layout: Layout, kind: ComponentKind, limit: number | null | undefined): Layout {
  const { [kind]: _, ...others } = layout.limits ?? {}
  const limits = limit === undefined ? others : { ...others, [kind]: limit }
  const { limits: __, ...rest } = layout
  return (Object.keys(limits).length > 0 ? { ...rest, limits } : rest) as Layout
}

/** The bounds of components as the rectangle of a part; null for none. */
export function rectangleAround(components: readonly Component[]): PlainRectangle | null {
  const bounds = boundsOf(components.map((component) => outlineOf(component, component.rotation)))
  return bounds && rectangleFrom(bounds)
}

export function withZones(layout: Layout, zones: readonly Zone[]): Layout {
  const { zones: _, ...face } = layout.cooling.top ?? { h: 0 }
  const top = zones.length > 0 ? { ...face, zones: [...zones] } : face
  return { ...layout, cooling: { ...layout.cooling, top } }
}

export function rectangleFrom({ x0, x1, y0, y1 }: Outline): PlainRectangle {
  return { x: tidy((x0 + x1) / 2), y: tidy((y0 + y1) / 2), width: tidy(x1 - x0), height: tidy(y1 - y0) }
}

function lidOf(layout: Layout): Lid {
  if (!layout.lid) throw new Error('the layout has no lid')
  return layout.lid
}

/** The lid with these segments. */
export function withSegments(layout: Layout, segments: readonly LidSegment[]): Layout {
  return { ...layout, lid: { ...lidOf(layout), segments: [...segments] } }
}

function freshSegmentId(segments: readonly LidSegment[], wanted: string): string {
  const taken = new Set(segments.map(({ id }) => id))
  if (!taken.has(wanted)) return wanted
  let number = 2
  while (taken.has(`${wanted}-${number}`)) number++
  return `${wanted}-${number}`
}

/** The first corner, from the south-west, at which a rectangle of that size overlaps none of `taken`. */
function freePlace(within: Outline, taken: readonly Outline[], width: number, height: number): PlainRectangle | null {
  for (const y0 of [within.y0, ...taken.map(({ y1 }) => y1)].sort((a, b) => a - b)) {
    for (const x0 of [within.x0, ...taken.map(({ x1 }) => x1)].sort((a, b) => a - b)) {
      const place = { x0, x1: x0 + width, y0, y1: y0 + height }
      if (contains(within, place) && !taken.some((other) => overlaps(other, place))) return rectangleFrom(place)
    }
  }
  return null
}

function isSameRectangle(a: PlainRectangle, b: PlainRectangle): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}

function replaced<T>(list: readonly T[], index: number, entry: T): T[] {
  return list.map((each, n) => (n === index ? entry : each))
}
