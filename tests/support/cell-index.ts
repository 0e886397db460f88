import { indexOf, shapeOf } from '../../src/solver/numerics/storage.ts'

/** Index of cell (i, j, k) on a grid of nx × ny × nz cells. */
export const cellIndex = (nx: number, nz: number, i: number, j: number, k: number): number =>
  indexOf(shapeOf(nx, 0, nz), i, j, k)
