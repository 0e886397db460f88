import { describe, expect, test } from 'vitest'
import { ALIGNMENTS, alignComponents, distributeComponents, matchSizes } from '../../src/layout/arrange.ts'
import { withDesignView } from '../../src/layout/design-view.ts'
import { componentOf } from '../../src/layout/edits.ts'
import { outlineOf } from '../../src/layout/outline.ts'
import type { Layout } from '../../src/layout/schema.ts'
import { componentWith, layoutWith } from '../support/small-layout.ts'

/** Three parts of different sizes in a row, the last one turned, and a chip on the first. */
function row(): Layout {
  return layoutWith({
    substrate: { width: 60, height: 40, layers: [{ name: 'board', material: 'fr4', thickness: 1 }] },
    components: [
      componentWith({ id: 'a', x: 5, y: 10, width: 4, height: 4 }),
      componentWith({ id: 'chip', on: 'a', x: 5.5, y: 10, width: 1, height: 1 }),
      componentWith({ id: 'b', x: 14, y: 20, width: 6, height: 8 }),
      componentWith({ id: 'c', x: 40, y: 15, width: 2, height: 10, rotation: 90 }),
    ],
  })
}
const outline = (layout: Layout, id: string) => {
  const component = componentOf(layout, id)
  return outlineOf(component, component.rotation)
}
const placeOf = (layout: Layout, id: string) => {
  const { x, y } = componentOf(layout, id)
  return [x, y]
}

describe('aligning several components', () => {
  test.each([
    ['left', 'x0', 3],
    ['right', 'x1', 45],
    ['top', 'y1', 24],
    ['bottom', 'y0', 8],
  ] as const)('%s puts every edge on that of their bounds, as they lie', (alignment, edge, at) => {
    const aligned = alignComponents(row(), ['a', 'b', 'c'], alignment)
    for (const id of ['a', 'b', 'c']) expect(outline(aligned, id)[edge]).toBeCloseTo(at, 9)
  })

  test('by centres puts them on the middle of the bounds, and moves along one axis only', () => {
    const aligned = alignComponents(row(), ['a', 'b', 'c'], 'centre-x')
    for (const id of ['a', 'b', 'c']) expect(componentOf(aligned, id).x).toBe(24)
    expect(['a', 'b', 'c'].map((id) => componentOf(aligned, id).y)).toEqual([10, 20, 15])
  })

  test('takes along what stands on them', () => {
    expect(placeOf(alignComponents(row(), ['a', 'b'], 'right'), 'chip')).toEqual([15.5, 10])
  })

  test('puts a chip that is chosen too where it belongs after its carrier has moved', () => {
    const aligned = alignComponents(row(), ['chip', 'a', 'c'], 'right')
    expect(outline(aligned, 'chip').x1).toBe(45)
    expect(outline(aligned, 'a').x1).toBe(45)
  })

  test('aligns to the locked ones, which stay', () => {
    const locked = withDesignView(row(), { locked: ['b'] })
    const aligned = alignComponents(locked, ['a', 'b', 'c'], 'left')
    expect(componentOf(aligned, 'b')).toBe(componentOf(locked, 'b'))
    expect([outline(aligned, 'a').x0, outline(aligned, 'c').x0]).toEqual([11, 11])
  })

  test('changes nothing where all are locked, or where all lie right already', () => {
    const locked = withDesignView(row(), { locked: ['a', 'b'] })
    expect(alignComponents(locked, ['a', 'b'], 'top')).toBe(locked)
    for (const alignment of ALIGNMENTS) {
      const once = alignComponents(row(), ['a', 'b', 'c'], alignment)
      expect(alignComponents(once, ['a', 'b', 'c'], alignment)).toBe(once)
    }
  })
})

describe('aligning one component', () => {
  test('goes by the substrate', () => {
    expect(outline(alignComponents(row(), ['c'], 'right'), 'c').x1).toBe(60)
    expect(componentOf(alignComponents(row(), ['c'], 'centre-y'), 'c').y).toBe(20)
  })

  test('goes by what it stands on', () => {
    expect(placeOf(alignComponents(row(), ['chip'], 'centre-x'), 'chip')).toEqual([5, 10])
  })
})

describe('distributing', () => {
  const four = () =>
    layoutWith({
      components: [
        componentWith({ id: 'last', x: 30, width: 2 }),
        componentWith({ id: 'first', x: 0, width: 2 }),
        componentWith({ id: 'wide', x: 3, width: 8 }),
        componentWith({ id: 'small', x: 20, width: 2 }),
      ],
    })
  const all = ['last', 'first', 'wide', 'small']
  const xOf = (layout: Layout) => all.map((id) => componentOf(layout, id).x)

  test('by centres makes the distances between centres equal; the outermost stay', () => {
    expect(xOf(distributeComponents(four(), all, 'x', 'centres'))).toEqual([30, 0, 10, 20])
  })

  test('by gaps makes the gaps between edges equal, whatever the sizes', () => {
    const even = distributeComponents(four(), all, 'x', 'gaps')
    const [last, first, wide, small] = all.map((id) => outline(even, id)) as [Box, Box, Box, Box]
    const gaps = [wide.x0 - first.x1, small.x0 - wide.x1, last.x0 - small.x1]
    for (const gap of gaps) expect(gap).toBeCloseTo(6, 6)
    expect([first.x0, last.x1]).toEqual([-1, 31])
  })

  test('leaves a locked one where it is and spreads the others on either side of it', () => {
    const locked = withDesignView(four(), { locked: ['wide'] })
    expect(xOf(distributeComponents(locked, all, 'x', 'centres'))).toEqual([30, 0, 3, 16.5])
  })

  test('works from south to north too', () => {
    const column = layoutWith({ components: [1, 2, 9].map((y) => componentWith({ id: `p${y}`, y })) })
    expect(componentOf(distributeComponents(column, ['p9', 'p1', 'p2'], 'y', 'centres'), 'p2').y).toBe(5)
  })
})
type Box = ReturnType<typeof outline>

describe('matching sizes', () => {
  test('gives the parts their own width and height before rotation, and scales their blocks', () => {
    const layout = layoutWith({
      components: [
        componentWith({
          id: 'a',
          rotation: 90,
          sources: [{ layer: 'die', blocks: [{ x: 1, y: 1, width: 2, height: 2, power: 3 }] }],
        }),
        componentWith({ id: 'key', width: 8, height: 6 }),
      ],
    })
    const matched = componentOf(matchSizes(layout, ['a', 'key'], 'key', 'size'), 'a')
    expect(matched).toMatchObject({ width: 8, height: 6, rotation: 90 })
    expect(matched.sources?.[0]?.blocks?.[0]).toMatchObject({ x: 2, y: 1.5, width: 4, height: 3 })
    expect(componentOf(matchSizes(layout, ['a', 'key'], 'key', 'height'), 'a')).toMatchObject({ width: 4, height: 6 })
  })

  test('leaves what is locked, and what has that size, the very same', () => {
    const layout = withDesignView(row(), { locked: ['a'] })
    expect(componentOf(matchSizes(layout, ['a', 'b'], 'b', 'size'), 'a')).toBe(componentOf(layout, 'a'))
    expect(matchSizes(layout, ['b'], 'b', 'size')).toBe(layout)
  })
})
