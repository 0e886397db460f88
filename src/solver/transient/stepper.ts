/**
 * One grid of a transient, advanced by TR-BDF2 (Bank et al., IEEE Trans. Electron Devices 32 (1985) 1992; the error
 * estimate after Hosea and Shampine, Appl. Numer. Math. 20 (1996) 21). With γ = 2 − √2 both stages have the matrix
 * A + C / τ, τ = γ Δt / 2, so that one multigrid hierarchy serves the whole step and every step of the same length.
 * See docs/physics.md, "Transients".
 */
import type { Layout } from '../../layout/schema.ts'
import type { Grid } from '../model/grid.ts'
import { heatCapacities } from '../model/heat-capacity.ts'
import { modelOn, type ThermalModel, updateCoefficients } from '../model/thermal-model.ts'
import { TimedPower } from '../model/timed-power.ts'
import { heatRates } from '../numerics/heat-rates.ts'
import { rebuildHierarchy } from '../numerics/hierarchy.ts'
import { DEFAULT_PARAMETERS, type SolveParameters, solveLinear } from '../numerics/solve.ts'
import { heatBalance } from '../results/balance.ts'
import type { HeatLedger } from './transient.ts'

const GAMMA = 2 - Math.SQRT2
/** T_γ and T₀ in the BDF2 stage. */
const FROM_MIDDLE = 1 / (GAMMA * (2 - GAMMA))
const FROM_START = (1 - GAMMA) ** 2 / (GAMMA * (2 - GAMMA))
/** Weights of start and middle, and of the end, in every integral over the step. */
const WEIGHT = Math.SQRT2 / 4
const END_WEIGHT = GAMMA / 2
/** The difference to the embedded third-order formula. */
const ERROR_WEIGHTS = [(4 * WEIGHT - 1) / 3, -1 / 3, (2 * END_WEIGHT) / 3] as const

/** One cycle reduces its error tenfold: enough for an estimate. */
const ERROR_CYCLES = 1

export interface StepParameters {
  /** Error that the linear solves may leave, K. */
  readonly toleranceK: number
  /** Share of the full power that they may lose. */
  readonly balance: number
}

/** What a step came to. */
export interface StepResult {
  readonly converged: boolean
  readonly cycles: number
}

export class TransientStepper {
  readonly model: ThermalModel
  readonly power: TimedPower
  private readonly capacity: Float64Array
  /** W per cell: fluid temperatures times their conductances. */
  private readonly driving: Float64Array
  /** W/K per cell to the fluids; what the cell stores comes on top. */
  private readonly film: Float64Array
  /** C / τ exactly as the matrix holds it, W/K. */
  private readonly storage: Float64Array
  private readonly start: Float64Array
  private readonly middle: Float64Array
  private readonly end: Float64Array
  /** Rates of storing heat at the start, in the middle and at the end of the step, W. */
  private readonly rates: readonly [Float64Array, Float64Array, Float64Array]
  /** K/s over the last step: where the next one starts looking. */
  private readonly drift: Float64Array
  private readonly parameters: SolveParameters
  private step = 0
  private put = 0
  private out = 0
  private stepPut = 0
  private stepOut = 0

  constructor(layout: Layout, grid: Grid, { toleranceK, balance }: StepParameters) {
    this.model = withoutFollowingPower(modelOn(layout, grid))
    const { system } = this.model
    const array = () => new Float64Array(system.rhs.length)
    this.power = new TimedPower(this.model)
    this.capacity = heatCapacities(this.model)
    this.driving = array()
    this.film = array()
    this.storage = array()
    this.start = Float64Array.from(system.temperature)
    this.middle = array()
    this.end = array()
    this.rates = [array(), array(), array()]
    this.drift = array()
    const fullPower = this.model.pkg.components.reduce((sum, component) => sum + component.power, 0)
    const balanceW = balance * (fullPower > 0 ? fullPower : 1)
    this.parameters = { ...DEFAULT_PARAMETERS, toleranceK, balanceW }
    this.power.expect(this.start)
    this.takeCoefficients()
  }

