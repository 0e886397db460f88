/** Power that follows temperature: held against a lumped package whose steady states can be written down. */
import { describe, expect, test } from 'vitest'
import { resolvePackage } from '../../../src/layout/geometry.ts'
import type { Layout, PowerTemperature } from '../../../src/layout/schema.ts'
import { editNestedModel, type NestedModel, nestedModelOf } from '../../../src/solver/model/nested-model.ts'
import { modelOn } from '../../../src/solver/model/thermal-model.ts'
import { loopGain } from '../../../src/solver/results/loop-gain.ts'
import type { Solution } from '../../../src/solver/results/solution.ts'
import { solveLayout, solveNested } from '../../../src/solver/results/solve-layout.ts'
import { componentWith, layoutWith } from '../../support/small-layout.ts'
import { component, SMALL_GRID, solveSmall } from '../../support/solve-small.ts'
import { uniformGrid } from '../../support/uniform-grid.ts'

const AMBIENT = 30
const REFERENCE = 50
/** 1/K */
const C = 0.02
/** W/K through 2 mm of 4 W/(m·K) and a film of 2000 W/(m²·K), on 20 × 20 mm. */
const G = 400e-6 / (2e-3 / 4 + 1 / 2000)
/** W at the reference for which both steady states meet, at C · (T − ambient) = 1: P₀ exp(C (T − Tref)) = G (T − Ta). */
const TURNING_POWER = G / C / Math.exp(1 - C * (REFERENCE - AMBIENT))

/** A well-conducting sheet on a slab: the sheet has one temperature, and all its heat crosses the slab. */
function lumped(power: number, powerTemperature?: PowerTemperature): Layout {
  return layoutWith({
    substrate: { width: 20, height: 20, layers: [{ name: 'slab', material: 'slab', thickness: 2 }] },
    components: [
      componentWith({
        kind: 'other',
        width: 20,
        height: 20,
        layers: [{ name: 'sheet', material: 'sheet', thickness: 0.01 }],
        sources: [{ layer: 'sheet', power, ...(powerTemperature ? { powerTemperature } : {}) }],
      }),
    ],
    cooling: { ambient: AMBIENT, bottom: { h: 2000 } },
    materials: { slab: { conductivity: 4 }, sheet: { conductivity: 1e4 } },
  })
}

/** The solution with the model it was found on, from where another ended. */
function run(layout: Layout, earlier?: NestedModel): { solution: Solution; nested: NestedModel } {
  const nested = earlier ? editNestedModel(earlier, layout).nested : nestedModelOf(layout, SMALL_GRID)
  const steps = solveNested(nested, { quality: 'normal' }, earlier ? 'warm' : 'cold')
  for (;;) {
    const step = steps.next()
    if (step.done) return { solution: step.value, nested }
  }
}

const solve = (layout: Layout): Solution => solveLayout(layout, { quality: 'normal', grid: SMALL_GRID })

/** The lower root of power · factor(T) = G (T − ambient) in [ambient, upTo], by bisection. */
function lowestState(power: (celsius: number) => number, upTo: number): number {
  let [low, high] = [AMBIENT, upTo]
  for (let n = 0; n < 100; n++) {
    const middle = (low + high) / 2
    if (power(middle) > G * (middle - AMBIENT)) low = middle
    else high = middle
  }
  return low
}

describe('a lumped package with leakage', () => {
  const leaking = (power: number) => lumped(power, { reference: REFERENCE, coefficient: C })

  test.each([0.1, 0.5, 0.9, 0.99])('at %f of its turning point has the lower, stable temperature', (share) => {
    const power = share * TURNING_POWER
    const solution = solve(leaking(power))
    const exact = lowestState((celsius) => power * Math.exp(C * (celsius - REFERENCE)), AMBIENT + 1 / C)
    const { meanTemperature, power: dissipated } = component(solution, 'oe-1')
    expect(solution.solver.converged).toBe(true)
    // an error of the iteration, 1e-4 K here, is magnified by 1 / (1 − loop gain)
    const gain = C * (exact - AMBIENT)
    expect(Math.abs(meanTemperature - exact)).toBeLessThan(5e-4 / (1 - gain))
    // heat is what leaves at that temperature
    expect(Math.abs(dissipated - G * (meanTemperature - AMBIENT))).toBeLessThan(G * 2e-3)
    expect(solution.heat.power).toBeCloseTo(dissipated, 9)
    expect(Math.abs(solution.heat.imbalance)).toBeLessThan(1e-6 * solution.heat.power)
  })

  test.each([1.003, 1.1, 3, 1000])('at %f of its turning point runs away, and is said to', (share) => {
    const { solver, field } = solve(leaking(share * TURNING_POWER))
    expect(solver).toMatchObject({ converged: false, failure: { kind: 'runaway', components: ['oe-1'] } })
    expect(solver.failure!.reason).toContain('oe-1')
    expect(field.temperature.every(Number.isFinite)).toBe(true)
  })

  test('has the loop gain C · (T − ambient) in its steady state', () => {
    const layout = leaking(0.9 * TURNING_POWER)
    const exact = lowestState((celsius) => 0.9 * TURNING_POWER * Math.exp(C * (celsius - REFERENCE)), AMBIENT + 1 / C)
    const model = modelOn(layout, uniformGrid(resolvePackage(layout), 5, 2))
    model.system.temperature.fill(exact)
    const iterations = loopGain(model)
    let iteration = iterations.next()
    while (!iteration.done) iteration = iterations.next()
    const { gain, components } = iteration.value
    expect(components).toEqual([0])
    // the half cell between a centre and a face of the sheet
    expect(Math.abs(gain - C * (exact - AMBIENT))).toBeLessThan(1e-3)
  })

  test('forgets a start far above: the state found does not depend on where the last solve ended', () => {
    const layout = leaking(0.9 * TURNING_POWER)
    const cold = run(layout)
    // 40 W without the law: beyond the unstable state of the leaking one
    const hot = run(lumped(40 + G * 100))
    expect(component(hot.solution, 'oe-1').meanTemperature).toBeGreaterThan(AMBIENT + 2 / C)
    const warm = run(layout, hot.nested)
    expect(warm.solution.solver.converged).toBe(true)
    const difference =
      component(warm.solution, 'oe-1').meanTemperature - component(cold.solution, 'oe-1').meanTemperature
    // both stop at an estimated 1e-4 K; the loop gain of 0.6 magnifies that 2.5 times
    expect(Math.abs(difference)).toBeLessThan(1e-3)
  })
})

