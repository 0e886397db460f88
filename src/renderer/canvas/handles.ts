/** The eight handles of a selected body: where they are and what pulling one does to the outline. */
import type { Outline } from '../../layout/outline.ts'

export const HANDLES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const
export type Handle = (typeof HANDLES)[number]

/** The smallest a part can be made by hand, mm. */
const LEAST_SIZE_MM = 0.1

export function handlePoint(outline: Outline, handle: Handle): { x: number; y: number } {
  const { x0, x1, y0, y1 } = outline
  return {
    x: handle.includes('w') ? x0 : handle.includes('e') ? x1 : (x0 + x1) / 2,
    y: handle.includes('s') ? y0 : handle.includes('n') ? y1 : (y0 + y1) / 2,
  }
}

/** px that the turning handle stands off the frame. */
const TURNING_OFFSET_PX = 16

/** The handle by which a part is turned, mm: east of its north-east corner, where neither tag nor temperature is. */
export function turningHandle({ x1, y1 }: Outline, scale: number): { x: number; y: number } {
  return { x: x1 + TURNING_OFFSET_PX / scale, y: y1 }
}

export function handleCursor(handle: Handle): string {
  return { n: 'ns', s: 'ns', e: 'ew', w: 'ew', nw: 'nwse', se: 'nwse', ne: 'nesw', sw: 'nesw' }[handle].concat(
    '-resize',
  )
}

/** The outline with the handle's edges pulled by (dx, dy) mm; the opposite edges stay, or, symmetric, follow mirrored. */
export function pulled(outline: Outline, handle: Handle, dx: number, dy: number, symmetric: boolean): Outline {
  let { x0, x1, y0, y1 } = outline
  if (handle.includes('w')) x0 = Math.min(x0 + dx, (symmetric ? (x0 + x1) / 2 : x1) - LEAST_SIZE_MM)
  if (handle.includes('e')) x1 = Math.max(x1 + dx, (symmetric ? (x0 + x1) / 2 : x0) + LEAST_SIZE_MM)
  if (handle.includes('s')) y0 = Math.min(y0 + dy, (symmetric ? (y0 + y1) / 2 : y1) - LEAST_SIZE_MM)
  if (handle.includes('n')) y1 = Math.max(y1 + dy, (symmetric ? (y0 + y1) / 2 : y0) + LEAST_SIZE_MM)
  if (!symmetric) return { x0, x1, y0, y1 }
  const west = x0 - outline.x0
  const east = x1 - outline.x1
  const south = y0 - outline.y0
  const north = y1 - outline.y1
  return { x0: x0 - east, x1: x1 - west, y0: y0 - north, y1: y1 - south }
}
