import { memo } from 'react'
import { isEnabled, labelOf, reasonOf, runCommand, storesBehind } from '../commands/command.ts'
import { keyCaps } from '../commands/keyboard.ts'
import { commandOf } from '../commands/registry.ts'
import { useAcross, useAfterPress, useApp } from './app-context.tsx'
import { WithTooltip } from './tooltip.tsx'

interface ButtonProps {
  readonly id: string
  readonly size?: number
  readonly className?: string
  /** Beside the icon; without it the button is square and has its name from the command. */
  readonly word?: string
}

/** A button for a command of the registry: icon, tooltip with name and key, disabled where it does not apply. */
export function CommandButton({ id, size = 16, className = '', word }: ButtonProps) {
  return <ShownButton id={id} size={size} className={className} word={word} {...useCommandState(id)} />
}

type ShownProps = Required<Pick<ButtonProps, 'id' | 'size' | 'className'>> & { word: string | undefined } & CommandState

/** Its tooltip has much to render: once per change of what it shows. */
const ShownButton = memo(function ShownButton({ id, size, className, word, ...shown }: ShownProps) {
  const app = useApp()
  const command = commandOf(id)
  const { label, enabled, checked, reason } = shown
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

/** A command as it stands now. */
export function useCommand(id: string) {
  return { app: useApp(), command: commandOf(id), ...useCommandState(id) }
}

interface CommandState {
  readonly label: string
  readonly enabled: boolean
  readonly checked: boolean | null
  /** Why it is not enabled. */
  readonly reason: string | null
}

/** Follows every store that labels and conditions read. */
function useCommandState(id: string): CommandState {
  const written = useAcross(storesBehind, (app) => {
    const command = commandOf(id)
    const state: CommandState = {
      label: labelOf(command, app),
      enabled: isEnabled(command, app),
      checked: command.checked?.(app) ?? null,
      reason: reasonOf(command, app),
    }
    return JSON.stringify(state)
  })
  return JSON.parse(useAfterPress(written))
}
