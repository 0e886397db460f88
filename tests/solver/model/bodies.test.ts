import { describe, expect, test } from 'vitest'
import { resolvePackage } from '../../../src/layout/geometry.ts'
import type { Layout } from '../../../src/layout/schema.ts'
import { bodiesOf } from '../../../src/solver/model/bodies.ts'
import { componentWith, layoutWith } from '../../support/small-layout.ts'

/** The substrate of `layoutWith` is 20 × 20 × 2 mm; parts stand on z = 2. */
const LID = { material: 'copper', thickness: 1, tim: { material: 'tim-grease', thickness: 0.1 } }
const tall = componentWith({ id: 'tall', x: 4, layers: [{ name: 'die', material: 'silicon', thickness: 0.8 }] })

/** The material at a point: that of the last body painted there. */
function materialAt(layout: Layout, x: number, y: number, z: number): string | undefined {
  const inside = bodiesOf(resolvePackage(layout)).filter(
    ({ outline, z0, z1 }) => x > outline.x0 && x < outline.x1 && y > outline.y0 && y < outline.y1 && z > z0 && z < z1,
  )
  return inside.at(-1)?.material
}

describe('the boxes of a package', () => {
  test('substrate layers, dies and fill, where there is no lid', () => {
    const layout = layoutWith()
    expect(materialAt(layout, 10, 10, 1)).toBe('fr4')
    expect(materialAt(layout, 10, 10, 1.5)).toBe('organic-substrate')
    expect(materialAt(layout, 10, 10, 2.2)).toBe('silicon')
    expect(materialAt(layout, 5, 10, 2.2)).toBe('air')
    expect(materialAt(layout, 10, 10, 2.6)).toBeUndefined()
  })

  test('a part lower than the lid gets its TIM and, above it, a pedestal of lid material', () => {
    const layout = layoutWith({ components: [tall, componentWith()], lid: LID })
    // underside at 2 + 0.8 + 0.1 = 2.9; the part ends at 2.5
    expect(materialAt(layout, 10, 10, 2.55)).toBe('tim-grease')
    expect(materialAt(layout, 10, 10, 2.75)).toBe('copper')
    expect(materialAt(layout, 4, 10, 2.85)).toBe('tim-grease')
    expect(materialAt(layout, 15, 10, 2.75)).toBe('air')
    expect(materialAt(layout, 15, 10, 3.5)).toBe('copper')
  })

  test('a gap filler fills the whole gap with the part’s own TIM', () => {
    const filled = componentWith({ lidContact: 'gap-filler', tim: { material: 'gap-pad', thickness: 0.05 } })
    const layout = layoutWith({ components: [tall, filled], lid: LID })
    expect(materialAt(layout, 10, 10, 2.55)).toBe('gap-pad')
    expect(materialAt(layout, 10, 10, 2.85)).toBe('gap-pad')
  })

  test('without contact the gap is fill', () => {
    const layout = layoutWith({ components: [tall, componentWith({ lidContact: 'none' })], lid: LID })
    expect(materialAt(layout, 10, 10, 2.55)).toBe('air')
    expect(materialAt(layout, 10, 10, 2.85)).toBe('air')
  })

  test.each([
    { order: 'parent first', turned: false },
    { order: 'child first', turned: true },
  ])('a child replaces the parent’s joint to the lid where it stands, $order in the file', ({ turned }) => {
    const parent = componentWith({ id: 'parent', lidContact: 'tim' })
    const child = componentWith({ id: 'child', on: 'parent', width: 2, height: 2, lidContact: 'none' })
    const components = turned ? [tall, child, parent] : [tall, parent, child]
    // the child reaches to 3.0, which lifts the lid
    const layout = layoutWith({ components, lid: LID })
    for (const z of [2.55, 2.8]) expect(materialAt(layout, 10, 10, z)).toBe('silicon')
    expect(materialAt(layout, 8.5, 10, 2.55)).toBe('tim-grease')
    expect(materialAt(layout, 8.5, 10, 2.8)).toBe('copper')
  })

  test('a component outside every segment reaches through the lid’s slab; beside it is fill', () => {
    const segments = [{ id: 'west', x: 5, y: 10, width: 8, height: 18 }]
    const tower = componentWith({ x: 15, layers: [{ name: 'die', material: 'silicon', thickness: 1.5 }] })
    const layout = layoutWith({ components: [tall, tower], lid: { ...LID, segments } })
    expect(materialAt(layout, 15, 10, 3.2)).toBe('silicon')
    expect(materialAt(layout, 18, 10, 3.2)).toBe('air')
    expect(materialAt(layout, 15, 10, 3.7)).toBe('air')
    expect(materialAt(layout, 5, 10, 3.2)).toBe('copper')
  })

  test('a component partly under a segment is joined to the lid there only', () => {
    const segments = [{ id: 'west', x: 5, y: 10, width: 10, height: 20 }]
    const layout = layoutWith({ components: [tall, componentWith()], lid: { ...LID, segments } })
    expect(materialAt(layout, 9, 10, 2.55)).toBe('tim-grease')
    expect(materialAt(layout, 11, 10, 2.55)).toBe('air')
  })
})
