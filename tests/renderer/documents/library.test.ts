import { expect, test } from 'vitest'
import { renameComponent } from '../../../src/layout/edits.ts'
import {
  loadLibrary,
  placeableOf,
  removeOwnPart,
  renameOwnPart,
  saveAsOwnPart,
} from '../../../src/renderer/documents/library.ts'
import { placePart } from '../../../src/renderer/documents/placing.ts'
import { createTestApp } from '../support/test-app.ts'

test('selected components are kept with what they need, and placed again as one part', async () => {
  const { app, files } = createTestApp()
  app.selection.getState().select(['oe-1', 'oe-2'])
  await saveAsOwnPart(app)
  const [part] = app.library.getState().parts
  expect(part).toMatchObject({ name: '2 components' })
  expect(files.library).toHaveLength(1)
  expect(app.library.getState().fresh).toBe(part?.id)

  const placeable = placeableOf(app, part!.id)!
  const [first, second] = part!.clip.components
  expect(placeable.power).toBe(48)
  const before = app.document.getState().layout.components.length
  placePart(app, placeable, { x: 45, y: 80 })
  const { layout, undo } = app.document.getState()
  expect(layout.components).toHaveLength(before + 2)
  const [a, b] = layout.components.slice(-2)
  // As far apart as they were, their middle where they were put.
  expect([b!.x - a!.x, b!.y - a!.y]).toEqual([second!.x - first!.x, second!.y - first!.y])
  expect((a!.y + b!.y) / 2).toBe(80)
  expect(app.selection.getState().ids).toEqual([a!.id, b!.id])
  expect(undo.at(-1)?.label).toBe('place 2 components')
})

test('a part is renamed and removed; designs keep what they have of it', async () => {
  const { app } = createTestApp()
  app.selection.getState().select(['laser-1'])
  await saveAsOwnPart(app)
  await renameOwnPart(app, app.library.getState().parts[0]!, 'My laser')
  expect(app.library.getState().parts.map(({ name }) => name)).toEqual(['My laser'])
  const { layout } = app.document.getState()
  await removeOwnPart(app, app.library.getState().parts[0]!)
  expect(app.library.getState().parts).toEqual([])
  expect(app.document.getState().layout).toBe(layout)
})

test('what another program has put into the library is left out and not lost', async () => {
  const { app, files } = createTestApp()
  files.library = [
    { id: 'new', name: 'From the future', text: '{"format":"cpo-layout-components","version":9}' },
    { id: 'broken', name: 'Broken', text: '{' },
  ]
  await loadLibrary(app)
  expect(app.library.getState().parts).toEqual([])
  app.selection.getState().select(['oe-1'])
  await saveAsOwnPart(app)
  expect(files.library.map(({ id }) => id).slice(0, 2)).toEqual(['new', 'broken'])
})

test('nothing is saved without a selection', async () => {
  const { app, files } = createTestApp()
  await saveAsOwnPart(app)
  expect(files.library).toEqual([])
})

test('a part has a name that every platform takes, however long that of its component is', async () => {
  const { app, files } = createTestApp()
  app.document.getState().edit('rename', (layout) => renameComponent(layout, 'oe-1', 'long '.repeat(200)))
  app.selection.getState().select(['oe-1'])
  await saveAsOwnPart(app)
  expect(files.library[0]!.name).toHaveLength(100)
})
