import { Tooltip } from '@base-ui/react/tooltip'
import type { ReactElement } from 'react'

/** Words for a control that shows none, or the reason why it is disabled. */
export function WithTooltip({
  text,
  keys,
  children,
}: {
  text: string
  keys?: string
  children: ReactElement<Record<string, unknown>>
}) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={children} />
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6}>
          <Tooltip.Popup className="tooltip">
            {text}
            {keys && <span className="dim"> {keys}</span>}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
