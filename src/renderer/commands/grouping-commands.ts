import { Eye, EyeOff, Group, Lock, LockOpen, PencilLine, Ungroup } from 'lucide-react'
import { designViewOf, groupOf } from '../../layout/design-view.ts'
import { groupComponents, setHidden, setLocked, ungroupComponents } from '../../layout/grouping.ts'
import type { Layout } from '../../layout/schema.ts'
import type { App } from '../state/app.ts'
import { namesOf } from '../state/naming.ts'
import type { Command } from './command.ts'
import { NOTHING_SELECTED, whyTooFew } from './reasons.ts'

const selected = (app: App) => app.selection.getState().ids
const viewOf = (app: App) => designViewOf(app.document.getState().layout)
const allIn = (app: App, list: readonly string[]) =>
  selected(app).length > 0 && selected(app).every((id) => list.includes(id))
const isHidden = (app: App) => allIn(app, viewOf(app).hidden)
const isLocked = (app: App) => allIn(app, viewOf(app).locked)

export const groupingCommands: readonly Command[] = [
  {
    id: 'edit.rename',
    label: 'Rename',
    icon: PencilLine,
    keys: ['F2'],
    when: (app) => selected(app).length === 1,
    why: () => 'Select one component',
    run: (app) => {
      const [id] = selected(app)
      const { panels, set } = app.view.getState()
      // The name is typed in the list.
      if (id !== undefined) set({ renaming: id, panels: { ...panels, left: true } })
    },
  },
  {
    id: 'edit.group',
    label: 'Group',
    icon: Group,
    keys: ['$mod+g'],
    when: (app) => selected(app).length > 1,
    why: whyTooFew(2, 'two'),
    run: (app) => act(app, 'group', groupComponents),
  },
  {
    id: 'edit.ungroup',
    label: 'Ungroup',
    icon: Ungroup,
    keys: ['$mod+Shift+g'],
    when: (app) => selected(app).some((id) => groupOf(app.document.getState().layout, id) !== undefined),
    why: () => 'No group is selected',
    run: (app) => act(app, 'ungroup', ungroupComponents),
  },
  {
    id: 'edit.hide',
    label: (app) => (isHidden(app) ? 'Show' : 'Hide'),
    sheetLabel: 'Hide or show',
    icon: EyeOff,
    keys: ['h'],
    when: (app) => selected(app).length > 0,
    why: () => NOTHING_SELECTED,
    run: (app) => {
      const hide = !isHidden(app)
      act(app, hide ? 'hide' : 'show', (layout, ids) => setHidden(layout, ids, hide))
    },
  },
  {
    id: 'edit.showAll',
    label: 'Show all hidden components',
    icon: Eye,
    keys: ['Shift+h'],
    when: (app) => viewOf(app).hidden.length > 0,
    why: () => 'Nothing is hidden',
    run: (app) =>
      app.document.getState().edit('show all components', (layout) => setHidden(layout, viewOf(app).hidden, false)),
  },
  {
    id: 'edit.lock',
    label: (app) => (isLocked(app) ? 'Unlock' : 'Lock'),
    sheetLabel: 'Lock or unlock',
    icon: Lock,
    keys: ['l'],
    when: (app) => selected(app).length > 0,
    why: () => NOTHING_SELECTED,
    run: (app) => {
      const lock = !isLocked(app)
      act(app, lock ? 'lock' : 'unlock', (layout, ids) => setLocked(layout, ids, lock))
    },
  },
  {
    id: 'edit.unlockAll',
    label: 'Unlock all components',
    icon: LockOpen,
    when: (app) => viewOf(app).locked.length > 0,
    why: () => 'Nothing is locked',
    run: (app) =>
      app.document.getState().edit('unlock all components', (layout) => setLocked(layout, viewOf(app).locked, false)),
  },
]

function act(app: App, verb: string, change: (layout: Layout, ids: readonly string[]) => Layout): void {
  const { layout, edit } = app.document.getState()
  const ids = selected(app)
  edit(`${verb} ${namesOf(layout, ids)}`, (before) => change(before, ids))
}
