/**
 * Documents that are hard on the grid: bare dies, an air gap and micrometre layers, stacked k(T), sixteen engines off any
 * grid, 0.05 mm laser stripes on a 150 mm substrate. No independent reference: they are held against this program on grids
 * of about five times as many cells, whose change from a grid 1.4 times coarser is taken as their uncertainty. That checks
 * the automatic grid, not the physics; the tolerances are those of the public cases.
 */
import { describe, expect, test } from 'vitest'
import { compare, failures, hardCases, IMBALANCE_OF_POWER, solveCase } from '../support/reference.ts'

const cases = hardCases()

test('all five hard cases are here', () => {
  expect(cases.map(({ name }) => name)).toEqual([
    'bare-dies',
    'sixteen-engines-off-grid',
    'stacked-k-of-T',
    'thin-layers-and-air-gap',
    'tiny-lasers-on-150-mm',
  ])
})

describe('at normal quality the automatic grid is fine enough for', () => {
  test.each(cases)('$name', (known) => {
    const solution = solveCase(known, 'normal')
    expect(solution.solver.converged).toBe(true)
    expect(failures(compare(known, solution))).toEqual([])
    expect(Math.abs(solution.heat.imbalance)).toBeLessThanOrEqual(IMBALANCE_OF_POWER * solution.heat.power)
  })
})
