/** Binds the registry to the keyboard, and says keys the way the operating system's users read them. */
import { tinykeys } from 'tinykeys'
import type { App } from '../state/app.ts'
import { type Command, runCommand } from './command.ts'

type OperatingSystem = App['platform']['operatingSystem']

/** While text is typed only these make sense as commands; all other keys belong to the field. */
const IN_TEXT_FIELDS = new Set([
  'file.new',
  'file.newWindow',
  'file.open',
  'file.save',
  'file.saveAs',
  'window.close',
  'window.fullScreen',
  'help.commands',
])

/** Of several commands with the same keys the first one runs that applies. Returns the function that unbinds. */
export function bindKeyboard(target: Window, commands: readonly Command[], app: App): () => void {
  const bound = new Map<string, Command[]>()
  for (const command of commands.filter(({ bySystem }) => !bySystem)) {
    for (const keys of command.keys ?? []) bound.set(keys, [...(bound.get(keys) ?? []), command])
  }
  const bindings: Record<string, (event: KeyboardEvent) => void> = {}
  for (const [keys, candidates] of bound) {
    bindings[keys] = (event) => {
      if (app.view.getState().dialog !== null || app.notices.getState().question !== null) return
      if (belongsToWidget(event) || event.defaultPrevented) return
      const allowed = isTyping(event.target) ? candidates.filter(({ id }) => IN_TEXT_FIELDS.has(id)) : candidates
      if (allowed.some((command) => runCommand(command, app))) event.preventDefault()
    }
  }
  return tinykeys(target, bindings, { ignore: () => false })
}

/** The keys of a command as separate caps: `Ctrl`, `Shift`, `Z`. */
export function keyCaps(keys: string, operatingSystem: OperatingSystem): string[] {
  const mac = operatingSystem === 'mac'
  const names: Readonly<Record<string, string>> = {
    $mod: mac ? '⌘' : 'Ctrl',
    Shift: mac ? '⇧' : 'Shift',
    Alt: mac ? '⌥' : 'Alt',
    ArrowLeft: '←',
    ArrowRight: '→',
    ArrowUp: '↑',
    ArrowDown: '↓',
    Escape: 'Esc',
    Delete: mac ? '⌦' : 'Del',
  }
  // A plus sign may itself be the key, as in `$mod++`.
  return keys
    .replace(/\[\w+\]\+/g, '')
    .split(/\+(?!$)/)
    .map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}

/** Arrow keys move within lists, menus, tabs and splitters before they nudge; Escape closes a menu before it deselects. */
function belongsToWidget(event: KeyboardEvent): boolean {
  if (!(event.target instanceof Element)) return false
  if (event.target instanceof HTMLSelectElement) return belongsToChoice(event)
  const widget = event.target.closest(
    '[role="menu"], [role="menubar"], [role="tablist"], [role="separator"], [role="listbox"], [role="dialog"]',
  )
  if (!widget) return false
  const inside = widget.getAttribute('role')
  return inside === 'listbox'
    ? /^(Arrow(Up|Down)|Home|End)$/.test(event.key)
    : event.key.startsWith('Arrow') || event.key === 'Escape'
}

/** A closed choice is changed by arrow keys and by the first letters of what is wanted. */
function belongsToChoice({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && (key.length === 1 || /^(Arrow|Page|Home$|End$)/.test(key))
}
