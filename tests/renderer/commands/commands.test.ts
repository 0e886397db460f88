import { describe, expect, it } from 'vitest'
import { isEnabled, labelOf } from '../../../src/renderer/commands/command.ts'
import { keyCaps } from '../../../src/renderer/commands/keyboard.ts'
import { COMMANDS, commandOf, runCommandById } from '../../../src/renderer/commands/registry.ts'
import { levelAt } from '../../../src/renderer/state/derived.ts'
import { createTestApp, solutionOf } from '../support/test-app.ts'

/** What the native menu may send. */
const MENU_COMMANDS = `file.new file.open file.save file.saveAs file.export.csv file.export.svg file.export.png
  edit.undo edit.redo edit.delete edit.duplicate edit.selectAll place.asic place.opticalEngine place.laser view.zoomIn
  view.zoomOut view.zoomToFit view.zoomToSelection view.theme.system view.theme.dark view.theme.light view.layerUp
  view.layerDown view.isotherms view.smooth solve.quality.preview solve.quality.normal solve.quality.fine help.shortcuts`.split(
  /\s+/,
)

describe('the registry', () => {
  it('knows every command of the native menu', () => {
    for (const id of MENU_COMMANDS) expect(commandOf(id).id).toBe(id)
  })

  it('has no id and no key twice, but for Escape and arrows, which mean what there is to take back or to move', () => {
    const ids = COMMANDS.map(({ id }) => id)
    const keys = COMMANDS.flatMap((command) => command.keys ?? []).filter(
      (key) => key !== 'Escape' && !key.includes('Arrow'),
    )
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('ignores an id that it does not know', () => {
    expect(runCommandById('file.format-disk', createTestApp().app)).toBe(false)
  })
})

describe('commands', () => {
  it('name what undo and redo would do, and do nothing where there is nothing', () => {
    const { app } = createTestApp()
    expect(runCommandById('edit.undo', app)).toBe(false)
    app.selection.getState().select(['oe-6'])
    runCommandById('edit.delete', app)
    expect(labelOf(commandOf('edit.undo'), app)).toBe('Undo delete Optical engine 6')
    runCommandById('edit.undo', app)
    expect(labelOf(commandOf('edit.redo'), app)).toBe('Redo delete Optical engine 6')
  })

  it('duplicate the selection beside itself and select the copies', () => {
    const { app } = createTestApp()
    app.selection.getState().select(['oe-1', 'oe-2'])
    runCommandById('edit.duplicate', app)
    const { ids } = app.selection.getState()
    expect(ids).toEqual(['oe-9', 'oe-10'])
    expect(app.document.getState().layout.components).toHaveLength(12)
    expect(app.document.getState().undo.at(-1)?.label).toBe('duplicate 2 components')
  })

  it.each([
    ['edit.nudge.west.0.1', { x: 15.4, y: 33 }],
    ['edit.nudge.north.1', { x: 15.5, y: 34 }],
    ['edit.nudge.east.0.01', { x: 15.51, y: 33 }],
  ])('%s moves the selection by that much', (id, place) => {
    const { app } = createTestApp()
    app.selection.getState().select(['oe-1'])
    runCommandById(id, app)
    expect(app.document.getState().layout.components.find((component) => component.id === 'oe-1')).toMatchObject(place)
  })

  it('step through the layers and stop at both ends', () => {
    const { app } = createTestApp()
    const shown = () => levelAt(app.document.getState().layout, app.view.getState().levelZ)
    const start = shown().index
    runCommandById('view.layerUp', app)
    expect(shown().index).toBe(start - 1)
    for (let i = 0; i < 30; i++) runCommandById('view.layerDown', app)
    expect(shown().level.name).toBe('Board')
  })

  it('place a part where it overlaps nothing, or say that there is no room', () => {
    const { app } = createTestApp()
    runCommandById('place.laser', app)
    const placed = app.document.getState().layout.components.at(-1)
    expect(placed?.kind).toBe('laser')
    expect(app.selection.getState().ids).toEqual([placed?.id])
    expect(app.document.getState().undo).toHaveLength(1)
    app.document
      .getState()
      .edit('shrink', (layout) => ({ ...layout, substrate: { ...layout.substrate, width: 30, height: 30 } }))
    runCommandById('place.asic', app)
    expect(app.notices.getState().message).toContain('no free place')
  })

  it('select what is over its limit', async () => {
    const { app, solves } = createTestApp()
    await solves[0]?.answer({
      status: 'solved',
      solution: solutionOf([
        { id: 'oe-1', margin: 3 },
        { id: 'oe-6', margin: -4 },
      ]),
    })
    runCommandById('edit.selectOverLimit', app)
    expect(app.selection.getState().ids).toEqual(['oe-6'])
  })

  it('fit the range to the shown field, undoably', async () => {
    const { app, solves } = createTestApp()
    await solves[0]?.answer({ status: 'solved', solution: solutionOf([{ id: 'oe-1' }]) })
    runCommandById('view.fitRange', app)
    expect(app.document.getState().layout.view).toEqual({ range: [60, 65] })
    runCommandById('edit.undo', app)
    expect(app.document.getState().layout.view).toBeUndefined()
  })

  it('export no table while its temperatures are stale', async () => {
    const { app, solves, exported } = createTestApp()
    await solves[0]?.answer({ status: 'solved', solution: solutionOf([{ id: 'oe-1' }]) })
    app.selection.getState().select(['oe-1'])
    runCommandById('edit.nudge.west.0.1', app)
    expect(runCommandById('file.export.csv', app)).toBe(false)
    expect(exported).toEqual([])
    await solves[1]?.answer({ status: 'solved', solution: solutionOf([{ id: 'oe-1' }]) })
    expect(runCommandById('file.export.csv', app)).toBe(true)
    expect(exported).toMatchObject([{ suggestedName: 'package.csv', kind: 'csv' }])
  })

  it('export no table while a gesture moves, however current the draft', async () => {
    const { app, solves } = createTestApp()
    await solves[0]?.answer({ status: 'solved', solution: solutionOf([{ id: 'oe-1' }]) })
    expect(isEnabled(commandOf('file.export.csv'), app)).toBe(true)
    app.document.getState().beginGesture('move')
    expect(isEnabled(commandOf('file.export.csv'), app)).toBe(false)
    app.document.getState().cancelGesture()
    expect(isEnabled(commandOf('file.export.csv'), app)).toBe(true)
  })
})

describe('keys', () => {
  it('are said as the system says them', () => {
    expect(keyCaps('$mod+Shift+z', 'linux')).toEqual(['Ctrl', 'Shift', 'Z'])
    expect(keyCaps('$mod+Shift+z', 'mac')).toEqual(['⌘', '⇧', 'Z'])
    expect(keyCaps('[Shift]+?', 'windows')).toEqual(['?'])
    expect(keyCaps('$mod+=', 'linux')).toEqual(['Ctrl', '='])
    expect(keyCaps('+', 'linux')).toEqual(['+'])
  })
})

describe('arrow keys', () => {
  const pressed = (app: ReturnType<typeof createTestApp>['app'], keys: string) =>
    COMMANDS.filter((command) => command.keys?.includes(keys)).find((command) => isEnabled(command, app))?.id

  it('nudge what is selected, and move the view where nothing is', () => {
    const { app } = createTestApp()
    expect(pressed(app, 'ArrowLeft')).toBe('view.pan.west')
    const before = app.view.getState().camera.originX
    runCommandById('view.pan.west', app)
    expect(app.view.getState().camera.originX).toBe(before + 40)
    app.selection.getState().select(['oe-1'])
    expect(pressed(app, 'ArrowLeft')).toBe('edit.nudge.west.0.1')
    expect(runCommandById('view.pan.west', app)).toBe(false)
  })
})
