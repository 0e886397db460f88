import { withWhatStandsOn } from '../../layout/edits.ts'
import { boundsOf } from '../../layout/outline.ts'
import type { Layout } from '../../layout/schema.ts'
import { type Guide, type Snap, snapTargets, snapToEdges, snapToGrid } from '../../layout/snapping.ts'
import { packageOf } from '../state/derived.ts'

/** How near, in px, an edge must come before it is taken. */
const REACH_PX = 6

export interface SnapOptions {
  readonly gridStepMm: number
  /** px per mm: the reach is the same for the hand at every zoom. */
  readonly scale: number
  /** An axis held by Shift, along which nothing may snap. */
  readonly locked: 'x' | 'y' | null
}

/** The move that (dx, dy) mm becomes when edges and grid attract; an edge within reach wins over the grid. */
export function snapMove(base: Layout, ids: readonly string[], dx: number, dy: number, options: SnapOptions): Snap {
  const pkg = packageOf(base)
  const moving = withWhatStandsOn(base, ids)
  const bodies = pkg.components.filter(({ component }) => ids.includes(component.id))
  const bounds = boundsOf(bodies.map(({ outline }) => outline))
  const lead = bodies[0]
  if (!bounds || !lead) return { dx, dy, guides: [] }
  const moved = { x0: bounds.x0 + dx, x1: bounds.x1 + dx, y0: bounds.y0 + dy, y1: bounds.y1 + dy }
  const edges = snapToEdges(moved, snapTargets(pkg, moving), REACH_PX / options.scale)
  const guides = edges.guides.filter(({ axis }) => axis !== options.locked)
  const snapped = (axis: 'x' | 'y', delta: number, correction: number): number => {
    if (axis === options.locked) return delta
    if (guides.some((guide: Guide) => guide.axis === axis)) return delta + correction
    const start = lead.component[axis]
    return snapToGrid(start + delta, options.gridStepMm) - start
  }
  return { dx: snapped('x', dx, edges.dx), dy: snapped('y', dy, edges.dy), guides }
}
