import { describe, expect, test } from 'vitest'
import { withDesignView } from '../../src/layout/design-view.ts'
import {
  componentOf,
  moveComponents,
  removeComponents,
  resizeComponent,
  rotateComponents,
  setPower,
  updateComponent,
} from '../../src/layout/edits.ts'
import { powerOf } from '../../src/layout/geometry.ts'
import type { Layout } from '../../src/layout/schema.ts'
import { centreOfSymmetry, duplicateWithTwins, twinsOf, withTwins } from '../../src/layout/symmetry.ts'
import { componentWith, layoutWith } from '../support/small-layout.ts'

/** An ASIC off the middle of the package at (20, 22), and an engine on each of its four sides, all facing outwards. */
function ring(): Layout {
  const engine = { width: 4, height: 6, sources: [{ layer: 'die', power: 10 }] }
  return layoutWith({
    substrate: { width: 50, height: 50, layers: [{ name: 'board', material: 'fr4', thickness: 1 }] },
    components: [
      componentWith({ id: 'asic', kind: 'asic', x: 20, y: 22, width: 10, height: 10 }),
      componentWith({ ...engine, id: 'north', x: 22, y: 32 }),
      componentWith({ ...engine, id: 'west', x: 10, y: 24, rotation: 90 }),
      componentWith({ ...engine, id: 'south', x: 18, y: 12, rotation: 180 }),
      componentWith({ ...engine, id: 'east', x: 30, y: 20, rotation: 270 }),
      componentWith({ ...engine, id: 'mirrored', x: 18, y: 32 }),
    ],
  })
}
const placeOf = (layout: Layout, id: string) => {
  const { x, y } = componentOf(layout, id)
  return [x, y]
}
const twinIds = (layout: Layout, ids: string[], symmetry: Parameters<typeof twinsOf>[2]) =>
  twinsOf(layout, ids, symmetry).map(({ twin }) => twin)

describe('twins', () => {
  test('are those of the same kind and size where the image of a component lies', () => {
    expect(twinIds(ring(), ['north'], 'left-right')).toEqual(['mirrored'])
    expect(twinIds(ring(), ['north'], 'both')).toEqual(['mirrored', 'south'])
    expect(twinIds(ring(), ['north'], 'four-fold')).toEqual(['west', 'south', 'east'])
    expect(twinIds(ring(), ['north'], 'off')).toEqual([])
  })

  test('are not what the hand holds itself, nor what is locked, nor what differs', () => {
    expect(twinIds(ring(), ['north', 'mirrored'], 'left-right')).toEqual([])
    expect(twinIds(withDesignView(ring(), { locked: ['mirrored'] }), ['north'], 'left-right')).toEqual([])
    expect(twinIds(updateComponent(ring(), 'mirrored', { kind: 'laser' }), ['north'], 'left-right')).toEqual([])
    expect(twinIds(updateComponent(ring(), 'mirrored', { width: 4.1 }), ['north'], 'left-right')).toEqual([])
    expect(twinIds(moveComponents(ring(), ['mirrored'], 0.01, 0), ['north'], 'left-right')).toEqual([])
  })

  test('lie about the only ASIC, or about the middle of the package', () => {
    expect(centreOfSymmetry(ring())).toEqual({ x: 20, y: 22 })
    expect(centreOfSymmetry(removeComponents(ring(), ['asic']))).toEqual({ x: 25, y: 25 })
  })

  test('a component that is its own image has none', () => {
    expect(twinIds(ring(), ['asic'], 'both')).toEqual([])
  })
})

describe('what is done to a component', () => {
  const before = ring()
  const done = (change: (layout: Layout) => Layout, symmetry: Parameters<typeof twinsOf>[2]) =>
    withTwins(before, change(before), ['north'], symmetry)

  test('moves its twins the mirrored way', () => {
    const moved = done((layout) => moveComponents(layout, ['north'], 1, 0.5), 'both')
    expect(placeOf(moved, 'mirrored')).toEqual([17, 32.5])
    expect(placeOf(moved, 'south')).toEqual([17, 11.5])
    expect(placeOf(moved, 'west')).toEqual([10, 24])
  })

  test('moves its twins the turned way, and they are twins again', () => {
    const moved = done((layout) => moveComponents(layout, ['north'], 1, 0.5), 'four-fold')
    expect(placeOf(moved, 'west')).toEqual([9.5, 25])
    expect(placeOf(moved, 'south')).toEqual([17, 11.5])
    expect(placeOf(moved, 'east')).toEqual([30.5, 19])
    expect(twinIds(moved, ['north'], 'four-fold')).toEqual(['west', 'south', 'east'])
  })

  test('resizes them: width stays the side along the edge of the ASIC', () => {
    const resized = done((layout) => resizeComponent(layout, 'north', { width: 5 }), 'four-fold')
    for (const id of ['west', 'south', 'east']) expect(componentOf(resized, id)).toMatchObject({ width: 5, height: 6 })
  })

  test('resizes the right side of a twin that is written the other way round', () => {
    const swapped = updateComponent(before, 'west', { rotation: 0, width: 6, height: 4 })
    const resized = withTwins(swapped, resizeComponent(swapped, 'north', { width: 5 }), ['north'], 'four-fold')
    expect(componentOf(resized, 'west')).toMatchObject({ width: 6, height: 5 })
  })

  test('turns them: a mirror image the other way round', () => {
    const turned = done((layout) => rotateComponents(layout, ['north'], 1), 'both')
    expect(componentOf(turned, 'mirrored').rotation).toBe(270)
    expect(componentOf(turned, 'south').rotation).toBe(270)
  })

  test('sets their power and their limit', () => {
    const hotter = done(
      (layout) => updateComponent(setPower(layout, 'north', 12), 'north', { temperatureLimit: 80 }),
      'both',
    )
    expect(powerOf(componentOf(hotter, 'mirrored'))).toBe(12)
    expect(componentOf(hotter, 'south').temperatureLimit).toBe(80)
    expect(powerOf(componentOf(hotter, 'west'))).toBe(10)
  })

  test('removes them', () => {
    const less = done((layout) => removeComponents(layout, ['north']), 'four-fold')
    expect(less.components.map(({ id }) => id)).toEqual(['asic', 'mirrored'])
  })

  test('does nothing to others where symmetry is off, or where nothing was changed', () => {
    const moved = moveComponents(before, ['north'], 1, 0)
    expect(withTwins(before, moved, ['north'], 'off')).toBe(moved)
    expect(withTwins(before, before, ['north'], 'both')).toBe(before)
  })

  test('copies them the mirrored way', () => {
    const { layout, ids } = duplicateWithTwins(before, ['north'], 1, 8, 'left-right')
    expect(ids).toEqual(['oe-1'])
    expect(placeOf(layout, 'oe-1')).toEqual([23, 40])
    expect(placeOf(layout, 'oe-2')).toEqual([17, 40])
    expect(placeOf(layout, 'mirrored')).toEqual([18, 32])
  })
})
