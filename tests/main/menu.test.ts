import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import { menuTemplate } from '../../src/main/menu.ts'

function items(template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...items(Array.isArray(item.submenu) ? item.submenu : [])])
}

test.each([true, false])('every command item sends its own id and leaves its key to the page (macOS: %s)', (mac) => {
  const sent: string[] = []
  const commands = items(menuTemplate((id) => sent.push(id), mac)).filter(({ id }) => id !== undefined)
  for (const item of commands) {
    item.click?.({} as never, undefined, {} as never)
    expect(item.accelerator === undefined || item.registerAccelerator === false, item.id).toBe(true)
  }
  expect(sent).toEqual(commands.map(({ id }) => id))
  expect(new Set(sent).size).toBe(sent.length)
  expect(sent).toEqual(
    expect.arrayContaining(['file.open', 'file.save', 'edit.undo', 'view.zoomToFit', 'help.shortcuts']),
  )
})
