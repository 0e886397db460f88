import { beforeAll, describe, expect, test } from 'vitest'
import { moveComponents, setPower } from '../../../../src/layout/edits.ts'
import type { Layout } from '../../../../src/layout/schema.ts'
import { gridsOf, modelOn } from '../../../../src/solver/model/thermal-model.ts'
import { depositSource } from '../../../../src/solver/model/voxelise.ts'
import { extrapolate } from '../../../../src/solver/results/extrapolation.ts'
import { QUALITY_GRIDS } from '../../../../src/solver/results/quality.ts'
import { solveAdjoint } from '../../../../src/solver/results/sensitivities/adjoint.ts'
import { spreadDisplacement } from '../../../../src/solver/results/sensitivities/displacement.ts'
import { meanFunctional } from '../../../../src/solver/results/sensitivities/functionals.ts'
import { type Influence, influenceOf } from '../../../../src/solver/results/sensitivities/influence.ts'
import { positionDerivative } from '../../../../src/solver/results/sensitivities/position.ts'
import { superpose } from '../../../../src/solver/results/sensitivities/superposition.ts'
import { solveModel } from '../../../../src/solver/results/solve-model.ts'
import { readFixture } from '../../../support/fixtures.ts'
import { limitOfReference, sensitivityReference } from '../../../support/place-derivative.ts'
import { layoutFrom } from '../../../support/reference.ts'
import { componentWith, layoutWith } from '../../../support/small-layout.ts'
import { component, SMALL_GRID, solveSmall } from '../../../support/solve-small.ts'

function finished<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

const influenceIn = (layout: Layout, highest = false): Influence =>
  finished(influenceOf(layout, { quality: 'normal', grid: SMALL_GRID, highest }))

const sources = [{ layer: 'die', power: 3 }]
/** Three dies, one without power; no two edges on one line. */
const trio = layoutWith({
  components: [
    componentWith({ id: 'a', x: 6, y: 6, sources }),
    componentWith({ id: 'b', x: 13.3, y: 12.1, sources: [{ layer: 'die', power: 5 }] }),
    componentWith({ id: 'idle', x: 5, y: 15.3, width: 3 }),
  ],
  lid: { material: 'copper', thickness: 1, tim: { material: 'tim-grease', thickness: 0.1 } },
})

const silicon = {
  table: [
    [0, 168],
    [60, 131],
    [160, 84],
  ] as [number, number][],
}
/** The same of a material that follows temperature; the die a leaks. */
const following: Layout = {
  ...trio,
  materials: { own: { conductivity: silicon } },
  components: trio.components.map((one) => ({
    ...one,
    layers: [{ name: 'die', material: 'own', thickness: 0.5 }],
    ...(one.id === 'a' && {
      sources: [{ layer: 'die', power: 3, powerTemperature: { reference: 60, coefficient: 0.01 } }],
    }),
  })),
}

