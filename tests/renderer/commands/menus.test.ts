/** The menus that the page describes for a native menu bar. */
import { expect, test } from 'vitest'
import { renameComponent } from '../../../src/layout/edits.ts'
import type { MenuEntry } from '../../../src/preload/contract.ts'
import { acceleratorOf, describeMenus, recentIdOf, recentLabels } from '../../../src/renderer/commands/menus.ts'
import { COMMANDS, commandOf } from '../../../src/renderer/commands/registry.ts'
import { createTestApp } from '../support/test-app.ts'

const commandsIn = (entries: readonly MenuEntry[]): Extract<MenuEntry, { kind: 'command' }>[] =>
  entries.flatMap((entry) =>
    entry.kind === 'command' ? [entry] : entry.kind === 'submenu' ? commandsIn(entry.entries) : [],
  )

test('every entry is a command of the registry, as it stands now', () => {
  const { app } = createTestApp()
  const entries = describeMenus(app, commandOf).flatMap((menu) => commandsIn(menu.entries))
  const known = new Set(COMMANDS.map(({ id }) => id))
  expect(entries.filter(({ id }) => !known.has(id))).toEqual([])
  expect(entries.length).toBeGreaterThan(40)
  expect(entries.find(({ id }) => id === 'edit.undo')?.enabled).toBe(false)
  expect(entries.find(({ id }) => id === 'view.isotherms')?.checked).toBe(app.view.getState().isotherms)
  expect(entries.find(({ id }) => id === 'file.save')?.accelerator).toBe('CmdOrCtrl+S')
})

test('recent files are entries of their own, told apart by their folders where their names are the same', () => {
  const { app } = createTestApp()
  const recent = [
    { id: '1', name: 'a.cpo.json', folder: 'north' },
    { id: '2', name: 'a.cpo.json', folder: 'south' },
    { id: '3', name: 'b.cpo.json', folder: 'south' },
  ]
  app.files.setState({ recent })
  expect(recentLabels(recent)).toEqual(['a.cpo.json — north', 'a.cpo.json — south', 'b.cpo.json'])
  const entries = describeMenus(app, commandOf).flatMap((menu) => commandsIn(menu.entries))
  expect(entries.map(({ id }) => recentIdOf(id)).filter((id) => id !== null)).toEqual(['1', '2', '3'])
})

test('a long name does not make an entry that the main process refuses', () => {
  const { app } = createTestApp()
  const name = 'long '.repeat(200)
  app.document.getState().edit(`rename ${name}`, (layout) => renameComponent(layout, 'oe-1', name))
  const entries = describeMenus(app, commandOf).flatMap((menu) => commandsIn(menu.entries))
  const undo = entries.find(({ id }) => id === 'edit.undo')!
  expect(undo.label).toMatch(/^Undo rename long /)
  expect(undo.label).toHaveLength(80)
})

test.each([
  ['$mod+Shift+s', 'CmdOrCtrl+Shift+S'],
  ['[Shift]+?', '?'],
  ['$mod+=', 'CmdOrCtrl+='],
  ['$mod+[Shift]++', 'CmdOrCtrl+Plus'],
  ['Escape', 'Esc'],
  ['F11', 'F11'],
  [']', ']'],
])('%s is written %s', (keys, accelerator) => expect(acceleratorOf(keys)).toBe(accelerator))
