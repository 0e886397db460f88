import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coverInterval } from '../../../src/solver/model/coverage.ts'

const lines = Float64Array.from([0, 1, 3, 3.5, 10])

describe('coverage of an interval', () => {
  test('counts whole cells as 1 and cut cells by their share', () => {
    const { first, end, fraction } = coverInterval(lines, 0.25, 3.25)
    expect([first, end]).toEqual([0, 3])
    expect([...fraction]).toEqual([0.75, 1, 0.5])
  })

  test('leaves out neighbours that it only touches', () => {
    const { first, end, fraction } = coverInterval(lines, 1, 3.5)
    expect([first, end]).toEqual([1, 3])
    expect([...fraction]).toEqual([1, 1])
  })

  test('a line missed by rounding still gives whole cells', () => {
    const { first, end, fraction } = coverInterval(lines, 1 + 1e-12, 3.5 - 1e-12)
    expect([first, end]).toEqual([1, 3])
    expect([...fraction]).toEqual([1, 1])
  })

  test('parts outside the lines do not count, and nothing is covered beyond them', () => {
    expect([...coverInterval(lines, -5, 1).fraction]).toEqual([1])
    expect(coverInterval(lines, 10, 12).fraction).toHaveLength(0)
    expect(coverInterval(lines, -3, 0).fraction).toHaveLength(0)
  })

  test('adds up to the length of the interval on any lines', () => {
    const steps = fc.array(fc.double({ min: 1e-3, max: 10, noNaN: true }), { minLength: 1, maxLength: 30 })
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(steps, share, share, (widths, a, b) => {
        const at = [0]
        for (const width of widths) at.push(at.at(-1)! + width)
        const total = at.at(-1)!
        const [from, to] = [Math.min(a, b) * total, Math.max(a, b) * total]
        const { first, fraction } = coverInterval(Float64Array.from(at), from, to)
        const length = fraction.reduce((sum, f, n) => sum + f * widths[first + n]!, 0)
        // fractions within 1e-9 of a whole cell count as whole
        expect(Math.abs(length - (to - from))).toBeLessThanOrEqual(2.1e-9 * total)
        expect(fraction.every((f) => f >= 0 && f <= 1)).toBe(true)
      }),
    )
  })
})
