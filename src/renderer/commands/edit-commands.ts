import { Copy, Redo2, RotateCcw, Trash2, Undo2 } from 'lucide-react'
import { rootsOf } from '../../layout/arrange.ts'
import { shownComponents } from '../../layout/design-view.ts'
import { moveComponents, removeComponents, rotateComponents } from '../../layout/edits.ts'
import type { Layout } from '../../layout/schema.ts'
import { duplicateWithTwins } from '../../layout/symmetry.ts'
import { statusOf } from '../../solver/results/verdicts.ts'
import type { App } from '../state/app.ts'
import { offsetBeside } from '../state/beside.ts'
import { lastOffset, rememberDuplicate } from '../state/edit-memory.ts'
import { editComponents } from '../state/editing.ts'
import { movableIds } from '../state/movable.ts'
import { namesOf } from '../state/naming.ts'
import { movablePart, nudgeSelectedPart, removablePart, removeSelectedPart } from '../state/part-edits.ts'
import type { Command } from './command.ts'
import { NOTHING_SELECTED, whyNotMovable } from './reasons.ts'

const hasSelection = (app: App) => app.selection.getState().ids.length > 0
const hasMovable = (app: App) => movableIds(app).length > 0
/** The solution may be older than the layout, and know components that have gone. */
const overLimit = (app: App) => {
  const present = new Set(app.document.getState().layout.components.map(({ id }) => id))
  const results = app.solve.getState().solved?.solution.components ?? []
  return results.filter((result) => statusOf(result) === 'over' && present.has(result.id))
}

export const editCommands: readonly Command[] = [
  {
    id: 'edit.undo',
    label: ({ document }) => `Undo ${document.getState().undo.at(-1)?.label ?? ''}`.trim(),
    sheetLabel: 'Undo',
    icon: Undo2,
    keys: ['$mod+z'],
    when: ({ document, arrays }) => document.getState().undo.length > 0 || arrays.getState().session !== null,
    why: () => 'Nothing has been changed yet',
    run: (app) => selectingWhatAppears(app, () => app.document.getState().stepBack()),
  },
  {
    id: 'edit.redo',
    label: ({ document }) => `Redo ${document.getState().redo.at(-1)?.label ?? ''}`.trim(),
    sheetLabel: 'Redo',
    icon: Redo2,
    keys: ['$mod+Shift+z', '$mod+y'],
    when: ({ document }) => document.getState().redo.length > 0,
    why: () => 'Nothing has been undone',
    run: (app) => selectingWhatAppears(app, () => app.document.getState().stepForward()),
  },
  {
    id: 'edit.duplicate',
    label: 'Duplicate',
    icon: Copy,
    keys: ['$mod+d'],
    when: hasSelection,
    why: () => NOTHING_SELECTED,
    run: duplicateSelection,
  },
  {
    id: 'edit.delete',
    label: 'Delete',
    icon: Trash2,
    keys: ['Delete', 'Backspace'],
    when: (app) => hasMovable(app) || removablePart(app) !== null,
    why: whyNotMovable,
    run: (app) => {
      if (removablePart(app)) {
        removeSelectedPart(app)
        return
      }
      const ids = movableIds(app)
      editComponents(app, 'delete', ids, (before) => removeComponents(before, ids))
    },
  },
  {
    id: 'edit.rotate',
    label: 'Rotate a quarter turn',
    icon: RotateCcw,
    keys: ['r'],
    when: hasMovable,
    why: whyNotMovable,
    run: (app) => {
      const ids = movableIds(app)
      editComponents(app, 'rotate', ids, (before) => rotateComponents(before, ids, 1))
    },
  },
  {
    id: 'edit.selectAll',
    label: 'Select all',
    keys: ['$mod+a'],
    run: (app) => app.selection.getState().select(shownComponents(app.document.getState().layout).map(({ id }) => id)),
  },
  {
    id: 'edit.selectOverLimit',
    label: 'Select all over limit',
    keys: ['$mod+Shift+l'],
    when: (app) => overLimit(app).length > 0,
    why: () => 'No component is over its limit',
    run: (app) => app.selection.getState().select(overLimit(app).map(({ id }) => id)),
  },
  {
    id: 'edit.deselect',
    label: 'Deselect',
    keys: ['Escape'],
    keyOnly: true,
    when: (app) => hasSelection(app) || app.selection.getState().part !== null,
    run: (app) => app.selection.getState().select([]),
  },
  ...nudges(),
]

/** What a step of the history brings back is what the hand goes on with. */
function selectingWhatAppears(app: App, step: () => void): void {
  const before = new Set(app.document.getState().layout.components.map(({ id }) => id))
  step()
  const { layout } = app.document.getState()
  const fresh = layout.components.flatMap(({ id }) => (before.has(id) ? [] : [id]))
  if (fresh.length > 0) app.selection.getState().select(rootsOf(layout, fresh))
}

/**
 * As far from the last copy as that was put or dragged from its original; else beside itself, where nothing is in the way and
 * the solve goes on; without such a place, a little aside.
 */
function duplicateSelection(app: App): void {
  const { ids } = app.selection.getState()
  const { layout, edit } = app.document.getState()
  const { gridStepMm, symmetry } = app.view.getState()
  const aside = Math.max(1, 2 * gridStepMm)
  const { dx, dy } = lastOffset(app.memory, layout, ids) ??
    offsetBeside(layout, ids, gridStepMm) ?? { dx: aside, dy: -aside }
  const duplicated = duplicateWithTwins(layout, ids, dx, dy, symmetry)
  edit(`duplicate ${namesOf(layout, ids)}`, () => duplicated.layout)
  rememberDuplicate(app.memory, duplicated)
  app.selection.getState().select(duplicated.ids)
}

/** Arrow keys: 0.1 mm, with Shift 1 mm, with Alt 0.01 mm. Repeats become one step of undo. */
function nudges(): Command[] {
  const directions = [
    { key: 'ArrowLeft', word: 'west', dx: -1, dy: 0 },
    { key: 'ArrowRight', word: 'east', dx: 1, dy: 0 },
    { key: 'ArrowUp', word: 'north', dx: 0, dy: 1 },
    { key: 'ArrowDown', word: 'south', dx: 0, dy: -1 },
  ]
  const steps = [
    { modifier: '', stepMm: 0.1 },
    { modifier: 'Shift+', stepMm: 1 },
    { modifier: 'Alt+', stepMm: 0.01 },
  ]
  return steps.flatMap(({ modifier, stepMm }) =>
    directions.map(
      ({ key, word, dx, dy }): Command => ({
        id: `edit.nudge.${word}.${stepMm}`,
        label: `Nudge ${stepMm} mm ${word}`,
        keys: [modifier + key],
        keyOnly: true,
        when: (app) => hasMovable(app) || movablePart(app) !== null,
        run: (app) => {
          if (movablePart(app)) {
            nudgeSelectedPart(app, dx * stepMm, dy * stepMm)
            return
          }
          const ids = movableIds(app)
          const move = (before: Layout) => moveComponents(before, ids, dx * stepMm, dy * stepMm)
          editComponents(app, 'move', ids, move, `nudge ${ids.join()}`)
        },
      }),
    ),
  )
}
