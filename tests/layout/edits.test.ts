import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as edits from '../../src/layout/edits.ts'
import { powerOf } from '../../src/layout/geometry.ts'
import { validateLayout } from '../../src/layout/parse.ts'
import type { Layout } from '../../src/layout/schema.ts'
import { layoutArbitrary } from '../support/layout-arbitrary.ts'
import { componentWith, layoutWith } from '../support/small-layout.ts'

/** A carrier with a child on it and a grandchild on that, and a part beside them. */
function stacked(): Layout {
  return layoutWith({
    components: [
      componentWith({ id: 'grandchild', on: 'child', x: 6.5, y: 10, width: 1, height: 1 }),
      componentWith({ id: 'carrier', x: 6, y: 10, width: 8, height: 6 }),
      componentWith({ id: 'child', on: 'carrier', x: 6, y: 10 }),
      componentWith({ id: 'beside', name: 'Engine 3', x: 15, y: 10 }),
    ],
  })
}
const centreOf = (layout: Layout, id: string) => {
  const { x, y } = edits.componentOf(layout, id)
  return [x, y]
}
const idsOf = (layout: Layout) => layout.components.map(({ id }) => id)

describe('moving', () => {
  test('takes along what stands on a component, once, even if that is chosen too', () => {
    const moved = edits.moveComponents(stacked(), ['carrier', 'child'], 0.1, -0.2)
    expect(centreOf(moved, 'carrier')).toEqual([6.1, 9.8])
    expect(centreOf(moved, 'child')).toEqual([6.1, 9.8])
    expect(centreOf(moved, 'grandchild')).toEqual([6.6, 9.8])
    expect(centreOf(moved, 'beside')).toEqual([15, 10])
  })

  test('leaves a child’s parent where it is', () => {
    expect(centreOf(edits.moveComponents(stacked(), ['child'], 1, 0), 'carrier')).toEqual([6, 10])
  })

  test('writes short decimals, and does not touch an axis that does not move', () => {
    const layout = layoutWith({ components: [componentWith({ x: 0.1, y: 1 / 3 })] })
    expect(centreOf(edits.moveComponents(layout, ['oe-1'], 0.2, 0), 'oe-1')).toEqual([0.3, 1 / 3])
  })

  test('to a place puts the centre exactly there', () => {
    const placed = edits.placeComponent(stacked(), 'carrier', 7.123456789, 9)
    expect(centreOf(placed, 'carrier')).toEqual([7.123456789, 9])
    expect(centreOf(placed, 'grandchild')).toEqual([7.623457, 9])
  })

  test('an unknown component is a bug', () => {
    expect(() => edits.moveComponents(stacked(), ['nobody'], 1, 1)).toThrow('nobody')
  })
})

describe('adding and removing', () => {
  test('removing takes everything that stands on a component', () => {
    expect(idsOf(edits.removeComponents(stacked(), ['child']))).toEqual(['carrier', 'beside'])
    expect(idsOf(edits.removeComponents(stacked(), ['carrier']))).toEqual(['beside'])
  })

  test('adding appends, and refuses an id that is taken', () => {
    const added = edits.addComponent(stacked(), componentWith({ id: 'new' }))
    expect(idsOf(added).at(-1)).toBe('new')
    expect(() => edits.addComponent(added, componentWith({ id: 'new' }))).toThrow('new')
  })

  test('fresh ids are the kind’s with the lowest free number, plain for the first ASIC', () => {
    const layout = layoutWith({ components: ['oe-1', 'oe-3', 'laser-1'].map((id) => componentWith({ id })) })
    expect(edits.freshId(layout, 'optical-engine')).toBe('oe-2')
    expect(edits.freshId(layout, 'optical-engine', new Set(['oe-2']))).toBe('oe-4')
    expect(edits.freshId(layout, 'asic')).toBe('asic')
    expect(edits.freshId(edits.addComponent(layout, componentWith({ id: 'asic' })), 'asic')).toBe('asic-2')
  })

  test('a copy of a stack stands on the copy, with new ids and the next free names', () => {
    const { layout, ids } = edits.duplicateComponents(stacked(), ['carrier', 'beside'], 0, 5)
    expect(ids).toEqual(['oe-1', 'oe-2', 'oe-3', 'oe-4'])
    const copies = ids.map((id) => edits.componentOf(layout, id))
    expect(copies.map(({ on }) => on)).toEqual(['oe-3', undefined, 'oe-2', undefined])
    expect(copies.map(({ y }) => y)).toEqual([15, 15, 15, 15])
    expect(copies[3]!.name).toBe('Engine 4')
    expect(idsOf(layout).slice(0, 4)).toEqual(idsOf(stacked()))
  })

  test('a copy of a child stays on the child’s parent', () => {
    const { layout, ids } = edits.duplicateComponents(stacked(), ['grandchild'], 1, 0)
    expect(edits.componentOf(layout, ids[0]!).on).toBe('child')
  })
})

