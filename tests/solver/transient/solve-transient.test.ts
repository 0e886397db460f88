/** What a transient promises of any package: it ends in the steady state, keeps its heat, and says what it lacks. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Layout } from '../../../src/layout/schema.ts'
import { heatCapacities } from '../../../src/solver/model/heat-capacity.ts'
import { gridsOf, modelOn } from '../../../src/solver/model/thermal-model.ts'
import { solveLayout } from '../../../src/solver/results/solve-layout.ts'
import { solveTransient, transientOf } from '../../../src/solver/transient/solve-transient.ts'
import { layoutArbitrary } from '../../support/layout-arbitrary.ts'
import { componentWith, layoutWith } from '../../support/small-layout.ts'
import { SMALL_GRID } from '../../support/solve-small.ts'
import { finished } from '../../support/transient-reference.ts'

const HEAT = { density: 2330, specificHeat: 712 }
const heated = (overrides: Partial<Layout> = {}) =>
  layoutWith({ components: [componentWith({ sources: [{ layer: 'die', power: 10 }] })], ...overrides })

/** Silicon that conducts a third less per 100 K: strong enough that stale coefficients would show. */
const silicon = (layout: Layout): Layout => ({
  ...layout,
  materials: {
    ...layout.materials,
    silicon: {
      conductivity: {
        table: [
          [25, 148],
          [125, 98.9],
          [225, 70],
        ],
      },
      ...HEAT,
    },
  },
})

describe('the end of a transient', () => {
  test.each([
    ['a linear package', heated()],
    ['a package whose conductivity follows temperature', silicon(heated())],
  ])('of %s is its steady state, within 0.02 K', (_, layout) => {
    const { components } = finished(layout, { quality: 'normal', grid: SMALL_GRID, times: [1e5] })
    const steady = solveLayout(layout, { quality: 'normal', grid: SMALL_GRID }).components[0]!
    expect(Math.abs(components[0]!.meanTemperature[0]! - steady.meanTemperature)).toBeLessThan(0.02)
    expect(Math.abs(components[0]!.maxTemperature[0]! - steady.maxTemperature)).toBeLessThan(0.02)
  })
})

test('with conductivity that follows temperature the error still falls with the tolerance', () => {
  const means = [0.5, 0.05, 0.002].map((toleranceK) => {
    const options = { quality: 'normal', grid: SMALL_GRID, times: [0.05, 5], toleranceK } as const
    return finished(silicon(heated()), options).components[0]!.meanTemperature
  })
  for (const n of [0, 1]) {
    // dozens of steps, each within its tolerance, most of whose errors decay
    expect(Math.abs(means[0]![n]! - means[2]![n]!)).toBeLessThan(1)
    expect(Math.abs(means[1]![n]! - means[2]![n]!)).toBeLessThan(0.1)
  }
})

test('heat capacities add up to those of the bodies, however the lines fall', () => {
  const layout = heated({ materials: { air: { conductivity: 0.026, density: 1.2, specificHeat: 1000 } } })
  const sum = (mergeMm: number) => {
    const { fine } = gridsOf(layout, { ...SMALL_GRID, mergeMm })
    return heatCapacities(modelOn(layout, fine)).reduce((total, joules) => total + joules, 0)
  }
  // merging lines moves no volume: exact coverage
  expect(Math.abs(sum(0.6) / sum(0.001) - 1)).toBeLessThan(1e-12)
})

