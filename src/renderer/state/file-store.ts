/** What the platform keeps beside the open document: recent files, and designs of windows that ended unexpectedly. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { RecentFile, RecoverableDocument } from '../../preload/contract.ts'

export interface FileState {
  /** Newest first. */
  readonly recent: readonly RecentFile[]
  readonly recoverable: readonly RecoverableDocument[]
  /** Files exported by this window. */
  readonly exportCount: number
}

export type FileStore = StoreApi<FileState>

export const createFileStore = (): FileStore =>
  createStore<FileState>(() => ({ recent: [], recoverable: [], exportCount: 0 }))
