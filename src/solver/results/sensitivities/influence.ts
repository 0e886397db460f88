/** What every component's mean temperature owes to every power and to its own place. See docs/physics.md, "Sensitivities". */
import { setPower } from '../../../layout/edits.ts'
import { resolvePackage } from '../../../layout/geometry.ts'
import type { Layout } from '../../../layout/schema.ts'
import type { GridParameters } from '../../model/grid.ts'
import { gridsOf, modelOn, type ThermalModel } from '../../model/thermal-model.ts'
import { visitDeposits } from '../../model/voxelise.ts'
import { fieldOf, type StoredField, startFrom } from '../../model/warm-start.ts'
import type { SolveState } from '../../numerics/solve.ts'
import { type ComponentTemperatures, componentTemperatures } from '../components.ts'
import { extrapolate } from '../extrapolation.ts'
import { QUALITY_ACCURACY, QUALITY_GRIDS } from '../quality.ts'
import type { Quality } from '../solution.ts'
import { solveModel } from '../solve-model.ts'
import { solveAdjoint, startOf } from './adjoint.ts'
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

export interface Influence {
  readonly quality: Quality
  /** Ids, in the order of the document. */
  readonly components: readonly string[]
  /** `matrix[k][j]` = d (mean temperature of k) / d (power of j), K/W. */
  readonly matrix: readonly (readonly number[])[]
  /** The same for the temperature at the spot that is the hottest of k now; null where it was not asked for. */
  readonly highest: readonly (readonly number[])[] | null
  /** d (own mean temperature) / d (own x, y), in the order of `components`. */
  readonly position: readonly Readonly<Record<LateralAxis, PositionDerivative>>[]
  /** Whether temperatures are linear in the powers: then the matrix holds for any change of power. */
  readonly linear: boolean
  readonly converged: boolean
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
  readonly level: 'fine' | 'coarse'
  readonly model: ThermalModel
  readonly temperatures: readonly ComponentTemperatures[]
}

/** Solves a valid layout and one adjoint system per component, on both grids. Yields after every multigrid cycle. */
export function* influenceOf(layout: Layout, options: InfluenceOptions): Generator<InfluenceProgress, Influence> {
  const started = Date.now()
  const grids = gridsOf(layout, options.grid ?? QUALITY_GRIDS[options.quality])
  const ids = layout.components.map(({ id }) => id)
  const systems = 2 * (1 + ids.length * (options.highest ? 2 : 1))
  let solved = 0
  let converged = true
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

  const solveOn = function* (level: Solved['level'], start?: StoredField): Generator<InfluenceProgress, Solved> {
    const model = modelOn(layout, grids[level])
    if (start) startFrom(model, start)
    yield* counted(solveModel(model, QUALITY_ACCURACY[options.quality]))
    return { level, model, temperatures: componentTemperatures(model) }
  }
  const coarse = yield* solveOn('coarse')
  const fine = yield* solveOn('fine', fieldOf(coarse.model))

  const unit = unitPackage(layout)
  const both = function* <T>(functionalOn: (on: Solved) => Functional, read: (on: Solved, adjoint: Float64Array) => T) {
    const below = yield* counted(solveAdjoint(coarse.model, functionalOn(coarse).weights))
    const start = startOf(coarse.model, below)
    const above = yield* counted(solveAdjoint(fine.model, functionalOn(fine).weights, start))
    return { fine: read(fine, above.field), coarse: read(coarse, below.field) }
  }
  const perWatt = ({ model }: Solved, adjoint: Float64Array) =>
    unit.map((component) => {
      let kelvin = 0
      visitDeposits(model.grid, component, (cell, watts) => {
        kelvin += adjoint[cell] * watts
      })
      return kelvin
    })
  const joined = ({ fine, coarse }: { fine: number[]; coarse: number[] }) =>
    fine.map((value, n) => extrapolate(value, coarse[n]))

  const matrix: number[][] = []
  const highest: number[][] = []
  const position: Record<LateralAxis, PositionDerivative>[] = []
  for (const [n, id] of ids.entries()) {
    const { pkg, films } = fine.model
    const spread = spreadDisplacement(layout, pkg, films, id, grids.topology.x.mergeWithin)
    const values = yield* both(
      ({ model }) => meanFunctional(model, model.pkg.components[n], model.system.temperature.length),
      (on, adjoint) => ({
        powers: perWatt(on, adjoint),
        place: spread.ok ? positionDerivative(on.model, adjoint, spread.displacement) : null,
      }),
    )
    matrix.push(joined({ fine: values.fine.powers, coarse: values.coarse.powers }))
    const along = (axis: LateralAxis): PositionDerivative => {
      if (!spread.ok) return { kPerMm: null, reason: spread.reason }
      return { kPerMm: extrapolate(values.fine.place![axis], values.coarse.place![axis]) }
    }
    position.push({ x: along('x'), y: along('y') })
    if (!options.highest) continue
    const spot = ({ model, temperatures }: Solved) =>
      pointFunctional(model, temperatures[n].hottestCell, temperatures[n].hottest, model.system.temperature.length)
    highest.push(joined(yield* both(spot, perWatt)))
  }
  return {
    quality: options.quality,
    components: ids,
    matrix,
    highest: options.highest ? highest : null,
    position,
    linear: !fine.model.nonlinear,
    converged,
    milliseconds: Date.now() - started,
  }
}

/** Every component with 1 W, spread as its power is; as `setPower` gives it to one that has none. */
function unitPackage(layout: Layout) {
  const oneWatt = layout.components.reduce((changed, { id }) => setPower(changed, id, 1), layout)
  return resolvePackage(oneWatt).components
}
