/** What the program says of a solver that cannot do what it should. */
import type { SolveFailure } from '../../solver/results/failure.ts'
import type { NoticeStore } from './notice-store.ts'
import type { SolveState, SolveStore } from './solve-store.ts'

export const SLOW_KERNEL =
  'WebAssembly cannot run here, so the solver computes in TypeScript. Temperatures are the same; every solve takes several times as long.'

const FAILURE_WORDS: Readonly<Record<SolveFailure['kind'], string>> = {
  runaway: 'Thermal runaway',
  'no-way-out': 'No way out for the heat',
  'not-converged': 'Not converged',
}

/** Short, for the status bar and for empty tables; the banner over the canvas has the whole reason. */
export function failureWords({ failure, reason }: Pick<SolveState, 'failure' | 'reason'>): string {
  return failure ? FAILURE_WORDS[failure.kind] : (reason ?? 'Not converged')
}

/** Tells once that the solver fell back to its slower kernel. */
export function announceSlowKernel(solve: SolveStore, notices: NoticeStore): void {
  const end = solve.subscribe(({ solved }) => {
    if (solved?.solution.solver.kernel !== 'TypeScript') return
    end()
    notices.setState({ message: SLOW_KERNEL })
  })
}
