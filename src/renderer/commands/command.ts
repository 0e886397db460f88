/** One user action, described once for menus, toolbar, keyboard, command search and shortcut sheet. */
import type { LucideIcon } from 'lucide-react'
import type { App } from '../state/app.ts'

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
  readonly run: (app: App) => void | Promise<void>
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