describe('influences in a small package', () => {
  let influence: Influence
  beforeAll(() => {
    influence = influenceIn(trio, true)
  })

  test('take the slopes of powers that follow temperature where these stand', () => {
    // a table that falls where the die is, and rises elsewhere
    const powerTemperature = {
      table: [
        [20, 1.4],
        [100, 0.4],
        [200, 1.4],
      ] as [number, number][],
    }
    const [a, b, idle] = trio.components
    const layout = {
      ...trio,
      components: [a!, { ...b!, sources: [{ layer: 'die', power: 5, powerTemperature }] }, idle!],
    }
    const { matrix, converged } = influenceIn(layout)
    expect(converged).toBe(true)
    const [less, more] = [2.5, 3.5].map((power) => solveSmall(setPower(layout, 'a', power)).components)
    for (const [k, row] of matrix.entries()) {
      expect(row[0]).toBeCloseTo(more![k]!.meanTemperature - less![k]!.meanTemperature, 3)
    }
  })

  test('are those of two solutions with another power', () => {
    const before = solveSmall(trio)
    for (const [j, id] of influence.components.entries()) {
      const was = component(before, id).power
      const after = solveSmall(setPower(trio, id, was + 10))
      for (const [k, row] of influence.matrix.entries()) {
        const rise = after.components[k]!.meanTemperature - before.components[k]!.meanTemperature
        // both solutions and the adjoint end 1e-4 K off at 100 W at most
        expect(row[j]).toBeCloseTo(rise / 10, 4)
      }
    }
  })

  test('are the same both ways between dies that are heated where they are measured', () => {
    const { matrix } = influence
    // each end of the relation is exact to the iteration; the two read means w² T″ / 6 apart, which is what cells are wide
    for (const [k, j] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      expect(Math.abs(matrix[k]![j]! / matrix[j]![k]! - 1)).toBeLessThan(0.002)
    }
  })

  test('superpose to the solution with other powers: means exactly, the hottest spot as a lower bound', () => {
    const told = superpose(solveSmall(trio).components, influence, { a: 6, b: 1 })!
    const solved = solveSmall(setPower(setPower(trio, 'a', 6), 'b', 1))
    for (const [n, { meanTemperature, maxTemperature }] of solved.components.entries()) {
      // the iterations' 1e-4 K, times the extrapolation's weights
      expect(told[n]!.meanTemperature).toBeCloseTo(meanTemperature, 3)
      expect(told[n]!.atHottest!).toBeLessThan(maxTemperature + 1e-3)
    }
  })

  test('superpose to the highest temperature where the hottest spot stays: all powers in proportion', () => {
    const told = superpose(solveSmall(trio).components, influence, { a: 4.5, b: 7.5 })!
    const solved = solveSmall(setPower(setPower(trio, 'a', 4.5), 'b', 7.5))
    for (const [n, { maxTemperature }] of solved.components.entries()) {
      expect(told[n]!.atHottest!).toBeCloseTo(maxTemperature, 3)
    }
  })

  test('are the same for a component’s hottest spot: d T / d power by differences', () => {
    const before = solveSmall(trio)
    const after = solveSmall(setPower(trio, 'b', 5.01))
    // the spot stays for so small a change
    const rise = (after.components[1]!.maxTemperature - before.components[1]!.maxTemperature) / 0.01
    expect(Math.abs(influence.highest![1]![1]! / rise - 1)).toBeLessThan(0.03)
  })

  test.each([
    { of: 'constant', layout: trio },
    { of: 'temperature-dependent', layout: following },
  ])(
    'of the own place are those of solutions with the die displaced, $of conductivities',
    ({ layout }) => {
      const grid = { lateralCells: 96, cellsPerInterval: 1, mergeMm: 0.002, verticalCells: 24 }
      const fine = finished(influenceOf(layout, { quality: 'normal', grid }))
      const at = (dx: number, dy: number) =>
        component(solveSmall(moveComponents(layout, ['b'], dx, dy), [], grid), 'b').meanTemperature
      const [x, y] = [(at(0.5, 0) - at(-0.5, 0)) / 1, (at(0, 0.5) - at(0, -0.5)) / 1]
      // differences of 1 mm on grids placed afresh
      expect(Math.abs(fine.position[1]!.x.kPerMm! - x)).toBeLessThan(0.02 * Math.hypot(x, y))
      expect(Math.abs(fine.position[1]!.y.kPerMm! - y)).toBeLessThan(0.02 * Math.hypot(x, y))
    },
    60_000,
  )
})

describe('influences where something follows temperature', () => {
  const influence = influenceIn(following, true)
  const before = solveSmall(following)

  test('are those of two solutions with other powers as written', () => {
    expect(influence.linear).toBe(false)
    for (const [j, { id }] of following.components.entries()) {
      const watts = id === 'a' ? 3 : id === 'b' ? 5 : 0
      const [more, less] = [0.1, -0.1].map((change) => solveSmall(setPower(following, id, Math.max(0, watts + change))))
      const step = watts === 0 ? 0.1 : 0.2
      for (const [k, row] of influence.matrix.entries()) {
        const slope = (more!.components[k]!.meanTemperature - less!.components[k]!.meanTemperature) / step
        // a difference over ± 0.1 W, from one side where there was no power: its own curvature
        expect(Math.abs(row[j]! / slope - 1), `${id} on ${k}`).toBeLessThan(watts === 0 ? 1e-3 : 2e-4)
      }
    }
  })

  test('have parts that add up to the rise above the fluids, mean and highest', () => {
    for (const [k, { meanTemperature, maxTemperature }] of before.components.entries()) {
      const rise = (row: readonly number[]) =>
        row.reduce((sum, perWatt, j) => sum + perWatt * before.components[j]!.power, 0)
      // every fluid is at ambient; extrapolated powers and parts multiply, which is off by the square of the grid's error
      const { ambient } = following.cooling
      expect(Math.abs(rise(influence.heating.matrix[k]!) / (meanTemperature - ambient) - 1)).toBeLessThan(1e-3)
      expect(Math.abs(rise(influence.heating.highest![k]!) / (maxTemperature - ambient) - 1)).toBeLessThan(1e-3)
    }
  })

  test('count powers once: parts are the derivatives where all is linear', () => {
    const linear = influenceIn(trio, true)
    expect(linear.heating).toEqual({ matrix: linear.matrix, highest: linear.highest })
  })
})

