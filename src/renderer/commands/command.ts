/** One user action, described once for menus, toolbar, keyboard, command search and shortcut sheet. */
import type { LucideIcon } from 'lucide-react'
import type { App } from '../state/app.ts'
import { isEdited } from '../state/document-store.ts'
import { rememberCommand } from '../state/guide-store.ts'
import type { Edit } from '../state/preview.ts'
import { NOT_ON_WELCOME } from './reasons.ts'

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
  /** Why it does not apply, where `when` says so and the reason helps. */
  readonly why?: (app: App) => string
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

/** The stores that labels, conditions and reasons read: whoever shows commands follows them. */
export function storesBehind(app: App) {
  const { document, selection, view, tools, placement, comparison, solve, transient, guide } = app
  return [document, selection, view, tools, placement, comparison, solve, transient, guide] as const
}

export function labelOf(command: Command, app: App): string {
  return typeof command.label === 'string' ? command.label : command.label(app)
}

export function isEnabled(command: Command, app: App): boolean {
  return !isHeldBack(command, app) && (command.when?.(app) ?? true)
}

/** While the welcome page hides the document, only what does not act on it applies; and saving it, which closing asks for. */
function isHeldBack({ id }: Command, { guide, document }: App): boolean {
  if (!guide.getState().welcome || /^(file\.(new|open|example|recover)|help\.|window\.|view\.theme)/.test(id))
    return false
  return id !== 'file.save' || !isEdited(document.getState())
}

/** Why a command does not apply now; null where it does, or where nothing is known. */
export function reasonOf(command: Command, app: App): string | null {
  if (isEnabled(command, app)) return null
  return isHeldBack(command, app) ? NOT_ON_WELCOME : (command.why?.(app) ?? null)
}

/** Runs a command if it applies, and says whether it did. */
export function runCommand(command: Command, app: App): boolean {
  if (!isEnabled(command, app)) return false
  if (!command.keyOnly) rememberCommand(app.guide, command.id)
  void command.run(app)
  return true
}
