/** One user action, described once for menus, toolbar, keyboard, command search and shortcut sheet. */
import type { LucideIcon } from 'lucide-react'
import type { App } from '../state/app.ts'
import type { Edit } from '../state/preview.ts'

export interface Command {
  readonly id: string
  readonly label: string | ((app: App) => string)
  readonly icon?: LucideIcon
  /** Words of the shortcut sheet, where the label changes with the state. */
  readonly sheetLabel?: string
  /** Key bindings as tinykeys writes them; the first one is shown. */
  readonly keys?: readonly string[]
  /** Whether it applies now. */
  readonly when?: (app: App) => boolean
  /** For toggles and choices. */
  readonly checked?: (app: App) => boolean
  /** Left out of the command search and the shortcut sheet's list: it makes sense by its key only. */
  readonly keyOnly?: boolean
  /** The keys are shown only: the system makes an event of them, which the page answers by itself. */
  readonly bySystem?: boolean
  /** What it would do now, so that a menu can show it before it is chosen. */
  readonly preview?: (app: App) => Edit
  readonly run: (app: App) => void | Promise<void>
}

/** A command that makes an edit, and so can show it before it is chosen. */
export function editCommand({
  edit,
  ...command
}: Omit<Command, 'run' | 'preview'> & { edit: (app: App) => Edit }): Command {
  return {
    ...command,
    preview: edit,
    run: (app) => {
      const { label, change } = edit(app)
      app.document.getState().edit(label, change)
    },
  }
}

export function labelOf(command: Command, app: App): string {
  return typeof command.label === 'string' ? command.label : command.label(app)
}

export function isEnabled(command: Command, app: App): boolean {
  return command.when?.(app) ?? true
}

/** Runs a command if it applies, and says whether it did. */
export function runCommand(command: Command, app: App): boolean {
  if (!isEnabled(command, app)) return false
  void command.run(app)
  return true
}
