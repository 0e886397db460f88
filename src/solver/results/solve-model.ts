/** Solves a thermal model where it stands: once where it is linear, by repeated updates where something follows temperature. */
import { linearisationError, type SlopeRule, tangent } from '../model/following-power.ts'
import { startUniform, type ThermalModel, updateCoefficients } from '../model/thermal-model.ts'
import { hasPositivePivots } from '../numerics/definite.ts'
import { DEFAULT_PARAMETERS, type SolveState, solveLinear } from '../numerics/solve.ts'
import { componentPowers } from './balance.ts'
import { heatTrap, notConverged, runaway, type SolveFailure } from './failure.ts'
import { loopGain } from './loop-gain.ts'
import { type Accuracy, QUALITY_ACCURACY } from './quality.ts'

/** How far each solve goes while the coefficients still change, as a share of the last change. */
const INNER_SHARE = 0.05
const FIRST_INNER_TOLERANCE_K = 0.5
const MAX_COEFFICIENT_UPDATES = 60

/** How a model's solve ended; `failure` says why where it did not converge. */
export interface ModelState extends SolveState {
  readonly failure: SolveFailure | null
}

/** Brings `model.system.temperature` to convergence; yields after every multigrid cycle. */
export function* solveModel(
  model: ThermalModel,
  accuracy: Accuracy = QUALITY_ACCURACY.normal,
): Generator<SolveState, ModelState> {
  const trap = heatTrap(model, accuracy.toleranceK)
  if (trap) return { ...UNSOLVED, failure: trap }
  if (!model.nonlinear) return ended(yield* solveOnce(model, accuracy))
  const first = yield* followTemperature(model, accuracy, tangent)
  if (model.following.length === 0 || (first.converged && isLowestState(model))) return first
  // Where Newton's start or a bend in a table was in its way, from below: slower, but it finds the lowest state there is.
  startUniform(model, coldestFluid(model))
  return yield* followTemperature(model, accuracy, fromBelow, first.cycles)
}

const UNSOLVED: SolveState = {
  method: 'V-cycles',
  cycles: 0,
  errorEstimateK: Number.POSITIVE_INFINITY,
  converged: false,
}

const ended = (state: SolveState): ModelState => ({ ...state, failure: state.converged ? null : notConverged(state) })

function solveOnce(model: ThermalModel, { toleranceK, balance, enough }: Accuracy): Generator<SolveState, SolveState> {
  const balanceW = balance * balanceScale(model)
  return solveLinear(model.system, { ...DEFAULT_PARAMETERS, toleranceK, balanceW, ...(enough ? { enough } : {}) })
}

/** W against which the heat balance is held. */
function balanceScale(model: ThermalModel): number {
  const power = componentPowers(model).reduce((sum, each) => sum + each, 0)
  return power > 0 ? Math.max(power, LEAST_BALANCED_W) : 1
}

/** A balance of less power would be held to less than the last digits of the heat that its own links carry. */
const LEAST_BALANCED_W = 1e-5

/**
 * Solve, bring conductivities and powers up to date, solve again, never further than the next update is worth. For
 * conductivities this is Picard's iteration: the change contracts by their relative change, about a tenth each time in
 * silicon. For powers it is Newton's with the tangent, or a cautious one with the slopes of `fromBelow`.
 */
function* followTemperature(
  model: ThermalModel,
  accuracy: Accuracy,
  slopes: SlopeRule,
  cyclesBefore = 0,
): Generator<SolveState, ModelState> {
  const { toleranceK, balance } = accuracy
  const { temperature } = model.system
  const before = new Float64Array(temperature.length)
  let rule = slopes
  let share = 1
  let inner = FIRST_INNER_TOLERANCE_K
  let change = Number.POSITIVE_INFINITY
  let state: SolveState = { ...UNSOLVED, cycles: cyclesBefore }
  for (let update = 0; update < MAX_COEFFICIENT_UPDATES; update++) {
    updateCoefficients(model, rule)
    before.set(temperature)
    const start = state.cycles
    let solvable = model.following.length === 0 || hasPositivePivots(model.system.hierarchy)
    for (const steps = solveOnce(model, { toleranceK: inner, balance }); solvable; ) {
      const step = steps.next()
      state = { ...step.value, cycles: start + step.value.cycles, converged: false }
      if (!step.done) {
        yield state
        continue
      }
      if (step.value.converged) break
      solvable = false
    }
    if (!solvable) {
      if (model.following.length === 0 || slopes !== fromBelow) return ended(state)
      // The matrix says no, or the solver did: only the loop gain tells whether there is a steady state.
      temperature.set(before)
      const steps = loopGain(model)
      let step = steps.next()
      for (; !step.done; step = steps.next()) yield state
      if (step.value.gain >= 1) return { ...state, failure: runaway(model, step.value.components) }
      if (share === 0) return ended(state)
      share = share > 0.1 ? share / 2 : 0
      rule = damped(slopes, share)
      continue
    }
    const last = change
    change = largestDifference(before, temperature)
    const contraction = change === 0 ? 0 : Math.min(change / last, 0.9)
    const errorEstimateK = state.errorEstimateK + (change * contraction) / (1 - contraction)
    state = { ...state, errorEstimateK }
    const unseenW = model.following.reduce((w, power) => w + linearisationError(power, rule, before, temperature), 0)
    const balanced = Math.abs(unseenW) <= balance * balanceScale(model)
    if (inner <= toleranceK && errorEstimateK <= 2 * toleranceK && balanced) {
      return ended({ ...state, converged: true })
    }
    inner = Math.max(toleranceK, Math.min(inner, INNER_SHARE * change))
  }
  return ended(state)
}

/**
 * Slopes with which the iteration climbs from the coldest fluid to the lowest steady state without ever passing one
 * (docs/physics.md, "Power that follows temperature"): tangents of convex laws, the least slope of tables.
 */
const fromBelow: SlopeRule = (law, celsius) => (law.convex ? law.slopeAt(celsius) : law.leastSlope)

/** Less of every rising slope: a slower climb on an easier matrix. */
function damped(slopes: SlopeRule, share: number): SlopeRule {
  return (law, celsius) => {
    const slope = slopes(law, celsius)
    return slope > 0 ? share * slope : slope
  }
}

/**
 * Whether no cooler steady state is possible. Below this state a convex law never rises more steeply than here, and a
 * table never more than its steepest piece. If A minus these slopes is positive definite, the difference to a cooler state
 * can only be 0. Pivots stand in for definiteness: a wrong no costs a second solve, from below.
 */
function isLowestState(model: ThermalModel): boolean {
  if (model.following.every(({ law }) => law.convex || law.greatestSlope === 0)) return true
  updateCoefficients(model, (law, celsius) => (law.convex ? law.slopeAt(celsius) : law.greatestSlope))
  return hasPositivePivots(model.system.hierarchy)
}

/** °C. Uniform at this temperature, no cell loses heat to a fluid. */
function coldestFluid({ boundaries, layout }: ThermalModel): number {
  let coldest = Number.POSITIVE_INFINITY
  for (const { conductance, driving } of Object.values(boundaries)) {
    for (let n = 0; n < conductance.length; n++) {
      if (conductance[n] > 0) coldest = Math.min(coldest, driving[n] / conductance[n])
    }
  }
  return Number.isFinite(coldest) ? coldest : layout.cooling.ambient
}

function largestDifference(a: Float64Array, b: Float64Array): number {
  let largest = 0
  for (let n = 0; n < a.length; n++) largest = Math.max(largest, Math.abs(a[n] - b[n]))
  return largest
}
