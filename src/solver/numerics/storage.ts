/** How cells are numbered, for those who fill or read a level's arrays. */
import type { Level } from '../kernel/kernel.ts'
import { indexOf, type Shape, shapeOf } from '../kernel/shape.ts'

export type { ColumnRange } from '../kernel/kernel.ts'
export { eastOf, indexOf, type Shape, shapeOf, westOf } from '../kernel/shape.ts'

/** Index of cell (i, j, k) on a grid of nx × ny × nz cells. */
export const cellIndex = (nx: number, nz: number, i: number, j: number, k: number): number =>
  indexOf(shapeOf(nx, 0, nz), i, j, k)

/** The links of the finest grid, W/K, as the model fills them. */
export type Links = Shape & Pick<Level, 'gx' | 'gy' | 'gz' | 'ground'>
