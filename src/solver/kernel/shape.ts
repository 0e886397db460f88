/**
 * How the cells of one grid lie in flat arrays.
 *
 * The columns of a row (fixed j) are split by the parity of i into two half slabs, `[j][i & 1][k][i >> 1]`: the columns
 * that a red-black half-sweep visits are neighbours in memory, and so are the columns on either side of them. Half rows are
 * padded to whole vectors, a gap of one vector stands before each half slab, and a ghost row before the first and after
 * the last row. Padding, gaps and ghosts hold zeros and no links, so that the stencil needs no branches at the edges.
 */
export interface Shape {
  readonly nx: number
  readonly ny: number
  readonly nz: number
  /** Columns of one parity in a row, padded. */
  readonly half: number
  /** From one half slab to the next, and from one row to the next. */
  readonly slab: number
  readonly row: number
  /** Elements of an array in all. */
  readonly length: number
}

/** Elements in a vector of f32, and in the gap before a half slab. */
export const LANES = 4

export function shapeOf(nx: number, ny: number, nz: number): Shape {
  const half = Math.ceil(Math.ceil(nx / 2) / LANES) * LANES
  const slab = LANES + nz * half
  const row = 2 * slab
  return { nx, ny, nz, half, slab, row, length: (ny + 2) * row }
}

export const indexOf = ({ half, slab, row }: Shape, i: number, j: number, k: number): number =>
  (j + 1) * row + (i & 1) * slab + LANES + k * half + (i >> 1)

/** From a cell of column i to its neighbour in column i + 1. */
export const eastOf = ({ slab }: Shape, i: number): number => (i & 1 ? 1 - slab : slab)
/** From a cell of column i to its neighbour in column i − 1. */
export const westOf = ({ slab }: Shape, i: number): number => (i & 1 ? -slab : slab - 1)
