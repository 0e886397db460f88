import { describe, expect, test } from 'vitest'
import { resolvePackage } from '../../src/layout/geometry.ts'
import { snapTargets, snapToEdges, snapToGrid } from '../../src/layout/snapping.ts'
import { componentWith, layoutWith } from '../support/small-layout.ts'

const targets = snapTargets(
  resolvePackage(layoutWith({ components: [componentWith(), componentWith({ id: 'moving', x: 3 })] })),
  new Set(['moving']),
)
/** A part of 2 × 2 mm with its centre at x, y. */
const part = (x: number, y: number) => ({ x0: x - 1, x1: x + 1, y0: y - 1, y1: y + 1 })

describe('snapping to the grid', () => {
  test('goes to the nearest multiple and writes it short', () => {
    expect(snapToGrid(7.34, 0.1)).toBe(7.3)
    expect(snapToGrid(7.35001, 0.1)).toBe(7.4)
    expect(snapToGrid(-0.26, 0.5)).toBe(-0.5)
    expect(snapToGrid(0.3, 0.1)).toBe(0.3)
  })
})

describe('snapping to edges', () => {
  test('looks at the substrate and at every part that does not move', () => {
    expect(targets.map(({ outline }) => outline)).toEqual([
      { x0: 0, x1: 20, y0: 0, y1: 20 },
      { x0: 8, x1: 12, y0: 8, y1: 12 },
    ])
  })

  test('draws an edge to the nearest edge within reach, with a guide across both', () => {
    const { dx, dy, guides } = snapToEdges(part(6.8, 4), targets, 0.5)
    expect(dx).toBeCloseTo(0.2, 12)
    expect(dy).toBe(0)
    expect(guides).toEqual([{ axis: 'x', at: 8, from: 3, to: 12, target: 'edge' }])
  })

  test('prefers the nearest of several lines within reach', () => {
    // The west edge is 0.4 from the other's east edge, the east edge 0.1 from the substrate's.
    const narrow = [...targets, { outline: { x0: 0, x1: 17.5, y0: 0, y1: 1 }, isSubstrate: false }]
    expect(snapToEdges(part(18.9, 4), narrow, 0.5).dx).toBeCloseTo(0.1, 12)
    expect(snapToEdges(part(18.55, 4), narrow, 0.5).dx).toBeCloseTo(-0.05, 12)
  })

  test('draws centres to centres and both axes at once', () => {
    const { dx, dy, guides } = snapToEdges(part(10.1, 9.9), targets, 0.3)
    expect([dx, dy].map((delta) => delta.toFixed(6))).toEqual(['-0.100000', '0.100000'])
    expect(guides.map(({ target }) => target)).toEqual(['centre', 'centre'])
  })

  test('knows the substrate’s edge', () => {
    expect(snapToEdges(part(1.2, 4), targets, 0.5).guides).toMatchObject([{ axis: 'x', at: 0, target: 'substrate' }])
  })

  test('leaves alone what is out of reach', () => {
    expect(snapToEdges(part(4, 4), targets, 0.5)).toEqual({ dx: 0, dy: 0, guides: [] })
  })
})
