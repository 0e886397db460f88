/** Power that follows temperature in time, on a single lump: C dT/dt = f(t) P g(T) − (T − ambient) / R, integrated finely. */
import { describe, expect, test } from 'vitest'
import { powerLawOf } from '../../../src/layout/power-law.ts'
import type { PowerTemperature, Source } from '../../../src/layout/schema.ts'
import { gridsOf } from '../../../src/solver/model/thermal-model.ts'
import { componentTemperatures } from '../../../src/solver/results/components.ts'
import { solveLayout } from '../../../src/solver/results/solve-layout.ts'
import { transientOf } from '../../../src/solver/transient/solve-transient.ts'
import { TransientStepper } from '../../../src/solver/transient/stepper.ts'
import { LUMP, LUMP_GRID, lump, TAU } from '../../support/lumped.ts'
import { finished } from '../../support/transient-reference.ts'

const GROWING: PowerTemperature = { reference: LUMP.ambient, coefficient: 0.005 }
const FALLING: PowerTemperature = { reference: LUMP.ambient, coefficient: -0.02 }
const TABLE: PowerTemperature = {
  table: [
    [LUMP.ambient, 1],
    [LUMP.ambient + 10, 0.6],
    [LUMP.ambient + 30, 0.9],
  ],
}

/** °C at `seconds`, by ten thousand steps of the classical Runge–Kutta method. */
function exact(powerTemperature: PowerTemperature, seconds: number, factorAt = (_: number) => 1): number {
  const law = powerLawOf(powerTemperature)
  const rate = (t: number, celsius: number) =>
    (factorAt(t) * LUMP.power * law.factorAt(celsius) - (celsius - LUMP.ambient) / LUMP.resistance) / LUMP.capacity
  const steps = 10_000
  const h = seconds / steps
  let celsius = LUMP.ambient
  for (let n = 0; n < steps; n++) {
    const t = n * h
    const k1 = rate(t, celsius)
    const k2 = rate(t + h / 2, celsius + (h / 2) * k1)
    const k3 = rate(t + h / 2, celsius + (h / 2) * k2)
    const k4 = rate(t + h, celsius + h * k3)
    celsius += (h / 6) * (k1 + 2 * k2 + 2 * k3 + k4)
  }
  return celsius
}

const times = [0.2, 1, 3].map((share) => share * TAU)
const run = (source: Partial<Source>, toleranceK = 1e-3) =>
  finished(lump(source), { quality: 'normal', grid: LUMP_GRID, times, toleranceK }).components[0]!.meanTemperature

describe('power that follows temperature', () => {
  test.each([
    ['grows', GROWING],
    ['falls', FALLING],
    ['follows a table', TABLE],
  ])('and %s gives the solution of the ordinary differential equation', (_, powerTemperature) => {
    const found = run({ powerTemperature })
    for (const [n, seconds] of times.entries()) {
      expect(Math.abs(found[n]! - exact(powerTemperature, seconds))).toBeLessThan(0.02)
    }
  })

  test('takes its profile along', () => {
    const profile: [number, number][] = [
      [0, 0.5],
      [3 * TAU, 2],
    ]
    const found = run({ powerTemperature: GROWING, profile })
    const factorAt = (t: number) => 0.5 + (1.5 * t) / (3 * TAU)
    for (const [n, seconds] of times.entries()) {
      expect(Math.abs(found[n]! - exact(GROWING, seconds, factorAt))).toBeLessThan(0.02)
    }
  })

  test('ends in the steady state', () => {
    const layout = lump({ powerTemperature: GROWING })
    const late = finished(layout, { quality: 'normal', grid: LUMP_GRID, times: [50 * TAU], toleranceK: 0.01 })
    const steady = solveLayout(layout, { quality: 'normal', grid: LUMP_GRID }).components[0]!
    expect(Math.abs(late.components[0]!.meanTemperature[0]! - steady.meanTemperature)).toBeLessThan(0.02)
  })

  test('costs the method none of its order: halved steps leave a quarter of the error', () => {
    const end = 3 * TAU
    const wanted = exact(GROWING, end)
    const errorAfter = (count: number) => {
      const layout = lump({ powerTemperature: GROWING })
      const grid = gridsOf(layout, LUMP_GRID).fine
      const stepper = new TransientStepper(layout, grid, { toleranceK: 1e-9, balance: 1e-12 })
      const step = end / count
      for (let n = 0; n < count; n++) {
        for (const _ of stepper.advance(n * step, step));
        stepper.accept(step)
      }
      return Math.abs(componentTemperatures(stepper.model)[0]!.mean - wanted)
    }
    const errors = [16, 32, 64].map(errorAfter)
    for (let n = 1; n < errors.length; n++) {
      const ratio = errors[n - 1]! / errors[n]!
      expect(ratio).toBeGreaterThan(3.3)
      expect(ratio).toBeLessThan(5)
    }
  })

  test('shows a runaway as growth as long as there are temperatures, and then says when it ran away', () => {
    const powerTemperature = { reference: LUMP.ambient, coefficient: 0.1 }
    const early = 0.2 * TAU
    const growing = finished(lump({ powerTemperature }), {
      quality: 'normal',
      grid: LUMP_GRID,
      times: [early],
      toleranceK: 1e-3,
    })
    expect(Math.abs(growing.components[0]!.meanTemperature[0]! - exact(powerTemperature, early))).toBeLessThan(0.05)
    const outcome = transientOf(lump({ powerTemperature }), { quality: 'normal', grid: LUMP_GRID, times: [10 * TAU] })
    expect(outcome).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringMatching(/^Thermal runaway: from [\d.]+ s on/) }],
    })
  })
})
