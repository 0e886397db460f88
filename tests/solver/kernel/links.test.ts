/** Both kernels' links against two half cells in series, written out cell by cell. */
import { describe, expect, test } from 'vitest'
import { eachAxis, type Kernel } from '../../../src/solver/kernel/kernel.ts'
import { indexOf, shapeOf } from '../../../src/solver/kernel/shape.ts'
import { typescriptKernel } from '../../../src/solver/kernel/twin/typescript-kernel.ts'
import { compileWebAssemblyKernel } from '../../../src/solver/kernel/wasm/webassembly-kernel.ts'
import { cellList, forCells, randomNumbers } from '../../support/random-level.ts'

const KERNELS: Kernel[] = [compileWebAssemblyKernel(), typescriptKernel]

/** Even and odd sides, half rows with and without padding, single rows, columns and layers. */
const SHAPES = [
  [5, 4, 3],
  [8, 3, 4],
  [16, 2, 3],
  [15, 5, 2],
  [1, 6, 4],
  [6, 1, 4],
  [3, 3, 1],
  [1, 1, 1],
] as const

describe.each(KERNELS)('the $kernel kernel', (kernel) => {
  test.each(SHAPES)('joins half cells of %i × %i × %i cells in series', (nx, ny, nz) => {
    const { engine, widths } = randomMaterial(kernel, [nx, ny, nz])
    const [level] = engine.levels
    const inPlane = engine.conductivity.inPlane.slice()
    const throughPlane = engine.conductivity.throughPlane.slice()
    engine.assembleLinks(widths, { i0: 0, i1: nx, j0: 0, j1: ny })
    const series = (area: number, wa: number, ka: number, wb: number, kb: number) => area / (wa / 2 / ka + wb / 2 / kb)
    forCells(level!, (c, i, j, k) => {
      const [wx, wy, wz] = [widths.x[i]!, widths.y[j]!, widths.z[k]!]
      const east = indexOf(level!, i + 1, j, k)
      const north = indexOf(level!, i, j + 1, k)
      const above = indexOf(level!, i, j, k + 1)
      const expected = {
        gx: i + 1 < nx ? series(wy * wz, wx, inPlane[c]!, widths.x[i + 1]!, inPlane[east]!) : 0,
        gy: j + 1 < ny ? series(wx * wz, wy, inPlane[c]!, widths.y[j + 1]!, inPlane[north]!) : 0,
        gz: k + 1 < nz ? series(wx * wy, wz, throughPlane[c]!, widths.z[k + 1]!, throughPlane[above]!) : 0,
      }
      // some ten operations in f32
      for (const link of ['gx', 'gy', 'gz'] as const) {
        expect(Math.abs(level![link][c]! - expected[link])).toBeLessThanOrEqual(6e-7 * expected[link])
      }
    })
    const inside = new Set(cellList(level!))
    for (const array of [level!.gx, level!.gy, level!.gz]) {
      array.forEach((value, c) => {
        if (!inside.has(c)) expect(value).toBe(0)
      })
    }
  })

  test('sets the links of a range, and leaves those far from it', () => {
    const { engine, widths } = randomMaterial(kernel, [24, 6, 2])
    const { gx, gy, gz } = engine.levels[0]!
    engine.assembleLinks(widths, { i0: 0, i1: 24, j0: 0, j1: 6 })
    const whole = [gx.slice(), gy.slice(), gz.slice()]
    for (const array of [gx, gy, gz]) array.fill(7)
    engine.assembleLinks(widths, { i0: 9, i1: 15, j0: 1, j1: 4 })
    forCells(engine.levels[0]!, (c, i, j) => {
      // a kernel may clear the link that the last column never has
      if (i === 23) return
      const within = i >= 9 && i < 15 && j >= 1 && j < 4
      const beyond = i < 8 || i >= 16 || j < 1 || j >= 4
      if (!within && !beyond) return
      for (const [n, array] of [gx, gy, gz].entries()) expect(array[c]).toBe(within ? whole[n]![c] : 7)
    })
  })
})

/** Conductivities and widths spread evenly in their logarithm over three decades. */
function randomMaterial(kernel: Kernel, [nx, ny, nz]: readonly [number, number, number]) {
  const engine = kernel.create({ shapes: [shapeOf(nx, ny, nz)], transfers: [] })
  const random = randomNumbers(nx + 10 * ny + 100 * nz)
  const spread = (least: number) => least * 1000 ** random()
  for (const array of Object.values(engine.conductivity)) {
    forCells(engine.levels[0]!, (c) => {
      array[c] = spread(0.2)
    })
  }
  const counts = { x: nx, y: ny, z: nz }
  return { engine, widths: eachAxis((axis) => Float64Array.from({ length: counts[axis] }, () => spread(1e-6))) }
}
