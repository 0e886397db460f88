/** A command as an entry of a menu; one that makes an edit shows it on the canvas while the entry is highlighted. */
import { Menu } from '@base-ui/react/menu'
import { runCommand } from '../commands/command.ts'
import { keyCaps } from '../commands/keyboard.ts'
import { withoutWords } from '../commands/menus.ts'
import { useCommand } from './command-button.tsx'
import { usePreview } from './use-preview.ts'
import './command-item.css'

interface CommandItemProps {
  readonly id: string
  /** Words that the menu has said already. */
  readonly strip?: string
  readonly withIcon?: boolean
}

export function CommandItem({ id, strip = '', withIcon = false }: CommandItemProps) {
  const { app, command, label, enabled, checked, reason } = useCommand(id)
  const preview = usePreview(command, app)
  const keys = command.keys?.[0]
  const Icon = withIcon ? command.icon : undefined
  return (
    <Menu.Item
      className="menu-item"
      disabled={!enabled}
      title={reason ?? undefined}
      onFocus={preview.onFocus}
      onBlur={preview.onBlur}
      onClick={() => {
        preview.end()
        runCommand(command, app)
      }}
    >
      <span className={withIcon ? 'mark mark-icon' : 'mark'} aria-hidden="true">
        {checked ? '✓' : Icon && <Icon size={16} strokeWidth={1.75} />}
      </span>
      {withoutWords(label, strip)}
      {checked && <span className="visually-hidden">, on</span>}
      {keys && <span className="keys">{keyCaps(keys, app.platform.operatingSystem).join(' ')}</span>}
    </Menu.Item>
  )
}
