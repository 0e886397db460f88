import { designViewOf } from '../../layout/design-view.ts'
import { withWhatStandsOn } from '../../layout/edits.ts'
import { boundsOf, COINCIDENT_MM } from '../../layout/outline.ts'
import type { Layout } from '../../layout/schema.ts'
import {
  type Guide,
  type Snap,
  type SnapTarget,
  snapTargets,
  snapToGrid,
  snapToSurroundings,
} from '../../layout/snapping.ts'
import { formatFixed } from '../../layout/units.ts'
import { packageOf } from '../state/derived.ts'

/** How near, in px, an edge must come before it is taken. */
export const SNAP_REACH_PX = 6

export interface SnapOptions {
  readonly gridStepMm: number
  /** px per mm: the reach is the same for the hand at every zoom. */
  readonly scale: number
  /** An axis held by Shift, along which nothing may snap. */
  readonly locked: 'x' | 'y' | null
}

/** The move that (dx, dy) mm becomes when edges, grid and its own start attract; an edge within reach wins over the grid. */
export function snapMove(base: Layout, ids: readonly string[], dx: number, dy: number, options: SnapOptions): Snap {
  const pkg = packageOf(base)
  const bodies = pkg.components.filter(({ component }) => ids.includes(component.id))
  const bounds = boundsOf(bodies.map(({ outline }) => outline))
  const lead = bodies[0]
  if (!bounds || !lead) return { dx, dy, guides: [] }
  const moved = { x0: bounds.x0 + dx, x1: bounds.x1 + dx, y0: bounds.y0 + dy, y1: bounds.y1 + dy }
  const drawn = snapToSurroundings(moved, targetsBeside(base, ids), SNAP_REACH_PX / options.scale)
  /** Where the move ends along an axis, and what it has taken there. */
  const snapped = (axis: 'x' | 'y', delta: number, correction: number): { delta: number; guides: Guide[] } => {
    if (axis === options.locked) return { delta, guides: [] }
    const guides = drawn.guides.filter((guide) => guide.axis === axis)
    const start = lead.component[axis]
    const drawnTo = guides.length > 0 ? delta + correction : snapToGrid(start + delta, options.gridStepMm) - start
    // Where it was attracts like anything else, so that a drag along one axis leaves the other as it was.
    const back = Math.abs(delta) <= Math.abs(drawnTo - delta)
    return { delta: back ? 0 : drawnTo, guides: back && Math.abs(drawnTo) > COINCIDENT_MM ? [] : guides }
  }
  const x = snapped('x', dx, drawn.dx)
  const y = snapped('y', dy, drawn.dy)
  return { dx: x.delta, dy: y.delta, guides: [...x.guides, ...y.guides] }
}

/** What can be seen beside the moved components and what stands on them. */
export function targetsBeside(layout: Layout, ids: readonly string[]): SnapTarget[] {
  return snapTargets(packageOf(layout), withWhatStandsOn(layout, [...ids, ...designViewOf(layout).hidden]))
}

/** What the status bar says of the places taken: ` (edge of oe-1, ring of 7.50 mm round asic)`; nothing where none is. */
export function snapWords(guides: readonly Guide[]): string {
  const words = guides.map(({ target, name, gaps }) => {
    const [gap] = gaps ?? []
    const distance = gap ? `${formatFixed(gap.to - gap.from, 2)} mm` : ''
    switch (target) {
      case 'centre':
        return `centre of ${name}`
      case 'gap':
        return `equal gaps of ${distance} beside ${name}`
      case 'ring':
        return `ring of ${distance} round ${name}`
      default:
        return `edge of ${name}`
    }
  })
  return words.length === 0 ? '' : ` (${[...new Set(words)].join(', ')})`
}
