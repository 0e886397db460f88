/** What the current tool draws over the package: guides, a marquee, where a dragged part came from. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Outline } from '../../layout/outline.ts'
import type { Layout } from '../../layout/schema.ts'
import type { Guide } from '../../layout/snapping.ts'
import type { Distance } from '../canvas/neighbours.ts'

export interface DragInfo {
  readonly ids: readonly string[]
  /** Before the drag. */
  readonly base: Layout
  readonly dx: number
  readonly dy: number
}

export interface OverlayState {
  readonly guides: readonly Guide[]
  readonly marquee: Outline | null
  /** Distances that Alt asks for: from the selection to what is under the pointer. */
  readonly gaps: readonly Distance[]
  readonly drag: DragInfo | null
  /** The temperature, or difference, that the pointer is at on the legend: where is it on the map? */
  readonly sought: number | null
  /** CSS cursor that the tool asks for; null for the one of the place. */
  readonly cursor: string | null
}

export type OverlayStore = StoreApi<OverlayState>

export const NO_OVERLAY: OverlayState = { guides: [], marquee: null, gaps: [], sought: null, drag: null, cursor: null }

export function createOverlayStore(): OverlayStore {
  return createStore<OverlayState>(() => NO_OVERLAY)
}
