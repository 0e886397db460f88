import { createStore, type StoreApi } from 'zustand/vanilla'
import type { OwnPart } from '../documents/placeable.ts'

export interface LibraryState {
  /** The designer's own parts, in the order in which they were saved. */
  readonly parts: readonly OwnPart[]
  /** The library as it was read last, to know whether it is another now; null before, and after a failure. */
  readonly read: string | null
  /** Why the library could not be read, in a sentence. */
  readonly problem: string | null
  /** The part that was saved last: it may still be given a better name. */
  readonly fresh: string | null
}

export type LibraryStore = StoreApi<LibraryState>

export function createLibraryStore(): LibraryStore {
  return createStore<LibraryState>(() => ({ parts: [], read: null, problem: null, fresh: null }))
}
