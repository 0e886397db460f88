/** Pulling one handle of a component. Edges land on others, else on the grid. */
import { componentOf } from '../../layout/edits.ts'
import type { Axis } from '../../layout/outline.ts'
import { outlineOf } from '../../layout/outline.ts'
import { type Guide, snapEdge } from '../../layout/snapping.ts'
import { followTwins, twinsOf } from '../../layout/symmetry.ts'
import { type Handle, handleCursor } from '../canvas/handles.ts'
import type { App } from '../state/app.ts'
import { namesOf } from '../state/naming.ts'
import type { DragAct } from './drag-act.ts'
import type { PointerInput } from './pointer-input.ts'
import { resized } from './resize.ts'
import { SNAP_REACH_PX, snapWords, targetsBeside } from './snap-move.ts'

export const RESIZING_KEYS = ['Esc restores', 'Alt keeps the centre', 'Ctrl inverts snapping']

export function beginResizing(app: App, from: PointerInput, id: string, handle: Handle): DragAct {
  const { document, overlay, pointer, view } = app
  document.getState().beginGesture(`resize ${namesOf(document.getState().layout, [id])}`)
  const base = document.getState().layout
  const component = componentOf(base, id)
  const outline = outlineOf(component, component.rotation)
  const twins = twinsOf(base, [id], view.getState().symmetry)
  const targets = targetsBeside(base, [id])
  overlay.setState({ cursor: handleCursor(handle) })

  /** The pull along one axis once the pulled edge has found its place. */
  const snapped = (axis: Axis, delta: number, step: number): { delta: number; guide?: Guide } => {
    const side = axis === 'x' ? /[we]/.exec(handle)?.[0] : /[ns]/.exec(handle)?.[0]
    if (side === undefined) return { delta }
    const edge = { w: outline.x0, e: outline.x1, s: outline.y0, n: outline.y1 }[side as 'w' | 'e' | 's' | 'n']
    const drawn = snapEdge(axis, outline, edge + delta, targets, SNAP_REACH_PX / view.getState().camera.scale)
    if (drawn) return { delta: delta + drawn.delta, guide: drawn.guide }
    return { delta: Math.round((edge + delta) / step) * step - edge }
  }

  const move = (input: PointerInput) => {
    const { snap, gridStepMm } = view.getState()
    const [dx, dy] = [input.x - from.x, input.y - from.y]
    const free = snap === input.ctrl
    const x = free ? { delta: dx } : snapped('x', dx, gridStepMm)
    const y = free ? { delta: dy } : snapped('y', dy, gridStepMm)
    const guides = [x, y].flatMap((each) => ('guide' in each && each.guide ? [each.guide] : []))
    const layout = resized(base, id, handle, { dx: x.delta, dy: y.delta, symmetric: input.alt })
    document.getState().showGesture(followTwins(base, layout, twins))
    const { width, height } = componentOf(layout, id)
    overlay.setState({ guides })
    const words = `Resize ${id}: ${width.toFixed(2)} × ${height.toFixed(2)} mm${snapWords(guides)}`
    pointer.setState({ hint: { words, keys: RESIZING_KEYS } })
  }
  return { base, move }
}
