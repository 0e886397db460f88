/**
 * Chooses the steps of a transient: as long as the error allows, never across a time on which a step must end, and the
 * same length as long as possible, since a new length means a new matrix.
 */

/** Aimed at, as a share of the tolerance. */
const SAFETY = 0.9
/** Largest and smallest ratio of one step to the next. */
const LARGEST_GROWTH = 4
const LARGEST_CUT = 0.1
/** A step grows only where it may grow by this much. */
const WORTHWHILE_GROWTH = Math.SQRT2
/** The last steps before a landing are of equal length. */
const EVEN_STEPS = 3
/** Below this nothing in a package is resolved, s: a film of 0.1 µm of glass follows within 10 ns. */
const SHORTEST_STEP_S = 1e-8

export class StepControl {
  private wanted = Number.POSITIVE_INFINITY

  constructor(private readonly toleranceK: number) {}

  /** After a jump: the first step may change no cell by more than twice the tolerance, K/s. */
  restart(fastestRate: number): void {
    this.wanted = Math.min(this.wanted, Math.max((2 * this.toleranceK) / fastestRate, SHORTEST_STEP_S))
  }

  /** Length of the next step, s, and whether it ends on the landing. */
  propose(time: number, landing: number): { step: number; lands: boolean } {
    const remaining = landing - time
    const count = Math.max(1, Math.ceil((remaining / this.wanted) * (1 - 1e-9)))
    const step = count <= EVEN_STEPS ? remaining / count : this.wanted
    return { step, lands: count === 1 }
  }

  /** Whether a step with this error counts; sets the length of the next. */
  judge(step: number, errorK: number): boolean {
    // the error of one second-order step falls with the third power of its length
    const factor = SAFETY * Math.cbrt(this.toleranceK / Math.max(errorK, Number.MIN_VALUE))
    if (errorK > this.toleranceK && step > SHORTEST_STEP_S) {
      this.wanted = Math.max(step * Math.max(factor, LARGEST_CUT), SHORTEST_STEP_S)
      return false
    }
    const next = step * Math.min(factor, LARGEST_GROWTH)
    // a step cut short by a landing says nothing against a longer one
    if (factor >= WORTHWHILE_GROWTH) this.wanted = step < this.wanted ? Math.max(this.wanted, next) : next
    else if (factor < 1) this.wanted = next
    else this.wanted = step
    return true
  }
}