  /** J since the start, by the integrals of the method: they close to what the linear solves leave. */
  get heat(): HeatLedger {
    const { ambient } = this.model.layout.cooling
    const { temperature } = this.model.system
    let stored = 0
    for (let c = 0; c < temperature.length; c++) stored += this.capacity[c] * (temperature[c] - ambient)
    return { put: this.put, out: this.out, stored }
  }

  /** Largest K/s with which a cell sets off from the uniform start, its power as within an interval from 0. */
  fastestStart(middle: number): number {
    const [rates] = this.rates
    const { temperature } = this.model.system
    this.power.expect(this.start)
    this.loadHeat(0, middle)
    const { rhs } = this.model.system
    for (let c = 0; c < rates.length; c++) rates[c] = rhs[c] - this.film[c] * temperature[c]
    return this.fastest(rates)
  }

  /** Largest jump, K/s, of any cell's rate at a kink between two intervals with these middles; 0 where only slopes change. */
  fastestJump(kink: number, middleBefore: number, middleAfter: number): number {
    const [before, after] = this.rates
    before.fill(0)
    after.fill(0)
    this.power.expect(this.start)
    this.power.addTo(before, kink, middleBefore)
    this.power.addTo(after, kink, middleAfter)
    for (let c = 0; c < after.length; c++) after[c] -= before[c]
    return this.fastest(after)
  }

  private fastest(rates: Float64Array): number {
    let fastest = 0
    for (let c = 0; c < rates.length; c++) {
      if (this.capacity[c] > 0) fastest = Math.max(fastest, Math.abs(rates[c]) / this.capacity[c])
    }
    return fastest
  }

  /**
   * From `from` over `step` seconds, no kink of a profile between. `accept` or `reject` must follow. Yields after every
   * multigrid cycle.
   */
  *advance(from: number, step: number): Generator<void, StepResult> {
    const { system, nonlinear } = this.model
    const { start, middle, end, storage, drift } = this
    const { rhs, temperature } = system
    const half = from + step / 2
    const [rate0, rate1, rate2] = this.rates
    if (nonlinear || this.power.followsTemperature) this.expectMiddle(step)
    this.matchHierarchy(step)

    this.stepPut = 0
    this.stepOut = 0
    this.tally(from, half, WEIGHT * step)
    // what the storage takes off is put on before: left to afterwards, it would cost the small difference its digits
    for (let c = 0; c < rhs.length; c++) rhs[c] += storage[c] * start[c]
    heatRates(system, rate0)

    this.loadHeat(from + GAMMA * step, half)
    for (let c = 0; c < rhs.length; c++) {
      rhs[c] += storage[c] * start[c] + rate0[c]
      temperature[c] = start[c] + GAMMA * step * drift[c]
    }
    const first = yield* this.solve()
    middle.set(temperature)
    for (let c = 0; c < rhs.length; c++) rate1[c] = storage[c] * (middle[c] - start[c]) - rate0[c]
    this.tally(from + GAMMA * step, half, WEIGHT * step)

    this.loadHeat(from + step, half)
    for (let c = 0; c < rhs.length; c++) {
      const before = FROM_MIDDLE * middle[c] - FROM_START * start[c]
      rhs[c] += storage[c] * before
      rate2[c] = before
      temperature[c] = start[c] + (middle[c] - start[c]) / GAMMA
    }
    const second = yield* this.solve()
    end.set(temperature)
    for (let c = 0; c < rhs.length; c++) rate2[c] = storage[c] * (end[c] - rate2[c])
    this.tally(from + step, half, END_WEIGHT * step)
    return { converged: first.converged && second.converged, cycles: first.cycles + second.cycles }
  }

