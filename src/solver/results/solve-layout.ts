/** The arrow from a layout to its solution, step by step so that a caller can show progress, stop, or go on. */
import type { Layout } from '../../layout/schema.ts'
import type { GridParameters } from '../model/grid.ts'
import { gridsOf, modelOn, type ThermalModel } from '../model/thermal-model.ts'
import { addChange, type CellField, startFrom } from '../model/warm-start.ts'
import type { SolveState } from '../numerics/solve.ts'
import { heatBalance } from './balance.ts'
import { componentTemperatures, judge } from './components.ts'
import { extrapolateComponents, extrapolateHeat, extrapolateProbes } from './extrapolation.ts'
import { QUALITY_ACCURACY, QUALITY_GRIDS } from './quality.ts'
import { cellField, probeTemperatures, temperatureField } from './sampling.ts'
import type { Point, Quality, Solution } from './solution.ts'
import { type ModelState, solveModel } from './solve-model.ts'

export interface SolveOptions {
  readonly quality: Quality
  readonly probes?: readonly Point[]
  /** Where an earlier solve of this or a similar layout ended; `fine` only if that was of the same quality. */
  readonly start?: Pick<Restart, 'coarse'> & Partial<Restart>
  /** A grid other than the quality's own (convergence studies). */
  readonly grid?: GridParameters
}

/** The fields of a solve's two grids: the next solve starts there. */
export interface Restart {
  readonly coarse: CellField
  readonly fine: CellField
}

/**
 * Solves a valid layout on two nested grids, the coarser first: both together give the best estimate of every temperature.
 * The finer grid starts from the coarser one's field or, after an earlier solve, from its own earlier field plus what has
 * changed on the coarser grid since. Where the coarser one has no solution the finer is not tried. Yields after every
 * multigrid cycle.
 */
export function* solveForRestart(
  layout: Layout,
  options: SolveOptions,
): Generator<SolveState, { solution: Solution; restart: Restart }> {
  const started = Date.now()
  const grids = gridsOf(layout, options.grid ?? QUALITY_GRIDS[options.quality])
  const accuracy = QUALITY_ACCURACY[options.quality]
  const { start } = options
  const coarse = modelOn(layout, grids.coarse)
  if (start) startFrom(coarse, start.coarse)
  const first = yield* solveModel(coarse, accuracy)
  const coarseField = cellField(coarse)
  const fine = first.failure ? coarse : modelOn(layout, grids.fine)
  let second = first
  if (fine !== coarse) {
    startFrom(fine, start?.fine ?? coarseField)
    if (start?.fine) addChange(fine, start.coarse, coarseField)
    second = yield* continued(first, solveModel(fine, accuracy))
  }

  const measure = (model: ThermalModel) => ({
    components: componentTemperatures(model),
    heat: heatBalance(model),
    probes: probeTemperatures(model, options.probes ?? []),
  })
  const [on, below] = [measure(fine), measure(coarse)]
  const temperatures = extrapolateComponents(on.components, below.components)
  const solution: Solution = {
    name: layout.name ?? '',
    quality: options.quality,
    components: fine.pkg.components.map((component, n) => judge(component, temperatures[n])),
    heat: extrapolateHeat(on.heat, below.heat),
    probes: extrapolateProbes(on.probes, below.probes),
    field: temperatureField(fine),
    solver: {
      method: second.method,
      cycles: second.cycles,
      milliseconds: Date.now() - started,
      errorEstimate: Math.max(first.errorEstimateK, second.errorEstimateK),
      converged: first.converged && second.converged,
      ...(second.failure ? { failure: second.failure } : {}),
    },
  }
  return { solution, restart: { coarse: coarseField, fine: cellField(fine) } }
}

/** Counts the cycles of a second solve on from the first. */
function* continued(first: SolveState, steps: Generator<SolveState, ModelState>): Generator<SolveState, ModelState> {
  const onward = <State extends SolveState>(state: State): State => ({ ...state, cycles: first.cycles + state.cycles })
  for (;;) {
    const step = steps.next()
    if (step.done) return onward(step.value)
    yield onward(step.value)
  }
}

/** The same without stops in between. */
export function solveLayout(
  layout: Layout,
  options: SolveOptions,
  onCycle: (state: SolveState) => void = () => {},
): Solution {
  const steps = solveForRestart(layout, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value.solution
    onCycle(step.value)
  }
}
