/** Why there is no steady temperature to show, in words for the app and the command line. */
import type { ThermalModel } from '../model/thermal-model.ts'
import type { SolveState } from '../numerics/solve.ts'
import { componentPowers } from './balance.ts'

export interface SolveFailure {
  /** `runaway`: power outgrows cooling. `no-way-out`: no film takes the heat. `not-converged`: the iteration gave up. */
  readonly kind: 'runaway' | 'no-way-out' | 'not-converged'
  /** Ids of the components that are to blame, the worst first; empty where none is. */
  readonly components: readonly string[]
  /** One sentence or two for a person. */
  readonly reason: string
}

/**
 * Before anything is solved: a package whose films take no heat, or so little that a temperature would have no digit left
 * for `toleranceK`. The mean over the cooled faces rises by power / conductance, whatever happens inside.
 */
export function heatTrap(model: ThermalModel, toleranceK: number): SolveFailure | null {
  let conductance = 0
  for (const face of Object.values(model.boundaries)) for (const each of face.conductance) conductance += each
  const power = componentPowers(model).reduce((sum, each) => sum + each, 0)
  const rise = power / conductance
  if (conductance > 0 && rise * Number.EPSILON <= toleranceK) return null
  const found =
    conductance > 0
      ? `Its films conduct ${conductance.toPrecision(2)} W/K in all, and ${power.toPrecision(3)} W would warm them by ${rise.toPrecision(2)} K.`
      : 'No face has a film with h > 0.'
  return { kind: 'no-way-out', components: [], reason: `The package has no way out for its heat. ${found}` }
}

/** `components`: indices of those that carry the runaway, the strongest first. */
export function runaway({ pkg }: ThermalModel, components: readonly number[]): SolveFailure {
  const named = components.map((index) => pkg.components[index]!.component)
  const names = named.slice(0, NAMES_SHOWN).map(({ id, name }) => (name && name !== id ? `${name} (${id})` : id))
  const more = named.length > NAMES_SHOWN ? ` and ${named.length - NAMES_SHOWN} more` : ''
  return {
    kind: 'runaway',
    components: named.map(({ id }) => id),
    reason: `Thermal runaway: the power of ${names.join(', ')}${more} grows faster with temperature than the heat can leave. There is no steady state.`,
  }
}

const NAMES_SHOWN = 3

export function notConverged({ cycles, errorEstimateK }: Pick<SolveState, 'cycles' | 'errorEstimateK'>): SolveFailure {
  return {
    kind: 'not-converged',
    components: [],
    reason: `The solution has not converged after ${cycles} cycles; the error left is about ${errorEstimateK.toPrecision(2)} K.`,
  }
}
