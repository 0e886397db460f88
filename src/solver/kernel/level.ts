/**
 * One grid of the multigrid hierarchy as flat arrays. The kernels below see numbers only, never components.
 *
 * Storage: cell (i, j, k) sits at `(j + 1) · nz · nx + k · nx + i`: x fastest, then z, then y, with one ghost row before
 * and one after. A row (fixed j) holds whole columns, which is what the z-line smoother walks. The link arrays are zero
 * on every outer face, so the stencil needs no branches: a neighbour outside the grid is multiplied by 0.
 *
 *   gx[c]  between c and c + 1        (i, i + 1)      W/K
 *   gy[c]  between c and c + nx·nz    (j, j + 1)      W/K
 *   gz[c]  between c and c + nx       (k, k + 1)      W/K
 *   ground[c]  from c to the fluids behind the outer faces, W/K
 */
export interface Level {
  readonly nx: number
  readonly ny: number
  readonly nz: number
  readonly gx: Float64Array
  readonly gy: Float64Array
  readonly gz: Float64Array
  readonly ground: Float64Array
  /** Factors of the columns' tridiagonal matrices: 1 / pivot, and gz / pivot. */
  readonly inversePivot: Float64Array
  readonly multiplier: Float64Array
  /** Right-hand side (W) and unknown (K). */
  readonly rhs: Float64Array
  readonly unknown: Float64Array
}

export const rowStride = (level: { nx: number; nz: number }): number => level.nx * level.nz
export const storageLength = (nx: number, ny: number, nz: number): number => nx * nz * (ny + 2)
/** First and one-past-last index of the cells proper, ghost rows left out. */
export const firstCell = (level: { nx: number; nz: number }): number => level.nx * level.nz
export const endCell = (level: { nx: number; ny: number; nz: number }): number => level.nx * level.nz * (level.ny + 1)

export function createLevel(nx: number, ny: number, nz: number): Level {
  const n = storageLength(nx, ny, nz)
  const array = () => new Float64Array(n)
  return {
    nx,
    ny,
    nz,
    gx: array(),
    gy: array(),
    gz: array(),
    ground: array(),
    inversePivot: array(),
    multiplier: array(),
    rhs: array(),
    unknown: array(),
  }
}
