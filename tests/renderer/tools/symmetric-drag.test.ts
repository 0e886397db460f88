/** The hand with symmetric editing on, and Ctrl-D after an Alt-drag. */
import { expect, it } from 'vitest'
import { componentOf } from '../../../src/layout/edits.ts'
import { runCommandById } from '../../../src/renderer/commands/registry.ts'
import { createSelectTool } from '../../../src/renderer/tools/select-tool.ts'
import { at, createTestApp } from '../support/test-app.ts'

/** oe-8 at (33, 17.5) with a mirrored copy, oe-9, at (57, 17.5): the ASIC and the package have their middle at (45, 45). */
function open(symmetric = true) {
  const { app } = createTestApp()
  app.document.getState().edit('clear', (layout) => ({
    ...layout,
    components: layout.components.filter(({ id }) => id !== 'oe-7'),
  }))
  app.view.getState().set({ snap: false, camera: { scale: 10, originX: 0, originY: 900 } })
  app.selection.getState().select(['oe-8'])
  runCommandById('arrange.mirrorCopy.left-right', app)
  app.selection.getState().select([])
  if (symmetric) runCommandById('arrange.symmetry.left-right', app)
  const layout = () => app.document.getState().layout
  const part = (id: string) => layout().components.find((component) => component.id === id)
  return {
    app,
    tool: createSelectTool(app),
    layout,
    part,
    copyId: app.document.getState().layout.components.at(-1)!.id,
  }
}

it('a drag takes the twin along as one step, and Escape puts both back', () => {
  const { app, tool, layout, part, copyId } = open()
  const before = layout()
  const steps = app.document.getState().undo.length
  tool.press(at(33, 17.5))
  tool.move(at(30, 20))
  expect(part('oe-8')).toMatchObject({ x: 30, y: 20 })
  expect(part(copyId)).toMatchObject({ x: 60, y: 20 })
  tool.cancel()
  expect(layout()).toBe(before)
  tool.press(at(33, 17.5))
  tool.move(at(31, 17.5))
  tool.release(at(31, 17.5))
  expect(part(copyId)).toMatchObject({ x: 59, y: 17.5 })
  expect(app.document.getState().undo).toHaveLength(steps + 1)
})

it('a pulled handle resizes the twin on its mirrored side', () => {
  const { app, tool, part, copyId } = open()
  app.selection.getState().select(['oe-8'])
  const { width, rotation, height } = part('oe-8')!
  const extent = rotation === 90 || rotation === 270 ? height : width
  tool.press(at(33 - extent / 2, 17.5))
  tool.move(at(33 - extent / 2 - 2, 17.5))
  tool.release(at(33 - extent / 2 - 2, 17.5))
  expect(part('oe-8')).toMatchObject({ x: 32 })
  expect(part(copyId)).toMatchObject({ x: 58, width: part('oe-8')!.width, height: part('oe-8')!.height })
})

it('Alt-drag copies both, each to its side', () => {
  const { tool, layout, part, copyId } = open()
  tool.press(at(33, 17.5))
  tool.move(at(33, 7.5, { alt: true }))
  tool.release(at(32, 7.5, { alt: true }))
  const added = layout().components.slice(-2)
  expect(added.map(({ x, y }) => [x, y])).toEqual([
    [32, 7.5],
    [58, 7.5],
  ])
  expect(part('oe-8')).toMatchObject({ x: 33, y: 17.5 })
  expect(part(copyId)).toMatchObject({ x: 57, y: 17.5 })
})

it('Ctrl-D after an Alt-drag repeats its offset', () => {
  const { app, tool, layout } = open(false)
  tool.press(at(33, 17.5))
  tool.move(at(33, 8.5, { alt: true }))
  tool.release(at(33, 8.5, { alt: true }))
  runCommandById('edit.duplicate', app)
  const [copy] = app.selection.getState().ids
  expect(componentOf(layout(), copy!)).toMatchObject({ x: 33, y: -0.5 })
})
