import { describe, expect, test } from 'vitest'
import { residual } from '../../../src/solver/kernel/columns.ts'
import { createLevel } from '../../../src/solver/kernel/level.ts'
import { type Aggregation, prolongAdd, restrictResidual } from '../../../src/solver/kernel/transfer.ts'
import { dot } from '../../../src/solver/kernel/vector.ts'
import { cellIndex } from '../../../src/solver/numerics/storage.ts'
import { forCells, randomField, randomLevel } from '../../support/random-level.ts'

/** 5 × 4 columns to 3 × 2, with a single one at the end of x. */
const aggregation: Aggregation = { x: Int32Array.from([0, 0, 1, 1, 2]), y: Int32Array.from([0, 0, 1, 1]) }

function fineAndCoarse() {
  const fine = randomLevel(5, 4, 3, 67)
  fine.rhs.set(randomField(fine, 68))
  fine.unknown.set(randomField(fine, 69))
  return { fine, coarse: createLevel(3, 2, 3) }
}

describe('restriction', () => {
  test.each([0, 1] as const)('sums the residuals of colour %i over each aggregate', (colour) => {
    const { fine, coarse } = fineAndCoarse()
    coarse.rhs.fill(99)
    restrictResidual(fine, colour, aggregation, coarse)
    const r = new Float64Array(fine.rhs.length)
    residual(fine, fine.rhs, fine.unknown, r)
    const expected = new Float64Array(coarse.rhs.length)
    forCells(fine, (c, i, j, k) => {
      if ((i + j) % 2 === colour) expected[cellIndex(3, 3, aggregation.x[i]!, aggregation.y[j]!, k)]! += r[c]!
    })
    // the same terms, summed in another order: rounding of values up to 4e5
    for (let c = 0; c < expected.length; c++) expect(Math.abs(coarse.rhs[c]! - expected[c]!)).toBeLessThan(1e-9)
  })
})

describe('prolongation', () => {
  test('adds the aggregate’s value to the columns of its colour and to no others', () => {
    const { fine, coarse } = fineAndCoarse()
    coarse.unknown.set(randomField(coarse, 70))
    const before = fine.unknown.slice()
    prolongAdd(fine, 1, aggregation, coarse)
    forCells(fine, (c, i, j, k) => {
      const added = (i + j) % 2 === 1 ? coarse.unknown[cellIndex(3, 3, aggregation.x[i]!, aggregation.y[j]!, k)]! : 0
      expect(fine.unknown[c]).toBe(before[c]! + added)
    })
  })

  test('is the transpose of restriction: (R r, v) = (r, P v)', () => {
    const { fine, coarse } = fineAndCoarse()
    // with no links and no start the residual that is restricted is the right-hand side itself
    for (const array of [fine.gx, fine.gy, fine.gz, fine.ground, fine.unknown]) array.fill(0)
    const v = randomField(coarse, 71)
    let restricted = 0
    let prolonged = 0
    for (const colour of [0, 1] as const) {
      restrictResidual(fine, colour, aggregation, coarse)
      restricted += dot(coarse.rhs, v)
      coarse.unknown.set(v)
      prolongAdd(fine, colour, aggregation, coarse)
    }
    prolonged = dot(fine.rhs, fine.unknown)
    // sixty products of numbers below 1
    expect(Math.abs(restricted - prolonged)).toBeLessThan(1e-13)
    expect(Math.abs(restricted)).toBeGreaterThan(0.1)
  })
})
