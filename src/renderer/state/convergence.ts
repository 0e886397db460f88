/** How each solve at rest came to its result, cycle by cycle, for as long as the result is known. */
import type { Solution } from '../../solver/results/solution.ts'
import type { SolveProgress } from '../../solver/worker/api.ts'
import type { SolveStore } from './solve-store.ts'

const cycles = new WeakMap<Solution, readonly SolveProgress[]>()

/** Empty where the solve said nothing between its cycles, as drafts do not. */
export const cyclesOf = (solution: Solution): readonly SolveProgress[] => cycles.get(solution) ?? []

export function keepConvergence(solve: SolveStore): void {
  let running: SolveProgress[] = []
  solve.subscribe((state, before) => {
    if (state.progress && state.progress !== before.progress) running.push(state.progress)
    if (state.status === before.status) return
    if (state.status === 'converged' && state.atRest && state.atRest !== before.atRest) {
      if (running.length > 0) cycles.set(state.atRest.solution, running)
    }
    running = []
  })
}
