/**
 * The adjoint of a functional J = m · T: the field λ of A λ = m (A is symmetric), or of (A + B)ᵀ λ = m where conductivities
 * follow temperature (`conductivity-feedback.ts`). λ is the change of J per watt put into a cell, K/W. See docs/physics.md,
 * "Sensitivities".
 */

import type { ThermalModel } from '../../model/thermal-model.ts'
import { type StoredField, startFrom } from '../../model/warm-start.ts'
import { DEFAULT_PARAMETERS, type SolveState, solveLinear } from '../../numerics/solve.ts'
import type { ConductivityFeedback } from './conductivity-feedback.ts'

/**
 * The weights of a mean add up to 1, as the power of a component of 1 W would. Solved as if they were this many watts,
 * an adjoint is a temperature rise like others and stops at the same tolerance in kelvin.
 */
const WATTS = 100
const BALANCE_W = 1e-7 * WATTS

export interface Adjoint {
  /** K/W per cell, in the kernel's storage. */
  readonly field: Float64Array
  readonly converged: boolean
}

/** What an update of the feedback may still change, as a share of `WATTS`, and how many updates there may be. */
const FEEDBACK_SETTLED = 1e-5
const MAX_FEEDBACK_UPDATES = 40

/**
 * Solves on the model's operator as it stands; `start` is an adjoint's field on another grid. The model's own
 * temperature and right-hand side are put back at the end. The feedback goes to the right-hand side, again and again, as the
 * conductivities did on the way to the solution.
 */
export function* solveAdjoint(
  model: ThermalModel,
  weights: Float64Array,
  feedback: ConductivityFeedback | null,
  start?: StoredField,
): Generator<SolveState, Adjoint> {
  const { rhs, temperature } = model.system
  const [ownRhs, ownTemperature] = [rhs.slice(), temperature.slice()]
  try {
    if (start) startFrom(model, start)
    else temperature.fill(0)
    let state: SolveState | null = null
    for (let update = 0; update < MAX_FEEDBACK_UPDATES; update++) {
      const load = weights.map((weight) => weight * WATTS)
      feedback?.(temperature, load)
      if (state) {
        const change = load.reduce((sum, watts, c) => sum + Math.abs(watts - rhs[c]), 0)
        if (change <= FEEDBACK_SETTLED * WATTS) return adjointOf(temperature, state.converged)
      }
      rhs.set(load)
      state = yield* solveLinear(model.system, { ...DEFAULT_PARAMETERS, balanceW: BALANCE_W })
      if (!feedback || !state.converged) return adjointOf(temperature, state.converged)
    }
    return adjointOf(temperature, false)
  } finally {
    rhs.set(ownRhs)
    temperature.set(ownTemperature)
  }
}

const adjointOf = (temperature: Float64Array, converged: boolean): Adjoint => ({
  field: temperature.map((kelvin) => kelvin / WATTS),
  converged,
})

/** An adjoint's field as the start of the same adjoint on a finer grid, K at `WATTS`. */
export const startOf = ({ grid }: ThermalModel, { field }: Adjoint): StoredField => ({
  grid,
  temperature: field.map((perWatt) => perWatt * WATTS),
})
