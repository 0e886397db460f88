import { describe, expect, it } from 'vitest'
import { componentOf } from '../../src/layout/edits.ts'
import { resolvePackage } from '../../src/layout/geometry.ts'
import { gapBetween } from '../../src/layout/outline.ts'
import { moveToRelativePlace, type Reference, relativePlace } from '../../src/layout/relative-place.ts'
import type { Layout } from '../../src/layout/schema.ts'
import { readPackage } from '../renderer/support/test-app.ts'

const layout = readPackage()
const place = (of: Layout, ids: readonly string[], reference: Reference, axis: 'x' | 'y' = 'x') =>
  relativePlace(resolvePackage(of), ids, reference, axis)
const outline = (of: Layout, id: string) =>
  resolvePackage(of).components.find(({ component }) => component.id === id)!.outline

describe('a place', () => {
  it('is a coordinate from the corner, the centre of the package, or the centre of another', () => {
    const { x } = componentOf(layout, 'oe-8')
    expect(place(layout, ['oe-8'], { to: 'corner' })).toEqual({ value: x, towards: 'x' })
    expect(place(layout, ['oe-8'], { to: 'centre' })?.value).toBe(x - 45)
    const other = componentOf(layout, 'oe-1')
    expect(place(layout, ['oe-8'], { to: 'component', id: 'oe-1', by: 'centre' })?.value).toBe(x - other.x)
  })

  it('by edges is the clear gap and says on which side it is', () => {
    const edges: Reference = { to: 'component', id: 'asic', by: 'edges' }
    const west = place(layout, ['oe-1'], edges)!
    expect(west.towards).toBe('west')
    expect(west.value).toBeCloseTo(outline(layout, 'asic').x0 - outline(layout, 'oe-1').x1, 9)
    const nearer = moveToRelativePlace(layout, ['oe-1'], edges, 'x', 2)
    expect(gapBetween(outline(nearer, 'oe-1'), outline(nearer, 'asic'))).toBeCloseTo(2, 6)
    expect(componentOf(nearer, 'oe-1').y).toBe(componentOf(layout, 'oe-1').y)
  })

  it('of several is that of the middle of all, which move together', () => {
    const ids = ['oe-1', 'oe-2']
    const moved = moveToRelativePlace(layout, ids, { to: 'centre' }, 'y', 0)
    expect(place(moved, ids, { to: 'corner' }, 'y')?.value).toBe(45)
    const apart = (of: Layout) => componentOf(of, 'oe-1').y - componentOf(of, 'oe-2').y
    expect(apart(moved)).toBeCloseTo(apart(layout), 6)
  })

  it('is none from a component that has gone or is selected itself', () => {
    expect(place(layout, ['oe-1'], { to: 'component', id: 'gone', by: 'centre' })).toBeNull()
    expect(place(layout, ['oe-1'], { to: 'component', id: 'oe-1', by: 'centre' })).toBeNull()
    expect(place(layout, [], { to: 'corner' })).toBeNull()
    expect(moveToRelativePlace(layout, ['oe-1'], { to: 'component', id: 'gone', by: 'edges' }, 'x', 1)).toBe(layout)
  })
})
