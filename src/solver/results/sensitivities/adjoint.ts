/**
 * The adjoint of a functional J = m · T: the field λ of A λ = m (A is symmetric). λ is the change of J per watt put into
 * a cell, K/W. See docs/physics.md, "Sensitivities".
 */

import type { ThermalModel } from '../../model/thermal-model.ts'
import { type StoredField, startFrom } from '../../model/warm-start.ts'
import { DEFAULT_PARAMETERS, type SolveState, solveLinear } from '../../numerics/solve.ts'

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

/**
 * Solves on the model's operator as it stands; `start` is an adjoint's field on another grid. The model's own
 * temperature and right-hand side are put back at the end.
 */
export function* solveAdjoint(
  model: ThermalModel,
  weights: Float64Array,
  start?: StoredField,
): Generator<SolveState, Adjoint> {
  const { rhs, temperature } = model.system
  const [ownRhs, ownTemperature] = [rhs.slice(), temperature.slice()]
  try {
    for (let c = 0; c < rhs.length; c++) rhs[c] = weights[c] * WATTS
    if (start) startFrom(model, start)
    else temperature.fill(0)
    const { converged } = yield* solveLinear(model.system, { ...DEFAULT_PARAMETERS, balanceW: BALANCE_W })
    return { field: temperature.map((kelvin) => kelvin / WATTS), converged }
  } finally {
    rhs.set(ownRhs)
    temperature.set(ownTemperature)
  }
}

/** An adjoint's field as the start of the same adjoint on a finer grid, K at `WATTS`. */
export const startOf = ({ grid }: ThermalModel, { field }: Adjoint): StoredField => ({
  grid,
  temperature: field.map((perWatt) => perWatt * WATTS),
})
