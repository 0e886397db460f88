/** z-line (column) loops: factors of the columns, and the red-black half-sweep that solves every second column exactly. */
import type { Colour, ColumnRange, Level } from '../kernel.ts'
import { indexOf, LANES } from '../shape.ts'

/**
 * Factors every column's tridiagonal matrix in the cancellation-free form. With s the sum of all links of a cell but the
 * vertical ones (≥ 0), e₀ = s₀ and e_k = s_k + g e_{k−1} / (g + e_{k−1}), g = gz_{k−1}, the pivot is gz_k + e_k: only
 * positive terms are ever added, so a ratio of 10⁵ between neighbouring links costs no digits.
 */
export function factorColumns(level: Level, { i0, i1, j0, j1 }: ColumnRange): boolean {
  const { nz, half, row, gx, gy, gz, ground, inversePivot } = level
  let positive = true
  for (let j = j0; j < j1; j++) {
    for (let i = i0; i < i1; i++) {
      let c = indexOf(level, i, j, 0)
      let west = westStart(level, j, i & 1) + (i >> 1)
      let carried = 0
      for (let k = 0; k < nz; k++) {
        const escaping = ground[c] + gx[c] + gx[west] + gy[c] + gy[c - row] + carried
        const pivot = gz[c] + escaping
        if (pivot < 0) positive = false
        inversePivot[c] = pivot === 0 ? 0 : 1 / pivot
        carried = escaping * gz[c] * inversePivot[c]
        c += half
        west += half
      }
    }
  }
  return positive
}

export function smoothColumns(level: Level, colour: Colour, fromZero: boolean, line: Float32Array): number {
  const { ny, nz, half, row, slab, gx, gy, gz, inversePivot, rhs, unknown: u } = level
  let largest = 0
  for (let j = 0; j < ny; j++) {
    const parity = (colour + j) & 1
    const start = (j + 1) * row + parity * slab + LANES
    const length = nz * half
    let w = westStart(level, j, parity)
    // elimination from the bottom up, into the line
    for (let n = 0; n < length; n++, w++) {
      const c = start + n
      const lateral = fromZero ? 0 : gx[w] * u[w] + gx[c] * u[w + 1] + gy[c - row] * u[c - row] + gy[c] * u[c + row]
      const below = n < half ? 0 : gz[c - half] * line[n - half]
      line[n] = (rhs[c] + lateral + below) * inversePivot[c]
    }
    // substitution from the top down
    for (let n = length - 1; n >= 0; n--) {
      const c = start + n
      const above = n >= length - half ? 0 : gz[c] * inversePivot[c] * u[c + half]
      const solved = line[n] + above
      largest = Math.max(largest, Math.abs(fromZero ? solved : solved - u[c]))
      u[c] = solved
    }
  }
  return largest
}

/** Where the western neighbours of a half slab begin; the eastern ones follow one further on. */
export function westStart({ row, slab }: Level, j: number, parity: number): number {
  const start = (j + 1) * row + LANES
  return parity === 0 ? start + slab - 1 : start
}
