/** What the quality levels mean for a transient. The figures behind them are in docs/physics.md, "Transients". */
import type { GridParameters } from '../model/grid.ts'
import { QUALITY_GRIDS } from '../results/quality.ts'
import type { Quality } from '../results/solution.ts'

/** A transient takes dozens of solves, so it has no use for the largest grids; each quality but those has the steady one. */
export const TRANSIENT_GRIDS: Readonly<Record<Quality, GridParameters>> = {
  ...QUALITY_GRIDS,
  'extra-fine': QUALITY_GRIDS.fine,
}

/** Largest estimated error of one step, K. */
export const STEP_TOLERANCE_K: Readonly<Record<Quality, number>> = {
  preview: 0.1,
  normal: 0.05,
  fine: 0.02,
  'extra-fine': 0.01,
}
