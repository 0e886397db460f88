/** Solves test documents on small grids, and what is asked of the solutions. */
import type { Layout } from '../../src/layout/schema.ts'
import type { GridParameters } from '../../src/solver/model/grid.ts'
import type { Point, Solution } from '../../src/solver/results/solution.ts'
import { solveLayout } from '../../src/solver/results/solve-layout.ts'

export const SMALL_GRID: GridParameters = { lateralCells: 32, cellsPerInterval: 1, mergeMm: 0.02, verticalCells: 16 }

/** A converged solution on a small grid; throws where there is none. */
export function solveSmall(layout: Layout, probes: readonly Point[] = [], grid = SMALL_GRID): Solution {
  const solution = solveLayout(layout, { quality: 'normal', grid, probes })
  if (!solution.solver.converged) throw new Error('the test document does not converge')
  return solution
}

export const probed = (solution: Solution): number[] =>
  solution.probes.map(({ temperature }) => temperature ?? Number.NaN)

export const component = (solution: Solution, id: string) => {
  const found = solution.components.find((known) => known.id === id)
  if (!found) throw new Error(`no component "${id}"`)
  return found
}
