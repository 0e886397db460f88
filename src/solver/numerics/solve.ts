/**
 * Solves A T = b on a hierarchy, in kelvin: stand-alone V-cycles while they contract well (warm starts, drags), conjugate
 * gradients preconditioned by a W-cycle when they do not. The cycles only ever see the correction equation A e = r; the
 * temperature and its residual are kept outside the levels.
 */
import type { Corrected } from '../kernel/kernel.ts'
import { cycle, type Hierarchy } from './hierarchy.ts'

export interface LinearSystem {
  readonly hierarchy: Hierarchy
  /** Right-hand side, W: sources and fluid temperatures times their conductances. */
  readonly rhs: Float64Array
  /** Start and result, in the temperature unit of `rhs` (K differences and °C alike). */
  readonly temperature: Float64Array
}

export interface SolveParameters {
  /** Estimated largest error of the iterate at which to stop, K. */
  readonly toleranceK: number
  /** Σ residual at which the heat balance counts as closed, W. */
  readonly balanceW: number
  readonly maxCycles: number
  /** V-cycle contraction above which the solver changes to conjugate gradients, unless it is nearly done. */
  readonly slowContraction: number
  /** Asked after every cycle that is not yet within the tolerances: whether this error will do. */
  readonly enough?: (errorK: number) => boolean
}

export const DEFAULT_PARAMETERS: SolveParameters = {
  toleranceK: 1e-4,
  balanceW: 1e-6,
  maxCycles: 200,
  slowContraction: 0.3,
}

export interface SolveState {
  readonly method: 'V-cycles' | 'conjugate gradients with W-cycles'
  readonly cycles: number
  /** Estimated largest error of the temperature, K. */
  readonly errorEstimateK: number
  readonly converged: boolean
}

/**
 * How far V-cycles reduce the error of a correction before the temperature takes it and a new residual is computed in
 * f64: a correction in f32 has some seven digits, which rounding in the links across 512 lines brings down to three.
 */
const SINGLE_PRECISION_DEPTH = 3e-3

/** With fewer V-cycles than this to go, conjugate gradients, whose steps cost about two, come too late to pay. */
const WORTH_CHANGING = 6

/** Runs to convergence, to `maxCycles`, or until the caller stops asking; yields the state after every cycle. */
export function* solveLinear(
  { hierarchy }: Pick<LinearSystem, 'hierarchy'>,
  parameters: SolveParameters = DEFAULT_PARAMETERS,
): Generator<SolveState, SolveState> {
  const { engine } = hierarchy
  const { toleranceK, balanceW, maxCycles, slowContraction } = parameters
  const estimate = new ErrorEstimate()
  let cycles = 0
  let method: SolveState['method'] = 'V-cycles'
  const state = (converged: boolean): SolveState => ({ method, cycles, errorEstimateK: estimate.errorK, converged })
  // where a temperature's last digit is worth more than the tolerance, small updates prove nothing
  const finished = ({ hottest }: Corrected): SolveState => {
    const roundingK = Number.EPSILON * hottest
    return {
      ...state(roundingK <= toleranceK),
      errorEstimateK: Math.max(estimate.errorK, roundingK),
    }
  }
  const close = () => estimate.errorK <= toleranceK
  // where the heat does not balance although the updates are small, more of the same would not help either
  const worthChanging = () => close() || estimate.cyclesTo(toleranceK) > WORTH_CHANGING
  const slow = () => cycles >= 3 && estimate.contraction > slowContraction && worthChanging()
  const enough = () => parameters.enough?.(estimate.errorK) ?? false
  const done = ({ missing }: Corrected) => (close() && Math.abs(missing) <= balanceW) || enough()

  while (cycles < maxCycles && !slow()) {
    engine.computeResidual()
    let largest = 0
    for (let continued = false; ; continued = true) {
      const change = cycle(hierarchy, 'V', continued)
      largest = Math.max(largest, change)
      estimate.add(change)
      cycles++
      if (close() || slow() || enough() || cycles === maxCycles || change <= SINGLE_PRECISION_DEPTH * largest) break
      yield state(false)
    }
    const corrected = engine.correct(1, 'unknown')
    if (done(corrected)) return finished(corrected)
    yield state(false)
  }

  method = 'conjugate gradients with W-cycles'
  let before = 0
  while (cycles < maxCycles) {
    engine.computeResidual()
    cycle(hierarchy, 'W')
    const now = engine.residualDotUnknown()
    engine.turnDirection(before === 0 ? 0 : now / before)
    before = now
    const curvature = engine.directionEnergy()
    if (!(curvature > 0)) return state(now === 0)
    const corrected = engine.correct(now / curvature, 'direction')
    estimate.add(corrected.change)
    cycles++
    if (done(corrected)) return finished(corrected)
    yield state(false)
  }
  return state(false)
}

/**
 * Error from the sizes u of successive updates: with contraction ρ, what is left is u ρ / (1 − ρ), here twice that. ρ is the
 * geometric mean over the last two ratios, without that of the first cycle, which removes what is rough and flatters; and
 * not less than cycles contract in the long run. Measured on 255 solves (docs/physics.md, "When to stop").
 */
class ErrorEstimate {
  private readonly updates: number[] = []

  add(update: number): void {
    this.updates.push(update)
  }

  get contraction(): number {
    const u = this.updates
    const n = u.length
    if (n < 3) return WITHOUT_A_RATIO
    if (u[n - 1] === 0) return 0
    return n === 3 ? u[n - 1] / u[n - 2] : Math.sqrt(u[n - 1] / u[n - 3])
  }

  /** How many more cycles of this contraction would bring the error down to a tolerance. */
  cyclesTo(toleranceK: number): number {
    const rho = this.contraction
    if (rho <= 0) return 0
    return rho < 1 ? Math.log(toleranceK / this.errorK) / Math.log(rho) : Number.POSITIVE_INFINITY
  }

  get errorK(): number {
    const n = this.updates.length
    const last = this.updates[n - 1]
    if (last === 0) return 0
    if (n < 2) return Number.POSITIVE_INFINITY
    // where large and small updates alternate, a small one alone would promise too much; the first one is always large
    const update = n === 2 ? last : Math.max(last, this.contraction * this.updates[n - 2])
    const rho = Math.max(this.contraction, LEAST_CONTRACTION)
    return rho < 0.99 ? (2 * update * rho) / (1 - rho) : update * 100
  }
}

/** Contraction taken before two updates can be compared, and the least one ever taken. */
const WITHOUT_A_RATIO = 0.375
const LEAST_CONTRACTION = 0.2
