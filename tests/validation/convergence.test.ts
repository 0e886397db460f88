/**
 * Second order in space on the cases whose exact solution is known.
 *
 * The product's own grids are graded and rounded to whole cells, so two of them are never exactly a factor of two apart.
 * An order can only be read off nested grids: here uniform ones, lines on the heater's edges and on every interface,
 * each cell halved from one grid to the next, and without the extrapolation that the product adds. They start where the leading term of the error governs: with the heater
 * 4 cells wide (the eccentric heater's edges need 0.5 mm cells, so it has 16 × 10), and, where z alone is refined, with
 * 4 cells per layer, since the laminate's thick layers conduct 40 times better along than across. From 1 and 2 cells per
 * layer the order of the eccentric heater's mean is still 1.62 and 1.80; from 4 it is 1.91.
 */
import { describe, expect, test } from 'vitest'
import { resolvePackage } from '../../src/layout/geometry.ts'
import type { Component, Layout } from '../../src/layout/schema.ts'
import { modelOn } from '../../src/solver/model/thermal-model.ts'
import { componentTemperatures } from '../../src/solver/results/components.ts'
import { temperatureField } from '../../src/solver/results/sampling.ts'
import { solveModel } from '../../src/solver/results/solve-model.ts'
import { type ReferenceCase, referenceCase } from '../support/reference.ts'
import { uniformGrid } from '../support/uniform-grid.ts'

const SLAB = referenceCase('slab-1d')
const SPREADERS = [
  { ...referenceCase('spreader-centred'), coarsestMm: 2.5 },
  { ...referenceCase('spreader-eccentric'), coarsestMm: 0.5 },
]
/** Second order with room for the higher terms that are still felt on grids this small. */
const LEAST_ORDER = 1.8

/** The first component of a layout on one uniform grid, as the scheme itself gives it. */
function solveOn(layout: Layout, cellMm: number, perLayer: number) {
  const model = modelOn(layout, uniformGrid(resolvePackage(layout), cellMm, perLayer))
  const steps = solveModel(model)
  let step = steps.next()
  while (!step.done) step = steps.next()
  expect(step.value.converged).toBe(true)
  const [first] = componentTemperatures(model)
  return { mean: first!.mean, highest: first!.highest, field: temperatureField(model) }
}
type Solved = ReturnType<typeof solveOn>
const solvedOn = (layout: Layout, grids: readonly (readonly [number, number])[]) =>
  grids.map(([cellMm, perLayer]) => solveOn(layout, cellMm, perLayer)) as [Solved, Solved, Solved]

function exactOf({ reference }: ReferenceCase) {
  const figures = Object.values(reference.components)[0]!
  return { mean: figures.meanTemperature.value, highest: figures.maxTemperature.value }
}

const order = (coarse: number, fine: number) => Math.log2(Math.abs(coarse) / Math.abs(fine))
/** From three nested grids, where the limit is not known or not that of this refinement alone. */
const orderOfDifferences = (a: number, b: number, c: number) => order(a - b, b - c)

/**
 * The spreader with its heater as a component of its own between four unheated ones: the same package, but with a mean
 * that depends on the grid. (The mean over the whole tile does not: laterally averaged, the problem is one-dimensional.)
 */
function withHeaterApart(layout: Layout): Layout {
  const tile = layout.components[0]!
  const block = tile.sources![0]!.blocks![0]!
  const { width, height } = tile
  const [west, east] = [block.x - block.width / 2, block.x + block.width / 2]
  const [south, north] = [block.y - block.height / 2, block.y + block.height / 2]
  const part = (id: string, x0: number, x1: number, y0: number, y1: number, power: number): Component => ({
    id,
    kind: 'other',
    ...{ x: (x0 + x1) / 2, y: (y0 + y1) / 2, width: x1 - x0, height: y1 - y0 },
    layers: tile.layers,
    sources: [{ layer: 'die', power }],
  })
  return {
    ...layout,
    components: [
      part('heater', west, east, south, north, block.power),
      part('west', 0, west, 0, height, 0),
      part('east', east, width, 0, height, 0),
      part('south', west, east, 0, south, 0),
      part('north', west, east, north, height, 0),
    ],
  }
}

describe.each(SPREADERS)('$name', (known) => {
  const { coarsestMm } = known
  const exact = exactOf(known)
  const heater = withHeaterApart(known.layout)

  test('the highest temperature approaches the exact one with second order, all directions refined', () => {
    const [coarse, fine] = solvedOn(known.layout, [
      [coarsestMm, 2],
      [coarsestMm / 2, 4],
    ])
    expect(order(coarse.highest - exact.highest, fine.highest - exact.highest)).toBeGreaterThan(LEAST_ORDER)
  })

  test('the mean over the whole tile is exact on any grid', () => {
    // the iteration's tolerance is 1e-4 K; the reference is exact to 1e-8 K
    expect(Math.abs(solveOn(known.layout, coarsestMm, 1).mean - exact.mean)).toBeLessThan(1e-4)
  })

  test.each([
    { direction: 'laterally', grids: [1, 2, 4].map((n) => [coarsestMm / n, 2] as const) },
    { direction: 'vertically', grids: [4, 8, 16].map((n) => [coarsestMm, n] as const) },
  ])(
    'refined $direction alone, the heater\u2019s mean and highest temperature converge with second order',
    ({ grids }) => {
      const [a, b, c] = solvedOn(heater, grids)
      expect(orderOfDifferences(a.mean, b.mean, c.mean)).toBeGreaterThan(LEAST_ORDER)
      expect(orderOfDifferences(a.highest, b.highest, c.highest)).toBeGreaterThan(LEAST_ORDER)
    },
  )
})

describe('slab-1d', () => {
  const exact = exactOf(SLAB)
  /** Uncertainty of the reference (2e-5 K) and the iteration's tolerance (1e-4 K). */
  const EXACT_K = 1.2e-4

  test('is exact on any grid, because faces and means are rebuilt from fluxes', () => {
    for (const [cellMm, perLayer] of [
      [4, 1],
      [2, 2],
      [1, 5],
    ] as const) {
      const { mean, highest } = solveOn(SLAB.layout, cellMm, perLayer)
      expect(Math.abs(mean - exact.mean)).toBeLessThan(EXACT_K)
      expect(Math.abs(highest - exact.highest)).toBeLessThan(EXACT_K)
    }
  })

  test('the plain cell values under it, averaged over the die, converge with second order', () => {
    const errors = [1, 2, 4].map((n) => {
      const { field } = solveOn(SLAB.layout, 4, n)
      const [nx, ny] = [field.x.length - 1, field.y.length - 1]
      const die = Array.from({ length: n }, (_, m) => field.temperature[(3 * n + m) * ny * nx]!)
      return die.reduce((sum, celsius) => sum + celsius, 0) / n - exact.mean
    }) as [number, number, number]
    expect(errors.every((error) => Math.abs(error) > 10 * EXACT_K)).toBe(true)
    expect(order(errors[0], errors[1])).toBeGreaterThan(LEAST_ORDER)
    expect(order(errors[1], errors[2])).toBeGreaterThan(LEAST_ORDER)
  })
})
