import { expect, it } from 'vitest'
import { withDesignView } from '../../../src/layout/design-view.ts'
import { isEnabled, labelOf } from '../../../src/renderer/commands/command.ts'
import { commandOf, runCommandById } from '../../../src/renderer/commands/registry.ts'
import { createTestApp } from '../support/test-app.ts'

const ENGINES = Array.from({ length: 8 }, (_, i) => `oe-${i + 1}`)
function open() {
  const { app } = createTestApp()
  return { app, ids: () => app.selection.getState().ids }
}

it('all of a kind are selected by a command that applies where there are any', () => {
  const { app, ids } = open()
  expect(labelOf(commandOf('select.kind.optical-engine'), app)).toBe('Select all optical engines')
  expect(labelOf(commandOf('select.kind.asic'), app)).toBe('Select all ASICs')
  runCommandById('select.kind.optical-engine', app)
  expect(ids()).toEqual(ENGINES)
  expect(isEnabled(commandOf('select.kind.memory'), app)).toBe(false)
})

it('the kinds of what is selected are selected', () => {
  const { app, ids } = open()
  expect(runCommandById('select.sameKind', app)).toBe(false)
  app.selection.getState().select(['laser-1', 'oe-3'])
  runCommandById('select.sameKind', app)
  expect([...ids()].sort()).toEqual(['laser-1', ...ENGINES].sort())
})

it('the selection is inverted', () => {
  const { app, ids } = open()
  app.selection.getState().select(ENGINES)
  runCommandById('select.invert', app)
  expect([...ids()].sort()).toEqual(['asic', 'laser-1'])
})

it('what is hidden is left alone', () => {
  const { app, ids } = open()
  app.document.getState().edit('hide', (layout) => withDesignView(layout, { hidden: ['oe-1', 'laser-1'] }))
  runCommandById('select.kind.optical-engine', app)
  expect(ids()).toEqual(ENGINES.slice(1))
  runCommandById('select.invert', app)
  expect(ids()).toEqual(['asic'])
  expect(isEnabled(commandOf('select.kind.laser'), app)).toBe(false)
})
