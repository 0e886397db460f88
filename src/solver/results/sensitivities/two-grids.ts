/** A package on the two grids that the extrapolation needs: solved, then asked for adjoints. Counts what it solves. */
import type { Layout } from '../../../layout/schema.ts'
import { type SlopeRule, tangent } from '../../model/following-power.ts'
import type { NestedGrids } from '../../model/grid.ts'
import { modelOn, type ThermalModel, updateCoefficients } from '../../model/thermal-model.ts'
import { fieldOf, type StoredField, startFrom } from '../../model/warm-start.ts'
import type { SolveState } from '../../numerics/solve.ts'
import { type ComponentTemperatures, componentTemperatures } from '../components.ts'
import { extrapolate } from '../extrapolation.ts'
import type { SolveFailure } from '../failure.ts'
import type { Accuracy } from '../quality.ts'
import { solveModel } from '../solve-model.ts'
import { solveAdjoint, startOf } from './adjoint.ts'
import { type ConductivityFeedback, conductivityFeedback } from './conductivity-feedback.ts'
import type { Functional } from './functionals.ts'

/** What one of the two grids gives. */
export interface OnGrid {
  readonly model: ThermalModel
  readonly temperatures: readonly ComponentTemperatures[]
}
type OnBoth<T> = Readonly<Record<'fine' | 'coarse', T>>

export const extrapolated = ({ fine, coarse }: OnBoth<readonly number[]>): number[] =>
  fine.map((value, n) => extrapolate(value, coarse[n]))

export class TwoGrids {
  /** Systems solved so far. */
  solved = 0
  converged = true
  /** Why the package has no solution. */
  failure: SolveFailure | null = null
  readonly linear: boolean
  private readonly models: OnBoth<ThermalModel>
  /** After `solve`. */
  private temperatures!: OnBoth<readonly ComponentTemperatures[]>
  private feedback: OnBoth<ConductivityFeedback | null> = { coarse: null, fine: null }

  constructor(layout: Layout, { coarse, fine }: Pick<NestedGrids, 'coarse' | 'fine'>) {
    this.models = { coarse: modelOn(layout, coarse), fine: modelOn(layout, fine) }
    this.linear = !this.models.fine.nonlinear
  }

  get finer(): ThermalModel {
    return this.models.fine
  }

  /** False where the package has no solution: nothing may be asked for then. Yields after every multigrid cycle. */
  *solve(accuracy: Accuracy): Generator<SolveState, boolean> {
    const { coarse, fine } = this.models
    for (const model of [coarse, fine]) {
      if (model === fine) startFrom(fine, fieldOf(coarse))
      const { failure } = yield* this.counted(solveModel(model, accuracy))
      this.failure = failure
      if (failure) return false
    }
    this.temperatures = { coarse: componentTemperatures(coarse), fine: componentTemperatures(fine) }
    this.linearise(tangent)
    this.feedback = { coarse: conductivityFeedback(coarse), fine: conductivityFeedback(fine) }
    return true
  }

  /** From now on adjoints are those of the package with its conductivities and powers held where they are. */
  hold(): void {
    this.linearise(() => 0)
    this.feedback = { coarse: null, fine: null }
  }

  /** The adjoint of a functional on both grids, and what is read off it. Yields after every multigrid cycle. */
  *adjoint<T>(
    functionalOn: (on: OnGrid) => Functional,
    read: (model: ThermalModel, adjoint: Float64Array) => T,
  ): Generator<SolveState, OnBoth<T>> {
    const { coarse, fine } = this.models
    const below = yield* this.adjointOn('coarse', functionalOn)
    const above = yield* this.adjointOn('fine', functionalOn, startOf(coarse, below))
    return { fine: read(fine, above.field), coarse: read(coarse, below.field) }
  }

  private adjointOn(grid: keyof OnBoth<unknown>, functionalOn: (on: OnGrid) => Functional, start?: StoredField) {
    const model = this.models[grid]
    const { weights } = functionalOn({ model, temperatures: this.temperatures[grid] })
    return this.counted(solveAdjoint(model, weights, this.feedback[grid], start))
  }

  /** A solve may end with other slopes of the powers than an adjoint needs. */
  private linearise(slopes: SlopeRule): void {
    for (const model of Object.values(this.models)) if (model.following.length > 0) updateCoefficients(model, slopes)
  }

  private *counted<T extends { converged: boolean }>(steps: Generator<SolveState, T>): Generator<SolveState, T> {
    const end = yield* steps
    this.solved++
    this.converged &&= end.converged
    return end
  }
}
