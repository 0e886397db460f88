/** What undo, redo and the commands of selecting leave in the hand. */
import { describe, expect, it } from 'vitest'
import { withDesignView } from '../../../src/layout/design-view.ts'
import { runCommandById } from '../../../src/renderer/commands/registry.ts'
import { createSelectTool } from '../../../src/renderer/tools/select-tool.ts'
import { at, createTestApp, solutionOf } from '../support/test-app.ts'

function open(...selected: string[]) {
  const { app, solves } = createTestApp()
  app.selection.getState().select(selected)
  app.view.getState().set({ snap: false, camera: { scale: 10, originX: 0, originY: 900 } })
  return {
    app,
    solves,
    run: (id: string) => runCommandById(id, app),
    ids: () => app.selection.getState().ids,
    labels: () => app.document.getState().undo.map(({ label }) => label),
  }
}

describe('undo and redo', () => {
  it('select what they bring back', () => {
    const { run, ids } = open('oe-1', 'oe-2')
    run('edit.delete')
    expect(ids()).toEqual([])
    run('edit.undo')
    expect(ids()).toEqual(['oe-1', 'oe-2'])
    run('edit.duplicate')
    run('edit.undo')
    expect(ids()).toEqual([])
    run('edit.redo')
    expect(ids()).toEqual(['oe-9', 'oe-10'])
  })

  it('leave the selection alone where nothing appears', () => {
    const { app, run, ids } = open('oe-1')
    run('edit.nudge.west.1')
    app.selection.getState().select(['oe-5'])
    run('edit.undo')
    expect(ids()).toEqual(['oe-5'])
  })

  it('take back one thing at a time: an array that is being laid out, then the step before it', () => {
    const { app, run, labels } = open('oe-1')
    run('edit.nudge.west.1')
    const { layout } = app.document.getState()
    run('arrange.array')
    expect(run('edit.undo')).toBe(true)
    expect(app.arrays.getState().session).toBeNull()
    expect(app.document.getState().layout).toBe(layout)
    expect(labels()).toEqual(['move Optical engine 1'])
    run('edit.undo')
    expect(labels()).toEqual([])
  })

  it('undo ends an array even where nothing was done before it', () => {
    const { app, run } = open('oe-1')
    run('arrange.array')
    expect(run('edit.undo')).toBe(true)
    expect(app.document.getState().gesture).toBeNull()
    expect(run('edit.undo')).toBe(false)
  })
})

describe('while an array is laid out', () => {
  it('a marquee neither applies it nor, taken back by Escape, throws it away', () => {
    const { app, run, labels } = open('oe-1')
    run('arrange.array')
    const tool = createSelectTool(app)
    tool.press(at(2, 2))
    tool.move(at(4, 4))
    tool.release(at(4, 4))
    expect(labels()).toEqual([])
    tool.press(at(2, 2))
    tool.move(at(4, 4))
    tool.cancel()
    expect(app.arrays.getState().session).not.toBeNull()
    expect(app.document.getState().gesture).not.toBeNull()
  })
})

describe('selecting', () => {
  it('all means all that can be seen, so that Delete takes nothing unseen', () => {
    const { app, run, ids } = open()
    app.document.getState().edit('hide', (layout) => withDesignView(layout, { hidden: ['oe-1', 'asic'] }))
    run('edit.selectAll')
    expect(ids()).not.toContain('oe-1')
    expect(ids()).toHaveLength(app.document.getState().layout.components.length - 2)
  })

  it('those over their limit never names one that has gone since the solve', async () => {
    const { app, solves, run, ids } = open('oe-8')
    await solves.at(-1)!.answer({
      status: 'solved',
      solution: solutionOf([
        { id: 'oe-8', margin: -3, violates: true },
        { id: 'oe-1', margin: -1, violates: true },
      ]),
    })
    run('edit.selectOverLimit')
    expect(ids()).toEqual(['oe-8', 'oe-1'])
    app.selection.getState().select(['oe-8'])
    run('edit.delete')
    run('edit.selectOverLimit')
    expect(ids()).toEqual(['oe-1'])
  })
})
