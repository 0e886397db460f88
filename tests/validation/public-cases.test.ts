/**
 * The accuracy promised, on every public verification case. The tolerances are those of the promise itself
 * (tests/support/reference.ts); the references carry their own uncertainty, which is allowed on top.
 */
import { describe, expect, test } from 'vitest'
import type { Quality } from '../../src/solver/results/solution.ts'
import {
  compare,
  failures,
  IMBALANCE_OF_POWER,
  type ReferenceCase,
  referenceCase,
  referenceCases,
  solveCase,
} from '../support/reference.ts'

const cases = referenceCases()
/** The three largest, with stacks, air gaps and zones: `fine` halves the temperature tolerances. */
const FINE_CASES = ['cpo-8-engines', 'stacked-engines', 'split-lid'].map(referenceCase)

test('all seven public cases are here', () => {
  expect(cases.map(({ name }) => name)).toEqual([
    'cpo-8-engines',
    'silicon-k-of-T',
    'slab-1d',
    'split-lid',
    'spreader-centred',
    'spreader-eccentric',
    'stacked-engines',
  ])
})

describe('at normal quality', () => {
  test.each(cases)('$name meets every figure of its reference', (reference) => meets(reference, 'normal'))
})

describe('at fine quality', () => {
  test.each(FINE_CASES)('$name meets every figure at half the temperature tolerance', (reference) =>
    meets(reference, 'fine'),
  )
})

function meets(known: ReferenceCase, quality: Quality): void {
  const solution = solveCase(known, quality)
  expect(solution.solver.converged).toBe(true)
  const comparisons = compare(known, solution)
  expect(comparisons).toHaveLength(2 * known.layout.components.length + Object.keys(known.reference.probes).length + 3)
  expect(failures(comparisons)).toEqual([])
  const { power, imbalance } = solution.heat
  expect(power).toBeCloseTo(known.reference.totalPower, 9)
  expect(Math.abs(imbalance)).toBeLessThanOrEqual(IMBALANCE_OF_POWER * power)
  const verdicts = Object.fromEntries(solution.components.map(({ id, violates }) => [id, violates]))
  // a component without a limit has no verdict in the references
  const expected = Object.entries(known.reference.components).map(([id, { violates }]) => [id, violates === true])
  expect(verdicts).toEqual(Object.fromEntries(expected))
}
