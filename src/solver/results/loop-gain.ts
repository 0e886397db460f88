/**
 * How close a package is to thermal runaway. One more kelvin everywhere in a pattern z makes the sources dissipate S z
 * more (S: the slopes dq/dT ≥ 0, W/K), and that warms the package by A⁻¹ S z. The largest factor by which a pattern comes
 * back, the loop gain, is the greatest eigenvalue of S z = gain · A z: below 1 the temperatures settle, from 1 on the
 * power grows faster than its heat can leave, and A − S is no longer positive definite.
 */
import type { FollowingPower, SlopeRule } from '../model/following-power.ts'
import { type ThermalModel, updateCoefficients } from '../model/thermal-model.ts'
import { DEFAULT_PARAMETERS, solveLinear } from '../numerics/solve.ts'

export interface LoopGain {
  /** A Rayleigh quotient: never above the true gain. */
  readonly gain: number
  /** Indices of the components that carry it, the strongest first. */
  readonly components: readonly number[]
}

const MAX_ITERATIONS = 30
/** The pattern that names the components has to be formed before the quotient is believed. */
const LEAST_ITERATIONS = 4
const SETTLED = 1e-3
/** Components are named when they take at least this share of what the strongest takes. */
const NAMED_SHARE = 0.5

/**
 * The gain at the model's temperature, by power iteration; yields after every multigrid cycle. The temperature is kept,
 * the system's coefficients are not.
 */
export function* loopGain(model: ThermalModel): Generator<void, LoopGain> {
  const { system, following } = model
  const kept = system.temperature.slice()
  const slopes = following.map(({ law, cells, watts }) =>
    Float64Array.from(cells, (cell, n) => watts[n] * Math.max(0, law.slopeAt(kept[cell]))),
  )
  updateCoefficients(model, falling)
  const pattern = new Float64Array(kept.length).fill(1)
  system.temperature.fill(0)
  let gain = 0
  for (let iteration = 1; iteration <= MAX_ITERATIONS; iteration++) {
    system.rhs.fill(0)
    forEachCell(following, (source, n, cell) => {
      system.rhs[cell] += slopes[source][n] * pattern[cell]
    })
    const steps = solveLinear(system, {
      ...DEFAULT_PARAMETERS,
      toleranceK: 1e-4 * Math.max(gain, 1e-3),
      balanceW: Number.POSITIVE_INFINITY,
    })
    while (!steps.next().done) yield
    let [before, crossed, after] = [0, 0, 0]
    forEachCell(following, (source, n, cell) => {
      const slope = slopes[source][n]
      before += slope * pattern[cell] * pattern[cell]
      crossed += slope * pattern[cell] * system.temperature[cell]
      after += slope * system.temperature[cell] * system.temperature[cell]
    })
    const last = gain
    // zᵀSz / zᵀAz of the new pattern z = A⁻¹ S z_old, for which zᵀAz = zᵀS z_old
    gain = crossed > 0 ? after / crossed : 0
    const largest = system.temperature.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    if (!(before > 0 && largest > 0 && Number.isFinite(largest))) break
    for (let cell = 0; cell < pattern.length; cell++) pattern[cell] = system.temperature[cell] / largest
    system.temperature.set(pattern)
    if (iteration >= LEAST_ITERATIONS && (gain >= 1 || Math.abs(gain - last) <= SETTLED * gain)) break
  }
  system.temperature.set(kept)
  const shares = new Map<number, number>()
  forEachCell(following, (source, n, cell) => {
    const { component } = following[source]
    shares.set(component, (shares.get(component) ?? 0) + slopes[source][n] * pattern[cell] * pattern[cell])
  })
  const ranked = [...shares].sort(([, a], [, b]) => b - a)
  const named = ranked.filter(([, share]) => share >= NAMED_SHARE * ranked[0]![1])
  return { gain, components: named.map(([component]) => component) }
}

/** Sources that dissipate less when warmer keep their slope: they belong to what carries heat away. */
const falling: SlopeRule = (law, celsius) => Math.min(0, law.slopeAt(celsius))

function forEachCell(
  following: readonly FollowingPower[],
  visit: (source: number, n: number, cell: number) => void,
): void {
  following.forEach(({ cells }, source) => {
    for (let n = 0; n < cells.length; n++) visit(source, n, cells[n])
  })
}
