/** What the renderer and the solver worker say to each other. Plain values only: comlink and structured clone carry them. */
import type { Layout } from '../../layout/schema.ts'
import type { Point, Quality, Solution } from '../results/solution.ts'

export interface SolveRequest {
  readonly layout: Layout
  readonly quality: Quality
  /** Points (mm) whose temperatures are wanted. */
  readonly probes?: readonly Point[]
}

export interface SolveProgress {
  readonly cycle: number
  /** Estimated remaining error of the field, K. */
  readonly errorEstimate: number
}

/** How a call ends that brings nothing. */
export type Unfinished =
  | { readonly status: 'superseded' }
  | { readonly status: 'cancelled' }
  | { readonly status: 'failed'; readonly reason: string }

/** Every outcome is a value; nothing crosses the worker boundary by throwing. */
export type SolveOutcome =
  | { readonly status: 'solved'; readonly solution: Solution }
  | { readonly status: 'not-converged'; readonly solution: Solution; readonly reason: string }
  | Unfinished

export interface CallOptions<Progress> {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/** The face that the worker exposes through comlink. */
export interface SolverWorkerApi {
  solve(request: SolveRequest, onProgress?: (progress: SolveProgress) => void): Promise<SolveOutcome>
  cancel(): void
  /** Answers at once: proof that the worker has started. */
  ping(): true
}

/**
 * The face that the renderer uses (`createSolverClient` in `client.ts`). A newer `solve` supersedes an older one that
 * has not finished: the older promise settles with `superseded`. A worker that dies settles the running call with
 * `failed` and is replaced before the next call.
 */
export interface SolverClient {
  solve(request: SolveRequest, options?: CallOptions<SolveProgress>): Promise<SolveOutcome>
  dispose(): void
}
