/** What is known of the influences of the components on one another. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Layout } from '../../layout/schema.ts'
import type { Influence } from '../../solver/worker/study-api.ts'
import { samePackage } from './same-package.ts'

export interface KnownInfluence {
  /** The layout that it was computed for. */
  readonly layout: Layout
  readonly influence: Influence
}

export interface InfluenceState {
  readonly status: 'idle' | 'computing' | 'failed'
  /** The last one, which may belong to an earlier layout. */
  readonly known: KnownInfluence | null
  /** Why there is none for the present layout. */
  readonly reason: string | null
}

export type InfluenceStore = StoreApi<InfluenceState>

export const NO_INFLUENCE: InfluenceState = { status: 'idle', known: null, reason: null }

export const createInfluenceStore = (): InfluenceStore => createStore<InfluenceState>(() => NO_INFLUENCE)

/** Whether it holds for a layout. Where temperatures are linear in the powers it outlives every change of power. */
export function holdsFor(known: KnownInfluence | null, layout: Layout): known is KnownInfluence {
  if (!known) return false
  return known.layout === layout || (known.influence.linear && samePackage(known.layout, layout))
}
