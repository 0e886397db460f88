/** Ctrl K: every command by a few letters of its name, and every component. */
import { Dialog } from '@base-ui/react/dialog'
import { ChevronRight, Locate, type LucideIcon, Search } from 'lucide-react'
import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import { displayName } from '../../layout/component-name.ts'
import { isEnabled, labelOf, reasonOf, runCommand } from '../commands/command.ts'
import { keyCaps } from '../commands/keyboard.ts'
import { COMMANDS } from '../commands/registry.ts'
import { type Searchable, searched } from '../commands/search.ts'
import { menuByCommand } from '../commands/sheet.ts'
import type { App } from '../state/app.ts'
import { fitSelection } from '../state/zooming.ts'
import { useApp } from '../ui/app-context.tsx'
import { useTypedDialog } from '../ui/use-typed-dialog.ts'
import './dialogs.css'

interface Entry extends Searchable {
  readonly icon: LucideIcon
  readonly keys: readonly string[]
  /** Why it cannot be run now. */
  readonly reason: string | null
  readonly run: () => void
}

const MOST_SHOWN = 12

export function CommandSearch({ onClose }: { onClose: () => void }) {
  const app = useApp()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const listId = useId()
  const { field, setField, leave } = useTypedDialog(onClose)
  const all = useMemo(() => entriesOf(app), [app])
  const found = searched(all, text, app.guide.getState().recentCommands)
  const shown = found.slice(0, MOST_SHOWN)
  const index = Math.min(chosen, shown.length - 1)

  const run = (entry: Entry | undefined) => {
    if (!entry?.enabled) return
    // Before the command has its say: what it opens gives the keyboard back to there.
    leave()
    entry.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && shown.length > 0) {
      event.preventDefault()
      setChosen((index + step + shown.length) % shown.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      run(shown[index])
    }
  }

  return (
    <Dialog.Root open onOpenChange={(open) => !open && leave()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup
          className="dialog command-search"
          aria-label="Search commands"
          initialFocus={field}
          finalFocus={false}
        >
          <div className="search-field">
            <Search size={18} strokeWidth={1.75} aria-hidden="true" />
            <input
              ref={setField}
              role="combobox"
              aria-expanded="true"
              aria-controls={listId}
              aria-activedescendant={shown[index] ? `${listId}-${index}` : undefined}
              aria-label="Command or component"
              placeholder="Command or component"
              value={text}
              spellCheck={false}
              onChange={(event) => {
                setText(event.target.value)
                setChosen(0)
              }}
              onKeyDown={onKeyDown}
            />
            <span className="kbd">
              <kbd>Esc</kbd>
            </span>
          </div>
          <div id={listId} role="listbox" aria-label="Results" className="search-list">
            {shown.map((entry, at) => (
              <div
                key={entry.id}
                id={`${listId}-${at}`}
                role="option"
                tabIndex={-1}
                aria-selected={at === index}
                aria-disabled={!entry.enabled}
                className="search-row"
                onPointerMove={() => setChosen(at)}
                onPointerUp={() => run(entry)}
              >
                <entry.icon size={16} strokeWidth={1.75} aria-hidden="true" />
                <Highlighted label={entry.label} text={text} />
                <span className="search-place">{entry.reason ?? entry.menu}</span>
                <span className="kbd">
                  {entry.keys.map((cap) => (
                    <kbd key={cap}>{cap}</kbd>
                  ))}
                </span>
              </div>
            ))}
            {shown.length === 0 && <p className="empty">Nothing is called that.</p>}
          </div>
          <p className="search-foot dim">
            <span>↑ ↓ choose, Enter run</span>
            <span className="number">{countWords(shown.length, found.length)}</span>
          </p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function countWords(shown: number, found: number): string {
  return shown < found ? `${shown} of ${found} found: type on` : `${found} found`
}

function Highlighted({ label, text }: { label: string; text: string }) {
  const at = text.trim() === '' ? -1 : label.toLowerCase().indexOf(text.trim().toLowerCase())
  if (at < 0) return <span className="search-label">{label}</span>
  const end = at + text.trim().length
  return (
    <span className="search-label">
      {label.slice(0, at)}
      <mark>{label.slice(at, end)}</mark>
      {label.slice(end)}
    </span>
  )
}

function entriesOf(app: App): Entry[] {
  const commands = COMMANDS.filter(({ keyOnly, id }) => !keyOnly && id !== 'help.commands')
  const menuOf = menuByCommand()
  const { layout } = app.document.getState()
  const components = app.guide.getState().welcome ? [] : layout.components
  return [
    ...commands.map((command) => ({
      id: command.id,
      label: labelOf(command, app),
      menu: menuOf.get(command.id) ?? null,
      icon: command.icon ?? ChevronRight,
      keys: command.keys?.[0] ? keyCaps(command.keys[0], app.platform.operatingSystem) : [],
      enabled: isEnabled(command, app),
      reason: reasonOf(command, app),
      run: () => void runCommand(command, app),
    })),
    ...components.map((component) => ({
      id: `component ${component.id}`,
      label: `Go to ${displayName(component)} (${component.id})`,
      menu: null,
      icon: Locate,
      keys: [],
      enabled: true,
      reason: null,
      run: () => {
        app.selection.getState().select([component.id])
        fitSelection(app)
      },
    })),
  ]
}
