/**
 * What panels show of the solve. At rest it is the solve as it is. While a gesture moves, drafts come as fast as the
 * display: the canvas paints each of them, panels take one now and then, since nobody reads a table sixty times a second
 * and rendering it would cost the hand its frames.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { DocumentStore } from './document-store.ts'
import type { SolveState, SolveStore } from './solve-store.ts'

export type PanelSolve = StoreApi<SolveState>

/** Least time between two drafts that panels show, ms. */
const PANEL_INTERVAL_MS = 120

export function createPanelSolve(document: DocumentStore, solve: SolveStore): PanelSolve {
  const shown = createStore(() => solve.getState())
  let lastMs = Number.NEGATIVE_INFINITY
  let later: ReturnType<typeof setTimeout> | undefined
  const show = () => {
    clearTimeout(later)
    later = undefined
    lastMs = performance.now()
    shown.setState(solve.getState(), true)
  }
  solve.subscribe((state, before) => {
    if (document.getState().gesture === null) show()
    else if (state.solved !== before.solved || state.status === 'failed' || becameIdle(state, before)) {
      const waitMs = lastMs + PANEL_INTERVAL_MS - performance.now()
      if (waitMs <= 0) show()
      else later ??= setTimeout(show, waitMs)
    }
  })
  document.subscribe((state, before) => {
    // What a drag begins with has enough to do: panels follow from then on.
    if (before.gesture === null && state.gesture !== null) lastMs = performance.now()
    else if (before.gesture !== null && state.gesture === null) show()
  })
  return shown
}

/** The hand has moved to where nothing can be solved: what panels show is stale from then on. */
function becameIdle(state: SolveState, before: SolveState): boolean {
  return state.status === 'idle' && before.status !== 'idle'
}
