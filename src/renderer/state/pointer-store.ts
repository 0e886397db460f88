/** What is under the pointer and what the current tool says: read by the status bar alone, so that moves stay cheap. */
import { createStore, type StoreApi } from 'zustand/vanilla'

export interface PointerState {
  /** mm in the package, or null outside the canvas. */
  readonly at: { readonly x: number; readonly y: number } | null
  readonly hint: string | null
}

export type PointerStore = StoreApi<PointerState>

export function createPointerStore(): PointerStore {
  return createStore<PointerState>(() => ({ at: null, hint: null }))
}
