/** Transfers between a level and the next coarser one: piecewise constant over lateral aggregates of columns. */
import { type Level, rowStride } from './level.ts'

/** Which coarse column a fine line belongs to, per axis: `x[i]`, `y[j]`. */
export interface Aggregation {
  readonly x: Int32Array
  readonly y: Int32Array
}

/**
 * Sets the coarse right-hand side to the sums of the fine residual over the aggregates. Only columns of `colour` are
 * visited: after a half-sweep over the other colour, those have no residual.
 */
export function restrictResidual(level: Level, colour: 0 | 1, aggregation: Aggregation, coarse: Level): void {
  const { nx, ny, nz, gx, gy, gz, ground, rhs, unknown: u } = level
  const row = rowStride(level)
  const coarseRow = rowStride(coarse)
  const coarseRhs = coarse.rhs
  coarseRhs.fill(0)
  for (let j = 0; j < ny; j++) {
    const first = (colour + j) & 1
    for (let k = 0; k < nz; k++) {
      const start = (j + 1) * row + k * nx
      const coarseStart = (aggregation.y[j] + 1) * coarseRow + k * coarse.nx
      for (let i = first; i < nx; i += 2) {
        const c = start + i
        const t = u[c]
        coarseRhs[coarseStart + aggregation.x[i]] +=
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
  }
}

/** Adds the coarse unknown to the fine columns of `colour`. */
export function prolongAdd(level: Level, colour: 0 | 1, aggregation: Aggregation, coarse: Level): void {
  const { nx, ny, nz, unknown: u } = level
  const row = rowStride(level)
  const coarseRow = rowStride(coarse)
  for (let j = 0; j < ny; j++) {
    const first = (colour + j) & 1
    for (let k = 0; k < nz; k++) {
      const start = (j + 1) * row + k * nx
      const coarseStart = (aggregation.y[j] + 1) * coarseRow + k * coarse.nx
      for (let i = first; i < nx; i += 2) u[start + i] += coarse.unknown[coarseStart + aggregation.x[i]]
    }
  }
}
