import { describe, expect, test } from 'vitest'
import { resolvePackage } from '../../src/layout/geometry.ts'
import { type SnapTarget, snapEdge, snapTargets, snapToGrid, snapToSurroundings } from '../../src/layout/snapping.ts'
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
    const { dx, dy, guides } = snapToSurroundings(part(6.8, 4), targets, 0.5)
    expect(dx).toBeCloseTo(0.2, 12)
    expect(dy).toBe(0)
    expect(guides).toEqual([{ axis: 'x', at: 8, from: 3, to: 12, target: 'edge', name: 'oe-1' }])
  })

  test('prefers the nearest of several lines within reach', () => {
    // The west edge is 0.4 from the other's east edge, the east edge 0.1 from the substrate's.
    const narrow = [...targets, { outline: { x0: 0, x1: 17.5, y0: 0, y1: 1 }, name: 'narrow', role: 'part' as const }]
    expect(snapToSurroundings(part(18.9, 4), narrow, 0.5).dx).toBeCloseTo(0.1, 12)
    expect(snapToSurroundings(part(18.55, 4), narrow, 0.5).dx).toBeCloseTo(-0.05, 12)
  })

  test('draws centres to centres and both axes at once', () => {
    const { dx, dy, guides } = snapToSurroundings(part(10.1, 9.9), targets, 0.3)
    expect([dx, dy].map((delta) => delta.toFixed(6))).toEqual(['-0.100000', '0.100000'])
    expect(guides.map(({ target }) => target)).toEqual(['centre', 'centre'])
  })

  test('knows the substrate’s edge', () => {
    expect(snapToSurroundings(part(1.2, 4), targets, 0.5).guides).toMatchObject([
      { axis: 'x', at: 0, target: 'substrate' },
    ])
  })

  test('leaves alone what is out of reach', () => {
    expect(snapToSurroundings(part(4, 4), targets, 0.5)).toEqual({ dx: 0, dy: 0, guides: [] })
  })
})

/** Parts of 2 × 2 mm at these centres, beside a moved one. */
function row(...places: readonly (readonly [number, number])[]): SnapTarget[] {
  return places.map(([x, y], index) => ({ outline: part(x, y), name: `oe-${index + 1}`, role: 'part' }))
}

describe('snapping to equal gaps', () => {
  test('stands midway between two neighbours', () => {
    const { dx, guides } = snapToSurroundings(part(10.2, 5), row([4, 5.4], [17, 5.4]), 0.5)
    expect(dx).toBeCloseTo(0.3, 12)
    expect(guides[0]).toMatchObject({ target: 'gap', name: 'oe-1 and oe-2' })
    expect(guides[0]?.gaps?.map(({ from, to }) => to - from)).toEqual([4.5, 4.5])
  })

  test('repeats the gap of the pair before it and of the pair after it', () => {
    const after = snapToSurroundings(part(14.2, 5), row([3, 5.3], [8.5, 5.3]), 0.5)
    expect(after.dx).toBeCloseTo(-0.2, 12)
    expect(after.guides[0]?.gaps).toEqual([
      { axis: 'x', from: 4, to: 7.5, across: 5 },
      { axis: 'x', from: 9.5, to: 13, across: 5 },
    ])
    const before = snapToSurroundings(part(3.2, 5), row([8.5, 5.3], [14, 5.3]), 0.5)
    expect(before.dx).toBeCloseTo(-0.2, 12)
  })

  test('looks at neighbours in the same row only, and squeezes nothing into a gap too small', () => {
    expect(snapToSurroundings(part(10.2, 5), row([4, 9], [17, 9]), 0.4).guides).toEqual([])
    expect(snapToSurroundings(part(5.6, 5), row([4, 5.5], [6.5, 5.5]), 0.05).guides).toEqual([])
  })

  test('works down a column as along a row', () => {
    const { dy, guides } = snapToSurroundings(part(5, 10.2), row([5.4, 4], [5.4, 17]), 0.35)
    expect(dy).toBeCloseTo(0.3, 12)
    expect(guides.map(({ axis, target }) => [axis, target])).toContainEqual(['y', 'gap'])
  })
})

describe('snapping to the rings round an ASIC', () => {
  const asic: SnapTarget = { outline: { x0: 10, x1: 20, y0: 10, y1: 20 }, name: 'Switch ASIC', role: 'asic' }

  test('takes over the distance of another part, on whichever side that stands', () => {
    const east: SnapTarget = { outline: { x0: 23, x1: 25, y0: 11, y1: 13 }, name: 'oe-1', role: 'part' }
    const { dy, guides } = snapToSurroundings(part(13.7, 24.2), [asic, east], 0.5)
    expect(dy).toBeCloseTo(-0.2, 12)
    expect(guides.find(({ axis }) => axis === 'y')).toMatchObject({
      target: 'ring',
      name: 'Switch ASIC',
      ring: { x0: 7, x1: 23, y0: 7, y1: 23 },
      gaps: [{ axis: 'y', from: 20, to: 23 }],
    })
  })

  test('at a corner, on two rings, shows one of them whole and of the other the side that was taken', () => {
    const east: SnapTarget = { outline: { x0: 23, x1: 25, y0: 11, y1: 13 }, name: 'oe-1', role: 'part' }
    const north: SnapTarget = { outline: { x0: 11, x1: 13, y0: 27, y1: 28 }, name: 'oe-2', role: 'part' }
    const { guides } = snapToSurroundings(part(28.1, 24.1), [asic, east, north], 0.3)
    expect(guides).toMatchObject([
      { axis: 'x', target: 'ring', at: 27, ring: { x0: 3, x1: 27 } },
      { axis: 'y', target: 'ring', at: 23, gaps: [{ from: 20, to: 23 }] },
    ])
    expect(guides[1]).not.toHaveProperty('ring')
  })

  test('gives nothing to a part above the ASIC itself, nor from one at its corner', () => {
    const corner: SnapTarget = { outline: { x0: 23, x1: 25, y0: 23, y1: 25 }, name: 'oe-1', role: 'part' }
    const guides = snapToSurroundings(part(13.7, 30.4), [asic, corner], 0.3).guides
    expect(guides.filter(({ target }) => target === 'ring')).toEqual([])
  })
})

describe('snapping one pulled edge', () => {
  test('draws it to the nearest edge within reach, or leaves it', () => {
    expect(snapEdge('x', part(6.8, 4), 7.8, targets, 0.5)).toMatchObject({ guide: { at: 8, target: 'edge' } })
    expect(snapEdge('x', part(4, 4), 5, targets, 0.5)).toBeNull()
  })
})
