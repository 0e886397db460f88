/** What a package's temperatures may not depend on, or must be proportional to, whatever the grid. */
import { describe, expect, test } from 'vitest'
import type { Layout } from '../../../src/layout/schema.ts'
import type { Solution } from '../../../src/solver/results/solution.ts'
import { referenceCase } from '../../support/reference.ts'
import { component, probed, solveSmall } from '../../support/solve-small.ts'
import { mirrored, turned } from '../../support/turned.ts'

/**
 * Two solves of the same equations stop at an estimated 1e-4 K each, at different iterates (the smoother colours columns
 * by their place, so a turned package takes another way). The discretisation is identical, or the difference would be
 * tenths of a kelvin on a grid as coarse as this.
 */
const TWO_ITERATIONS_K = 4e-4

/** Parts with blocks, a split lid, overlapping zones: everything that has a place. */
function everything(): Layout {
  const { layout } = referenceCase('cpo-8-engines')
  const zones = layout.cooling.top?.zones ?? []
  return {
    ...layout,
    lid: {
      ...layout.lid!,
      segments: [
        { id: 'west', x: 23, y: 45, width: 40, height: 84 },
        { id: 'east', x: 67, y: 47, width: 38, height: 80 },
      ],
    },
    cooling: {
      ...layout.cooling,
      top: {
        ...layout.cooling.top,
        zones: [...zones, { x: 60, y: 30, width: 21, height: 33, h: 9000, temperature: 25 }],
      },
    },
  }
}

const GRID = { lateralCells: 64, cellsPerInterval: 1, mergeMm: 0.05, verticalCells: 20 }
const solve = (layout: Layout, points: { x: number; y: number; z: number }[] = []): Solution =>
  solveSmall(layout, points, GRID)

const POINTS = [
  { x: 41, y: 48, z: 3.6 },
  { x: 20, y: 70, z: 1.1 },
  { x: 77.5, y: 12.3, z: 4.9 },
]

function expectSameComponents(a: Solution, b: Solution): void {
  for (const { id, maxTemperature, meanTemperature } of a.components) {
    expect(Math.abs(component(b, id).maxTemperature - maxTemperature)).toBeLessThan(TWO_ITERATIONS_K)
    expect(Math.abs(component(b, id).meanTemperature - meanTemperature)).toBeLessThan(TWO_ITERATIONS_K)
  }
}

function expectSameProbes(a: Solution, b: Solution): void {
  probed(a).forEach((celsius, n) => {
    expect(Math.abs(probed(b)[n]! - celsius)).toBeLessThan(TWO_ITERATIONS_K)
  })
}

describe('the same package seen from another side', () => {
  test('has the same temperatures in all four rotations', () => {
    let layout = everything()
    let points = POINTS
    const first = solve(layout, points)
    for (let quarter = 1; quarter <= 3; quarter++) {
      const { height } = layout.substrate
      points = points.map(({ x, y, z }) => ({ x: height - y, y: x, z }))
      layout = turned(layout)
      const solution = solve(layout, points)
      expectSameComponents(first, solution)
      expectSameProbes(first, solution)
    }
  })

  test('has the same temperatures in a mirror', () => {
    const layout = everything()
    const unrotated = { ...layout, components: layout.components.filter(({ rotation }) => (rotation ?? 0) === 0) }
    expect(unrotated.components.length).toBeGreaterThan(3)
    const { width } = layout.substrate
    const a = solve(unrotated, POINTS)
    const b = solve(
      mirrored(unrotated),
      POINTS.map(({ x, y, z }) => ({ x: width - x, y, z })),
    )
    expectSameComponents(a, b)
    expectSameProbes(a, b)
  })
})

describe('a linear package', () => {
  /** cpo-8-engines with every power times `factorOf(id)`. */
  const powered = (factorOf: (id: string) => number): Layout => {
    const layout = everything()
    return {
      ...layout,
      components: layout.components.map((part) => ({
        ...part,
        sources: (part.sources ?? []).map((source) => ({
          ...source,
          ...(source.power === undefined ? {} : { power: source.power * factorOf(part.id) }),
          blocks: (source.blocks ?? []).map((block) => ({ ...block, power: block.power * factorOf(part.id) })),
        })),
      })),
    }
  }
  const cold = solve(powered(() => 0))
  const full = solve(powered(() => 1))
  const meansOver = (solution: Solution) =>
    solution.components.map(({ meanTemperature }, n) => meanTemperature - cold.components[n]!.meanTemperature)

  test('without power is as warm as its fluids let it be, nowhere beyond them', () => {
    // fluids of 25, 35 and 37 °C; the maximum principle holds for the discrete equations too
    const cells = [...cold.field.temperature]
    expect(cells.reduce((low, celsius) => Math.min(low, celsius))).toBeGreaterThan(25 - TWO_ITERATIONS_K)
    expect(cells.reduce((high, celsius) => Math.max(high, celsius))).toBeLessThan(37 + TWO_ITERATIONS_K)
  })

  test('without power stays where fluids of one temperature have it', () => {
    const dark = powered(() => 0)
    const one = { ...dark.cooling.top, zones: dark.cooling.top?.zones?.map((zone) => ({ ...zone, temperature: 35 })) }
    const { components, solver } = solve({ ...dark, cooling: { ...dark.cooling, top: one } })
    expect(solver.converged).toBe(true)
    // the temperature's own last digits, no more: a limit at ambient is not exceeded by nothing
    for (const { maxTemperature } of components) expect(Math.abs(maxTemperature - 35)).toBeLessThan(1e-12)
  })

  test('has rises proportional to its power, and converges with next to none', () => {
    const triple = meansOver(solve(powered(() => 3)))
    // three times the reference's own iteration error comes on top
    meansOver(full).forEach((rise, n) => {
      expect(Math.abs(triple[n]! - 3 * rise)).toBeLessThan(4 * TWO_ITERATIONS_K)
    })
    // less than the last digits of the heat that flows through the package for its fluids' sake
    expect(solve(powered(() => 1e-12)).solver.converged).toBe(true)
  })

  test('has the sum of the rises that each part alone would cause', () => {
    const asic = meansOver(solve(powered((id) => (id === 'asic' ? 1 : 0))))
    const others = meansOver(solve(powered((id) => (id === 'asic' ? 0 : 1))))
    expect(others[1]).toBeGreaterThan(1)
    meansOver(full).forEach((rise, n) => {
      expect(Math.abs(rise - asic[n]! - others[n]!)).toBeLessThan(3 * TWO_ITERATIONS_K)
    })
  })
})
