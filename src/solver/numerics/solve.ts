/**
 * Solves A T = b on a hierarchy, in kelvin: stand-alone V-cycles while they contract well (warm starts, drags), conjugate
 * gradients preconditioned by a W-cycle when they do not. The cycles only ever see the correction equation A e = r; the
 * temperature and its residual are kept outside the levels.
 */
import { applyOperator, residual } from '../kernel/columns.ts'
import { addScaled, dot, largestMagnitude, scaleAndAdd, sum } from '../kernel/vector.ts'
import { cycle, type Hierarchy, type Visits } from './hierarchy.ts'

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
  /** V-cycle contraction above which the solver changes to conjugate gradients. */
  readonly slowContraction: number
}

export const DEFAULT_PARAMETERS: SolveParameters = {
  toleranceK: 1e-4,
  balanceW: 1e-6,
  maxCycles: 200,
  slowContraction: 0.35,
}

export interface SolveState {
  readonly method: 'V-cycles' | 'conjugate gradients with W-cycles'
  readonly cycles: number
  /** Estimated largest error of the temperature, K. */
  readonly errorEstimateK: number
  readonly converged: boolean
}

/** Work arrays of one system size; reused between solves so that nothing is allocated inside an iteration. */
export interface Workspace {
  readonly residual: Float64Array
  readonly direction: Float64Array
  readonly image: Float64Array
}

export function createWorkspace(hierarchy: Hierarchy): Workspace {
  const n = hierarchy.levels[0].rhs.length
  return { residual: new Float64Array(n), direction: new Float64Array(n), image: new Float64Array(n) }
}

/** Runs to convergence, to `maxCycles`, or until the caller stops asking; yields the state after every cycle. */
export function* solveLinear(
  system: LinearSystem,
  workspace: Workspace,
  parameters: SolveParameters = DEFAULT_PARAMETERS,
): Generator<SolveState, SolveState> {
  const fine = system.hierarchy.levels[0]
  const estimate = new ErrorEstimate()
  let cycles = 0
  const state = (method: SolveState['method'], converged: boolean): SolveState => ({
    method,
    cycles,
    errorEstimateK: estimate.errorK,
    converged,
  })
  // where a temperature's last digit is worth more than the tolerance, small updates prove nothing
  const finished = (method: SolveState['method']): SolveState => {
    const roundingK = Number.EPSILON * largestMagnitude(system.temperature)
    const errorEstimateK = Math.max(estimate.errorK, roundingK)
    return { ...state(method, roundingK <= parameters.toleranceK), errorEstimateK }
  }
  const balanced = () => Math.abs(sum(workspace.residual)) <= parameters.balanceW

  residual(fine, system.rhs, system.temperature, workspace.residual)
  while (cycles < parameters.maxCycles) {
    const correction = precondition(system.hierarchy, workspace.residual, 1)
    estimate.add(addScaled(system.temperature, 1, correction))
    residual(fine, system.rhs, system.temperature, workspace.residual)
    cycles++
    if (estimate.errorK <= parameters.toleranceK && balanced()) return finished('V-cycles')
    yield state('V-cycles', false)
    if (cycles >= 3 && estimate.contraction > parameters.slowContraction) break
  }

  const { residual: r, direction: p, image } = workspace
  const method = 'conjugate gradients with W-cycles'
  let z = precondition(system.hierarchy, r, 2)
  p.set(z)
  let rz = dot(r, z)
  while (cycles < parameters.maxCycles) {
    applyOperator(fine, p, image)
    const curvature = dot(p, image)
    if (!(curvature > 0)) return state(method, rz === 0)
    const alpha = rz / curvature
    estimate.add(addScaled(system.temperature, alpha, p))
    addScaled(r, -alpha, image)
    cycles++
    if (estimate.errorK <= parameters.toleranceK) {
      residual(fine, system.rhs, system.temperature, r)
      if (balanced()) return finished(method)
    }
    yield state(method, false)
    z = precondition(system.hierarchy, r, 2)
    const next = dot(r, z)
    scaleAndAdd(p, next / rz, z)
    rz = next
  }
  return state(method, false)
}

/** One cycle from zero on A z = r; the result lives in the finest level's `unknown`. */
function precondition(hierarchy: Hierarchy, r: Float64Array, visits: Visits): Float64Array {
  const fine = hierarchy.levels[0]
  fine.rhs.set(r)
  fine.unknown.fill(0)
  cycle(hierarchy, 0, visits)
  return fine.unknown
}

/**
 * Error from the sizes u of successive updates: with contraction ρ, what is left is u ρ / (1 − ρ). ρ is the geometric
 * mean over the last two ratios; the safety factors are those measured in the method's prototype: early ratios flatter.
 */
class ErrorEstimate {
  private readonly updates: number[] = []

  add(update: number): void {
    this.updates.push(update)
  }

  get contraction(): number {
    const u = this.updates
    const n = u.length
    if (n < 2) return 1
    if (u[n - 1] === 0) return 0
    return n < 3 ? u[n - 1] / u[n - 2] : Math.sqrt(u[n - 1] / u[n - 3])
  }

  get errorK(): number {
    const n = this.updates.length
    const last = this.updates[n - 1]
    if (last === 0) return 0
    if (n < 2) return Number.POSITIVE_INFINITY
    const rho = this.contraction
    // where large and small updates alternate, a small one alone would promise too much
    const update = Math.max(last, rho * this.updates[n - 2])
    if (rho >= 0.99) return update * 100
    return ((n === 2 ? 6 : 2) * update * rho) / (1 - rho)
  }
}