describe('the derivative with respect to the place', () => {
  test('is nothing in the middle of a package that is the same from all sides', () => {
    const { position } = influenceIn(layoutWith({ components: [componentWith({ sources })] }))
    // the field and the grid are symmetric: what is left is rounding and the iteration
    expect(position[0]!.x.kPerMm).toBeCloseTo(0, 5)
    expect(position[0]!.y.kPerMm).toBeCloseTo(0, 5)
  })

  test('is refused with the reason where a component is not free', () => {
    const touching = layoutWith({
      components: [componentWith({ id: 'a', x: 6 }), componentWith({ id: 'b', x: 10, sources })],
    })
    const [a] = influenceIn(touching).position
    expect(a!.x).toEqual({ kPerMm: null, reason: 'it is not free to move: b is in the way' })
    const atEdge = layoutWith({ components: [componentWith({ x: 2, sources })] })
    const reason = "it is not free to move: the substrate's edge is in the way"
    expect(influenceIn(atEdge).position[0]!.y).toEqual({ kPerMm: null, reason })
  })
})

describe('cpo-8-engines at normal quality', () => {
  const layout = layoutFrom(readFixture('verification/public/cpo-8-engines.json'))
  const reference = sensitivityReference()
  const id = reference.position.engine
  const n = layout.components.findIndex((known) => known.id === id)
  const on = (level: 'fine' | 'coarse') => {
    const grids = gridsOf(layout, QUALITY_GRIDS.normal)
    const model = modelOn(layout, grids[level])
    finished(solveModel(model))
    const { weights } = meanFunctional(model, model.pkg.components[n]!, model.system.temperature.length)
    const { field } = finished(solveAdjoint(model, weights, null))
    const spread = spreadDisplacement(layout, model.pkg, model.films, id, grids.topology.x.mergeWithin)
    if (!spread.ok) throw new Error(spread.reason)
    const row = model.pkg.components.map((source) => {
      let kelvin = 0
      for (const one of source.sources) {
        depositSource(model.grid, source, one, (cell, watts) => {
          kelvin += (field[cell]! * watts) / source.power
        })
      }
      return kelvin
    })
    return { row, ...positionDerivative(model, field, spread.displacement) }
  }

  test('has the influences on an engine and its derivative with respect to its place', () => {
    const [fine, coarse] = [on('fine'), on('coarse')]
    for (const [j, source] of layout.components.entries()) {
      const { value, uncertainty } = reference.R[id]![source.id]!
      // its uncertainty, or three parts in ten thousand where it claims less
      const allowed = Math.max(uncertainty, 3e-4 * value)
      expect(Math.abs(extrapolate(fine.row[j]!, coarse.row[j]!) - value)).toBeLessThanOrEqual(allowed)
    }
    // what the reference's differences tend to with the ratio of its grids; its stated values stop short of that, and of what
    // our own differences tend to on ever finer grids (docs/validation.md, "How a temperature follows a place")
    const { d_dx, d_dy } = reference.position
    for (const [axis, { uncertainty }] of [
      ['x', d_dx],
      ['y', d_dy],
    ] as const) {
      const ours = extrapolate(fine[axis], coarse[axis])
      expect(Math.abs(ours - limitOfReference(reference, axis))).toBeLessThanOrEqual(uncertainty / 2)
    }
  }, 120_000)
})
