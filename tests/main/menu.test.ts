import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import { menuTemplate } from '../../src/main/menu.ts'
import type { MenuDescription } from '../../src/preload/contract.ts'

const MENUS: readonly MenuDescription[] = [
  {
    label: 'File',
    entries: [
      { kind: 'command', id: 'file.save', label: 'Save', accelerator: 'CmdOrCtrl+S', enabled: true },
      { kind: 'separator' },
      {
        kind: 'submenu',
        label: 'Open recent',
        entries: [{ kind: 'command', id: 'file.openRecent:1', label: 'R&D.cpo.json', enabled: true }],
      },
    ],
  },
  {
    label: 'Edit',
    entries: [{ kind: 'command', id: 'edit.undo', label: 'Undo move', enabled: false }],
  },
  {
    label: 'View',
    entries: [{ kind: 'command', id: 'view.mesh', label: 'Show mesh', enabled: true, checked: true }],
  },
]

function items(template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...items(Array.isArray(item.submenu) ? item.submenu : [])])
}

test.each([true, false])('every command sends its own id and leaves its key to the page (macOS: %s)', (mac) => {
  const sent: string[] = []
  const commands = items(menuTemplate(MENUS, (id) => sent.push(id), mac)).filter(({ id }) => id !== undefined)
  for (const item of commands) {
    item.click?.({} as never, undefined, {} as never)
    expect(item.accelerator === undefined || item.registerAccelerator === false, item.id).toBe(true)
  }
  expect(sent).toEqual(['file.save', 'file.openRecent:1', 'edit.undo', 'view.mesh'])
})

test('an entry is as the page describes it: disabled, checked, in its submenu', () => {
  const all = items(menuTemplate(MENUS, () => {}, false))
  expect(all.find(({ id }) => id === 'edit.undo')).toMatchObject({ label: 'Undo move', enabled: false })
  expect(all.find(({ id }) => id === 'view.mesh')).toMatchObject({ type: 'checkbox', checked: true })
  expect(all.find(({ id }) => id === 'file.openRecent:1')?.label).toBe('R&&D.cpo.json')
  expect(all.find(({ label }) => label === 'Open recent')?.submenu).toHaveLength(1)
})

test('what the system does itself is added: clipboard, quit, and on macOS its own menus', () => {
  const roles = (mac: boolean, menus = MENUS) =>
    items(menuTemplate(menus, () => {}, mac)).flatMap(({ role }) => role ?? [])
  expect(roles(false)).toEqual(['quit', 'cut', 'copy', 'paste'])
  expect(roles(true)).toEqual(['appMenu', 'cut', 'copy', 'paste', 'windowMenu'])
  // before a page has described its menus
  expect(roles(true, [])).toEqual(['appMenu', 'windowMenu'])
})
