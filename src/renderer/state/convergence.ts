/** How each solve at rest came to its result, cycle by cycle, for as long as the result is known. */
import type { Solution } from '../../solver/results/solution.ts'
import type { SolveProgress } from '../../solver/worker/api.ts'
import type { SolveStore } from './solve-store.ts'

const cycles = new WeakMap<Solution, readonly SolveProgress[]>()

/** Empty where the solve said nothing between its cycles, as drafts do not. */
export const cyclesOf = (solution: Solution): readonly SolveProgress[] => cycles.get(solution) ?? []

export function keepConvergence(solve: SolveStore): void {
  let running: SolveProgress[] = []
  solve.subscribe(({ progress, status, atRest }, before) => {
    if (progress === before.progress && status === before.status) return
    if (progress) {
      running.push(progress)
      return
    }
    const result = status === 'converged' && atRest !== before.atRest ? atRest?.solution : undefined
    // A result that was kept is shown again in place of a solve: the cycles of that are not its own.
    if (result && !cycles.has(result)) cycles.set(result, running)
    // A solve that is replaced leaves nothing to the one that replaces it.
    running = []
  })
}
