import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../../src/renderer/commands/registry.ts'
import { type Searchable, searched } from '../../../src/renderer/commands/search.ts'
import { filteredGroups, sheetGroups } from '../../../src/renderer/commands/sheet.ts'
import { createTestApp } from '../support/test-app.ts'

const entry = (label: string, menu: string | null = null, enabled = true): Searchable => ({
  id: label,
  label,
  menu,
  enabled,
})

describe('the command search', () => {
  const labels = (entries: readonly Searchable[], text: string, recent: readonly string[] = []) =>
    searched(entries, text, recent).map(({ label }) => label)

  it('puts the start of a label before the start of a word, and that before the middle of one', () => {
    const entries = [entry('Unlock all'), entry('Keep the lock'), entry('Lock')]
    expect(labels(entries, 'lock')).toEqual(['Lock', 'Keep the lock', 'Unlock all'])
  })

  it('wants every word, in any order, and takes the menu as a word too', () => {
    const entries = [entry('Align left edges', 'Arrange'), entry('Left panel', 'Window')]
    expect(labels(entries, 'edges left')).toEqual(['Align left edges'])
    expect(labels(entries, 'window left')).toEqual(['Left panel'])
    expect(labels(entries, 'right')).toEqual([])
  })

  it('shows what cannot be run now after what can and fits as well, and still shows it', () => {
    const entries = [entry('Undo move', 'Edit', false), entry('Unduly', 'Window')]
    expect(labels(entries, 'und')).toEqual(['Unduly', 'Undo move'])
    expect(labels(entries, 'undo')).toEqual(['Undo move'])
  })

  it('lists the latest first while nothing is typed', () => {
    const entries = [entry('A'), entry('B', null, false), entry('C'), entry('D')]
    expect(labels(entries, '', ['D', 'B'])).toEqual(['D', 'A', 'C', 'B'])
  })
})

describe('the shortcut sheet', () => {
  const groups = sheetGroups(createTestApp().app, COMMANDS)

  it('has every key of the registry once, under its menu', () => {
    const keyed = COMMANDS.filter(({ keys, keyOnly }) => keys && keys.length > 0 && !keyOnly)
    const byMenu = groups.filter(({ title }) => !['On the canvas', 'Arrow keys', 'In fields'].includes(title))
    expect(byMenu.flatMap(({ rows }) => rows)).toHaveLength(keyed.length)
    expect(byMenu.map(({ title }) => title)).toEqual([
      'File',
      'Edit',
      'View',
      'Place',
      'Arrange',
      'Solve',
      'Window',
      'Help',
    ])
    expect(groups[0]?.rows).toContainEqual({ what: 'Save as…', caps: ['Ctrl', 'Shift', 'S'] })
  })

  it('is searched by what is done, by key and by menu', () => {
    const found = (text: string) => filteredGroups(groups, text).flatMap(({ rows }) => rows.map(({ what }) => what))
    expect(found('nudge')).toHaveLength(3)
    expect(found('ctrl k')).toContain('Search commands')
    expect(found('help')).toEqual(['Search commands', 'Keyboard shortcuts'])
    expect(found('no such thing')).toEqual([])
  })
})
