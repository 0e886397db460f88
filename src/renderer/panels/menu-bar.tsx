/** The menus, fed by the command registry. */
import { Menu } from '@base-ui/react/menu'
import { Menubar } from '@base-ui/react/menubar'
import { memo } from 'react'
import { MENUS } from '../commands/menus.ts'
import { MenuEntries } from './menu-entries.tsx'

export const MenuBar = memo(function MenuBar() {
  return (
    <Menubar className="menu-bar" aria-label="Main menu">
      {MENUS.map(({ label: name, items }) => (
        <Menu.Root key={name}>
          <Menu.Trigger className="menu-trigger">{name}</Menu.Trigger>
          <Menu.Portal>
            <Menu.Positioner sideOffset={2} align="start">
              <Menu.Popup className="menu">
                <MenuEntries items={items} />
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.Root>
      ))}
    </Menubar>
  )
})
