/** The menus, fed by the command registry. */
import { Menu } from '@base-ui/react/menu'
import { Menubar } from '@base-ui/react/menubar'
import { QUALITIES } from '../../solver/results/solution.ts'
import { runCommand } from '../commands/command.ts'
import { exampleCommands } from '../commands/example-commands.ts'
import { keyCaps } from '../commands/keyboard.ts'
import { useCommand } from '../ui/command-button.tsx'

const SEPARATOR = '-'

const MENUS: readonly {
  readonly name: string
  readonly items: readonly (string | readonly [string, readonly string[]])[]
}[] = [
  {
    name: 'File',
    items: [
      'file.new',
      'file.open',
      ['Open example', exampleCommands.map(({ id }) => id)],
      SEPARATOR,
      'file.save',
      'file.saveAs',
      SEPARATOR,
      'file.export.csv',
      'file.export.svg',
      'file.export.png',
    ],
  },
  {
    name: 'Edit',
    items: [
      'edit.undo',
      'edit.redo',
      SEPARATOR,
      'edit.duplicate',
      'edit.rotate',
      'edit.delete',
      SEPARATOR,
      'edit.selectAll',
      'edit.selectOverLimit',
    ],
  },
  {
    name: 'View',
    items: [
      'view.zoomIn',
      'view.zoomOut',
      'view.zoomToFit',
      'view.zoomToSelection',
      'view.zoomToWorst',
      SEPARATOR,
      'view.layerUp',
      'view.layerDown',
      SEPARATOR,
      'view.isotherms',
      'view.limitLine',
      'view.smooth',
      'view.mesh',
      'view.autoRange',
      'view.fitRange',
      'view.defaultRange',
      SEPARATOR,
      'view.theme.system',
      'view.theme.dark',
      'view.theme.light',
    ],
  },
  { name: 'Place', items: ['place.asic', 'place.opticalEngine', 'place.laser'] },
  {
    name: 'Solve',
    items: [
      ...QUALITIES.map((quality) => `solve.quality.${quality}`),
      SEPARATOR,
      'solve.again',
      SEPARATOR,
      'solve.influence',
      'transient.show',
      'transient.play',
    ],
  },
  { name: 'Window', items: ['view.panel.left', 'view.panel.results', 'view.panel.right'] },
  { name: 'Help', items: ['help.commands', 'help.shortcuts'] },
]

export function MenuBar() {
  return (
    <Menubar className="menu-bar" aria-label="Main menu">
      {MENUS.map(({ name, items }) => (
        <Menu.Root key={name}>
          <Menu.Trigger className="menu-trigger">{name}</Menu.Trigger>
          <Menu.Portal>
            <Menu.Positioner sideOffset={2} align="start">
              <Menu.Popup className="menu">{items.map((item, index) => entryOf(item, index))}</Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.Root>
      ))}
    </Menubar>
  )
}

function entryOf(item: string | readonly [string, readonly string[]], index: number) {
  if (item === SEPARATOR) return <Menu.Separator key={`separator ${index}`} className="menu-separator" />
  if (typeof item === 'string') return <CommandItem key={item} id={item} />
  const [label, ids] = item
  return (
    <Menu.SubmenuRoot key={label}>
      <Menu.SubmenuTrigger className="menu-item">
        <span className="mark" />
        {label}
        <span className="keys">›</span>
      </Menu.SubmenuTrigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={2} alignOffset={-4}>
          <Menu.Popup className="menu">
            {ids.map((id) => (
              <CommandItem key={id} id={id} strip="Open example: " />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  )
}

/** @param strip words that the submenu has said already */
function CommandItem({ id, strip = '' }: { id: string; strip?: string }) {
  const { app, command, label, enabled, checked } = useCommand(id)
  const keys = command.keys?.[0]
  return (
    <Menu.Item className="menu-item" disabled={!enabled} onClick={() => runCommand(command, app)}>
      <span className="mark" aria-hidden="true">
        {checked ? '✓' : ''}
      </span>
      {label.startsWith(strip) ? label.slice(strip.length) : label}
      {checked && <span className="visually-hidden">, on</span>}
      {keys && <span className="keys">{keyCaps(keys, app.platform.operatingSystem).join(' ')}</span>}
    </Menu.Item>
  )
}
