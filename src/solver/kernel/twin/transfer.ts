/** Between a level and the next coarser one: piecewise constant over lateral aggregates of columns. */
import type { Level, Transfer } from '../kernel.ts'
import { indexOf, LANES } from '../shape.ts'
import { westStart } from './columns.ts'

export function restrictResidual(fine: Level, transfer: Transfer, coarse: Level, fresh: boolean): void {
  const { nx, ny, nz, half, row, slab, gx, gy, gz, ground, rhs, unknown: u } = fine
  coarse.rhs.fill(0)
  for (let j = 0; j < ny; j++) {
    const parity = j & 1
    const start = (j + 1) * row + parity * slab + LANES
    const west = westStart(fine, j, parity)
    for (let i = parity; i < nx; i += 2) {
      let c = start + (i >> 1)
      let w = west + (i >> 1)
      let parent = indexOf(coarse, transfer.parentX[i], transfer.parentY[j], 0)
      for (let k = 0; k < nz; k++) {
        const lateral = (t: number) =>
          gx[w] * (u[w] - t) + gx[c] * (u[w + 1] - t) + gy[c - row] * (u[c - row] - t) + gy[c] * (u[c + row] - t)
        const own = fresh ? 0 : u[c]
        const vertical = fresh ? 0 : gz[c - half] * (u[c - half] - own) + gz[c] * (u[c + half] - own) - ground[c] * own
        coarse.rhs[parent] += rhs[c] + lateral(own) + vertical
        c += half
        w += half
        parent += coarse.half
      }
    }
  }
}

export function prolong(fine: Level, transfer: Transfer, coarse: Level, fresh: boolean): number {
  const { nx, ny, nz, half, row, slab, unknown: u } = fine
  let largest = 0
  for (let j = 0; j < ny; j++) {
    const parity = j & 1
    for (let i = parity; i < nx; i += 2) {
      let c = (j + 1) * row + parity * slab + LANES + (i >> 1)
      let parent = indexOf(coarse, transfer.parentX[i], transfer.parentY[j], 0)
      for (let k = 0; k < nz; k++) {
        const correction = coarse.unknown[parent]
        largest = Math.max(largest, Math.abs(correction))
        u[c] = (fresh ? 0 : u[c]) + correction
        c += half
        parent += coarse.half
      }
    }
  }
  return largest
}

/** First child line per coarse line, and one past the last. */
export function firstChildren(parent: Int32Array, coarse: number): Int32Array {
  const first = new Int32Array(coarse + 1).fill(parent.length)
  for (let i = parent.length - 1; i >= 0; i--) first[parent[i]] = i
  return first
}
