/** What the program has to tell or ask beside the document itself. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '../../layout/schema.ts'

export interface RefusedFile {
  readonly name: string
  readonly problems: readonly Problem[]
}

export interface Question {
  readonly title: string
  readonly text: string
  readonly confirm: string
  readonly onConfirm: () => void
}

export interface NoticeState {
  /** The last file that could not be opened, with every reason. */
  readonly refused: RefusedFile | null
  readonly message: string | null
  readonly question: Question | null
  /** Spoken by screen readers. */
  readonly announcement: string
}

export type NoticeStore = StoreApi<NoticeState>

export function createNoticeStore(): NoticeStore {
  return createStore<NoticeState>(() => ({ refused: null, message: null, question: null, announcement: '' }))
}
