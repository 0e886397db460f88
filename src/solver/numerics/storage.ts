/** How cells are numbered, for those who fill or read a level's arrays. */
import { type Level, storageLength as lengthOf } from '../kernel/level.ts'

export const storageLength = lengthOf

/** Index of cell (i, j, k) on a grid of nx × ny × nz cells. */
export const cellIndex = (nx: number, nz: number, i: number, j: number, k: number): number =>
  ((j + 1) * nz + k) * nx + i

/** The links of the finest grid, W/K, as the model fills them. */
export type Links = Pick<Level, 'nx' | 'ny' | 'nz' | 'gx' | 'gy' | 'gz' | 'ground'>