describe('turning', () => {
  test('a stack turns as one about its lowest part, counter-clockwise', () => {
    const turned = edits.rotateComponents(stacked(), ['carrier', 'grandchild'])
    expect(centreOf(turned, 'carrier')).toEqual([6, 10])
    expect(centreOf(turned, 'grandchild')).toEqual([6, 10.5])
    expect(turned.components.map(({ rotation }) => rotation)).toEqual([90, 90, 90, undefined])
  })

  test('four quarter turns, or one forth and one back, change no place', () => {
    const round = [1, 2, 3].reduce(
      (layout) => edits.rotateComponents(layout, ['carrier']),
      edits.rotateComponents(stacked(), ['carrier']),
    )
    const forthAndBack = edits.rotateComponents(edits.rotateComponents(stacked(), ['carrier'], 1), ['carrier'], -1)
    for (const layout of [round, forthAndBack]) {
      for (const id of ['carrier', 'child', 'grandchild']) {
        expect(centreOf(layout, id)).toEqual(centreOf(stacked(), id))
        expect(edits.componentOf(layout, id).rotation).toBe(0)
      }
    }
  })
})

describe('size, power and names', () => {
  const block = { name: 'hot', x: 1, y: 3, width: 2, height: 1, power: 3 }
  const heated = layoutWith({
    components: [
      componentWith({
        sources: [
          { layer: 'die', power: 5, blocks: [block] },
          { layer: 'die', blocks: [] },
        ],
      }),
    ],
  })

  test('blocks keep their shares of a component that is resized', () => {
    const { width, height, sources } = edits.componentOf(edits.resizeComponent(heated, 'oe-1', { width: 8 }), 'oe-1')
    expect([width, height]).toEqual([8, 4])
    expect(sources![0]!.blocks).toEqual([{ ...block, x: 2, width: 4 }])
  })

  test('a power scales every source and block in proportion', () => {
    const { sources } = edits.componentOf(edits.setPower(heated, 'oe-1', 4), 'oe-1')
    expect(sources).toEqual([
      { layer: 'die', power: 2.5, blocks: [{ ...block, power: 1.5 }] },
      { layer: 'die', blocks: [] },
    ])
  })

  test('a part without power gets it on its top layer', () => {
    const layers = [
      { name: 'lower', material: 'silicon', thickness: 1 },
      { name: 'upper', material: 'silicon', thickness: 1 },
    ]
    const powerless = layoutWith({ components: [componentWith({ layers })] })
    expect(edits.componentOf(edits.setPower(powerless, 'oe-1', 7), 'oe-1').sources).toEqual([
      { layer: 'upper', power: 7 },
    ])
    const off = edits.setPower(heated, 'oe-1', 0)
    expect(powerOf(edits.componentOf(off, 'oe-1'))).toBe(0)
    expect(powerOf(edits.componentOf(edits.setPower(off, 'oe-1', 2), 'oe-1'))).toBe(2)
  })

  test('one whose power came down to nothing makes it again in its own sources, in equal shares', () => {
    const layers = ['carrier', 'pic', 'eic'].map((name) => ({ name, material: 'silicon', thickness: 1 }))
    const sources = ['eic', 'pic', 'pic'].map((layer) => ({ layer, power: 3 }))
    const engine = layoutWith({ components: [componentWith({ layers, sources })] })
    const again = edits.setPower(edits.setPower(engine, 'oe-1', 0), 'oe-1', 2)
    const powers = edits.componentOf(again, 'oe-1').sources?.map(({ layer, power }) => ({ layer, power }))
    expect(powers?.map(({ layer }) => layer)).toEqual(['eic', 'pic', 'pic'])
    for (const { power } of powers ?? []) expect(power).toBeCloseTo(2 / 3, 5)
    expect(powerOf(edits.componentOf(again, 'oe-1'))).toBe(2)
  })

  test('an empty name is no name, and a new id is followed by what stands on it', () => {
    expect(edits.componentOf(edits.renameComponent(stacked(), 'beside', ' East '), 'beside').name).toBe('East')
    expect('name' in edits.componentOf(edits.renameComponent(stacked(), 'beside', '  '), 'beside')).toBe(false)
    const renamed = edits.changeComponentId(stacked(), 'carrier', 'base')
    expect(edits.componentOf(renamed, 'child').on).toBe('base')
    expect(() => edits.changeComponentId(stacked(), 'carrier', 'child')).toThrow('child')
  })

  test('a field given as undefined is removed', () => {
    const layout = layoutWith({ components: [componentWith({ temperatureLimit: 60 })] })
    expect(
      'temperatureLimit' in
        edits.componentOf(edits.updateComponent(layout, 'oe-1', { temperatureLimit: undefined }), 'oe-1'),
    ).toBe(false)
  })
})

describe('every edit', () => {
  test('leaves the layout that it was given as it was, and shares what it does not touch', () => {
    fc.assert(
      fc.property(layoutArbitrary, fc.nat(), (layout, choice) => {
        fc.pre(layout.components.length > 0)
        const before = structuredClone(layout)
        const { id } = layout.components[choice % layout.components.length]!
        const results = [
          edits.moveComponents(layout, [id], 1, 2),
          edits.rotateComponents(layout, [id]),
          edits.resizeComponent(layout, id, { width: 3 }),
          edits.setPower(layout, id, 12),
          edits.duplicateComponents(layout, [id], 1, 1).layout,
          edits.removeComponents(layout, [id]),
        ]
        expect(layout).toEqual(before)
        for (const result of results) expect(result.substrate).toBe(layout.substrate)
        // Fewer parts may leave the lid's height to others, yet never make a sound document unsound by a reference.
        const removed = validateLayout(results[5])
        if (!removed.ok) expect(removed.problems.map(({ path }) => path).join()).not.toMatch(/\.on|material/)
      }),
      { numRuns: 60 },
    )
  })
})
