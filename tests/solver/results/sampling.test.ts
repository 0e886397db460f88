import { describe, expect, test } from 'vitest'
import { cellField } from '../../../src/solver/model/cell-field.ts'
import { gridsOf, modelOn } from '../../../src/solver/model/thermal-model.ts'
import { probeTemperatures, temperatureField } from '../../../src/solver/results/sampling.ts'
import { solveModel } from '../../../src/solver/results/solve-model.ts'
import { cellIndex } from '../../support/cell-index.ts'
import { referenceCase } from '../../support/reference.ts'
import { layoutWith } from '../../support/small-layout.ts'
import { probed, SMALL_GRID, solveSmall } from '../../support/solve-small.ts'

const { layout: slab, reference } = referenceCase('slab-1d')
/** The slab's reference is exact to 2e-5 K; the iteration stops at 1e-4 K. */
const EXACT_K = 1.2e-4

describe('a probe', () => {
  const { width, height } = slab.substrate
  const top = 5.3

  test('in a one-dimensional slab reads the exact value at any height, on any grid', () => {
    const points = Object.values(reference.probes)
    for (const verticalCells of [8, 16, 40]) {
      const solution = solveSmall(slab, points, { lateralCells: 4, cellsPerInterval: 1, mergeMm: 0.02, verticalCells })
      probed(solution).forEach((celsius, n) => {
        expect(Math.abs(celsius - points[n]!.value)).toBeLessThan(EXACT_K)
      })
    }
  })

  test('on faces, edges and corners of the package reads what the face has inside', () => {
    const corners = [0, width].flatMap((x) => [0, height].flatMap((y) => [0, top].map((z) => ({ x, y, z }))))
    const edges = [
      { x: 0, y: 8, z: 2 },
      { x: 7, y: height, z: 2 },
      { x: 10, y: 8, z: top },
      { x: 10, y: 8, z: 0 },
    ]
    const inside = corners.map(({ z }) => ({ x: 7.3, y: 5.1, z }))
    const solution = solveSmall(slab, [...corners, ...edges, ...inside])
    const found = probed(solution)
    expect(found.every(Number.isFinite)).toBe(true)
    corners.forEach((_, n) => {
      expect(Math.abs(found[n]! - found[corners.length + edges.length + n]!)).toBeLessThan(EXACT_K)
    })
    expect(Math.abs(found[corners.length + 2]! - found[1]!)).toBeLessThan(EXACT_K)
  })

  test('outside the package, on any side, is nothing', () => {
    const outside = [
      { x: -0.01, y: 5, z: 1 },
      { x: width + 0.01, y: 5, z: 1 },
      { x: 5, y: -0.01, z: 1 },
      { x: 5, y: height + 0.01, z: 1 },
      { x: 5, y: 5, z: -0.01 },
      { x: 5, y: 5, z: top + 0.01 },
    ]
    expect(solveSmall(slab, outside).probes).toEqual(
      outside.map((point) => ({ ...point, temperature: null, uncertainty: null })),
    )
  })

  test('on an interface reads the same from both sides: the temperature is continuous', () => {
    const heights = [1.6, 2.4, 2.5, 3.2, 3.3]
    const step = 1e-5
    const points = heights.flatMap((z) => [z - step, z, z + step].map((at) => ({ x: 10, y: 8, z: at })))
    const found = probed(solveSmall(slab, points))
    heights.forEach((_, n) => {
      const [below, on, above] = found.slice(3 * n, 3 * n + 3) as [number, number, number]
      // the steepest layer drops some 50 K per mm: 1e-3 K in 2e-5 mm
      expect(Math.abs(above - below)).toBeLessThan(2e-3)
      expect(Math.abs(on - (below + above) / 2)).toBeLessThan(1e-3)
    })
  })
})

test('the cell field is what the scheme carries, x fastest, then y, then z', () => {
  const layout = layoutWith()
  const model = modelOn(layout, gridsOf(layout, SMALL_GRID).fine)
  const { nx, ny, nz } = model.system.hierarchy.levels[0]!
  const tag = (i: number, j: number, k: number) => i + 100 * j + 10_000 * k
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++) model.system.temperature[cellIndex(nx, nz, i, j, k)] = tag(i, j, k)
    }
  }
  const { x, y, z, temperature } = cellField(model)
  expect([x.length - 1, y.length - 1, z.length - 1]).toEqual([nx, ny, nz])
  expect(temperature[(2 * ny + 3) * nx + 1]).toBe(tag(1, 3, 2))
  expect(temperature.at(-1)).toBe(tag(nx - 1, ny - 1, nz - 1))
  expect(probeTemperatures(model, [])).toEqual([])
})

test('the field of a map has the temperatures of the cells’ centres, as probes there do', () => {
  const grids = gridsOf(slab, { lateralCells: 4, cellsPerInterval: 1, mergeMm: 0.02, verticalCells: 8 })
  const model = modelOn(slab, grids.fine)
  for (const steps = solveModel(model); !steps.next().done; );
  const { x, y, z, temperature } = temperatureField(model)
  const middle = (lines: Float64Array, n: number) => (lines[n]! + lines[n + 1]!) / 2
  const [nx, ny] = [x.length - 1, y.length - 1]
  const points = Array.from({ length: z.length - 1 }, (_, k) => ({ x: middle(x, 0), y: middle(y, 1), z: middle(z, k) }))
  probeTemperatures(model, points).forEach((probe, k) => {
    // single precision of the field, at some 65 °C
    expect(Math.abs(temperature[(k * ny + 1) * nx]! - probe.temperature!)).toBeLessThan(1e-5)
  })
  // the heated layer's cells carry more than their centres have: it is the correction that is seen
  expect(Math.max(...cellField(model).temperature)).toBeGreaterThan(Math.max(...temperature) + 1e-3)
})
