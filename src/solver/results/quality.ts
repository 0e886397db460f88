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
  /** Asked after every cycle that is not yet within `toleranceK`: whether this error will do. */
  readonly enough?: (errorK: number) => boolean
}

const CONVERGED: Accuracy = { toleranceK: 1e-4, balance: 1e-7 }

export const QUALITY_ACCURACY: Readonly<Record<Quality, Accuracy>> = {
  preview: { toleranceK: 1e-2, balance: 1e-6 },
  normal: CONVERGED,
  fine: CONVERGED,
  'extra-fine': CONVERGED,
}

/**
 * The grid while something moves: lines on every edge and few between. Only differences of two drafts are shown
 * (src/renderer/state/draft-changes.ts), in which most of its error cancels.
 */
export const DRAFT_GRID: GridParameters = { lateralCells: 64, cellsPerInterval: 1, mergeMm: 0.1, verticalCells: 16 }

/** The share of a frame that the iteration may take, ms, and how well a draft must be known by then, K. */
const DRAFT_MS = 12
const DRAFT_ENOUGH_K = 0.1

/**
 * A draft goes to 0.01 K. Once it has used up its share of a frame, it ends as soon as it is known to 0.1 K, and the
 * longer it takes the less will do; what it is known to is part of its uncertainty.
 */
export function draftAccuracy(startedMs: number): Accuracy {
  return {
    ...QUALITY_ACCURACY.preview,
    enough: (errorK) => {
      const frames = (performance.now() - startedMs) / DRAFT_MS
      return frames > 1 && errorK <= DRAFT_ENOUGH_K * frames ** 2
    },
  }
}
