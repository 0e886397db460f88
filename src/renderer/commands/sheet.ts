/** The shortcut sheet: every key of the registry under the menu that has its command, and what the hand does. */
import type { App } from '../state/app.ts'
import { type Command, labelOf } from './command.ts'
import { keyCaps } from './keyboard.ts'
import { MENUS, type MenuItem } from './menus.ts'

export interface SheetRow {
  readonly what: string
  /** As separate caps: `Ctrl`, `Shift`, `Z`. */
  readonly caps: readonly string[]
}

export interface SheetGroup {
  readonly title: string
  readonly rows: readonly SheetRow[]
}

const BY_HAND: readonly (readonly [title: string, rows: readonly (readonly [what: string, ...caps: string[]])[]])[] = [
  [
    'On the canvas',
    [
      ['Move the selection', 'Drag'],
      ['Lock the axis of a move', 'Shift', 'drag'],
      ['Invert snapping', 'Ctrl', 'drag'],
      ['Duplicate', 'Alt', 'drag'],
      ['Put back what is dragged', 'Esc'],
      ['Leave a tool, the tour, the selection', 'Esc'],
      ['Add to the selection', 'Shift', 'click'],
      ['Distances to what is under the pointer', 'Alt', 'hover'],
      ['Pan', 'Space', 'drag'],
      ['Zoom to the pointer', 'Wheel'],
    ],
  ],
  [
    'Arrow keys',
    [
      ['Nudge by 0.1 mm', '← ↑ → ↓'],
      ['Nudge by 1 mm', 'Shift', '← ↑ → ↓'],
      ['Nudge by 0.01 mm', 'Alt', '← ↑ → ↓'],
    ],
  ],
  [
    'In fields',
    [
      ['Calculate', '2*3.5mm'],
      ['Change what is there', '+10, −=10 or *1.5'],
      ['Scrub a value', 'Drag label'],
    ],
  ],
]

/** Commands that stand in no menu, such as what Escape does, come under `Elsewhere`. */
export function sheetGroups(app: App, commands: readonly Command[]): SheetGroup[] {
  const keyed = commands.filter(({ keys, keyOnly }) => keys && keys.length > 0 && !keyOnly)
  const menuOf = menuByCommand()
  const rowsOf = (title: string | null): SheetRow[] =>
    keyed
      .filter(({ id }) => (menuOf.get(id) ?? null) === title)
      .map((command) => ({
        what: command.sheetLabel ?? labelOf(command, app),
        caps: keyCaps(command.keys?.[0] ?? '', app.platform.operatingSystem),
      }))
  return [
    ...MENUS.map(({ label }) => ({ title: label, rows: rowsOf(label) })),
    { title: 'Elsewhere', rows: rowsOf(null) },
    ...BY_HAND.map(([title, rows]) => ({ title, rows: rows.map(([what, ...caps]) => ({ what, caps })) })),
  ].filter(({ rows }) => rows.length > 0)
}

/** Rows with every word in what they do, in their keys or in their group's title. */
export function filteredGroups(groups: readonly SheetGroup[], text: string): SheetGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return groups
    .map(({ title, rows }) => ({
      title,
      rows: rows.filter(({ what, caps }) => {
        const all = `${title} ${what} ${caps.join(' ')}`.toLowerCase()
        return words.every((word) => all.includes(word))
      }),
    }))
    .filter(({ rows }) => rows.length > 0)
}

/** The first menu that each command stands in. */
export function menuByCommand(): ReadonlyMap<string, string> {
  const known = new Map<string, string>()
  const idsOf = (item: MenuItem): readonly string[] => (typeof item === 'string' ? [item] : item.items)
  for (const { label, items } of MENUS) {
    for (const id of items.flatMap(idsOf)) if (!known.has(id)) known.set(id, label)
  }
  return known
}
