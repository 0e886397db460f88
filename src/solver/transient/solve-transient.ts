/** The arrow from a layout to its transient, step by step so that a caller can show progress, stop, or go on. */
import type { Layout, Problem } from '../../layout/schema.ts'
import type { GridParameters } from '../model/grid.ts'
import { missingHeatCapacities } from '../model/heat-capacity.ts'
import { gridsOf } from '../model/thermal-model.ts'
import { componentTemperatures } from '../results/components.ts'
import { extrapolate, extrapolateComponents } from '../results/extrapolation.ts'
import { temperatureField } from '../results/sampling.ts'
import type { Quality, TemperatureField } from '../results/solution.ts'
import { History } from './history.ts'
import { STEP_TOLERANCE_K, TRANSIENT_GRIDS } from './quality.ts'
import { StepControl } from './step-control.ts'
import { TransientStepper } from './stepper.ts'
import type { HeatLedger, TransientOutcome, TransientProgress } from './transient.ts'

export interface TransientOptions {
  readonly quality: Quality
  /** s, ascending, at least one, none negative. */
  readonly times: readonly number[]
  /** Whether to keep the whole field at `times`. */
  readonly snapshots?: boolean
  /** A grid other than the quality's own, and an error per step other than its own, K (convergence studies). */
  readonly grid?: GridParameters
  readonly toleranceK?: number
}

/** The linear solves may leave this share of the error that a step may have. */
const LINEAR_SHARE = 1 / 20
/** Share of the full power by which the heat of a step may miss the balance. */
const BALANCE_OF_POWER = 1e-6
/** No package gets there and comes back, °C: a runaway ends in finite time, and steps towards that time never would. */
const RUNAWAY_CELSIUS = 1e4

/**
 * Solves a valid layout from the uniform ambient temperature on, all power and every fluid acting from t = 0. It runs on
 * two nested grids step by step: the coarser one chooses the steps, the finer one follows, and both together give the
 * best estimate of every temperature, as in a steady solve. Yields after every multigrid cycle.
 */
export function* solveTransient(
  layout: Layout,
  options: TransientOptions,
): Generator<TransientProgress, TransientOutcome> {
  const started = Date.now()
  const problems = missingHeatCapacities(layout)
  if (problems.length > 0) return { ok: false, cause: 'document', problems }
  const { quality, times } = options
  const lastTime = times.at(-1) ?? 0
  const grids = gridsOf(layout, options.grid ?? TRANSIENT_GRIDS[quality])
  const toleranceK = options.toleranceK ?? STEP_TOLERANCE_K[quality]
  const [coarse, fine] = [grids.coarse, grids.fine].map(
    (grid) => new TransientStepper(layout, grid, { toleranceK: LINEAR_SHARE * toleranceK, balance: BALANCE_OF_POWER }),
  )
  const control = new StepControl(toleranceK)
  const landings = landingsOf(times, coarse.power.kinks)
  const asked = new Set(times)
  const history = new History(coarse.model.pkg.components, layout.cooling.ambient)
  const snapshots: TemperatureField[] = []
  const heat: HeatLedger[] = []
  const record = (time: number) => {
    if (!asked.has(time)) return
    heat.push(extrapolateLedger(fine.heat, coarse.heat))
    if (options.snapshots) snapshots.push(temperatureField(fine.model))
  }

  let time = 0
  let [rejected, cycles, converged] = [0, 0, true]
  let progress = history.progress(lastTime)
  record(0)
  for (const [n, landing] of landings.entries()) {
    const middle = (time + landing) / 2
    if (n === 0) control.restart(coarse.fastestStart(middle))
    else control.restart(coarse.fastestJump(time, (time + (landings[n - 2] ?? 0)) / 2, middle))
    while (time < landing) {
      const { step, lands } = control.propose(time, landing)
      const leading = yield* reporting(progress, coarse.advance(time, step))
      const error = yield* reporting(progress, coarse.errorK(time, step))
      cycles += leading.cycles
      if (!Number.isFinite(error)) {
        return {
          ok: false,
          cause: 'growth',
          problems: [coarse.power.followsTemperature ? runsAway(time) : beyondNumbers(time)],
        }
      }
      if (!control.judge(step, error)) {
        coarse.reject()
        rejected++
        continue
      }
      const following = yield* reporting(progress, fine.advance(time, step))
      cycles += following.cycles
      converged &&= leading.converged && following.converged
      for (const stepper of [coarse, fine]) stepper.accept(step)
      time = lands ? landing : time + step
      history.add(time, extrapolateComponents(componentTemperatures(fine.model), componentTemperatures(coarse.model)))
      progress = history.progress(lastTime)
      yield progress
      if (coarse.power.followsTemperature && progress.components.some(({ highest }) => !(highest < RUNAWAY_CELSIUS))) {
        return { ok: false, cause: 'growth', problems: [runsAway(time)] }
      }
    }
    record(landing)
  }
  const transient = {
    name: layout.name ?? '',
    quality,
    times,
    components: history.components(times),
    heat,
    steps: history.times,
    snapshots,
    solver: {
      accepted: history.times.length - 1,
      rejected,
      cycles,
      milliseconds: Date.now() - started,
      converged,
    },
  }
  return { ok: true, transient }
}

/** The same without stops in between. */
export function transientOf(
  layout: Layout,
  options: TransientOptions,
  onProgress: (progress: TransientProgress) => void = () => {},
): TransientOutcome {
  const steps = solveTransient(layout, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    onProgress(step.value)
  }
}

const beyondNumbers = (seconds: number): Problem => ({
  path: '',
  message: `The figures of this document are too large or too small to go on from ${seconds} s.`,
})

const runsAway = (seconds: number): Problem => ({
  path: '',
  message: `Thermal runaway: from ${Number(seconds.toPrecision(3))} s on the temperatures grow without bound. A power that follows temperature grows faster than its heat can leave.`,
})

/** Times after 0 on which a step must end, s: those asked for, and the kinks of profiles up to the last of them. */
function landingsOf(times: readonly number[], kinks: readonly number[]): number[] {
  const last = times.at(-1) ?? 0
  const all = new Set([...times, ...kinks.filter((kink) => kink < last)])
  return [...all].filter((time) => time > 0).sort((a, b) => a - b)
}

/** A weighted sum of two ledgers that close is a ledger that closes. */
function extrapolateLedger(fine: HeatLedger, coarse: HeatLedger): HeatLedger {
  return {
    put: extrapolate(fine.put, coarse.put),
    out: extrapolate(fine.out, coarse.out),
    stored: extrapolate(fine.stored, coarse.stored),
  }
}

/** Runs steps that have nothing to say themselves, saying `progress` in their stead. */
function* reporting<Result>(
  progress: TransientProgress,
  steps: Generator<void, Result>,
): Generator<TransientProgress, Result> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    yield progress
  }
}
