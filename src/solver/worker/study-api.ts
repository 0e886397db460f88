/**
 * Long studies of one layout, solved in a worker of their own so that the live solver never waits for them. Plain values
 * only, as in `api.ts`.
 */
import type { Layout, Problem } from '../../layout/schema.ts'
import type { Influence } from '../results/sensitivities/influence.ts'
import type { Quality } from '../results/solution.ts'
import type { Transient, TransientProgress } from '../transient/transient.ts'
import type { CallOptions, Unfinished } from './api.ts'

export type { Influence, PositionDerivative } from '../results/sensitivities/influence.ts'
export type { Transient, TransientComponent, TransientProgress } from '../transient/transient.ts'

export interface TransientRequest {
  readonly layout: Layout
  readonly quality: Quality
  /** s, ascending, at least one, none negative. */
  readonly times: readonly number[]
  /** Whether to keep the whole field at `times`. */
  readonly snapshots?: boolean
}

export type TransientStudyOutcome =
  | { readonly status: 'solved'; readonly transient: Transient }
  | { readonly status: 'not-converged'; readonly transient: Transient; readonly reason: string }
  /** What the document lacks for a transient, or what became of its temperatures. */
  | { readonly status: 'refused'; readonly problems: readonly Problem[] }
  | Unfinished

export interface InfluenceRequest {
  readonly layout: Layout
  readonly quality: Quality
  /** Also for the highest temperatures: as many solves again. */
  readonly highest?: boolean
}

export interface InfluenceStudyProgress {
  /** Systems solved so far, and in all. */
  readonly solved: number
  readonly systems: number
}

export type InfluenceStudyOutcome =
  | { readonly status: 'solved'; readonly influence: Influence }
  | { readonly status: 'not-converged'; readonly influence: Influence; readonly reason: string }
  | Unfinished

export type StudyKind = 'transient' | 'influence'

/** The face that the study worker exposes through comlink. */
export interface StudyWorkerApi {
  /** Reports every accepted step. */
  transient(
    request: TransientRequest,
    onProgress?: (progress: TransientProgress) => void,
  ): Promise<TransientStudyOutcome>
  influence(
    request: InfluenceRequest,
    onProgress?: (progress: InfluenceStudyProgress) => void,
  ): Promise<InfluenceStudyOutcome>
  cancel(study: StudyKind): void
  ping(): true
}

/**
 * The face that the renderer uses (`createStudyClient` in `study-client.ts`). Of each kind of study the newest wins; the
 * two kinds do not disturb each other. The worker is spawned with the first study.
 */
export interface StudyClient {
  transient(request: TransientRequest, options?: CallOptions<TransientProgress>): Promise<TransientStudyOutcome>
  influence(request: InfluenceRequest, options?: CallOptions<InfluenceStudyProgress>): Promise<InfluenceStudyOutcome>
  dispose(): void
}
