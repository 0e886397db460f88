/** Coefficients of the levels: links of the finest one from its conductivities, those of a coarser one from its aggregates. */
import type { ColumnRange, Conductivities, Level, LineWidths, Transfer } from '../kernel.ts'
import { eastOf, indexOf } from '../shape.ts'
import { firstChildren } from './transfer.ts'

/**
 * Harmonic links from the cells of a range, W/K: the two half cells in series,
 * g = A / (w_a / (2 k_a) + w_b / (2 k_b)) = 2 A k_a k_b / (w_a k_b + w_b k_a).
 */
export function assembleLinks(
  level: Level,
  conductivity: Conductivities,
  widths: LineWidths,
  range: ColumnRange,
): void {
  const { nx, ny, nz, half, row, gx, gy, gz } = level
  const { x: wx, y: wy, z: wz } = widths
  const { inPlane, throughPlane } = conductivity
  for (let j = range.j0; j < range.j1; j++) {
    for (let m = 0; m < nz; m++) {
      for (let i = range.i0; i < range.i1; i++) {
        const c = indexOf(level, i, j, m)
        const east = c + eastOf(level, i)
        gx[c] = i + 1 < nx ? 2 * wy[j] * wz[m] * inSeries(inPlane[c], inPlane[east], wx[i], wx[i + 1]) : 0
        gy[c] = j + 1 < ny ? 2 * wx[i] * wz[m] * inSeries(inPlane[c], inPlane[c + row], wy[j], wy[j + 1]) : 0
        gz[c] = m + 1 < nz ? 2 * wx[i] * wy[j] * inSeries(throughPlane[c], throughPlane[c + half], wz[m], wz[m + 1]) : 0
      }
    }
  }
}

const inSeries = (ka: number, kb: number, wa: number, wb: number) => (ka * kb) / (wa * kb + wb * ka)

/**
 * Vertical and boundary conductances of an aggregate are the sums over its columns. A lateral link is the sum of the fine
 * links that cross the coarse face, times the ratio of the centre distances: the piecewise-constant Galerkin product alone
 * is twice too stiff.
 */
export function coarsen(fine: Level, transfer: Transfer, coarse: Level, range: ColumnRange): void {
  const firstX = firstChildren(transfer.parentX, coarse.nx)
  const firstY = firstChildren(transfer.parentY, coarse.ny)
  for (let j = range.j0; j < range.j1; j++) {
    for (let i = range.i0; i < range.i1; i++) {
      for (let k = 0; k < fine.nz; k++) {
        const sum = (g: Float32Array, fromX: number, fromY: number) => {
          let total = 0
          for (let y = fromY; y < firstY[j + 1]; y++) {
            for (let x = fromX; x < firstX[i + 1]; x++) total += g[indexOf(fine, x, y, k)]
          }
          return total
        }
        const c = indexOf(coarse, i, j, k)
        coarse.gz[c] = sum(fine.gz, firstX[i], firstY[j])
        coarse.ground[c] = sum(fine.ground, firstX[i], firstY[j])
        coarse.gx[c] = transfer.ratioX[i] * sum(fine.gx, firstX[i + 1] - 1, firstY[j])
        coarse.gy[c] = transfer.ratioY[j] * sum(fine.gy, firstX[i], firstY[j + 1] - 1)
      }
    }
  }
}
