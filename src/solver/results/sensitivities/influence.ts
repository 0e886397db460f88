/** What every component's mean temperature owes to every power and to its own place. See docs/physics.md, "Sensitivities". */
import { setPower } from '../../../layout/edits.ts'
import { type ResolvedComponent, resolvePackage } from '../../../layout/geometry.ts'
import type { Layout } from '../../../layout/schema.ts'
import { type SlopeRule, visitHeat } from '../../model/following-power.ts'
import type { GridParameters } from '../../model/grid.ts'
import { gridsOf, modelOn, type ThermalModel, updateCoefficients } from '../../model/thermal-model.ts'
import { fieldOf, type StoredField, startFrom } from '../../model/warm-start.ts'
import type { SolveState } from '../../numerics/solve.ts'
import { type ComponentTemperatures, componentTemperatures } from '../components.ts'
import { extrapolate } from '../extrapolation.ts'
import type { SolveFailure } from '../failure.ts'
import { QUALITY_ACCURACY, QUALITY_GRIDS } from '../quality.ts'
import type { Quality } from '../solution.ts'
import { solveModel } from '../solve-model.ts'
import { solveAdjoint, startOf } from './adjoint.ts'
import { type ConductivityFeedback, conductivityFeedback } from './conductivity-feedback.ts'
import { spreadDisplacement } from './displacement.ts'
import { type Functional, meanFunctional, pointFunctional } from './functionals.ts'
import { type LateralAxis, positionDerivative } from './position.ts'

export interface InfluenceOptions {
  readonly quality: Quality
  /** Also for the highest temperatures, where they are now: as many solves again. */
  readonly highest?: boolean
  /** A grid other than the quality's own. */
  readonly grid?: GridParameters
}

/** K/mm, or why there is none. */
export type PositionDerivative = { readonly kPerMm: number } | { readonly kPerMm: null; readonly reason: string }

interface Matrices {
  /** `matrix[k][j]`: of j on the mean temperature of k, K/W. */
  readonly matrix: readonly (readonly number[])[]
  /** The same for the temperature at the spot that is the hottest of k now; null where it was not asked for. */
  readonly highest: readonly (readonly number[])[] | null
}

/** The matrices are derivatives with respect to powers as written, at the solution. */
export interface Influence extends Matrices {
  readonly quality: Quality
  /** Ids, in the order of the document. */
  readonly components: readonly string[]
  /**
   * What adds up to the rises: K per W that j dissipates, with conductivities and powers held at the solution. The same as
   * the derivatives where temperatures are linear in the powers.
   */
  readonly heating: Matrices
  /** d (own mean temperature) / d (own x, y), in the order of `components`. */
  readonly position: readonly Readonly<Record<LateralAxis, PositionDerivative>>[]
  /** Whether temperatures are linear in the powers: then the matrix holds for any change of power. */
  readonly linear: boolean
  readonly converged: boolean
  /** Only where the package itself has no solution: why; there are no figures then. */
  readonly failure?: SolveFailure
  readonly milliseconds: number
}

export interface InfluenceProgress {
  /** Systems solved so far, and in all. */
  readonly solved: number
  readonly systems: number
  readonly state: SolveState
}

/** One of the two grids, solved. */
interface Solved {
  readonly model: ThermalModel
  readonly temperatures: readonly ComponentTemperatures[]
  readonly feedback: ConductivityFeedback | null
}
type Level = 'fine' | 'coarse'
type OnBoth<T> = Readonly<Record<Level, T>>

/**
 * Solves a valid layout and one adjoint system per component, on both grids; one more where anything follows temperature,
 * and as many again for the highest temperatures. Yields after every multigrid cycle.
 */
