import { describe, expect, test } from 'vitest'
import { componentOf } from '../../../src/layout/edits.ts'
import type { Block } from '../../../src/layout/schema.ts'
import { sourcePowerOf } from '../../../src/layout/source-edits.ts'
import {
  blockName,
  firstPower,
  floorplanEdits,
  freshBlockName,
  type OpenSource,
} from '../../../src/renderer/panels/floorplan-source.ts'
import { componentWith, layoutWith } from '../../support/small-layout.ts'
import { createTestApp } from '../support/test-app.ts'

const serdes: Block = { name: 'serdes', x: 2, y: 3.5, width: 4, height: 1, power: 4 }
const core: Block = { x: 2, y: 1, width: 2, height: 2, power: 6 }

function start(keepTotal: boolean, blocks: Block[] = [serdes, core]) {
  const component = componentWith({ name: 'Engine 1', sources: [{ layer: 'die', power: 10, blocks }] })
  const { app } = createTestApp(layoutWith({ components: [component] }))
  const open = (): OpenSource => {
    const shown = componentOf(app.document.getState().layout, 'oe-1')
    const source = shown.sources![0]!
    return { component: shown, index: 0, source, blocks: source.blocks ?? [], keepTotal }
  }
  const source = () => open().source
  return { app, open, source, edits: () => floorplanEdits(app, open()) }
}

describe('blocks of a source', () => {
  test('are edited one undo step at a time, named after the block and its component', () => {
    const { app, edits, source } = start(false)
    edits().place(1, { x: 1 })
    expect(source().blocks![1]).toMatchObject({ x: 1, power: 6 })
    expect(app.document.getState().undo.at(-1)!.label).toBe('change block 2 of Engine 1')
    edits().rename(1, 'core')
    edits().duplicate(0)
    edits().remove(0)
    expect(source().blocks!.map((block, n) => blockName(block, n))).toEqual(['core', 'block-3'])
    for (let step = 0; step < 4; step++) app.document.getState().stepBack()
    expect(source().blocks).toEqual([serdes, core])
  })

  test('follow a drag as one gesture that can be put back', () => {
    const { app, edits, source } = start(false)
    const held = edits()
    held.begin('move serdes')
    for (const dy of [-0.5, -1, -1.5]) held.show(held.changed(0, held.moved(0, 0, dy, null).place))
    expect(source().blocks![0]!.y).toBe(2)
    app.document.getState().cancelGesture()
    expect(source().blocks![0]).toBe(serdes)
    expect(app.document.getState().undo).toEqual([])
  })

  test('nudged again and again are one step', () => {
    const { app, edits, source } = start(false)
    for (let press = 0; press < 3; press++) edits().nudge(1, 0.1, 0)
    expect(source().blocks![1]!.x).toBe(2.3)
    expect(app.document.getState().undo).toHaveLength(1)
    for (let press = 0; press < 30; press++) edits().nudge(1, 1, 0)
    expect(source().blocks![1]!.x).toBe(3)
  })

  test('lose an empty name', () => {
    const { edits, source } = start(false)
    edits().rename(0, '')
    expect(source().blocks![0]).not.toHaveProperty('name')
  })
})

describe('where the total is kept', () => {
  test('the layer gives and takes what blocks gain and lose', () => {
    const { app, edits, open, source } = start(true)
    app.document.getState().edit('set', (layout) => edits().withPower(layout, 0, 9))
    expect(source()).toMatchObject({ power: 5 })
    app.document.getState().edit('set', (layout) => edits().withPower(layout, 0, 99))
    expect(source().power).toBe(0)
    expect(source().blocks![0]!.power).toBe(14)
    edits().remove(0)
    expect(source()).toMatchObject({ power: 14, blocks: [core] })
    expect(sourcePowerOf(open().source)).toBe(20)
  })

  test('a new block begins with what the layer makes on its place', () => {
    const { open } = start(true)
    expect(firstPower(open(), { width: 2, height: 4 })).toBe(5)
    expect(firstPower({ ...open(), keepTotal: false }, { width: 2, height: 4 })).toBe(0)
  })
})

test('an imported map replaces the blocks or joins them, and can clear what is spread', () => {
  const map: Block[] = [{ x: 1, y: 1, width: 1, height: 1, power: 3 }]
  const { app, edits, source } = start(true)
  edits().replaceAll(map, true, undefined)
  expect(source()).toMatchObject({ power: 10, blocks: [serdes, core, map[0]] })
  app.document.getState().stepBack()
  edits().replaceAll(map, false, 0)
  expect(source()).toMatchObject({ power: 0, blocks: map })
  app.document.getState().stepBack()
  expect(source()).toMatchObject({ power: 10, blocks: [serdes, core] })
})

test('names are free', () => {
  expect(freshBlockName([])).toBe('block-1')
  expect(freshBlockName([{ ...core, name: 'block-2' }])).toBe('block-3')
})
