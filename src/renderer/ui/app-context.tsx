import { createContext, useCallback, useContext, useDeferredValue, useMemo, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { Layout } from '../../layout/schema.ts'
import type { App } from '../state/app.ts'
import type { DocumentState, Gesture } from '../state/document-store.ts'
import type { GuideState } from '../state/guide-store.ts'
import type { InfluenceState } from '../state/influence-store.ts'
import type { NoticeState } from '../state/notice-store.ts'
import type { SelectionState } from '../state/selection-store.ts'
import { isShownStale, type SolveState } from '../state/solve-store.ts'
import type { ToolState } from '../state/tool-store.ts'
import type { TransientState } from '../state/transient-store.ts'
import type { ViewState } from '../state/view-store.ts'

const AppContext = createContext<App | null>(null)

export const AppProvider = AppContext.Provider

export function useApp(): App {
  const app = useContext(AppContext)
  if (!app) throw new Error('useApp outside AppProvider')
  return app
}

export const useDocument = <T,>(select: (state: DocumentState) => T): T => useStore(useApp().document, select)
export const useSelection = <T,>(select: (state: SelectionState) => T): T => useStore(useApp().selection, select)
export const useView = <T,>(select: (state: ViewState) => T): T => useStore(useApp().view, select)
export const useTools = <T,>(select: (state: ToolState) => T): T => useStore(useApp().tools, select)
/** Of the solve as panels show it; see `panel-solve.ts`. */
export const useSolve = <T,>(select: (state: SolveState) => T): T => useStore(useApp().panelSolve, select)
export const useInfluences = <T,>(select: (state: InfluenceState) => T): T => useStore(useApp().influences, select)
export const useTransient = <T,>(select: (state: TransientState) => T): T => useStore(useApp().transient, select)
export const useGuide = <T,>(select: (state: GuideState) => T): T => useStore(useApp().guide, select)
export const useNotices = <T,>(select: (state: NoticeState) => T): T => useStore(useApp().notices, select)

/**
 * What a press on the canvas and the drag that it begins change beside the canvas: React renders that in slices after the
 * step of the hand. At any other time it is shown at once: whoever chose something elsewhere may go on with it.
 */
export function useAfterPress<T>(value: T): T {
  const { pointer } = useApp()
  const later = useDeferredValue(value)
  return pointer.getState().pressed ? later : value
}

/** Of the layout that panels show; see `panel-layout.ts`. */
export const usePanelLayout = <T,>(select: (layout: Layout) => T): T =>
  useStore(useApp().panelLayout, ({ layout }) => select(layout))

/**
 * What a panel says of the layout that panels show: plain data, which is the same object for as long as it says the same, so
 * that a drag renders only what it changes.
 */
export function usePanelFacts<T extends object | null>(read: (layout: Layout) => T): T {
  const written = usePanelLayout((layout) => JSON.stringify(read(layout)))
  return useMemo(() => JSON.parse(written) as T, [written])
}

/** Whether a gesture moves, for panels: React renders what that changes in slices, after the step of the hand that began it. */
export const useFollowing = (): boolean => useDeferredValue(useDocument((state) => state.gesture !== null))

/** The same, and what moves it: a hand, or the preview of a command; null at rest. */
export const useFollowed = (): Gesture['by'] | null =>
  useDeferredValue(useDocument((state) => state.gesture?.by ?? null))

/** Whether the shown temperatures are not those of the shown layout. */
export function useStale(): boolean {
  return useAcross(behindStale, ({ document, panelSolve }) => {
    const { layout, gesture } = document.getState()
    return isShownStale(panelSolve.getState(), layout, gesture !== null)
  })
}

const behindStale: StoresOf = ({ document, panelSolve }) => [document, panelSolve]

type StoresOf = (app: App) => readonly { subscribe(changed: () => void): () => void }[]

/**
 * What follows from several stores: something that equals itself while it says the same. `storesOf` is the same function each
 * time, so that a component subscribes once and not with every rendering.
 */
export function useAcross<T>(storesOf: StoresOf, read: (app: App) => T): T {
  const app = useApp()
  const subscribe = useCallback(
    (changed: () => void) => {
      const ends = storesOf(app).map((store) => store.subscribe(changed))
      return () => ends.forEach((end) => void end())
    },
    [app, storesOf],
  )
  return useSyncExternalStore(subscribe, () => read(app))
}
