/** Entries of a menu as the registry has them: for the menu bar and for the context menu. */
import { Menu } from '@base-ui/react/menu'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { type MenuItem, RECENT, recentLabels, SEPARATOR } from '../commands/menus.ts'
import { openRecent } from '../documents/files.ts'
import { useApp } from '../ui/app-context.tsx'
import { CommandItem } from '../ui/command-item.tsx'

export function MenuEntries({ items }: { items: readonly MenuItem[] }) {
  return <>{items.map((item, index) => entryOf(item, index))}</>
}

function entryOf(item: MenuItem, index: number) {
  if (item === SEPARATOR) return <Menu.Separator key={`separator ${index}`} className="menu-separator" />
  if (item === RECENT) return <RecentFiles key={item} />
  if (typeof item === 'string') return <CommandItem key={item} id={item} />
  return (
    <Submenu key={item.label} label={item.label}>
      {item.items.map((id, n) =>
        id === SEPARATOR ? entryOf(id, n) : <CommandItem key={id} id={id} {...(item.strip && { strip: item.strip })} />,
      )}
    </Submenu>
  )
}

function Submenu({ label, disabled = false, children }: { label: string; disabled?: boolean; children: ReactNode }) {
  return (
    <Menu.SubmenuRoot disabled={disabled}>
      <Menu.SubmenuTrigger className="menu-item">
        <span className="mark" />
        {label}
        <span className="keys">›</span>
      </Menu.SubmenuTrigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={2} alignOffset={-4}>
          <Menu.Popup className="menu">{children}</Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  )
}

function RecentFiles() {
  const app = useApp()
  const recent = useStore(app.files, (state) => state.recent)
  const labels = recentLabels(recent)
  return (
    <Submenu label="Open recent" disabled={recent.length === 0}>
      {recent.map((file, n) => (
        <Menu.Item key={file.id} className="menu-item" onClick={() => void openRecent(app, file.id)}>
          <span className="mark" />
          {labels[n]}
        </Menu.Item>
      ))}
    </Submenu>
  )
}
