/** What the quality levels mean. The figures behind them are in docs/validation.md. */
import type { GridParameters } from '../model/grid.ts'
import type { Quality } from './solution.ts'

export const QUALITY_GRIDS: Readonly<Record<Quality, GridParameters>> = {
  preview: { lateralCells: 80, cellsPerInterval: 1, mergeMm: 0.1, verticalCells: 28 },
  normal: { lateralCells: 128, bareLateralCells: 192, cellsPerInterval: 3, mergeMm: 0.01, verticalCells: 40 },
  fine: { lateralCells: 192, bareLateralCells: 256, cellsPerInterval: 3.6, mergeMm: 0.002, verticalCells: 56 },
  'extra-fine': { lateralCells: 256, bareLateralCells: 320, cellsPerInterval: 4.2, mergeMm: 0.002, verticalCells: 64 },
}

/** How far the iteration goes. */
export interface Accuracy {
  /** Estimated largest error left in the field, K. */
  readonly toleranceK: number
  /** Share of the total power that the heat balance may miss. */
  readonly balance: number
}

const CONVERGED: Accuracy = { toleranceK: 1e-4, balance: 1e-7 }

export const QUALITY_ACCURACY: Readonly<Record<Quality, Accuracy>> = {
  preview: { toleranceK: 1e-2, balance: 1e-6 },
  normal: CONVERGED,
  fine: CONVERGED,
  'extra-fine': CONVERGED,
}
