/** What a right click offers, on the canvas and in the component list: the commands that apply to what is under it. */
import { ContextMenu as Base } from '@base-ui/react/context-menu'
import type { ReactNode } from 'react'
import { CANVAS_MENU, COMPONENT_MENU, PART_MENU } from '../commands/menus.ts'
import { useSelection } from '../ui/app-context.tsx'
import { MenuEntries } from './menu-entries.tsx'

export function ContextMenu({ children }: { children: ReactNode }) {
  const menu = useSelection(({ ids, part }) => (ids.length > 0 ? COMPONENT_MENU : part ? PART_MENU : CANVAS_MENU))
  return (
    <Base.Root>
      <Base.Trigger className="context-area">{children}</Base.Trigger>
      <Base.Portal>
        <Base.Positioner>
          <Base.Popup className="menu">
            <MenuEntries items={menu} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
