import { expect, test } from 'vitest'
import { validateLayout } from '../../../src/layout/parse.ts'
import { placeableOf } from '../../../src/renderer/documents/library.ts'
import { PACKAGE_PLACEABLES } from '../../../src/renderer/documents/package-placeables.ts'
import { placePart } from '../../../src/renderer/documents/placing.ts'
import { createTestApp, readPackage } from '../support/test-app.ts'

test.each(PACKAGE_PLACEABLES.map((part) => [part.name, part] as const))(
  '%s goes onto a bare package, is selected, and leaves it valid',
  (_, part) => {
    const { lid: _lid, ...bare } = readPackage()
    const { app } = createTestApp({ ...bare, cooling: { ...bare.cooling, top: { h: 10 } } })
    placePart(app, placeableOf(app, part.id)!)
    const { layout, undo } = app.document.getState()
    expect(validateLayout(layout)).toMatchObject({ ok: true })
    expect(app.selection.getState().part).toEqual({ kind: part.group === 'lid' ? 'segment' : 'zone', index: 0 })
    expect(undo.at(-1)?.label).toBe(`place ${part.name}`)
    expect(part.figure.source.length).toBeGreaterThan(5)
  },
)

test('another lid over the whole substrate changes its material and thickness', () => {
  const { lid, ...rest } = readPackage()
  const { segments: _, ...whole } = lid!
  const { app } = createTestApp({ ...rest, lid: whole })
  placePart(app, placeableOf(app, 'lid-vapour-chamber')!, { x: 20, y: 20 })
  expect(app.document.getState().layout.lid).toMatchObject({ material: 'vapour-chamber', thickness: 3 })
  expect(app.document.getState().layout.lid).not.toHaveProperty('segments')
  expect(app.selection.getState().part).toEqual({ kind: 'lid' })
})

test('a cold plate lies where it is put, over the components', () => {
  const { app } = createTestApp()
  placePart(app, placeableOf(app, 'cooling-cold-plate')!, { x: 40, y: 50 })
  expect(app.document.getState().layout.cooling.top?.zones?.at(-1)).toMatchObject({ x: 40, y: 50, h: 17000 })
})
