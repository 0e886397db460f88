import { createStore, type StoreApi } from 'zustand/vanilla'

export interface SelectionState {
  /** Ids of components, in the order in which they were selected. */
  readonly ids: readonly string[]
  readonly hovered: string | null
  select(ids: readonly string[]): void
  toggle(id: string): void
  hover(id: string | null): void
}

export type SelectionStore = StoreApi<SelectionState>

export function createSelectionStore(): SelectionStore {
  return createStore<SelectionState>((set, get) => ({
    ids: [],
    hovered: null,
    select: (ids) => {
      if (!sameIds(ids, get().ids)) set({ ids: [...ids] })
    },
    toggle: (id) => set(({ ids }) => ({ ids: ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id] })),
    hover: (hovered) => {
      if (hovered !== get().hovered) set({ hovered })
    },
  }))
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index])
}
