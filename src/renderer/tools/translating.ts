/** Moving components by hand, or, with Alt, copies of them. Always the delta from where it began, never a sum of steps. */
import { moveComponents } from '../../layout/edits.ts'
import { settleOnInterposers } from '../../layout/interposers.ts'
import { duplicateWithTwins, followTwins, twinsOf } from '../../layout/symmetry.ts'
import { formatSigned } from '../../layout/units.ts'
import type { App } from '../state/app.ts'
import { rememberDuplicate } from '../state/edit-memory.ts'
import { briefNameOf, namesOf } from '../state/naming.ts'
import type { DragAct } from './drag-act.ts'
import type { PointerInput } from './pointer-input.ts'
import { snapMove, snapWords } from './snap-move.ts'

const KEYS = ['Esc restores', 'Shift locks the axis', 'Ctrl inverts snapping', 'Alt duplicates']

export function beginTranslating(app: App, from: PointerInput, ids: readonly string[]): DragAct {
  const { document, selection, overlay, pointer, view } = app
  document.getState().beginGesture(`move ${namesOf(document.getState().layout, ids)}`)
  const base = document.getState().layout
  // With what is locked in a group: it stays where it is and stays selected.
  const { ids: selected } = selection.getState()
  overlay.setState({ cursor: 'grabbing' })
  const { symmetry } = view.getState()
  const twins = twinsOf(base, ids, symmetry)
  /** With the duplicates in place, from which an Alt-drag moves them. */
  let copies: ReturnType<typeof duplicateWithTwins> | null = null
  let copying = false

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

    if (input.alt) copies ??= duplicateWithTwins(base, ids, 0, 0, symmetry)
    copying = input.alt
    const moved = input.alt ? copies : null
    const shownIds = moved?.ids ?? ids
    const verb = moved ? 'duplicate' : 'move'
    const start = moved?.layout ?? base
    const shown = dx === 0 && dy === 0 ? start : settleOnInterposers(moveComponents(start, shownIds, dx, dy), shownIds)
    document.getState().showGesture(followTwins(start, shown, moved?.twins ?? twins), `${verb} ${namesOf(base, ids)}`)
    selection.getState().select(moved ? moved.ids : selected)
    overlay.setState({ guides: snapped.guides, drag: { ids: shownIds, base, dx, dy } })
    const words = `${moved ? 'Duplicate' : 'Move'} ${briefNameOf(ids)}: dx ${formatSigned(dx, 2)}, dy ${formatSigned(dy, 2)} mm${snapWords(snapped.guides)}`
    pointer.setState({ hint: { words, keys: KEYS } })
  }

  const done = () => {
    if (copying && copies) rememberDuplicate(app.memory, copies)
  }
  return { base, move, done, cancel: () => selection.getState().select(selected) }
}
