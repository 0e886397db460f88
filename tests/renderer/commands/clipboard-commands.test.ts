import { describe, expect, it } from 'vitest'
import { withDesignView } from '../../../src/layout/design-view.ts'
import { componentOf } from '../../../src/layout/edits.ts'
import { runCommandById } from '../../../src/renderer/commands/registry.ts'
import { copySelection, cutSelection, pasteText } from '../../../src/renderer/documents/clipboard.ts'
import { createTestApp } from '../support/test-app.ts'

function open(...ids: string[]) {
  const { app } = createTestApp()
  app.selection.getState().select(ids)
  app.view.getState().set({ camera: { scale: 10, originX: 0, originY: 900 }, canvasSize: { width: 900, height: 900 } })
  const layout = () => app.document.getState().layout
  return {
    app,
    layout,
    part: (id: string) => componentOf(layout(), id),
    selected: () => app.selection.getState().ids,
    labels: () => app.document.getState().undo.map(({ label }) => label),
  }
}

describe('copy and paste', () => {
  it('puts the copies at the pointer, on the grid, with the next ids, and selects them', () => {
    const { app, part, selected, labels } = open('oe-1', 'oe-2')
    app.pointer.setState({ at: { x: 60.13, y: 41.2 } })
    pasteText(app, copySelection(app))
    expect(selected()).toEqual(['oe-9', 'oe-10'])
    expect(labels()).toEqual(['paste 2 components'])
    const [first, second] = [part('oe-9'), part('oe-10')]
    expect((first.x + second.x) / 2).toBeCloseTo(60.13, 0)
    expect((first.y + second.y) / 2).toBeCloseTo(41.2, 0)
    expect(first.x % 0.5).toBe(0)
    expect(second.y - first.y).toBe(part('oe-2').y - part('oe-1').y)
  })

  it('puts them in the middle of the view where there is no pointer, off the grid where snapping is off', () => {
    const { app, part } = open('oe-1')
    app.view.getState().set({ snap: false, canvasSize: { width: 900.2, height: 900 } })
    pasteText(app, copySelection(app))
    expect(part('oe-9')).toMatchObject({ x: 45.01, y: 45 })
  })

  it('again at the same place puts the next ones beside the last', () => {
    const { app, part } = open('oe-1')
    app.pointer.setState({ at: { x: 60, y: 40 } })
    const text = copySelection(app)
    for (let i = 0; i < 3; i++) pasteText(app, text)
    expect(['oe-9', 'oe-10', 'oe-11'].map((id) => part(id).x)).toEqual([60, 61, 62])
    expect(part('oe-11').y).toBe(38)
    app.pointer.setState({ at: { x: 30, y: 40 } })
    pasteText(app, text)
    expect(part('oe-12')).toMatchObject({ x: 30, y: 40 })
  })

  it('in place puts them where they were', () => {
    const { app, part } = open('oe-1')
    pasteText(app, copySelection(app), 'in place')
    const { x, y } = part('oe-1')
    expect(part('oe-9')).toMatchObject({ x, y })
  })

  it('from the menu of the canvas puts them where that was opened', () => {
    const { app, part } = open('oe-1')
    copySelection(app)
    app.memory.menuAt = { x: 60, y: 40 }
    runCommandById('edit.pasteHere', app)
    expect(part('oe-9')).toMatchObject({ x: 60, y: 40 })
  })

  it('works across windows', () => {
    const from = open('laser-1')
    const to = open()
    pasteText(to.app, copySelection(from.app), 'in place')
    expect(to.part(to.selected()[0]!)).toMatchObject({ kind: 'laser', x: from.part('laser-1').x })
  })
})

describe('cut', () => {
  it('takes the components out as one step, and pasting in place brings them back as they were', () => {
    const { app, layout, part, labels } = open('oe-1', 'oe-2')
    const before = part('oe-1')
    const text = cutSelection(app)
    expect(layout().components.some(({ id }) => id === 'oe-1')).toBe(false)
    expect(labels()).toEqual(['cut 2 components'])
    pasteText(app, text, 'in place')
    expect(part('oe-1')).toEqual(before)
  })
})

it('cut leaves what is locked, and does not copy it as if it had gone', () => {
  const { app, layout, labels } = open('oe-1', 'oe-2')
  app.document.getState().edit('lock', (before) => withDesignView(before, { locked: ['oe-2'] }))
  const text = cutSelection(app)
  expect(labels()).toEqual(['lock', 'cut Optical engine 1'])
  expect(JSON.parse(text).components.map(({ id }: { id: string }) => id)).toEqual(['oe-1'])
  expect(layout().components.some(({ id }) => id === 'oe-2')).toBe(true)
})

describe('what is no component', () => {
  it('is not pasted, and the window says why', () => {
    const { app, layout } = open()
    const before = layout()
    pasteText(app, 'oe-1 and friends')
    expect(app.notices.getState().note).toMatch(/^Nothing to paste here\. The file is not JSON/)
    pasteText(app, '{"format": "cpo-layout-components", "version": 1, "components": [{"id": "a"}]}')
    expect(app.notices.getState().note).toContain('components[0].kind')
    pasteText(app, '{"format": "cpo-layout-components", "version": 1, "components": []}')
    expect(app.notices.getState().note).toContain('has no components')
    expect(layout()).toBe(before)
  })

  it('is not copied either: nothing selected is no text', () => {
    expect(copySelection(open().app)).toBe('')
    expect(runCommandById('edit.copy', open().app)).toBe(false)
  })

  it('of another window needs the key, as a page may not read the clipboard by a click', () => {
    const { app } = open()
    runCommandById('edit.paste', app)
    expect(app.notices.getState().note).toBe('Press Ctrl V to paste what another window copied.')
    app.selection.getState().select(['oe-1'])
    copySelection(app)
    runCommandById('edit.pasteInPlace', app)
    expect(app.selection.getState().ids).toEqual(['oe-9'])
  })
})
