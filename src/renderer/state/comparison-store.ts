/** The design that the open one is compared with. The open one is B, so what is edited is never A. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Layout } from '../../layout/schema.ts'
import type { Solution } from '../../solver/results/solution.ts'

export const COMPARED_SIDES = ['a', 'b', 'difference'] as const
export type ComparedSide = (typeof COMPARED_SIDES)[number]

export interface NamedDesign {
  readonly name: string
  readonly layout: Layout
}

export interface SolvedDesign extends NamedDesign {
  readonly solution: Solution
}

export interface ComparisonState {
  /** As it was when it was kept; survives edits and other files. */
  readonly kept: NamedDesign | null
  /** A; null while nothing is compared. */
  readonly other: SolvedDesign | null
  /** The design that is being solved to become A. */
  readonly solving: NamedDesign | null
  /** Why there is no A, in sentences. */
  readonly reasons: readonly string[]
  /** What the map shows. */
  readonly shown: ComparedSide
}

export type ComparisonStore = StoreApi<ComparisonState>

export const NO_COMPARISON: Omit<ComparisonState, 'kept'> = { other: null, solving: null, reasons: [], shown: 'b' }

export function createComparisonStore(): ComparisonStore {
  return createStore<ComparisonState>(() => ({ ...NO_COMPARISON, kept: null }))
}
