/** How cells are numbered, for those who fill or read a level's arrays. */
import { indexOf, shapeOf } from '../kernel/shape.ts'

export { type ColumnRange, type Conductivities, type Engine, eachAxis } from '../kernel/kernel.ts'
export { eastOf, indexOf, type Shape, shapeOf, westOf } from '../kernel/shape.ts'

/** Index of cell (i, j, k) on a grid of nx × ny × nz cells. */
export const cellIndex = (nx: number, nz: number, i: number, j: number, k: number): number =>
  indexOf(shapeOf(nx, 0, nz), i, j, k)
