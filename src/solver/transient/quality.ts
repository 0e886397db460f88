/** What the quality levels mean for a transient. The figures behind them are in docs/physics.md, "Transients". */
import type { GridParameters } from '../model/grid.ts'
import { QUALITY_GRIDS } from '../results/quality.ts'
import type { Quality } from '../results/solution.ts'

/** A transient takes dozens of solves, so each quality has a coarser grid than a steady solve of the same name. */
export const TRANSIENT_GRIDS: Readonly<Record<Quality, GridParameters>> = {
  preview: QUALITY_GRIDS.preview,
  normal: { lateralCells: 128, cellsPerInterval: 2, mergeMm: 0.02, verticalCells: 36 },
  fine: QUALITY_GRIDS.normal,
}

/** Largest estimated error of one step, K. */
export const STEP_TOLERANCE_K: Readonly<Record<Quality, number>> = { preview: 0.1, normal: 0.05, fine: 0.02 }
