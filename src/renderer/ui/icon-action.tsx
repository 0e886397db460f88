import type { LucideIcon } from 'lucide-react'
import { WithTooltip } from './tooltip.tsx'

interface IconActionProps {
  readonly icon: LucideIcon
  /** Spoken name, and the tooltip. */
  readonly name: string
  readonly keys?: string
  /** Why it does not apply now; it is shown in the tooltip. */
  readonly refused?: string | null
  readonly onAct: () => void
}

/** A small button of an editor: an icon whose tooltip says what it does, or why it cannot. */
export function IconAction({ icon: Icon, name, keys, refused = null, onAct }: IconActionProps) {
  return (
    <WithTooltip text={refused ?? name} {...(keys && refused === null && { keys })}>
      <button
        type="button"
        className="icon-button icon-action"
        aria-label={name}
        aria-disabled={refused !== null}
        onClick={() => refused === null && onAct()}
      >
        <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </WithTooltip>
  )
}
