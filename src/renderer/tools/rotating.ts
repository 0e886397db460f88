/** Turning a component by its handle. The format knows quarter turns only, so the body goes to the nearest one. */
import { componentOf, rotateComponents } from '../../layout/edits.ts'
import { followTwins, twinsOf } from '../../layout/symmetry.ts'
import type { App } from '../state/app.ts'
import { namesOf } from '../state/naming.ts'
import type { DragAct } from './drag-act.ts'
import type { PointerInput } from './pointer-input.ts'

export function beginRotating(app: App, from: PointerInput, id: string): DragAct {
  const { document, overlay, pointer, view } = app
  document.getState().beginGesture(`rotate ${namesOf(document.getState().layout, [id])}`)
  const base = document.getState().layout
  const { x, y, rotation = 0 } = componentOf(base, id)
  const twins = twinsOf(base, [id], view.getState().symmetry)
  const angleTo = (input: PointerInput) => Math.atan2(input.y - y, input.x - x)
  const start = angleTo(from)
  overlay.setState({ cursor: 'grabbing' })

  const move = (input: PointerInput) => {
    const turns = (((Math.round((angleTo(input) - start) / (Math.PI / 2)) % 4) + 4) % 4) as 0 | 1 | 2 | 3
    const turned = turns === 0 ? base : rotateComponents(base, [id], turns)
    document.getState().showGesture(followTwins(base, turned, twins))
    pointer.setState({ hint: { words: `Rotate ${id} to ${(rotation + 90 * turns) % 360}°`, keys: ['Esc restores'] } })
  }
  return { base, move }
}
