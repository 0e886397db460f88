import { runCommand } from '../commands/command.ts'
import { useCommand } from './command-button.tsx'

/** A button with the words of a command of the registry, where it belongs to the matter beside it. */
export function CommandTextButton({ id, words }: { id: string; words?: string }) {
  const { app, command, label, enabled } = useCommand(id)
  const Icon = command.icon
  return (
    <button
      type="button"
      className="plain-button"
      data-testid={id}
      aria-disabled={!enabled}
      aria-label={words === undefined ? undefined : label}
      onClick={() => runCommand(command, app)}
    >
      {Icon && <Icon size={14} strokeWidth={2} aria-hidden="true" />}
      {words ?? label}
    </button>
  )
}
