/** The `?` sheet: every key and gesture by its menu, and a field that finds one. */
import { Dialog } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import { COMMANDS } from '../commands/registry.ts'
import { filteredGroups, type SheetGroup, sheetGroups } from '../commands/sheet.ts'
import { useApp } from '../ui/app-context.tsx'
import { useTypedDialog } from '../ui/use-typed-dialog.ts'
import './shortcut-sheet.css'

export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const app = useApp()
  const [text, setText] = useState('')
  const { field, setField, leave } = useTypedDialog(onClose)
  const groups = useMemo(() => sheetGroups(app, COMMANDS), [app])
  const shown = filteredGroups(groups, text)
  return (
    <Dialog.Root open onOpenChange={(open) => !open && leave()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog shortcut-sheet scroll" initialFocus={field} finalFocus={false}>
          <div className="shortcut-head">
            <Dialog.Title className="shortcut-title">Keyboard shortcuts</Dialog.Title>
            <label className="shortcut-search">
              <Search size={14} strokeWidth={2} aria-hidden="true" />
              <input
                ref={setField}
                type="search"
                aria-label="Find a shortcut"
                placeholder="Find a shortcut"
                value={text}
                spellCheck={false}
                onChange={(event) => setText(event.target.value)}
              />
            </label>
          </div>
          <div className="shortcut-groups">
            {shown.map((group) => (
              <Group key={group.title} {...group} />
            ))}
            {shown.length === 0 && <p className="dim">No shortcut for that. Ctrl K finds every command.</p>}
          </div>
          <div className="dialog-foot shortcut-foot">
            <span className="dim">Every command, with or without a key, is in the command search.</span>
            <Dialog.Close className="plain-button">Close</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Group({ title, rows }: SheetGroup) {
  return (
    <section className="shortcut-group" aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {rows.map(({ what, caps }) => (
          <li key={what}>
            <span>{what}</span>
            <span className="kbd">
              {caps.map((cap) => (
                <kbd key={cap}>{cap}</kbd>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
