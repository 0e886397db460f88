/**
 * What the page may ask of the main process: types and channel names only. The renderer never sees a path; an open
 * document is named by an opaque token that the main process hands out.
 */
export const CHANNELS = {
  open: 'documents:open',
  save: 'documents:save',
  saveAs: 'documents:save-as',
  exportFile: 'documents:export',
  setState: 'window:set-state',
  command: 'window:command',
} as const

export interface OpenedDocument {
  /** Quoted when saving. */
  readonly token: string
  /** File name without its folder. */
  readonly name: string
  readonly text: string
}

export interface SavedDocument {
  readonly token: string
  readonly name: string
}

/** A cancelled dialog is an outcome, not an error. */
export type Outcome<T> =
  | { readonly status: 'done'; readonly value: T }
  | { readonly status: 'cancelled' }
  | { readonly status: 'failed'; readonly reason: string }

export interface WindowState {
  readonly title: string
  readonly edited: boolean
}

export interface ExportRequest {
  readonly suggestedName: string
  readonly kind: 'json' | 'csv' | 'svg' | 'png'
  /** Text, or base64 for png. */
  readonly data: string
}

export interface DocumentsApi {
  open(): Promise<Outcome<OpenedDocument>>
  save(token: string, text: string): Promise<Outcome<SavedDocument>>
  saveAs(suggestedName: string, text: string): Promise<Outcome<SavedDocument>>
  exportFile(request: ExportRequest): Promise<Outcome<{ name: string }>>
}

/** `window.shoreline`, exposed by the preload; the browser platform implements the same interface. */
export interface ShorelineApi {
  readonly platform: 'electron' | 'browser'
  readonly operatingSystem: 'mac' | 'windows' | 'linux'
  readonly documents: DocumentsApi
  setWindowState(state: WindowState): void
  /** Menu commands arrive by id; returns the function that ends the subscription. */
  onCommand(listener: (commandId: string) => void): () => void
}
