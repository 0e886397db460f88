import { describe, expect, test } from 'vitest'
import { componentOf } from '../../src/layout/edits.ts'
import { resolvePackage } from '../../src/layout/geometry.ts'
import { mirrorComponents, mirrorCopies } from '../../src/layout/mirror.ts'
import type { Outline } from '../../src/layout/outline.ts'
import { type Layout, ROTATIONS, type Rotation } from '../../src/layout/schema.ts'
import { componentWith, layoutWith } from '../support/small-layout.ts'

/** A part with a block near one of its corners, and a chip standing off its centre. */
function lopsided(rotation: Rotation): Layout {
  return layoutWith({
    components: [
      componentWith({
        id: 'engine',
        x: 6,
        y: 8,
        width: 6,
        height: 4,
        rotation,
        sources: [{ layer: 'die', blocks: [{ x: 1, y: 0.5, width: 2, height: 1, power: 3 }] }],
      }),
      componentWith({ id: 'chip', on: 'engine', x: 7, y: 9, width: 1, height: 1 }),
    ],
  })
}
const blockOf = (layout: Layout, id: string): Outline =>
  resolvePackage(layout).components.find(({ component }) => component.id === id)!.sources[0]!.blocks[0]!.outline
const flippedX = ({ x0, x1, y0, y1 }: Outline, about: number) => ({ x0: 2 * about - x1, x1: 2 * about - x0, y0, y1 })
const flippedY = ({ x0, x1, y0, y1 }: Outline, about: number) => ({ x0, x1, y0: 2 * about - y1, y1: 2 * about - y0 })
const close = (outline: Outline) =>
  expect.objectContaining(
    Object.fromEntries(Object.entries(outline).map(([edge, at]) => [edge, expect.closeTo(at, 9)])),
  )

describe.each(ROTATIONS)('a component turned by %i degrees', (rotation) => {
  test('mirrored left to right has its blocks and what stands on it where a mirror shows them', () => {
    const layout = lopsided(rotation)
    const mirrored = mirrorComponents(layout, ['engine'], 'left-right')
    expect(blockOf(mirrored, 'engine')).toEqual(close(flippedX(blockOf(layout, 'engine'), 6)))
    expect(componentOf(mirrored, 'chip')).toMatchObject({ x: 5, y: 9 })
    expect(componentOf(mirrored, 'engine')).toMatchObject({ x: 6, y: 8 })
  })

  test('mirrored top to bottom likewise', () => {
    const layout = lopsided(rotation)
    const mirrored = mirrorComponents(layout, ['engine'], 'top-bottom')
    expect(blockOf(mirrored, 'engine')).toEqual(close(flippedY(blockOf(layout, 'engine'), 8)))
    expect(componentOf(mirrored, 'chip')).toMatchObject({ x: 7, y: 7 })
  })

  test('is itself again after two mirrorings', () => {
    const layout = lopsided(rotation)
    for (const direction of ['left-right', 'top-bottom'] as const) {
      const twice = mirrorComponents(mirrorComponents(layout, ['engine'], direction), ['engine'], direction)
      expect(blockOf(twice, 'engine')).toEqual(close(blockOf(layout, 'engine')))
      expect(componentOf(twice, 'engine').rotation).toBe(rotation)
    }
  })
})

test('an engine that faces west faces east afterwards', () => {
  expect(componentOf(mirrorComponents(lopsided(90), ['engine'], 'left-right'), 'engine').rotation).toBe(270)
  expect(componentOf(mirrorComponents(lopsided(0), ['engine'], 'top-bottom'), 'engine').rotation).toBe(180)
})

test('several are mirrored about the middle of their common bounds', () => {
  const layout = layoutWith({
    components: [componentWith({ id: 'a', x: 3 }), componentWith({ id: 'b', x: 10, width: 6 })],
  })
  const mirrored = mirrorComponents(layout, ['a', 'b'], 'left-right')
  expect(['a', 'b'].map((id) => componentOf(mirrored, id).x)).toEqual([11, 4])
})

test('a mirrored copy lies across the centre line of the package, with ids of its own', () => {
  const { layout, ids } = mirrorCopies(lopsided(90), ['engine'], 'left-right')
  expect(ids).toEqual(['oe-1', 'oe-2'])
  expect(componentOf(layout, 'oe-1')).toMatchObject({ x: 14, y: 8, rotation: 270 })
  expect(componentOf(layout, 'oe-2')).toMatchObject({ x: 13, y: 9, on: 'oe-1' })
  expect(componentOf(layout, 'engine')).toBe(layout.components[0])
})
