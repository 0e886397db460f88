/** Lid segments and cooling zones under the pointer: they are taken by their borders, as their inside is full of bodies. */
import { outlineOf } from '../../layout/outline.ts'
import { rectangleOfPart, writtenSegments } from '../../layout/package-edits.ts'
import type { PackagePart } from '../../layout/package-part.ts'
import type { Layout } from '../../layout/schema.ts'

/** How far from its border a part is caught, px. */
const BORDER_REACH_PX = 5

/** Those with a rectangle of their own, the ones that are painted last first; a lid in one piece is the lid. */
export function partsWithRectangle(layout: Layout): PackagePart[] {
  const zones = (layout.cooling.top?.zones ?? []).map((_, index): PackagePart => ({ kind: 'zone', index }))
  const segments = layout.lid ? writtenSegments(layout) : []
  const lid = segments.map((_, index): PackagePart => ({ kind: 'segment', index }))
  return [...zones.toReversed(), ...(segments.length === 1 ? [{ kind: 'lid' } as const] : lid)]
}

/** The part whose border is nearest to the point and within reach, or null. */
export function partAtPoint(layout: Layout, x: number, y: number, scale: number): PackagePart | null {
  let nearest: { part: PackagePart; far: number } | null = null
  for (const part of partsWithRectangle(layout)) {
    const { x0, x1, y0, y1 } = outlineOf(rectangleOfPart(layout, part)!)
    const [dx, dy] = [Math.max(x0 - x, x - x1), Math.max(y0 - y, y - y1)]
    const far = dx > 0 && dy > 0 ? Math.hypot(dx, dy) : Math.abs(Math.max(dx, dy))
    if (far <= BORDER_REACH_PX / scale && (!nearest || far < nearest.far)) nearest = { part, far }
  }
  return nearest?.part ?? null
}
