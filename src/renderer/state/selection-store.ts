import { createStore, type StoreApi } from 'zustand/vanilla'
import { isSamePart, type PackagePart } from '../../layout/package-part.ts'

/** Components, or one part of the package that is not a component: never both. */
export interface SelectionState {
  /** Ids of components, in the order in which they were selected. */
  readonly ids: readonly string[]
  readonly part: PackagePart | null
  readonly hovered: string | null
  select(ids: readonly string[]): void
  toggle(id: string): void
  selectPart(part: PackagePart | null): void
  hover(id: string | null): void
}

export type SelectionStore = StoreApi<SelectionState>

export function createSelectionStore(): SelectionStore {
  return createStore<SelectionState>((set, get) => ({
    ids: [],
    part: null,
    hovered: null,
    select: (ids) => {
      if (!sameIds(ids, get().ids) || get().part !== null) set({ ids: [...ids], part: null })
    },
    toggle: (id) =>
      set(({ ids }) => ({ ids: ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id], part: null })),
    selectPart: (part) => {
      if (!isSamePart(part, get().part) || get().ids.length > 0) set({ ids: [], part })
    },
    hover: (hovered) => {
      if (hovered !== get().hovered) set({ hovered })
    },
  }))
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index])
}
