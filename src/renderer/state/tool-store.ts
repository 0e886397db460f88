/** The tool in the hand and what it has left on the canvas. Nothing in here is part of the design, so nothing is undone. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Placeable } from '../documents/placeable.ts'

export const TOOL_IDS = ['select', 'place', 'measure', 'probe', 'lineCut'] as const
export type ToolId = (typeof TOOL_IDS)[number]

export interface Place {
  /** mm */
  readonly x: number
  readonly y: number
}

export interface Stretch {
  readonly from: Place
  readonly to: Place
}

/** mm */
export function lengthOf({ from, to }: Stretch): number {
  return Math.hypot(to.x - from.x, to.y - from.y)
}

export interface ToolState {
  readonly tool: ToolId
  /** What the place tool puts down. */
  readonly placing: Placeable | null
  /** Where it would be put now. */
  readonly ghost: Place | null
  readonly measured: Stretch | null
  /** Along which temperatures are plotted. */
  readonly cut: Stretch | null
  /** The keyboard's pointer, while it is in use. */
  readonly crosshair: Place | null
}

export type ToolStore = StoreApi<ToolState>

export function createToolStore(): ToolStore {
  return createStore<ToolState>(() => ({
    tool: 'select',
    placing: null,
    ghost: null,
    measured: null,
    cut: null,
    crosshair: null,
  }))
}
