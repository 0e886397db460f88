/** The arrow from a layout to its solution, step by step so that a caller can show progress, stop, or go on. */
import type { Layout } from '../../layout/schema.ts'
import { cellField } from '../model/cell-field.ts'
import type { GridParameters } from '../model/grid.ts'
import { GRID_NAMES, type GridName } from '../model/lines.ts'
import { type NestedModel, nestedModelOf } from '../model/nested-model.ts'
import type { ThermalModel } from '../model/thermal-model.ts'
import { addChange, copiedField, fieldOf, startFrom } from '../model/warm-start.ts'
import type { SolveState } from '../numerics/solve.ts'
import { judge } from './components.ts'
import { bestEstimate, type Measured, measure } from './extrapolation.ts'
import { draftAccuracy, QUALITY_ACCURACY, QUALITY_GRIDS } from './quality.ts'
import { temperatureField } from './sampling.ts'
import type { Point, Quality, Solution } from './solution.ts'
import { type ModelState, solveModel } from './solve-model.ts'

export interface SolveOptions {
  readonly quality: Quality
  readonly probes?: readonly Point[]
  /** What is gone with the next frame: without the coarsest grid, and no longer than a frame may take (see quality.ts). */
  readonly draft?: boolean
}

/** Where the temperatures of a nested model stand before it is solved. */
export type Start = 'cold' | 'warm'

/**
 * Solves a package on its nested grids, the coarsest first: the two finer ones together give the best estimate of every
 * temperature, all three its uncertainty. From cold a grid starts from the field of the coarser one; warm, from where it
 * stands plus, at rest, what has just changed on the coarser grid. Where a grid has no solution the finer ones are not
 * tried. Yields after every multigrid cycle.
 */
export function* solveNested(
  nested: NestedModel,
  options: SolveOptions,
  start: Start,
): Generator<SolveState, Solution> {
  const started = performance.now()
  const { quality, probes = [], draft = false } = options
  const accuracy = draft ? draftAccuracy(started) : QUALITY_ACCURACY[quality]
  const measured: Partial<Record<GridName, Measured>> = {}
  let state: ModelState | null = null
  let last: ThermalModel | null = null
  for (const name of GRID_NAMES) {
    const model = nested.models[name]
    if (!model) continue
    const coarser = start === 'cold' && last
    if (coarser) startFrom(model, fieldOf(coarser))
    const before = start === 'warm' && name === 'coarse' && !draft ? copiedField(model) : null
    state = yield* continued(state, solveModel(model, accuracy))
    if (before) addChange(nested.models.fine, before, fieldOf(model))
    measured[name] = measure(model, probes)
    last = model
    if (state.failure) break
  }
  if (!state || !last) throw new Error('a nested model has at least two grids')
  const { failure, method, cycles, errorEstimateK, converged } = state
  const { components, heat, probes: probed } = bestEstimate(measured, quality, errorEstimateK)
  return {
    name: nested.layout.name ?? '',
    quality,
    components: last.pkg.components.map((component, n) => judge(component, components[n])),
    heat,
    probes: probed,
    field: draft ? cellField(last) : temperatureField(last),
    solver: {
      method,
      kernel: last.system.hierarchy.engine.kernel,
      cycles,
      milliseconds: performance.now() - started,
      errorEstimate: errorEstimateK,
      converged,
      ...(failure ? { failure } : {}),
    },
  }
}

/** Counts the cycles of a solve on from those before it; the error is the largest of all. */
function* continued(
  before: SolveState | null,
  steps: Generator<SolveState, ModelState>,
): Generator<SolveState, ModelState> {
  const onward = <State extends SolveState>(state: State): State =>
    before === null
      ? state
      : {
          ...state,
          cycles: before.cycles + state.cycles,
          errorEstimateK: Math.max(before.errorEstimateK, state.errorEstimateK),
        }
  for (;;) {
    const step = steps.next()
    if (step.done) return onward(step.value)
    yield onward(step.value)
  }
}

/** From a layout to its solution without stops in between; `grid` other than the quality's own for convergence studies. */
export function solveLayout(
  layout: Layout,
  options: SolveOptions & { readonly grid?: GridParameters },
  onCycle: (state: SolveState) => void = () => {},
): Solution {
  const nested = nestedModelOf(layout, options.grid ?? QUALITY_GRIDS[options.quality])
  const steps = solveNested(nested, options, 'cold')
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    onCycle(step.value)
  }
}
