/** Solutions that can be written down: one-dimensional slabs, orthotropic and with k(T), and what linearity demands. */
import { describe, expect, test } from 'vitest'
import type { Component, Conductivity, Layout } from '../../../src/layout/schema.ts'
import { componentWith, layoutWith } from '../../support/small-layout.ts'
import { component, probed, solveSmall } from '../../support/solve-small.ts'

/** The iteration stops at an estimated 1e-4 K; estimates have been seen a little low. */
const ITERATION_K = 2e-4

const SIDE_MM = 20
const AREA_M2 = (SIDE_MM * 1e-3) ** 2

/** A heated tile over the whole substrate, cooled from one side only: a rod standing on end. */
function rod(conductivity: Conductivity, power: number, cooling: Partial<Layout['cooling']>): Layout {
  return layoutWith({
    substrate: { width: SIDE_MM, height: SIDE_MM, layers: [{ name: 'base', material: 'base', thickness: 3 }] },
    components: [
      componentWith({
        kind: 'other',
        width: SIDE_MM,
        height: SIDE_MM,
        layers: [{ name: 'heated', material: 'silicon-like', thickness: 0.5 }],
        sources: [{ layer: 'heated', power }],
      }),
    ],
    cooling: { ambient: 30, ...cooling },
    materials: { base: { conductivity }, 'silicon-like': { conductivity: 120 } },
  })
}

describe('a slab crossed by all the heat', () => {
  const power = 80
  const flux = power / AREA_M2

  test('has the drop of its through-plane conductivity when it is orthotropic', () => {
    const layout = rod({ inPlane: 50, throughPlane: 0.8 }, power, { bottom: { h: 4000 } })
    const points = [0, 1, 2, 3].map((z) => ({ x: 7, y: 11, z }))
    const found = probed(solveSmall(layout, points))
    points.forEach(({ z }, n) => {
      expect(Math.abs(found[n]! - (30 + flux / 4000 + (flux * z * 1e-3) / 0.8))).toBeLessThan(ITERATION_K)
    })
  })

  test('has the drop of its in-plane conductivity when the heat leaves sideways', () => {
    // a tile of one material heated evenly and cooled at its four sides alone; on a diagonal the sum of two parabolas
    const k = 40
    const side = { inPlane: k, throughPlane: 3 }
    const layout: Layout = {
      ...rod(side, 0, { sides: { h: 1e9 } }),
      materials: { base: { conductivity: side }, 'silicon-like': { conductivity: side } },
    }
    const [tile] = layout.components as [Component]
    tile.layers[0]!.thickness = 0.5
    const heated: Layout = {
      ...layout,
      substrate: { ...layout.substrate, layers: [{ name: 'base', material: 'base', thickness: 0.001 }] },
      components: [{ ...tile, sources: [{ layer: 'heated', power: 5 }] }],
    }
    const found = probed(
      solveSmall(heated, [{ x: 10, y: 10, z: 0.25 }], {
        lateralCells: 64,
        cellsPerInterval: 1,
        mergeMm: 0.02,
        verticalCells: 4,
      }),
    )[0]!
    const density = 5 / (AREA_M2 * 0.501e-3)
    // Poisson's equation on a square of side L: T(centre) = 0.0736713 q L² / k (Timoshenko and Goodier, torsion of a bar)
    const rise = (0.0736713 * density * (SIDE_MM * 1e-3) ** 2) / k
    // the promise for probes is 0.5 % of the rise; the wrong conductivity would miss by a factor of 13
    expect(Math.abs(found - 30 - rise)).toBeLessThan(0.005 * rise)
  })

  test('of temperature-dependent conductivity follows Kirchhoff’s transform', () => {
    // k falls linearly from 2 at 0 °C to 1 at 200 °C: ∫ k dT = 2 T − T² / 400 grows linearly along the heat's way
    const table: [number, number][] = [
      [0, 2],
      [200, 1],
    ]
    const h = 20000
    const layout = rod({ table }, 20, { bottom: { h } })
    const flux = 20 / AREA_M2
    const points = [0, 0.75, 1.5, 2.25, 3].map((z) => ({ x: 10, y: 10, z }))
    const theta = (celsius: number) => 2 * celsius - celsius ** 2 / 400
    const bottom = 30 + flux / h
    const grid = { lateralCells: 4, cellsPerInterval: 1, mergeMm: 0.02, verticalCells: 96 }
    const solution = solveSmall(layout, points, grid)
    probed(solution).forEach((celsius, n) => {
      // T from Θ: the smaller root of T² / 400 − 2 T + Θ = 0
      const wanted = theta(bottom) + flux * points[n]!.z * 1e-3
      const exact = 400 * (1 - Math.sqrt(1 - wanted / 400))
      // k is constant within a cell, which costs second order in the cell's drop: 3e-3 K measured on these 96
      expect(Math.abs(celsius - exact)).toBeLessThan(0.01)
    })
    // with k held at its starting value the hot end would be more than 10 K too cold
    const frozen = 30 + flux / h + (flux * 3e-3) / 1.85
    expect(component(solution, 'oe-1').meanTemperature - frozen).toBeGreaterThan(10)
  })
})
