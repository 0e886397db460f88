/** What is known about the temperatures of the shown layout. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Layout } from '../../layout/schema.ts'
import type { SolveFailure } from '../../solver/results/failure.ts'
import type { Quality, Solution } from '../../solver/results/solution.ts'
import type { SolveProgress } from '../../solver/worker/api.ts'

export type SolveStatus = 'idle' | 'solving' | 'converged' | 'failed'

export interface Solved {
  readonly layout: Layout
  readonly solution: Solution
  /** The component results are superposed: powers have changed and no solve has confirmed them yet. */
  readonly superposed?: true
}

export interface SolveState {
  readonly status: SolveStatus
  /** Of the running solve, or of the last one. */
  readonly quality: Quality
  /** How far the running solve has come; null before its first cycle and when none runs. */
  readonly progress: SolveProgress | null
  /**
   * The last converged field, which may belong to an earlier layout. During a gesture its component results are those
   * of the draft carried over to the result at rest (see `draft-changes.ts`).
   */
  readonly solved: Solved | null
  /** The last one at rest. */
  readonly atRest: Solved | null
  /** What the changes of a running gesture are taken against; null when nothing moves or before that is solved. */
  readonly before: Solution | null
  /** Why there is no current solution, in words. */
  readonly reason: string | null
  /** The same as the solver names it, where it was the solver that gave up. */
  readonly failure: SolveFailure | null
}

export type SolveStore = StoreApi<SolveState>

export function createSolveStore(): SolveStore {
  return createStore<SolveState>(() => ({
    status: 'idle',
    quality: 'normal',
    progress: null,
    solved: null,
    atRest: null,
    before: null,
    reason: null,
    failure: null,
  }))
}

/**
 * Whether the last solution is not that of the layout at rest: of another layout, or the draft of a drag that is being
 * solved properly. Such numbers are greyed, never shown as current.
 */
export function isStale({ solved, quality }: SolveState, layout: Layout): boolean {
  return solved !== null && (solved.layout !== layout || solved.solution.quality !== quality)
}

/** The same for what is on the screen: while a gesture is followed its numbers are marked as a draft instead. */
export function isShownStale(state: SolveState, layout: Layout, following: boolean): boolean {
  if (state.status === 'failed') return true
  return following && state.status !== 'idle' ? false : isStale(state, layout)
}