describe('a lumped package with a table', () => {
  test('rising as a laser’s does, or falling, has the state where the lines cross', () => {
    for (const table of [
      [
        [25, 1],
        [85, 1.5],
      ],
      [
        [25, 1],
        [60, 1.02],
        [80, 0.4],
      ],
    ] as [number, number][][]) {
      const power = 12
      const factor = (celsius: number) => {
        const n = table.findIndex(([t]) => t >= celsius)
        if (n <= 0) return n === 0 ? table[0]![1] : table.at(-1)![1]
        const [[t0, f0], [t1, f1]] = [table[n - 1]!, table[n]!]
        return f0 + ((f1 - f0) * (celsius - t0)) / (t1 - t0)
      }
      const exact = lowestState((celsius) => power * factor(celsius), 1000)
      const solution = solveSmall(lumped(power, { table }))
      expect(Math.abs(component(solution, 'oe-1').meanTemperature - exact)).toBeLessThan(1e-3)
      expect(Math.abs(solution.heat.imbalance)).toBeLessThan(1e-6 * solution.heat.power)
    }
  })

  test('so steep that three states are possible takes the coolest, whatever the start', () => {
    const power = 4
    // 4 W up to 60 °C, then 24 W from 65 °C on: 40 °C is a state, and so is 90 °C, with one between that is unstable
    const layout = lumped(power, {
      table: [
        [60, 1],
        [65, 6],
      ],
    })
    const cool = component(solveSmall(layout), 'oe-1').meanTemperature
    expect(Math.abs(cool - (AMBIENT + power / G))).toBeLessThan(1e-3)
    const again = run(layout, run(lumped(6 * power)).nested)
    expect(component(again.solution, 'oe-1').meanTemperature).toBeCloseTo(cool, 3)
  })
})

describe('in a package of several parts', () => {
  const two = (coefficient: number) =>
    layoutWith({
      components: [
        componentWith({ id: 'calm', x: 5, sources: [{ layer: 'die', power: 2 }] }),
        componentWith({
          id: 'leaky',
          name: 'Leaky die',
          x: 15,
          sources: [
            {
              layer: 'die',
              power: 1,
              powerTemperature: { reference: 60, coefficient },
              blocks: [{ x: 1, y: 1, width: 1, height: 1, power: 0.5 }],
            },
          ],
        }),
      ],
    })

  test('the component whose power grows is named, and no other', () => {
    const { failure } = solve(two(0.2)).solver
    expect(failure).toMatchObject({ kind: 'runaway', components: ['leaky'] })
    expect(failure!.reason).toContain('Leaky die (leaky)')
  })

  test('constant powers are reported as written; the others, blocks included, as dissipated', () => {
    const solution = solveSmall(two(0.004))
    expect(component(solution, 'calm').power).toBe(2)
    const leaky = component(solution, 'leaky')
    // between the factors of the coldest and the hottest place of the die
    expect(leaky.power).toBeGreaterThan(1.5 * Math.exp(0.004 * (2 * leaky.meanTemperature - leaky.maxTemperature - 60)))
    expect(leaky.power).toBeLessThan(1.5 * Math.exp(0.004 * (leaky.maxTemperature - 60)))
    expect(solution.heat.power).toBeCloseTo(2 + leaky.power, 9)
    expect(component(solveSmall(two(0)), 'leaky').power).toBeCloseTo(1.5, 12)
  })
})
