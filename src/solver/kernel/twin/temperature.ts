/** What touches the temperature itself: corrections, the flux-form residual, and the sums of conjugate gradients. */
import type { Corrected, Level } from '../kernel.ts'
import { LANES } from '../shape.ts'
import { westStart } from './columns.ts'

/** rhs ← load − A T. Differences first, so that few digits cancel. */
export function computeResidual(level: Level, load: Float64Array, t: Float64Array): void {
  const { gx, gy, gz, ground, half, row, rhs } = level
  visitCells(level, (c, w) => {
    const own = t[c]
    rhs[c] =
      load[c] -
      ground[c] * own +
      gx[w] * (t[w] - own) +
      gx[c] * (t[w + 1] - own) +
      gy[c - row] * (t[c - row] - own) +
      gy[c] * (t[c + row] - own) +
      gz[c - half] * (t[c - half] - own) +
      gz[c] * (t[c + half] - own)
  })
}

/** T ← T + α e. The links between cells cancel in the sum of the residual. */
export function addCorrection(
  { ground }: Level,
  load: Float64Array,
  t: Float64Array,
  alpha: number,
  e: Float32Array,
): Corrected {
  let [largest, missing, hottest] = [0, 0, 0]
  for (let c = 0; c < t.length; c++) {
    const change = alpha * e[c]
    t[c] += change
    largest = Math.max(largest, Math.abs(change))
    missing += load[c] - ground[c] * t[c]
    hottest = Math.max(hottest, Math.abs(t[c]))
  }
  return { change: largest, missing, hottest }
}

export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let c = 0; c < a.length; c++) sum += a[c] * b[c]
  return sum
}

/** p ← z + β p */
export function scaleAndAdd(p: Float32Array, beta: number, z: Float32Array): void {
  for (let c = 0; c < p.length; c++) p[c] = z[c] + beta * p[c]
}

/** Σ p · A p as a sum over links. */
export function energy(level: Level, p: Float32Array): number {
  const { gx, gy, gz, ground, half, row } = level
  let sum = 0
  visitCells(level, (c, w) => {
    const own = p[c]
    sum +=
      ground[c] * own ** 2 +
      gx[c] * (p[w + 1] - own) ** 2 +
      gy[c] * (p[c + row] - own) ** 2 +
      gz[c] * (p[c + half] - own) ** 2
  })
  return sum
}

/** Calls `visit` with every cell's index and that of its western neighbour; the eastern one follows one further on. */
function visitCells(level: Level, visit: (c: number, west: number) => void): void {
  const { ny, nz, half, row, slab } = level
  for (let j = 0; j < ny; j++) {
    for (let parity = 0; parity < 2; parity++) {
      const start = (j + 1) * row + parity * slab + LANES
      const west = westStart(level, j, parity) - start
      for (let c = start; c < start + nz * half; c++) visit(c, c + west)
    }
  }
}
