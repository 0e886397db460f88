/** Moving components by hand, or, with Alt, copies of them. Always the delta from where it began, never a sum of steps. */
import { duplicateComponents, moveComponents } from '../../layout/edits.ts'
import type { Layout } from '../../layout/schema.ts'
import { formatSigned } from '../../layout/units.ts'
import type { App } from '../state/app.ts'
import { namesOf } from '../state/naming.ts'
import type { DragAct } from './drag-act.ts'
import type { PointerInput } from './pointer-input.ts'
import { snapMove, snapWords } from './snap-move.ts'

const HINT = 'Esc restores, Shift locks the axis, Ctrl inverts snapping, Alt duplicates'

/** The layout with the duplicates in place, from which an Alt-drag moves them. */
interface Copies {
  readonly layout: Layout
  readonly ids: readonly string[]
}

export function beginTranslating(app: App, from: PointerInput, ids: readonly string[]): DragAct {
  const { document, selection, overlay, pointer, view } = app
  document.getState().beginGesture(`move ${namesOf(document.getState().layout, ids)}`)
  const base = document.getState().layout
  overlay.setState({ cursor: 'grabbing' })
  let copies: Copies | null = null

  const move = (input: PointerInput) => {
    let dx = input.x - from.x
    let dy = input.y - from.y
    const locked = input.shift ? (Math.abs(dx) >= Math.abs(dy) ? 'y' : 'x') : null
    if (locked === 'x') dx = 0
    if (locked === 'y') dy = 0
    const { snap, gridStepMm, camera } = view.getState()
    const snapped =
      snap === input.ctrl
        ? { dx, dy, guides: [] }
        : snapMove(base, ids, dx, dy, { gridStepMm, scale: camera.scale, locked })
    dx = snapped.dx
    dy = snapped.dy

    if (input.alt) copies ??= duplicateComponents(base, ids, 0, 0)
    const moved = input.alt ? copies : null
    const shownIds = moved?.ids ?? ids
    const verb = moved ? 'duplicate' : 'move'
    document
      .getState()
      .showGesture(
        dx === 0 && dy === 0 && !moved ? base : moveComponents(moved?.layout ?? base, shownIds, dx, dy),
        `${verb} ${namesOf(base, ids)}`,
      )
    selection.getState().select(shownIds)
    overlay.setState({ guides: snapped.guides, drag: { ids: shownIds, base, dx, dy } })
    const at = snapWords(snapped.guides)
    const where = at === '' ? '' : ` (${at})`
    pointer.setState({
      hint: `Move ${namesOf(base, ids)}: dx ${formatSigned(dx, 2)}, dy ${formatSigned(dy, 2)} mm${where}. ${HINT}`,
    })
  }

  return { base, move, cancel: () => selection.getState().select(ids) }
}
