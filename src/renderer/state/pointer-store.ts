/** Where the pointer is and what the current tool says: apart from the rest, so that its moves stay cheap. */
import { createStore, type StoreApi } from 'zustand/vanilla'

/** What the tool is doing, and the keys that change it, the most important first: those without room are left out. */
export interface Hint {
  readonly words: string
  readonly keys: readonly string[]
}

export interface PointerState {
  /** mm in the package, or null outside the canvas. */
  readonly at: { readonly x: number; readonly y: number } | null
  readonly hint: Hint | null
  /** Whether a button that the canvas took is down. */
  readonly pressed: boolean
}

export type PointerStore = StoreApi<PointerState>

export function createPointerStore(): PointerStore {
  return createStore<PointerState>(() => ({ at: null, hint: null, pressed: false }))
}
