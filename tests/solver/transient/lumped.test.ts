/** A single lump, whose temperature is an exponential: the order of the method, power profiles, the heat ledger. */
import { describe, expect, test } from 'vitest'
import { gridsOf } from '../../../src/solver/model/thermal-model.ts'
import { componentTemperatures } from '../../../src/solver/results/components.ts'
import { transientOf } from '../../../src/solver/transient/solve-transient.ts'
import { TransientStepper } from '../../../src/solver/transient/stepper.ts'
import { LUMP, LUMP_GRID, lump, RISE, TAU } from '../../support/lumped.ts'

/** The drop within the block, about 1e-6 of the rise, and what the linear solves leave. */
const LUMP_K = 1e-4

const warming = (seconds: number) => RISE * (1 - Math.exp(-seconds / TAU))

function run(source: Parameters<typeof lump>[0], times: readonly number[], toleranceK = 1e-4) {
  const outcome = transientOf(lump(source), { quality: 'normal', grid: LUMP_GRID, times, toleranceK })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  return outcome.transient
}
const rises = (source: Parameters<typeof lump>[0], times: readonly number[]) =>
  run(source, times).components[0]!.meanTemperature.map((celsius) => celsius - LUMP.ambient)

describe('fixed steps', () => {
  /** Error at 1 τ after `count` equal steps, K. */
  function errorAfter(count: number): number {
    const layout = lump()
    const stepper = new TransientStepper(layout, gridsOf(layout, LUMP_GRID).fine, { toleranceK: 1e-9, balance: 1e-12 })
    const step = TAU / count
    for (let n = 0; n < count; n++) {
      for (const _ of stepper.advance(n * step, step));
      stepper.accept(step)
    }
    return Math.abs(componentTemperatures(stepper.model)[0]!.mean - LUMP.ambient - warming(TAU))
  }

  test('halved leave a quarter of the error', () => {
    const errors = [2, 4, 8, 16].map(errorAfter)
    for (let n = 1; n < errors.length; n++) {
      const ratio = errors[n - 1]! / errors[n]!
      expect(ratio).toBeGreaterThan(3.6)
      expect(ratio).toBeLessThan(4.6)
    }
  })

  test('ten thousand time constants long land on the steady state: the method is L-stable', () => {
    const layout = lump()
    const stepper = new TransientStepper(layout, gridsOf(layout, LUMP_GRID).fine, { toleranceK: 1e-9, balance: 1e-12 })
    for (const _ of stepper.advance(0, 1e4 * TAU));
    // what is left falls as τ / Δt; the trapezoidal rule alone would overshoot by the whole rise
    expect(Math.abs(componentTemperatures(stepper.model)[0]!.mean - LUMP.ambient - RISE)).toBeLessThan(1e-3 * RISE)
  })
})

describe('controlled steps', () => {
  const times = [0.01, 0.1, 0.5, 1, 3, 10].map((share) => share * TAU)

  test('follow the exponential, and the error falls with the tolerance', () => {
    const error = (toleranceK: number) => {
      const { components } = run({}, times, toleranceK)
      return Math.max(
        ...components[0]!.meanTemperature.map((celsius, n) => Math.abs(celsius - LUMP.ambient - warming(times[n]!))),
      )
    }
    const [loose, tight] = [error(0.05), error(0.0005)]
    // a local error of the tolerance may add up over the few steps of one time constant
    expect(loose).toBeLessThan(0.2)
    expect(tight).toBeLessThan(0.004)
    expect(tight).toBeLessThan(loose / 8)
  })

  test('start from ambient, and grow longer as the package settles', () => {
    const { steps, components } = run({}, [0, 20 * TAU], 0.01)
    expect(components[0]!.meanTemperature[0]).toBe(LUMP.ambient)
    expect(steps[0]).toBe(0)
    expect(steps.at(-1)).toBe(20 * TAU)
    expect(steps.at(-1)! - steps.at(-2)!).toBeGreaterThan(20 * (steps[2]! - steps[1]!))
    expect(components[0]!.history.meanTemperature).toHaveLength(steps.length)
  })
})

describe('a profile', () => {
  const times = [0.5, 1, 1.5, 2, 3].map((share) => share * TAU)

  test('in steps gives the sum of its exponentials, and every jump ends a step', () => {
    const profile: [number, number][] = [
      [0, 1],
      [0.75 * TAU, 0.25],
      [1.75 * TAU, 2],
    ]
    const exact = times.map(
      (t) => warming(t) - 0.75 * warming(Math.max(t - 0.75 * TAU, 0)) + 1.75 * warming(Math.max(t - 1.75 * TAU, 0)),
    )
    const found = rises({ profile, profileShape: 'step' }, times)
    for (const [n, rise] of exact.entries()) expect(Math.abs(found[n]! - rise)).toBeLessThan(2e-3)
    const { steps } = run({ profile, profileShape: 'step' }, times)
    expect(steps).toEqual(expect.arrayContaining([0.75 * TAU, 1.75 * TAU]))
  })

  test('of straight lines gives the ramp’s solution, and then the decay’s', () => {
    const profile: [number, number][] = [
      [0, 0],
      [TAU, 1],
      [TAU * (1 + 1e-6), 0],
    ]
    const ramp = (t: number) => (RISE * (t - TAU * (1 - Math.exp(-t / TAU)))) / TAU
    const exact = times.map((t) => (t <= TAU ? ramp(t) : ramp(TAU) * Math.exp(-(t - TAU) / TAU)))
    const found = rises({ profile }, times)
    for (const [n, rise] of exact.entries()) expect(Math.abs(found[n]! - rise)).toBeLessThan(2e-3)
  })

  test('starts with its first factor and keeps its last', () => {
    const held = rises({ profile: [[TAU, 0.5]] }, [TAU, 30 * TAU])
    expect(Math.abs(held[0]! - 0.5 * warming(TAU))).toBeLessThan(2e-3)
    expect(Math.abs(held[1]! - 0.5 * RISE)).toBeLessThan(LUMP_K)
  })

  test('puts exactly its integral into the package', () => {
    const profile: [number, number][] = [
      [0, 1],
      [TAU, 0.5],
      [2 * TAU, 2],
    ]
    const { heat } = run({ profile }, [3 * TAU], 0.05)
    const { put, out, stored } = heat[0]!
    expect(put).toBeCloseTo(LUMP.power * TAU * (0.75 + 1.25 + 2), 9)
    // 1e-6 of the full power may go astray in the linear solves
    expect(Math.abs(put - out - stored)).toBeLessThan(1e-5 * put)
  })
})
