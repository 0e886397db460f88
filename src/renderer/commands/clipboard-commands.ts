import { ClipboardPaste, Copy, Scissors } from 'lucide-react'
import { type PasteAt, pasteText } from '../documents/clipboard.ts'
import type { App } from '../state/app.ts'
import { movableIds } from '../state/movable.ts'
import { tell } from '../state/notice-store.ts'
import type { Command } from './command.ts'
import { NOTHING_SELECTED, whyNotMovable } from './reasons.ts'

const hasSelection = (app: App) => app.selection.getState().ids.length > 0

/** Ctrl-C, Ctrl-X and Ctrl-V reach the page as events, which `documents/clipboard.ts` answers; these are for menus. */
export const clipboardCommands: readonly Command[] = [
  {
    id: 'edit.cut',
    label: 'Cut',
    icon: Scissors,
    keys: ['$mod+x'],
    bySystem: true,
    when: (app) => movableIds(app).length > 0,
    why: whyNotMovable,
    run: (app) => ask(app, 'cut'),
  },
  {
    id: 'edit.copy',
    label: 'Copy',
    icon: Copy,
    keys: ['$mod+c'],
    bySystem: true,
    when: hasSelection,
    why: () => NOTHING_SELECTED,
    run: (app) => ask(app, 'copy'),
  },
  {
    id: 'edit.paste',
    label: 'Paste',
    icon: ClipboardPaste,
    keys: ['$mod+v'],
    bySystem: true,
    run: (app) => paste(app),
  },
  {
    id: 'edit.pasteInPlace',
    label: 'Paste in place',
    keys: ['$mod+Shift+v'],
    bySystem: true,
    run: (app) => paste(app, 'in place'),
  },
  {
    id: 'edit.pasteHere',
    label: 'Paste here',
    icon: ClipboardPaste,
    run: (app) => paste(app, app.memory.menuAt ?? 'at pointer'),
  },
]

function ask({ notices }: App, what: 'cut' | 'copy'): void {
  // the menu that was clicked has gone by then, and with it the focus that the event would go to
  requestAnimationFrame(() => {
    if (!document.execCommand(what)) notices.setState({ message: 'The system did not let the components be copied.' })
  })
}

/**
 * Without permission a page cannot read the clipboard by a click: what this window copied it knows, for what others copied
 * the key must do.
 */
function paste(app: App, where: PasteAt = 'at pointer'): void {
  const { copied } = app.memory
  const key = app.platform.operatingSystem === 'mac' ? '⌘ V' : 'Ctrl V'
  if (copied !== null) {
    pasteText(app, copied, where)
    tell(app.notices, `Pasted what this window copied last. ${key} pastes from other windows too.`)
  } else tell(app.notices, `Press ${key} to paste what another window copied.`)
}
