/**
 * The layout that panels show. At rest it is the document's. While a gesture moves it follows together with the
 * temperatures that panels show (`panel-solve.ts`): a panel that was rendered with every move of the pointer would cost the
 * hand its frames.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Layout } from '../../layout/schema.ts'
import { problemsOf } from './derived.ts'
import type { DocumentStore } from './document-store.ts'
import type { PanelSolve } from './panel-solve.ts'

export type PanelLayout = StoreApi<{ readonly layout: Layout }>

export function createPanelLayout(document: DocumentStore, solve: PanelSolve): PanelLayout {
  const shown = createStore(() => ({ layout: document.getState().layout }))
  const show = () => {
    const { layout } = document.getState()
    if (shown.getState().layout !== layout) shown.setState({ layout })
  }
  document.subscribe((state, before) => {
    const step = state.gesture !== null && before.gesture !== null
    // Problems are told at once: no solve is on its way that would bring them.
    if (!step || problemsOf(state.layout) !== problemsOf(before.layout)) show()
  })
  solve.subscribe((state, before) => {
    if (state.solved !== before.solved) show()
  })
  return shown
}
