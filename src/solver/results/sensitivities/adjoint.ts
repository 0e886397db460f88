/**
 * The adjoint of a functional J = m · T: the field λ of A λ = m (A is symmetric). λ is the change of J per watt put into
 * a cell, K/W. See docs/physics.md, "Sensitivities".
 */

import type { ThermalModel } from '../../model/thermal-model.ts'
import type { CellField } from '../../model/warm-start.ts'
import { startFrom } from '../../model/warm-start.ts'
import { type SolveState, solveLinear, type Workspace } from '../../numerics/solve.ts'
import { cellField } from '../sampling.ts'

/**
 * The weights of a mean add up to 1, as the power of a component of 1 W would. Solved as if they were this many watts,
 * an adjoint is a temperature rise like others and stops at the same tolerance in kelvin.
 */
const WATTS = 100
const TOLERANCE_K = 1e-4
const BALANCE_W = 1e-7 * WATTS

export interface Adjoint {
  /** K/W per cell, in the kernel's storage. */
  readonly field: Float64Array
  readonly converged: boolean
}

/** Solves on the model's operator as it stands; `start` is an adjoint's field on another grid. */
export function* solveAdjoint(
  model: ThermalModel,
  weights: Float64Array,
  workspace: Workspace,
  start?: CellField,
): Generator<SolveState, Adjoint> {
  const system = {
    hierarchy: model.system.hierarchy,
    rhs: weights.map((weight) => weight * WATTS),
    temperature: new Float64Array(weights.length),
  }
  if (start) startFrom({ ...model, system }, start)
  const parameters = { toleranceK: TOLERANCE_K, balanceW: BALANCE_W, maxCycles: 200, slowContraction: 0.35 }
  const { converged } = yield* solveLinear(system, workspace, parameters)
  return { field: system.temperature.map((kelvin) => kelvin / WATTS), converged }
}

/** An adjoint's field as the start of the same adjoint on a finer grid, K at `WATTS`. */
export function startOf(model: ThermalModel, adjoint: Adjoint): CellField {
  return cellField({
    ...model,
    system: { ...model.system, temperature: adjoint.field.map((perWatt) => perWatt * WATTS) },
  })
}
