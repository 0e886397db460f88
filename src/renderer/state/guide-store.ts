/** What helps a designer find things: the welcome page, the invitation of the first run, the tour, the latest commands. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { DocumentStore } from './document-store.ts'
import type { NoticeStore } from './notice-store.ts'
import type { TourProgress } from './tour.ts'

export interface GuideState {
  /** The welcome page is shown in place of the document. */
  readonly welcome: boolean
  /** The card of the first run floats over the canvas. */
  readonly invited: boolean
  /** Null while no tour is on. */
  readonly tour: TourProgress | null
  /** Ids of the commands that were run last, newest first. */
  readonly recentCommands: readonly string[]
}

export type GuideStore = StoreApi<GuideState>

const REMEMBERED_COMMANDS = 6

export function createGuideStore(): GuideStore {
  return createStore<GuideState>(() => ({ welcome: false, invited: false, tour: null, recentCommands: [] }))
}

export function rememberCommand(guide: GuideStore, id: string): void {
  guide.setState(({ recentCommands }) => ({
    recentCommands: [id, ...recentCommands.filter((other) => other !== id)].slice(0, REMEMBERED_COMMANDS),
  }))
}

/** Whatever was chosen, the welcome page gives way to it: a document, something pasted, the list of what is wrong with a file. */
export function leaveWelcomeFor(guide: GuideStore, document: DocumentStore, notices: NoticeStore): void {
  const leave = () => guide.getState().welcome && guide.setState({ welcome: false })
  document.subscribe((state, before) => {
    if (state.undo !== before.undo || state.layout !== before.layout) leave()
  })
  notices.subscribe((state, before) => {
    if (state.refused !== null && state.refused !== before.refused) leave()
  })
}
