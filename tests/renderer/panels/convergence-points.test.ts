import { describe, expect, it } from 'vitest'
import { curveOf } from '../../../src/renderer/panels/convergence-points.ts'

describe('the convergence curve', () => {
  it('is logarithmic, between whole powers of ten', () => {
    const curve = curveOf(
      [
        { cycle: 1, errorEstimate: 10 },
        { cycle: 3, errorEstimate: 0.1 },
        { cycle: 5, errorEstimate: 0.001 },
      ],
      100,
      40,
    )
    expect(curve?.points.map(({ x }) => x)).toEqual([0, 50, 100])
    expect(curve?.points.map(({ y }) => y)).toEqual([0, 20, 40])
    expect(curve?.decades).toHaveLength(3)
    expect(curve?.decades.map(({ y }) => y)).toEqual([0, 20, 40])
    expect(curve?.lastCycle).toBe(5)
  })

  it('leaves out what no logarithm has, and is nothing with less than two cycles', () => {
    expect(curveOf([{ cycle: 1, errorEstimate: 1 }], 100, 40)).toBeNull()
    const endless = { cycle: 1, errorEstimate: Number.POSITIVE_INFINITY }
    expect(curveOf([endless, { cycle: 2, errorEstimate: 1 }], 100, 40)).toBeNull()
  })
})
