import { describe, expect, it } from 'vitest'
import { adviceFor } from '../../src/layout/advice.ts'
import { withDesignView } from '../../src/layout/design-view.ts'
import { resolvePackage } from '../../src/layout/geometry.ts'
import type { Component, Layout } from '../../src/layout/schema.ts'
import { componentWith, layoutWith } from '../support/small-layout.ts'

const advice = (layout: Layout) => adviceFor(layout, resolvePackage(layout))

/** Parts of 4 × 4 mm on a substrate of 20 × 20 mm. */
const part = (id: string, x: number, y: number, changes: Partial<Component> = {}) =>
  componentWith({ id, name: id, x, y, width: 4, height: 4, sources: [{ layer: 'die', power: 1 }], ...changes })

describe('advice', () => {
  it('has nothing to say about parts that stand apart and dissipate', () => {
    expect(advice(layoutWith({ components: [part('a', 5, 5), part('b', 12, 5)] }))).toEqual([])
  })

  it('asks about spacing below the least, at the document’s own figure', () => {
    const layout = layoutWith({ components: [part('a', 5, 5), part('b', 9.3, 5)] })
    expect(advice(layout)).toEqual([
      { rule: 'spacing', ids: ['b', 'a'], message: 'b stands 0.30 mm from a; the least spacing is 0.5 mm.' },
    ])
    expect(advice(withDesignView(layout, { checks: { spacingMm: 0.3 } }))).toEqual([])
  })

  it('leaves overlaps to the errors, and stacked parts alone', () => {
    expect(advice(layoutWith({ components: [part('a', 5, 5), part('b', 8, 5)] }))).toEqual([])
    const stacked = [part('a', 5, 5, { width: 8, height: 8 }), part('b', 5, 5, { on: 'a' })]
    expect(advice(layoutWith({ components: stacked }))).toEqual([])
  })

  it('asks about an ASIC or an engine without a source, and believes 0 W', () => {
    const silent = part('a', 5, 5, { kind: 'optical-engine', sources: [] })
    const spare = part('b', 15, 5, { kind: 'optical-engine', sources: [{ layer: 'die', power: 0 }] })
    const dummy = part('c', 5, 15, { kind: 'passive', sources: [] })
    expect(advice(layoutWith({ components: [silent, spare, dummy] })).map(({ rule, ids }) => [rule, ids])).toEqual([
      ['power', ['a']],
    ])
  })

  it('asks about an engine whose fibres are walled in on all four sides', () => {
    const engine = part('oe', 10, 10, { kind: 'optical-engine' })
    const walls = [part('w', 4, 10), part('e', 16, 10), part('s', 10, 4), part('n', 10, 16)]
    const blocked = advice(layoutWith({ components: [engine, ...walls] })).filter(({ rule }) => rule === 'fibre')
    expect(blocked.map(({ ids }) => ids)).toEqual([['oe', 'w', 'e', 's', 'n']])
    // Half a side is way enough for a ribbon.
    const opened = walls.map((wall) => (wall.id === 'n' ? { ...wall, x: 12.2 } : wall))
    expect(advice(layoutWith({ components: [engine, ...opened] })).filter(({ rule }) => rule === 'fibre')).toEqual([])
  })
})