  /**
   * Estimated largest error of the step just taken, K: the embedded formula's and the heat that powers held at the
   * expected temperature have missed, filtered by the step's own matrix.
   */
  *errorK(from: number, step: number): Generator<void, number> {
    const { rhs, temperature } = this.model.system
    const [rate0, rate1, rate2] = this.rates
    const [w0, w1, w2] = ERROR_WEIGHTS
    for (let c = 0; c < rhs.length; c++) rhs[c] = (2 / GAMMA) * (w0 * rate0[c] + w1 * rate1[c] + w2 * rate2[c])
    const half = from + step / 2
    this.power.addMissed(rhs, (2 / GAMMA) * WEIGHT, from, half, this.start)
    this.power.addMissed(rhs, (2 / GAMMA) * WEIGHT, from + GAMMA * step, half, this.middle)
    this.power.addMissed(rhs, (2 / GAMMA) * END_WEIGHT, from + step, half, this.end)
    temperature.fill(0)
    yield* this.solve(ERROR_CYCLES)
    let largest = 0
    for (let c = 0; c < temperature.length; c++) largest = Math.max(largest, Math.abs(temperature[c]))
    temperature.set(this.end)
    return largest
  }

  accept(step: number): void {
    const { start, end, drift } = this
    for (let c = 0; c < drift.length; c++) drift[c] = (end[c] - start[c]) / step
    start.set(end)
    this.put += this.stepPut
    this.out += this.stepOut
  }

  reject(): void {
    this.model.system.temperature.set(this.start)
  }

  private *solve(maxCycles = this.parameters.maxCycles): Generator<void, StepResult> {
    for (const steps = solveLinear(this.model.system, { ...this.parameters, maxCycles }); ; ) {
      const { done, value } = steps.next()
      if (done || value.cycles >= maxCycles) return value
      yield
    }
  }

  /** Conductivities and powers at the temperature expected in the middle of the step: second order in its length. */
  private expectMiddle(step: number): void {
    const { temperature } = this.model.system
    for (let c = 0; c < temperature.length; c++) temperature[c] = this.start[c] + (step / 2) * this.drift[c]
    this.power.expect(temperature)
    if (this.model.nonlinear) {
      updateCoefficients(this.model)
      this.takeCoefficients()
    }
    temperature.set(this.start)
  }

  /** Reads the steady matrix and right-hand side off the model as it has just been assembled. */
  private takeCoefficients(): void {
    const { system, power } = this.model
    this.film.set(system.hierarchy.levels[0].ground)
    for (let c = 0; c < power.length; c++) this.driving[c] = system.rhs[c] - power[c]
    this.step = 0
  }

  /** Makes the hierarchy that of A + C / τ for this step. */
  private matchHierarchy(step: number): void {
    if (step === this.step) return
    const { hierarchy } = this.model.system
    const { ground } = hierarchy.levels[0]
    const { film, capacity, storage } = this
    const perTau = 2 / (GAMMA * step)
    for (let c = 0; c < ground.length; c++) {
      ground[c] = film[c] + perTau * capacity[c]
      storage[c] = ground[c] - film[c]
    }
    rebuildHierarchy(hierarchy)
    this.step = step
  }

  /** Right-hand side of the steady problem with the power at a time. */
  private loadHeat(seconds: number, middle: number): void {
    const { rhs } = this.model.system
    rhs.set(this.driving)
    this.power.addTo(rhs, seconds, middle)
  }

  /** Counts power and heat out at one time of the step; leaves the steady right-hand side loaded. */
  private tally(seconds: number, middle: number, weight: number): void {
    this.loadHeat(seconds, middle)
    const { rhs } = this.model.system
    for (let c = 0; c < rhs.length; c++) this.stepPut += weight * (rhs[c] - this.driving[c])
    const { top, bottom, sides } = heatBalance(this.model)
    this.stepOut += weight * (top + bottom + sides)
  }
}

/** The model with all its sources left to `TimedPower`. */
function withoutFollowingPower(model: ThermalModel): ThermalModel {
  if (model.following.length === 0) return model
  const passive = {
    ...model,
    following: [],
    nonlinear: model.paints.some(({ law }) => law !== undefined),
  }
  updateCoefficients(passive)
  return passive
}
