import { describe, expect, it } from 'vitest'
import { changeAsPrinted, compareSolutions } from '../../src/report/comparison.ts'
import { comparisonTable, summariseComparison } from '../../src/report/comparison-table.ts'
import type { ComponentResult, Solution } from '../../src/solver/results/solution.ts'
import { solutionOf } from '../renderer/support/test-app.ts'

/** Components of a limit of 70 °C at these temperatures, known to ±0.04 K. */
function at(temperatures: Readonly<Record<string, number>>, power = 100): Solution {
  const results = Object.entries(temperatures).map(([id, celsius]) => ({
    id,
    maxTemperature: celsius,
    margin: 70 - celsius,
  }))
  const solution = solutionOf(results)
  return { ...solution, heat: { ...solution.heat, power } }
}

const sentenceOf = (a: Solution, b: Solution) => compareSolutions(a, b).sentence

describe('the sentence', () => {
  it('says how much cooler, who passes and that nothing fails newly', () => {
    expect(sentenceOf(at({ asic: 90, 'oe-6': 72 }), at({ asic: 87.7, 'oe-6': 68 }))).toBe(
      'B runs 2.30 K cooler where it is hottest; oe-6 now passes, nothing fails newly.',
    )
  })

  it('says who fails now', () => {
    expect(sentenceOf(at({ a: 60, b: 61 }), at({ a: 71, b: 75 }))).toBe(
      'B runs 14.00 K hotter where it is hottest; b and a now fail.',
    )
  })

  it('compares what is hottest, which need not be the same component', () => {
    expect(sentenceOf(at({ a: 60, b: 50 }), at({ a: 40, b: 59 }))).toContain('B runs 1.00 K cooler')
  })

  it('finds no difference where it is smaller than the two errors together', () => {
    expect(sentenceOf(at({ a: 60 }), at({ a: 60.07 }))).toBe(
      'B is as hot as A where it is hottest, to ±0.08 K; no verdict changes.',
    )
    expect(sentenceOf(at({ a: 60 }), at({ a: 60.1 }))).toContain('0.10 K hotter')
  })

  it('names three at most', () => {
    const all = (celsius: number) => at({ a: celsius, b: celsius, c: celsius, d: celsius, e: celsius })
    expect(sentenceOf(all(75), all(60))).toContain('a, b and 3 more now pass')
  })

  it('counts a margin that has become smaller than its error, and new parts that fail', () => {
    expect(sentenceOf(at({ a: 60 }), at({ a: 69.99 }))).toContain('a is now undecided, nothing fails newly')
    expect(sentenceOf(at({ a: 60 }), at({ a: 60, b: 80 }))).toContain('b, which only B has, fails.')
  })

  it('is a sentence without any component, too', () => {
    expect(sentenceOf(at({}), at({}))).toBe('Neither design has a component; no verdict changes.')
    expect(sentenceOf(at({ a: 1 }), at({}))).toContain('B has no component')
  })
})

describe('a change', () => {
  const result = (maxTemperature: number, uncertainty: number): ComponentResult => ({
    ...at({ a: maxTemperature }).components[0]!,
    uncertainty,
  })

  it('has the sum of the two bounds as its bound', () => {
    const a = { ...at({}), components: [result(60, 0.3)] }
    const b = { ...at({}), components: [result(58, 0.4)] }
    const { kelvin, uncertainty } = compareSolutions(a, b).components[0]!.change!
    expect(kelvin).toBeCloseTo(-2, 12)
    expect(uncertainty).toBeCloseTo(0.7, 12)
  })

  it('agrees with the two temperatures as they are printed', () => {
    // 70.24 → 68.76 is −1.48, and beside 70.2 and 68.8 it must read −1.4
    const printed = changeAsPrinted(result(70.24, 0.2), result(68.76, 0.01))
    expect([printed.from, printed.to, printed.kelvin.toFixed(printed.decimals)]).toEqual(['70.2', '68.8', '-1.4'])
    expect(printed.plusMinus).toBe('±0.2')
  })
})

describe('the order and the table', () => {
  const comparison = compareSolutions(
    at({ same: 50, warmer: 40, saved: 71, gone: 33 }, 548),
    at({ same: 50, warmer: 49, saved: 69.5, new: 90 }, 722),
  )

  it('puts changed verdicts first, then large changes, then what only one has', () => {
    expect(comparison.components.map(({ id }) => id)).toEqual(['saved', 'warmer', 'same', 'gone', 'new'])
    expect(comparison.power).toEqual({ a: 548, b: 722 })
  })

  it('writes verdicts, signs and errors', () => {
    const lines = comparisonTable(comparison, 'one.json', 'two.json').split('\n')
    expect(lines).toContain('A: one.json, 548 W in')
    expect(lines.find((line) => line.startsWith('saved'))).toMatch(
      /Over limit → Close +71\.00 +69\.50 +−1\.50 +0\.08 +−1\.00 +\+0\.50/,
    )
    expect(lines.find((line) => line.startsWith('gone'))).toContain('only in A')
    expect(lines.find((line) => line.startsWith('new'))).toContain('Over limit, only in B')
  })

  it('is plain JSON in full precision', () => {
    const a = at({ x: 60.123456 })
    const summary = summariseComparison(compareSolutions(a, a), a, a)
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary)
    expect(summary.components).toEqual([
      { id: 'x', in: 'both', change: { kelvin: 0, uncertainty: 0.08 }, verdictChanged: false },
    ])
    expect(summary.a.components[0]!.maxTemperature).toBe(60.123456)
  })
})