export function* influenceOf(layout: Layout, options: InfluenceOptions): Generator<InfluenceProgress, Influence> {
  const started = Date.now()
  const grids = gridsOf(layout, options.grid ?? QUALITY_GRIDS[options.quality])
  const models = { coarse: modelOn(layout, grids.coarse), fine: modelOn(layout, grids.fine) }
  const linear = !models.fine.nonlinear
  const ids = layout.components.map(({ id }) => id)
  const systems = 2 * (1 + ids.length * (options.highest ? 2 : 1) * (linear ? 1 : 2))
  let solved = 0
  let converged = true
  let failure: SolveFailure | null = null
  const counted = function* <T extends { converged: boolean }>(steps: Generator<SolveState, T>) {
    for (;;) {
      const step = steps.next()
      if (step.done) {
        solved++
        converged &&= step.value.converged
        return step.value
      }
      yield { solved, systems, state: step.value }
    }
  }

  const solveOn = function* (level: Level, start?: StoredField): Generator<InfluenceProgress, Solved> {
    const model = models[level]
    if (start) startFrom(model, start)
    const state = yield* counted(solveModel(model, QUALITY_ACCURACY[options.quality]))
    failure ??= state.failure
    // The solve may end with other slopes of the powers than their own, which an adjoint needs.
    if (model.following.length > 0) updateCoefficients(model)
    return { model, temperatures: componentTemperatures(model), feedback: conductivityFeedback(model) }
  }
  const ended = (found: Matrices & Pick<Influence, 'heating' | 'position'>): Influence => ({
    quality: options.quality,
    components: ids,
    ...found,
    linear,
    converged,
    ...(failure ? { failure } : {}),
    milliseconds: Date.now() - started,
  })
  const nothing: Matrices = { matrix: [], highest: null }
  const coarse = yield* solveOn('coarse')
  if (failure) return ended({ ...nothing, heating: nothing, position: [] })
  const fine = yield* solveOn('fine', fieldOf(coarse.model))
  if (failure) return ended({ ...nothing, heating: nothing, position: [] })

  const both = function* <T>(
    on: OnBoth<Solved>,
    functionalOn: (one: Solved) => Functional,
    read: (one: Solved, adjoint: Float64Array) => T,
  ): Generator<InfluenceProgress, OnBoth<T>> {
    const solve = (one: Solved, start?: StoredField) =>
      counted(solveAdjoint(one.model, functionalOn(one).weights, one.feedback, start))
    const below = yield* solve(on.coarse)
    const above = yield* solve(on.fine, startOf(on.coarse.model, below))
    return { fine: read(on.fine, above.field), coarse: read(on.coarse, below.field) }
  }
  const meanOf =
    (n: number) =>
    ({ model }: Solved) =>
      meanFunctional(model, model.pkg.components[n], model.system.temperature.length)
  const spotOf =
    (n: number) =>
    ({ model, temperatures }: Solved) =>
      pointFunctional(model, temperatures[n].hottestCell, temperatures[n].hottest, model.system.temperature.length)

  const unit = unitPackage(layout)
  const derivatives: Matrix = []
  const derivativesAtSpot: Matrix = []
  const position: Record<LateralAxis, PositionDerivative>[] = []
  const solution = { coarse, fine }
  const perWrittenWatt = ({ model }: Solved, adjoint: Float64Array) =>
    unit.map((component) => heatOn(model, component, adjoint).kelvin)
  for (const [n, id] of ids.entries()) {
    const { pkg, films } = fine.model
    const spread = spreadDisplacement(layout, pkg, films, id, grids.topology.x.mergeWithin)
    const values = yield* both(solution, meanOf(n), (one, adjoint) => ({
      powers: perWrittenWatt(one, adjoint),
      place: spread.ok ? positionDerivative(one.model, adjoint, spread.displacement) : null,
    }))
    derivatives.push(extrapolated({ fine: values.fine.powers, coarse: values.coarse.powers }))
    const along = (axis: LateralAxis): PositionDerivative => {
      if (!spread.ok) return { kPerMm: null, reason: spread.reason }
      return { kPerMm: extrapolate(values.fine.place![axis], values.coarse.place![axis]) }
    }
    position.push({ x: along('x'), y: along('y') })
    if (options.highest) derivativesAtSpot.push(extrapolated(yield* both(solution, spotOf(n), perWrittenWatt)))
  }
  const tangents: Matrices = { matrix: derivatives, highest: options.highest ? derivativesAtSpot : null }

  const heatingOf = function* (): Generator<InfluenceProgress, Matrices> {
    for (const { model } of [coarse, fine]) updateCoefficients(model, nothingFollows)
    const held = { coarse: { ...coarse, feedback: null }, fine: { ...fine, feedback: null } }
    const perDissipatedWatt = ({ model }: Solved, adjoint: Float64Array) =>
      unit.map((component) => {
        const { kelvin, watts } = heatOn(model, component, adjoint)
        return watts === 0 ? 0 : kelvin / watts
      })
    const matrix: Matrix = []
    const highest: Matrix = []
    for (const n of ids.keys()) {
      matrix.push(extrapolated(yield* both(held, meanOf(n), perDissipatedWatt)))
      if (options.highest) highest.push(extrapolated(yield* both(held, spotOf(n), perDissipatedWatt)))
    }
    return { matrix, highest: options.highest ? highest : null }
  }

  return ended({ ...tangents, heating: linear ? tangents : yield* heatingOf(), position })
}

type Matrix = number[][]

const extrapolated = ({ fine, coarse }: OnBoth<number[]>): number[] =>
  fine.map((value, n) => extrapolate(value, coarse[n]))

/** What a component dissipates at the model's temperature, W, and what that does to an adjoint's functional, K. */
function heatOn({ grid, system }: ThermalModel, component: ResolvedComponent, adjoint: Float64Array) {
  let [watts, kelvin] = [0, 0]
  visitHeat(grid, component, system.temperature, (cell, heat) => {
    watts += heat
    kelvin += adjoint[cell] * heat
  })
  return { watts, kelvin }
}

const nothingFollows: SlopeRule = () => 0

/** Every component with 1 W, spread as its power is; as `setPower` gives it to one that has none. */
function unitPackage(layout: Layout) {
  const oneWatt = layout.components.reduce((changed, { id }) => setPower(changed, id, 1), layout)
  return resolvePackage(oneWatt).components
}
