/** What every component's mean temperature owes to every power and to its own place. See docs/physics.md, "Sensitivities". */
import { setPower } from '../../../layout/edits.ts'
import { type ResolvedComponent, resolvePackage } from '../../../layout/geometry.ts'
import type { Layout } from '../../../layout/schema.ts'
import { visitHeat } from '../../model/following-power.ts'
import type { GridParameters } from '../../model/grid.ts'
import { gridsOf, type ThermalModel } from '../../model/thermal-model.ts'
import type { SolveState } from '../../numerics/solve.ts'
import { extrapolate } from '../extrapolation.ts'
import type { SolveFailure } from '../failure.ts'
import { QUALITY_ACCURACY, QUALITY_GRIDS } from '../quality.ts'
import type { Quality } from '../solution.ts'
import { spreadDisplacement } from './displacement.ts'
import { type Functional, meanFunctional, pointFunctional } from './functionals.ts'
import { type LateralAxis, positionDerivative } from './position.ts'
import { extrapolated, type OnGrid, TwoGrids } from './two-grids.ts'

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

/**
 * Solves a valid layout and one adjoint system per component, on both grids; one more where anything follows temperature,
 * and as many again for the highest temperatures. Yields after every multigrid cycle.
 */
export function* influenceOf(layout: Layout, options: InfluenceOptions): Generator<InfluenceProgress, Influence> {
  const started = Date.now()
  const { quality, highest = false } = options
  const grids = gridsOf(layout, options.grid ?? QUALITY_GRIDS[quality])
  const both = new TwoGrids(layout, grids)
  const components = layout.components.map(({ id }) => id)
  const systems = 2 * (1 + components.length * (highest ? 2 : 1) * (both.linear ? 1 : 2))
  const figures = function* (): Generator<SolveState, Pick<Influence, keyof Matrices | 'heating' | 'position'>> {
    const nothing = { matrix: [], highest: null }
    if (!(yield* both.solve(QUALITY_ACCURACY[quality]))) return { ...nothing, heating: nothing, position: [] }
    const { position, ...tangents } = yield* derivatives(layout, both, grids.topology.x.mergeWithin, highest)
    return { ...tangents, position, heating: both.linear ? tangents : yield* heldMatrices(layout, both, highest) }
  }
  for (const steps = figures(); ; ) {
    const { done, value } = steps.next()
    if (done) {
      const { linear, converged, failure } = both
      const milliseconds = Date.now() - started
      return { quality, components, ...value, linear, converged, ...(failure ? { failure } : {}), milliseconds }
    }
    yield { solved: both.solved, systems, state: value }
  }
}

/** With respect to powers as written and to the components' own places. */
function* derivatives(
  layout: Layout,
  both: TwoGrids,
  mergeWithin: number,
  withHighest: boolean,
): Generator<SolveState, Matrices & Pick<Influence, 'position'>> {
  const unit = unitPackage(layout)
  const perWatt = (model: ThermalModel, adjoint: Float64Array) =>
    unit.map((component) => heatOn(model, component, adjoint).kelvin)
  const matrix: number[][] = []
  const highest: number[][] = []
  const position: Influence['position'][number][] = []
  for (const [n, { id }] of layout.components.entries()) {
    const { pkg, films } = both.finer
    const spread = spreadDisplacement(layout, pkg, films, id, mergeWithin)
    const { fine, coarse } = yield* both.adjoint(meanOf(n), (model, adjoint) => ({
      powers: perWatt(model, adjoint),
      place: spread.ok ? positionDerivative(model, adjoint, spread.displacement) : null,
    }))
    matrix.push(extrapolated({ fine: fine.powers, coarse: coarse.powers }))
    const along = (axis: LateralAxis): PositionDerivative =>
      spread.ok
        ? { kPerMm: extrapolate(fine.place![axis], coarse.place![axis]) }
        : { kPerMm: null, reason: spread.reason }
    position.push({ x: along('x'), y: along('y') })
    if (withHighest) highest.push(extrapolated(yield* both.adjoint(hottestOf(n), perWatt)))
  }
  return { matrix, highest: withHighest ? highest : null, position }
}

/** Per watt dissipated, everything that follows temperature held: what adds up to the rises. `both` stays held. */
function* heldMatrices(layout: Layout, both: TwoGrids, withHighest: boolean): Generator<SolveState, Matrices> {
  both.hold()
  const unit = unitPackage(layout)
  const perWatt = (model: ThermalModel, adjoint: Float64Array) =>
    unit.map((component) => {
      const { kelvin, watts } = heatOn(model, component, adjoint)
      return watts === 0 ? 0 : kelvin / watts
    })
  const matrix: number[][] = []
  const highest: number[][] = []
  for (const n of layout.components.keys()) {
    matrix.push(extrapolated(yield* both.adjoint(meanOf(n), perWatt)))
    if (withHighest) highest.push(extrapolated(yield* both.adjoint(hottestOf(n), perWatt)))
  }
  return { matrix, highest: withHighest ? highest : null }
}

const meanOf =
  (n: number) =>
  ({ model }: OnGrid): Functional =>
    meanFunctional(model, model.pkg.components[n], model.system.temperature.length)

/** The spot that is the hottest of component n now. */
const hottestOf =
  (n: number) =>
  ({ model, temperatures }: OnGrid): Functional =>
    pointFunctional(model, temperatures[n].hottestCell, temperatures[n].hottest, model.system.temperature.length)

/** What a component dissipates at the model's temperature, W, and what that does to an adjoint's functional, K. */
function heatOn({ grid, system }: ThermalModel, component: ResolvedComponent, adjoint: Float64Array) {
  let [watts, kelvin] = [0, 0]
  visitHeat(grid, component, system.temperature, (cell, heat) => {
    watts += heat
    kelvin += adjoint[cell] * heat
  })
  return { watts, kelvin }
}

/** Every component with 1 W, spread as its power is; as `setPower` gives it to one that has none. */
function unitPackage(layout: Layout) {
  const oneWatt = layout.components.reduce((changed, { id }) => setPower(changed, id, 1), layout)
  return resolvePackage(oneWatt).components
}
