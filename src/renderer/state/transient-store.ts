/** What is known of the warm-up over time, and which time of it is shown. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Layout } from '../../layout/schema.ts'
import type { Quality } from '../../solver/results/solution.ts'
import type { Transient } from '../../solver/worker/study-api.ts'
import type { TimeAxis } from './transient-times.ts'

/** Highest temperatures against time, as far as they are solved. */
export interface Curves {
  readonly ids: readonly string[]
  /** s */
  readonly times: readonly number[]
  /** °C, one list per id. */
  readonly highest: readonly (readonly number[])[]
}

export interface TransientRun {
  readonly layout: Layout
  readonly transient: Transient
  /** s */
  readonly endTime: number
}

export const SPEEDS = [0.5, 1, 2, 4] as const
export type Speed = (typeof SPEEDS)[number]

export const TRANSIENT_QUALITIES = ['preview', 'normal'] as const satisfies readonly Quality[]

export interface TransientState {
  readonly status: 'idle' | 'solving' | 'solved' | 'failed'
  readonly quality: (typeof TRANSIENT_QUALITIES)[number]
  /** Asked for, s. */
  readonly endTime: number
  readonly axis: TimeAxis
  /** s solved so far; null when none is being solved. */
  readonly reached: number | null
  /** The last finished one, which may belong to an earlier layout. */
  readonly run: TransientRun | null
  /** Of the one being solved, or of the last. */
  readonly curves: Curves | null
  readonly reason: string | null
  /** The time shown, s. */
  readonly time: number
  readonly playing: boolean
  readonly speed: Speed
}

export type TransientStore = StoreApi<TransientState>

const DEFAULT_END_TIME_S = 100

export function createTransientStore(): TransientStore {
  return createStore<TransientState>(() => ({
    status: 'idle',
    quality: 'preview',
    endTime: DEFAULT_END_TIME_S,
    axis: 'logarithmic',
    reached: null,
    run: null,
    curves: null,
    reason: null,
    time: DEFAULT_END_TIME_S,
    playing: false,
    speed: 1,
  }))
}
