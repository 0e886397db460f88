/** Axis-aligned rectangles in substrate coordinates, mm, and how they lie to each other. */
import type { Rectangle, Rotation } from './schema.ts'

/** Edges or heights closer than this coincide. */
export const COINCIDENT_MM = 1e-6

/** A rectangle by its edges, mm: west, east, south, north. */
export interface Outline {
  readonly x0: number
  readonly x1: number
  readonly y0: number
  readonly y1: number
}

export type Axis = 'x' | 'y'

type PlainRectangle = Pick<Rectangle, 'x' | 'y' | 'width' | 'height'>

/** The edges of a rectangle written by its centre, after a rotation about that centre. */
export function outlineOf(rect: PlainRectangle, rotation: Rotation = 0): Outline {
  const turned = rotation === 90 || rotation === 270
  const halfX = (turned ? rect.height : rect.width) / 2
  const halfY = (turned ? rect.width : rect.height) / 2
  return { x0: rect.x - halfX, x1: rect.x + halfX, y0: rect.y - halfY, y1: rect.y + halfY }
}

/** The outline that starts in the origin, as the substrate does. */
export function outlineFromOrigin(width: number, height: number): Outline {
  return { x0: 0, x1: width, y0: 0, y1: height }
}

/** Whether two outlines share area; touching edges do not. */
export function overlaps(a: Outline, b: Outline): boolean {
  return intersection(a, b) !== null
}

/** Whether `inner` lies within `outer`; coinciding edges are within. */
export function contains(outer: Outline, inner: Outline): boolean {
  return (
    inner.x0 >= outer.x0 - COINCIDENT_MM &&
    inner.x1 <= outer.x1 + COINCIDENT_MM &&
    inner.y0 >= outer.y0 - COINCIDENT_MM &&
    inner.y1 <= outer.y1 + COINCIDENT_MM
  )
}

/** The area common to two outlines, or null where they at most touch. */
export function intersection(a: Outline, b: Outline): Outline | null {
  const x0 = Math.max(a.x0, b.x0)
  const x1 = Math.min(a.x1, b.x1)
  const y0 = Math.max(a.y0, b.y0)
  const y1 = Math.min(a.y1, b.y1)
  return x1 - x0 > COINCIDENT_MM && y1 - y0 > COINCIDENT_MM ? { x0, x1, y0, y1 } : null
}

/** The shortest distance between two outlines, mm; 0 where they touch or overlap. */
export function gapBetween(a: Outline, b: Outline): number {
  const dx = Math.max(0, a.x0 - b.x1, b.x0 - a.x1)
  const dy = Math.max(0, a.y0 - b.y1, b.y0 - a.y1)
  return Math.hypot(dx, dy)
}

/** mm² */
export function areaOf(outline: Outline): number {
  return (outline.x1 - outline.x0) * (outline.y1 - outline.y0)
}

/** The outline with every edge moved outwards by mm, or inwards by less than 0. */
export function grownBy({ x0, x1, y0, y1 }: Outline, by: number): Outline {
  return { x0: x0 - by, x1: x1 + by, y0: y0 - by, y1: y1 + by }
}

/** The smallest outline around all of `outlines`; null for none. */
export function boundsOf(outlines: readonly Outline[]): Outline | null {
  if (outlines.length === 0) return null
  return outlines.reduce((a, b) => ({
    x0: Math.min(a.x0, b.x0),
    x1: Math.max(a.x1, b.x1),
    y0: Math.min(a.y0, b.y0),
    y1: Math.max(a.y1, b.y1),
  }))
}

/**
 * A rectangle given in a part's own frame (origin at the part's lower-left corner before rotation), in substrate
 * coordinates.
 *
 *     part before rotation        after 90° counter-clockwise
 *     +-----------+               +------+
 *     |        ▪  |               |  ▪   |
 *     +-----------+               |      |
 *     o                           +------o
 */
export function outlineInSubstrate(block: PlainRectangle, part: PlainRectangle, rotation: Rotation = 0): Outline {
  const dx = block.x - part.width / 2
  const dy = block.y - part.height / 2
  const [turnedX, turnedY] = rotateOffset(dx, dy, rotation)
  return outlineOf({ x: part.x + turnedX, y: part.y + turnedY, width: block.width, height: block.height }, rotation)
}

/** An offset turned counter-clockwise by a right-angle rotation, exactly. */
export function rotateOffset(dx: number, dy: number, rotation: Rotation): readonly [number, number] {
  switch (rotation) {
    case 0:
      return [dx, dy]
    case 90:
      return [-dy, dx]
    case 180:
      return [-dx, -dy]
    case 270:
      return [dy, -dx]
  }
}

/** From where to where an outline reaches along an axis, mm. */
export function spanOf(outline: Outline, axis: Axis): readonly [number, number] {
  return axis === 'x' ? [outline.x0, outline.x1] : [outline.y0, outline.y1]
}
