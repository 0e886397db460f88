import { createStore, type StoreApi } from 'zustand/vanilla'
import { COINCIDENT_MM } from '../../layout/outline.ts'
import type { Layout } from '../../layout/schema.ts'
import { snapToGrid } from '../../layout/snapping.ts'
import type { VerdictStatus } from '../../solver/results/verdicts.ts'
import type { Place } from './tool-store.ts'

/** What is known of one place: it cannot stand there, or how warm it would be. */
export interface JudgedPlace extends Place {
  readonly status: VerdictStatus | 'blocked'
  /** Of the component itself, °C and ± K; null where it cannot stand. */
  readonly temperature: number | null
  readonly uncertainty: number
  /** Of the component with the least margin, itself included; null without any limit. */
  readonly worst: { readonly id: string; readonly margin: number } | null
}

export interface PlacementState {
  /** The component whose places are judged; null while nobody asks. */
  readonly id: string | null
  /** The package it is judged in, wherever the component itself stands. */
  readonly base: Layout | null
  /** mm between places */
  readonly step: number
  readonly total: number
  readonly judged: readonly JudgedPlace[]
  readonly running: boolean
  /** Why there is no answer, in a sentence. */
  readonly reason: string | null
}

export const NO_PLACEMENT: PlacementState = {
  id: null,
  base: null,
  step: 1,
  total: 0,
  judged: [],
  running: false,
  reason: null,
}

export type PlacementStore = StoreApi<PlacementState>

export function createPlacementStore(): PlacementStore {
  return createStore<PlacementState>(() => NO_PLACEMENT)
}

/**
 * The coolest of the judged places; of those on the grid where one is given, since no other was solved there.
 * @param gridMm null for anywhere
 */
export function bestPlace({ judged }: PlacementState, gridMm: number | null): JudgedPlace | null {
  return judged.reduce<JudgedPlace | null>((best, place) => {
    if (place.temperature === null || (gridMm !== null && !isOnGrid(place, gridMm))) return best
    return !best || place.temperature < best.temperature! ? place : best
  }, null)
}

function isOnGrid(place: Place, gridMm: number): boolean {
  return [place.x, place.y].every((each) => Math.abs(snapToGrid(each, gridMm) - each) < COINCIDENT_MM)
}
