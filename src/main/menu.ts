/**
 * The native menu. It is only another way to the page's own commands: the page describes its menus from its command
 * registry, an item sends the command's id, and the page decides whether it applies. Here are only the entries that the
 * operating system performs itself.
 */
import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuDescription, MenuEntry } from '../preload/contract.ts'

type Send = (commandId: string) => void

export function installMenu(menus: readonly MenuDescription[], send: Send): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(menus, send, process.platform === 'darwin')))
}

export function menuTemplate(
  menus: readonly MenuDescription[],
  send: Send,
  mac: boolean,
): MenuItemConstructorOptions[] {
  const item = (entry: MenuEntry): MenuItemConstructorOptions => {
    if (entry.kind === 'separator') return { type: 'separator' }
    if (entry.kind === 'submenu') return { label: entry.label, submenu: entry.entries.map(item) }
    const { id, label, accelerator, enabled, checked } = entry
    return {
      id,
      // a single & would mark the key of a letter, and vanish from the name of a file
      label: label.replaceAll('&', '&&'),
      enabled,
      click: () => send(id),
      ...(checked !== undefined && { type: 'checkbox', checked }),
      // Shown only: the page reads the keyboard itself and knows when a key belongs to a text field.
      ...(accelerator && { accelerator, registerAccelerator: false }),
    }
  }
  const described = menus.map(({ label, entries }) => ({
    label,
    submenu: [...entries.map(item), ...ofTheSystem(label, mac)],
  }))
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    ...described,
    ...(mac ? [{ role: 'windowMenu' } as const] : []),
  ]
}

/** Roles, so that cut, copy and paste work in text fields, and a quit is the system's own. */
function ofTheSystem(menu: string, mac: boolean): MenuItemConstructorOptions[] {
  if (menu === 'Edit') return [{ type: 'separator' }, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }]
  if (menu === 'File' && !mac) return [{ type: 'separator' }, { role: 'quit' }]
  return []
}
