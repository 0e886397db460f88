/** What the program has to tell or ask beside the document itself. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '../../layout/schema.ts'

export interface RefusedFile {
  readonly name: string
  readonly problems: readonly Problem[]
}

export interface Choice {
  readonly label: string
  readonly onChoose: () => void | Promise<void>
}

/** Besides the choices there is always Cancel. */
export interface Question {
  readonly title: string
  readonly text: string
  /** The first is the one that loses nothing; it is shown as the usual one. */
  readonly choices: readonly [Choice, ...Choice[]]
}

export interface NoticeState {
  /** The last file that could not be opened, with every reason. */
  readonly refused: RefusedFile | null
  /** What went wrong. */
  readonly message: string | null
  /** What was done and would not be seen otherwise. */
  readonly note: string | null
  readonly question: Question | null
  /** Spoken by screen readers. */
  readonly announcement: string
}

export type NoticeStore = StoreApi<NoticeState>

export function createNoticeStore(): NoticeStore {
  return createStore<NoticeState>(() => ({
    refused: null,
    message: null,
    note: null,
    question: null,
    announcement: '',
  }))
}

/** Says what was done, to the eye and to a screen reader. */
export function tell(notices: NoticeStore, note: string): void {
  notices.setState({ note, announcement: note })
}
