/** Solves a thermal model where it stands: once where it is linear, by repeated updates where conductivity follows temperature. */
import { type ThermalModel, updateCoefficients } from '../model/thermal-model.ts'
import { DEFAULT_PARAMETERS, type SolveState, solveLinear } from '../numerics/solve.ts'
import { type Accuracy, QUALITY_ACCURACY } from './quality.ts'

/** How far each solve goes while the conductivities still change, as a share of the last change. */
const INNER_SHARE = 0.05
const FIRST_INNER_TOLERANCE_K = 0.5
const MAX_COEFFICIENT_UPDATES = 60

/** Brings `model.system.temperature` to convergence; yields after every multigrid cycle. */
export function* solveModel(
  model: ThermalModel,
  accuracy: Accuracy = QUALITY_ACCURACY.normal,
): Generator<SolveState, SolveState> {
  return model.nonlinear ? yield* solveNonlinear(model, accuracy) : yield* solveOnce(model, accuracy)
}

function* solveOnce(model: ThermalModel, { toleranceK, balance }: Accuracy): Generator<SolveState, SolveState> {
  const power = model.pkg.components.reduce((sum, component) => sum + component.power, 0)
  const balanceW = balance * (power > 0 ? power : 1)
  return yield* solveLinear(model.system, { ...DEFAULT_PARAMETERS, toleranceK, balanceW })
}

/**
 * Conductivity that follows temperature: solve, bring the conductivities up to date, solve again, never further than the
 * next update is worth. The change of the field between two updates contracts by the relative change of conductivity,
 * about a tenth each time in silicon.
 */
function* solveNonlinear(model: ThermalModel, accuracy: Accuracy): Generator<SolveState, SolveState> {
  const { toleranceK, balance } = accuracy
  const { temperature } = model.system
  const before = new Float64Array(temperature.length)
  let cycles = 0
  let inner = FIRST_INNER_TOLERANCE_K
  let change = Number.POSITIVE_INFINITY
  let state: SolveState | undefined
  for (let update = 0; update < MAX_COEFFICIENT_UPDATES; update++) {
    updateCoefficients(model)
    before.set(temperature)
    for (const steps = solveOnce(model, { toleranceK: inner, balance }); ; ) {
      const step = steps.next()
      state = { ...step.value, cycles: cycles + step.value.cycles, converged: false }
      if (step.done) {
        cycles += step.value.cycles
        if (!step.value.converged) return state
        break
      }
      yield state
    }
    const last = change
    change = largestDifference(before, temperature)
    const contraction = change === 0 ? 0 : Math.min(change / last, 0.9)
    const errorEstimateK = state.errorEstimateK + (change * contraction) / (1 - contraction)
    if (inner <= toleranceK && errorEstimateK <= 2 * toleranceK) return { ...state, errorEstimateK, converged: true }
    inner = Math.max(toleranceK, Math.min(inner, INNER_SHARE * change))
  }
  return { ...state!, converged: false }
}

function largestDifference(a: Float64Array, b: Float64Array): number {
  let largest = 0
  for (let n = 0; n < a.length; n++) largest = Math.max(largest, Math.abs(a[n] - b[n]))
  return largest
}
