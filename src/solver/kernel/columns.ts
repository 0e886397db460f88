/** z-line (column) kernels: factorisation, and the red-black half-sweep that solves every second column exactly. */
import { endCell, firstCell, type Level, rowStride } from './level.ts'

/**
 * Factors every column's tridiagonal matrix in the cancellation-free form. With s the sum of all links of a cell but
 * the vertical ones (≥ 0), e₀ = s₀ and e_k = s_k + g e_{k−1} / (g + e_{k−1}), g = gz_{k−1}, the pivot is gz_k + e_k:
 * only positive terms are ever added, so a ratio of 10⁵ between neighbouring links costs no digits.
 */
export function factorColumns(level: Level): void {
  const { nx, ny, nz, gx, gy, gz, ground, inversePivot, multiplier } = level
  const row = rowStride(level)
  const escaping = new Float64Array(nx)
  for (let j = 0; j < ny; j++) {
    escaping.fill(0)
    for (let k = 0; k < nz; k++) {
      const start = (j + 1) * row + k * nx
      for (let i = 0; i < nx; i++) {
        const c = start + i
        // multiplier of the cell below = g / (g + e), and 0 below the first
        escaping[i] = ground[c] + gx[c] + gx[c - 1] + gy[c] + gy[c - row] + escaping[i] * multiplier[c - nx]
        const pivot = gz[c] + escaping[i]
        inversePivot[c] = 1 / pivot
        multiplier[c] = gz[c] / pivot
      }
    }
  }
}

/** Solves the columns with (i + j) mod 2 = `colour` exactly, their neighbours held. */
export function smoothColumns(level: Level, colour: 0 | 1): void {
  const { nx, ny, nz, gx, gy, inversePivot, multiplier, rhs, unknown: u } = level
  const row = rowStride(level)
  for (let j = 0; j < ny; j++) {
    const first = (colour + j) & 1
    const rowStart = (j + 1) * row
    for (let k = 0; k < nz; k++) {
      const end = rowStart + k * nx + nx
      // at k = 0 the cell "below" is the top of row j − 1, whose multiplier is 0
      for (let c = end - nx + first; c < end; c += 2) {
        u[c] =
          rhs[c] +
          gx[c - 1] * u[c - 1] +
          gx[c] * u[c + 1] +
          gy[c - row] * u[c - row] +
          gy[c] * u[c + row] +
          multiplier[c - nx] * u[c - nx]
      }
    }
    for (let k = nz - 1; k >= 0; k--) {
      const end = rowStart + k * nx + nx
      for (let c = end - nx + first; c < end; c += 2) u[c] = u[c] * inversePivot[c] + multiplier[c] * u[c + nx]
    }
  }
}

/** out = rhs − A u over the cells; ghost rows of `out` stay 0. Flux form: differences first, so that few digits cancel. */
export function residual(level: Level, rhs: Float64Array, u: Float64Array, out: Float64Array): void {
  const { nx, gx, gy, gz, ground } = level
  const row = rowStride(level)
  const end = endCell(level)
  for (let c = firstCell(level); c < end; c++) {
    const t = u[c]
    out[c] =
      rhs[c] -
      ground[c] * t +
      gx[c] * (u[c + 1] - t) +
      gx[c - 1] * (u[c - 1] - t) +
      gy[c] * (u[c + row] - t) +
      gy[c - row] * (u[c - row] - t) +
      gz[c] * (u[c + nx] - t) +
      gz[c - nx] * (u[c - nx] - t)
  }
}

/** out = A p over the cells. */
export function applyOperator(level: Level, p: Float64Array, out: Float64Array): void {
  const { nx, gx, gy, gz, ground } = level
  const row = rowStride(level)
  const end = endCell(level)
  for (let c = firstCell(level); c < end; c++) {
    const t = p[c]
    out[c] =
      ground[c] * t -
      gx[c] * (p[c + 1] - t) -
      gx[c - 1] * (p[c - 1] - t) -
      gy[c] * (p[c + row] - t) -
      gy[c - row] * (p[c - row] - t) -
      gz[c] * (p[c + nx] - t) -
      gz[c - nx] * (p[c - nx] - t)
  }
}
