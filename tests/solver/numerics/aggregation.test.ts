import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pairLines } from '../../../src/solver/numerics/aggregation.ts'

const of = (...values: number[]) => Float64Array.from(values)
const uniform = (n: number) => new Float64Array(n).fill(1)

describe('pairs of lines', () => {
  test('a uniform grid is halved, an odd last line staying single', () => {
    const { x, y } = pairLines(uniform(16), uniform(9))
    expect([...x.parent]).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7])
    expect([...y.parent]).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4])
    expect([...y.widths]).toEqual([2, 2, 2, 2, 1])
  })

  test('a graded grid is evened out first: wide lines wait for the narrow ones', () => {
    const widths = of(8, 8, 1, 1, 1, 1, 8, 8)
    const { x } = pairLines(widths, uniform(8))
    expect([...x.widths]).toEqual([8, 8, 2, 2, 8, 8])
    expect([...x.parent]).toEqual([0, 1, 2, 2, 3, 3, 4, 5])
  })

  test('where hardly any pair is narrow, wider ones are joined until a tenth of the columns is gone', () => {
    const widths = Float64Array.from({ length: 24 }, (_, n) => (n < 2 ? 0.01 : 1 + 0.1 * n))
    const { x, y } = pairLines(widths, widths)
    expect(x.widths.length).toBeLessThan(23)
    expect(x.widths.length * y.widths.length).toBeLessThanOrEqual(0.9 * 24 * 24)
    // the widest wait all the same
    expect(x.widths.at(-1)).toBe(widths.at(-1))
  })

  test('with few columns everything is joined, however uneven', () => {
    const { x, y } = pairLines(of(0.01, 5, 90), of(1, 1000))
    expect([...x.widths]).toEqual([5.01, 90])
    expect([...y.widths]).toEqual([1001])
  })

  test('an axis of one line is left alone while the other is halved', () => {
    const { x, y } = pairLines(uniform(1), uniform(64))
    expect([...x.parent]).toEqual([0])
    expect(y.widths).toHaveLength(32)
  })

  const widths = fc
    .array(fc.double({ min: -4, max: 2, noNaN: true }), { minLength: 1, maxLength: 60 })
    .map((exponents) => Float64Array.from(exponents, (exponent) => 10 ** exponent))

  test('lead any grid to a single column, each step joining neighbours two by two and keeping the total width', () => {
    fc.assert(
      fc.property(widths, widths, (startX, startY) => {
        let x: Float64Array<ArrayBufferLike> = startX
        let y: Float64Array<ArrayBufferLike> = startY
        while (x.length > 1 || y.length > 1) {
          const paired = pairLines(x, y)
          for (const [before, { parent, widths: after }] of [
            [x, paired.x],
            [y, paired.y],
          ] as const) {
            const sums = new Float64Array(after.length)
            const counts = new Int32Array(after.length)
            for (const [n, width] of before.entries()) {
              sums[parent[n]!]! += width
              counts[parent[n]!]! += 1
              // ascending without gaps: neighbours only
              expect(parent[n]! - (n > 0 ? parent[n - 1]! : 0)).toBeGreaterThanOrEqual(0)
              expect(parent[n]! - (n > 0 ? parent[n - 1]! : 0)).toBeLessThanOrEqual(1)
            }
            expect(sums).toEqual(after)
            expect([...counts].every((count) => count === 1 || count === 2)).toBe(true)
          }
          const columns = paired.x.widths.length * paired.y.widths.length
          expect(columns).toBeLessThan(x.length * y.length)
          x = paired.x.widths
          y = paired.y.widths
        }
      }),
      { numRuns: 60 },
    )
  })
})
