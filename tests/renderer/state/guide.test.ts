import { describe, expect, it } from 'vitest'
import { reasonOf } from '../../../src/renderer/commands/command.ts'
import { COMMANDS, commandOf, runCommandById } from '../../../src/renderer/commands/registry.ts'
import { openText } from '../../../src/renderer/documents/files.ts'
import { isFirstRun } from '../../../src/renderer/ui/first-run.ts'
import { createTestApp } from '../support/test-app.ts'

describe('the welcome page', () => {
  it('holds back what would act on the document that it hides', () => {
    const { app } = createTestApp()
    app.selection.getState().select(['oe-1'])
    runCommandById('help.welcome', app)
    expect(app.guide.getState().welcome).toBe(true)
    expect(runCommandById('edit.delete', app)).toBe(false)
    expect(reasonOf(commandOf('edit.delete'), app)).toBe('Choose a package first')
    expect(app.document.getState().layout.components).toHaveLength(10)
    expect(runCommandById('help.leaveWelcome', app)).toBe(true)
    expect(runCommandById('edit.delete', app)).toBe(true)
  })

  it('lets the changes that it hides be saved, as closing the window asks for; there is nothing to save without any', () => {
    const { app, written } = createTestApp()
    runCommandById('help.welcome', app)
    expect(runCommandById('file.save', app)).toBe(false)
    runCommandById('help.leaveWelcome', app)
    runCommandById('edit.selectAll', app)
    runCommandById('edit.delete', app)
    runCommandById('help.welcome', app)
    expect(runCommandById('file.save', app)).toBe(true)
    expect(written).toHaveLength(1)
  })

  it('gives way to whatever is opened, also to what is wrong with a file', () => {
    const { app } = createTestApp()
    for (const leave of [
      () => runCommandById('file.new', app),
      () => runCommandById('file.example.cpo-8-engines.cpo.json', app),
      () => openText(app, '{}', { name: 'broken.json', token: null }),
    ]) {
      app.guide.setState({ welcome: true })
      leave()
      expect(app.guide.getState().welcome).toBe(false)
    }
  })
})

it('greets once, and nobody where a browser keeps nothing', () => {
  const kept = new Map<string, string>()
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (k: string, v: string) => kept.set(k, v) }
  expect([isFirstRun(storage), isFirstRun(storage)]).toEqual([true, false])
  const refusing = {
    getItem: () => {
      throw new DOMException('refused', 'SecurityError')
    },
    setItem: () => {},
  }
  expect(isFirstRun(refusing)).toBe(false)
})

describe('commands', () => {
  it('have a reason ready wherever they may not apply', () => {
    const silent = COMMANDS.filter(({ when, why, keyOnly }) => when && !why && !keyOnly)
    expect(silent.map(({ id }) => id)).toEqual([])
  })

  it('say why they do not apply', () => {
    const { app } = createTestApp()
    const why = (id: string) => reasonOf(commandOf(id), app)
    expect(why('edit.undo')).toBe('Nothing has been changed yet')
    expect(why('edit.delete')).toBe('Select a component first')
    expect(why('window.fullScreen')).toBe('Only in the desktop program')
    expect(why('file.export.csv')).toBe('Wait until the temperatures are solved')
    expect(why('view.zoomToFit')).toBeNull()
    app.selection.getState().select(['oe-1', 'oe-2'])
    expect(why('edit.delete')).toBeNull()
    expect(why('arrange.distribute.x.gaps')).toBe('Select three components or more')
    runCommandById('edit.lock', app)
    expect(why('edit.delete')).toBe('What is selected is locked')
  })

  it('are remembered, the latest first and each once; those of keys alone are not', () => {
    const { app } = createTestApp()
    for (const id of ['view.snap', 'view.isotherms', 'view.snap', 'edit.selectAll', 'edit.nudge.west.0.1'])
      runCommandById(id, app)
    expect(app.guide.getState().recentCommands).toEqual(['edit.selectAll', 'view.snap', 'view.isotherms'])
  })
})
