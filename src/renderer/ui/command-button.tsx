import { memo, useSyncExternalStore } from 'react'
import { isEnabled, labelOf, reasonOf, runCommand, storesBehind } from '../commands/command.ts'
import { keyCaps } from '../commands/keyboard.ts'
import { commandOf } from '../commands/registry.ts'
import { useApp } from './app-context.tsx'
import { WithTooltip } from './tooltip.tsx'

/** A button for a command of the registry: icon, tooltip with name and key, disabled where it does not apply. */
interface ButtonProps {
  readonly id: string
  readonly size?: number
  readonly className?: string
  /** Beside the icon; without it the button is square and has its name from the command. */
  readonly word?: string
}

export const CommandButton = memo(function CommandButton({ id, size = 16, className = '', word }: ButtonProps) {
  const { app, command, label, enabled, checked } = useCommand(id)
  const reason = reasonOf(command, app)
  const Icon = command.icon
  if (!Icon) throw new Error(`command ${id} has no icon`)
  const keys = command.keys?.[0]
  return (
    <WithTooltip
      text={reason === null ? label : `${label}: ${reason}`}
      {...(keys && { keys: keyCaps(keys, app.platform.operatingSystem).join(' ') })}
    >
      <button
        type="button"
        className={word === undefined ? `icon-button ${className}` : className}
        data-command={id}
        aria-label={word === undefined ? label : undefined}
        aria-disabled={!enabled}
        aria-description={reason ?? undefined}
        {...(checked !== null && { 'aria-pressed': checked })}
        onClick={() => runCommand(command, app)}
      >
        <Icon size={size} strokeWidth={1.75} aria-hidden="true" />
        {word !== undefined && ` ${word}`}
      </button>
    </WithTooltip>
  )
})

/** A command as it stands now; follows every store that labels and conditions read. */
export function useCommand(id: string) {
  const app = useApp()
  const command = commandOf(id)
  const snapshot = useSyncExternalStore(
    (changed) => {
      const ends = storesBehind(app).map((store) => store.subscribe(changed))
      return () => ends.forEach((end) => void end())
    },
    () =>
      `${isEnabled(command, app)}|${command.checked?.(app) ?? ''}|${labelOf(command, app)}|${reasonOf(command, app) ?? ''}`,
  )
  const [enabled, checked] = snapshot.split('|', 2)
  return {
    app,
    command,
    label: labelOf(command, app),
    enabled: enabled === 'true',
    checked: checked === '' ? null : checked === 'true',
  }
}
