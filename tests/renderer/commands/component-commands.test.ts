import { expect, test } from 'vitest'
import { isEnabled, runCommand } from '../../../src/renderer/commands/command.ts'
import { commandOf } from '../../../src/renderer/commands/registry.ts'
import { componentWith, layoutWith } from '../../support/small-layout.ts'
import { createTestApp } from '../support/test-app.ts'

test('the floorplan is edited of one component that makes heat', () => {
  const components = [componentWith({ sources: [{ layer: 'die', power: 5 }] }), componentWith({ id: 'cold', x: 4 })]
  const { app } = createTestApp(layoutWith({ components }))
  const floorplan = commandOf('component.floorplan')
  const enabledFor = (ids: string[]) => {
    app.selection.getState().select(ids)
    return isEnabled(floorplan, app)
  }
  expect([enabledFor([]), enabledFor(['cold']), enabledFor(['oe-1', 'cold']), enabledFor(['oe-1'])]).toEqual([
    false,
    false,
    false,
    true,
  ])
  runCommand(floorplan, app)
  expect(app.view.getState()).toMatchObject({ dialog: 'floorplan', dialogSubject: null })
})

test('the materials are shown whatever is selected', () => {
  const { app } = createTestApp()
  runCommand(commandOf('edit.materials'), app)
  expect(app.view.getState().dialog).toBe('materials')
})
