import type { ResolvedPackage } from '../../layout/geometry.ts'
import { areaOf, type Outline, overlaps } from '../../layout/outline.ts'
import { HANDLES, type Handle, handlePoint, turningHandle } from '../canvas/handles.ts'

/** Half the side of the square in which a handle is caught, px. */
const HANDLE_REACH_PX = 7

/** The topmost component at a point: the highest, and of equally high ones the smallest. */
export function componentAtPoint(pkg: ResolvedPackage, x: number, y: number): string | null {
  const hits = pkg.components.filter(({ outline: { x0, x1, y0, y1 } }) => x >= x0 && x <= x1 && y >= y0 && y <= y1)
  hits.sort((a, b) => b.depth - a.depth || areaOf(a.outline) - areaOf(b.outline))
  return hits[0]?.component.id ?? null
}

/** Components that share area with the marquee. */
export function componentsIn(pkg: ResolvedPackage, marquee: Outline): string[] {
  return pkg.components.filter(({ outline }) => overlaps(outline, marquee)).map(({ component }) => component.id)
}

/** The handle of `outline` under a point, or null. On bodies too small for eight handles only corners are caught. */
export function handleAtPoint(outline: Outline, x: number, y: number, scale: number): Handle | null {
  const reach = HANDLE_REACH_PX / scale
  const shortest = Math.min(outline.x1 - outline.x0, outline.y1 - outline.y0)
  const candidates = HANDLES.filter((handle) => handle.length === 2 || shortest > 4 * reach)
  return (
    candidates.find((handle) => {
      const at = handlePoint(outline, handle)
      return Math.abs(at.x - x) <= reach && Math.abs(at.y - y) <= reach
    }) ?? null
  )
}

/** The round handle beside the outline, by which a part is turned. */
export function isOnTurningHandle(outline: Outline, x: number, y: number, scale: number): boolean {
  const at = turningHandle(outline, scale)
  return Math.hypot(at.x - x, at.y - y) <= HANDLE_REACH_PX / scale
}