describe('what a caller sees', () => {
  const options = { quality: 'preview', grid: SMALL_GRID, times: [0, 0.01, 0.1], snapshots: true } as const

  test('progress goes forward to the last time, one new value per accepted step', () => {
    const steps = solveTransient(heated(), options)
    const seen: number[] = []
    for (let step = steps.next(); !step.done; step = steps.next()) {
      const { time, lastTime, components } = step.value
      expect(lastTime).toBe(0.1)
      expect(components[0]!.highest).toBeGreaterThanOrEqual(components[0]!.mean)
      if (time !== seen.at(-1)) seen.push(time)
    }
    expect(seen).toEqual(finished(heated(), options).steps)
  })

  test('the field, the heat and the temperatures are given at the times asked for', () => {
    const { times, snapshots, heat, components } = finished(heated(), options)
    expect(times).toEqual([0, 0.01, 0.1])
    expect(snapshots.map(({ temperature }) => Math.max(...temperature))).toEqual(
      [...snapshots.map(({ temperature }) => Math.max(...temperature))].sort((a, b) => a - b),
    )
    expect(new Set(snapshots[0]!.temperature)).toEqual(new Set([35]))
    expect(heat[0]).toEqual({ put: 0, out: 0, stored: 0 })
    expect(heat.map(({ put }) => put)[2]).toBeCloseTo(1, 9)
    expect(components[0]!.meanTemperature).toHaveLength(3)
  })

  test('the peak counts also where no time was asked for', () => {
    const pulse: [number, number][] = [
      [0, 1],
      [0.1, 0],
    ]
    const layout = heated({
      components: [
        componentWith({
          temperatureLimit: 36,
          sources: [{ layer: 'die', power: 10, profile: pulse, profileShape: 'step' }],
        }),
      ],
    })
    const { components } = finished(layout, { quality: 'preview', grid: SMALL_GRID, times: [1000] })
    const [part] = components
    expect(part!.maxTemperature[0]!).toBeLessThan(35.1)
    expect(part!.peak).toBeGreaterThan(36)
    expect(part!.peakTime).toBe(0.1)
    expect(part!.violates).toBe(true)
    expect(part!.margin).toBeCloseTo(36 - part!.peak, 12)
  })

  test('a material without heat capacity is named at every place that uses it', () => {
    const layout = heated({
      fill: 'gel',
      materials: { gel: { conductivity: 1, density: 900 }, silicon: { conductivity: 148 } },
    })
    expect(transientOf(layout, { quality: 'preview', grid: SMALL_GRID, times: [1] })).toEqual({
      ok: false,
      cause: 'document',
      problems: [
        {
          path: 'fill',
          message: 'Found the material "gel" without specificHeat; a transient needs both density and specificHeat.',
        },
        {
          path: 'components[0].layers[0].material',
          message:
            'Found the material "silicon" without density and specificHeat; a transient needs both density and specificHeat.',
        },
      ],
    })
  })
})

test('figures beyond the range of numbers end the transient with a reason, not with NaN or for ever', () => {
  const layout = heated({ materials: { silicon: { conductivity: 1e308, density: 1e300, specificHeat: 1e300 } } })
  expect(transientOf(layout, { quality: 'preview', grid: SMALL_GRID, times: [1] })).toEqual({
    ok: false,
    cause: 'growth',
    problems: [{ path: '', message: expect.stringContaining('to go on from 0 s') }],
  })
})

test('random packages under random profiles stay finite and keep their heat', () => {
  const pairs = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 30 })), { minLength: 1, maxLength: 5 })
    .map((drawn) =>
      [...new Map(drawn)].sort(([a], [b]) => a - b).map(([t, f]) => [t / 100, f / 10] as [number, number]),
    )
  const shape = fc.constantFrom('linear', 'step', undefined)
  const drawn = fc.tuple(layoutArbitrary, fc.array(fc.tuple(pairs, shape), { minLength: 1, maxLength: 3 }))
  fc.assert(
    fc.property(drawn, ([layout, profiles]) => {
      const materials = Object.entries(layout.materials ?? {}).map(([id, own]) => [id, { ...own, ...HEAT }] as const)
      const components = layout.components.map((part, n) => {
        const [profile, profileShape] = profiles[n % profiles.length]!
        const followed = { profile, ...(profileShape ? { profileShape } : {}) }
        return part.sources ? { ...part, sources: part.sources.map((source) => ({ ...source, ...followed })) } : part
      })
      const timed = { ...layout, components, materials: Object.fromEntries(materials) }
      const {
        heat,
        solver,
        components: results,
      } = finished(timed, {
        quality: 'preview',
        grid: { ...SMALL_GRID, lateralCells: 24, verticalCells: 12 },
        times: [0.02, 1],
        toleranceK: 0.5,
      })
      expect(solver.converged).toBe(true)
      const fullPower = layout.components
        .flatMap(({ sources }) => sources ?? [])
        .reduce(
          (sum, { power, blocks }) =>
            sum + (power ?? 0) + (blocks ?? []).reduce((watts, block) => watts + block.power, 0),
          0,
        )
      for (const { put, out, stored } of heat) {
        // 1e-6 of the power per second may go astray on either grid; without power the fluids' own exchange counts
        expect(Math.abs(put - out - stored)).toBeLessThan(1e-5 * Math.max(fullPower, 1))
      }
      for (const { history } of results) {
        expect([...history.meanTemperature, ...history.maxTemperature].every(Number.isFinite)).toBe(true)
      }
    }),
    { numRuns: 4 },
  )
}, 60_000)
