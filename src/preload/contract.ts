/**
 * What the page may ask of the main process: types and names only. The renderer never sees a path; an open
 * document is named by an opaque token that the main process hands out, a recent file and a recoverable design by an id.
 */
export const CHANNELS = {
  start: 'documents:start',
  open: 'documents:open',
  recentFiles: 'documents:recent-files',
  openRecent: 'documents:open-recent',
  forgetRecent: 'documents:forget-recent',
  save: 'documents:save',
  saveAs: 'documents:save-as',
  saveCopy: 'documents:save-copy',
  reload: 'documents:reload',
  exportFile: 'documents:export',
  journal: 'recovery:journal',
  endJournal: 'recovery:end',
  recoverable: 'recovery:list',
  recover: 'recovery:recover',
  discard: 'recovery:discard',
  libraryParts: 'library:list',
  saveLibraryPart: 'library:save',
  removeLibraryPart: 'library:remove',
  newWindow: 'window:new',
  setState: 'window:set-state',
  setMenu: 'window:set-menu',
  control: 'window:control',
  about: 'app:about',
  showLog: 'app:show-log',
  log: 'app:log',
  /** From the main process to the page. */
  command: 'window:command',
  notice: 'window:notice',
} as const

export interface OpenedDocument {
  /** Quoted when saving. */
  readonly token: string
  /** File name without its folder. */
  readonly name: string
  readonly text: string
  /** Nobody may write the file: saving makes a copy. */
  readonly readOnly?: true
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

/** Somebody else wrote the file since this window read or wrote it: nothing was written, and the designer decides. */
export type SaveOutcome = Outcome<SavedDocument> | { readonly status: 'changed'; readonly name: string }

/**
 * `elsewhere`: the document is shown in another window, because it is open there already or because this one holds
 * unsaved changes. `missing`: a recent file that is no longer there; the page offers to forget it.
 */
export type OpenOutcome =
  | Outcome<OpenedDocument>
  | { readonly status: 'elsewhere' }
  | { readonly status: 'missing'; readonly reason: string }

/** What a new window begins with. `example`: the very first window, which has nothing else to show. */
export type Start =
  | { readonly kind: 'example' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'document'; readonly document: OpenedDocument }
  | { readonly kind: 'recovered'; readonly document: RecoveredDocument }
  | { readonly kind: 'failed'; readonly reason: string }

export interface RecentFile {
  readonly id: string
  readonly name: string
  /** Name of its folder, to tell files of the same name apart; not a path. */
  readonly folder: string
}

export interface DocumentsApi {
  /** What this window was opened for, or has had since; asked whenever its page is loaded. */
  start(): Promise<Start>
  open(): Promise<OpenOutcome>
  /** Newest first. */
  recentFiles(): Promise<readonly RecentFile[]>
  openRecent(id: string): Promise<OpenOutcome>
  forgetRecent(id: string): Promise<void>
  /** @param overwrite whether a file that changed on disk may be replaced */
  save(token: string, text: string, overwrite: boolean): Promise<SaveOutcome>
  saveAs(suggestedName: string, text: string): Promise<Outcome<SavedDocument>>
  /** Writes a copy; the window's document stays what it is. */
  saveCopy(suggestedName: string, text: string): Promise<Outcome<{ name: string }>>
  /** The file as it is on disk now, for Revert. */
  reload(token: string): Promise<Outcome<OpenedDocument>>
  exportFile(request: ExportRequest): Promise<Outcome<{ name: string }>>
}

/** A design with changes that were not saved, as the journal of its window holds it. */
export interface JournalEntry {
  readonly name: string
  /** Null until the document has a place on disk. */
  readonly token: string | null
  readonly text: string
}

export interface RecoverableDocument {
  readonly id: string
  readonly name: string
  /** Of its last change, ms since 1970. */
  readonly changedAt: number
  readonly text: string
}

export interface RecoveredDocument {
  readonly name: string
  /** Null where the design had no file, or its file is gone. */
  readonly token: string | null
  readonly text: string
}

export interface RecoveryApi {
  /** Keeps this window's unsaved design, in the app's own data folder. Failed: it could not be kept, and the page says so. */
  journal(entry: JournalEntry): Promise<Outcome<null>>
  /** The design is saved or given up: there is nothing to recover from this window. */
  end(): Promise<void>
  /** Designs of windows that ended without being closed; newest first. */
  list(): Promise<readonly RecoverableDocument[]>
  /** Takes one over into this window; until it is saved, this window's journal holds it. */
  recover(id: string): Promise<Outcome<RecoveredDocument>>
  discard(id: string): Promise<void>
}

/** A part that the designer keeps for other designs. */
export interface LibraryPart {
  readonly id: string
  readonly name: string
  /** Components with the materials they need, as the clipboard has them. */
  readonly text: string
}

/** One library for all windows, in a file of the app's data folder. */
export interface LibraryApi {
  list(): Promise<Outcome<readonly LibraryPart[]>>
  /** Adds a part, or replaces the one of that id. */
  save(part: LibraryPart): Promise<Outcome<null>>
  remove(id: string): Promise<Outcome<null>>
}

export interface WindowState {
  readonly title: string
  /** Of the document that is shown; null where it has no file. */
  readonly token: string | null
  readonly edited: boolean
}

/** One native menu entry; the page describes its menus from its command registry, and again when they change. */
export type MenuEntry =
  | { readonly kind: 'separator' }
  | { readonly kind: 'submenu'; readonly label: string; readonly entries: readonly MenuEntry[] }
  | {
      readonly kind: 'command'
      readonly id: string
      readonly label: string
      /** As Electron writes accelerators: `CmdOrCtrl+Shift+S`. Shown only; the page reads the keyboard. */
      readonly accelerator?: string
      readonly enabled: boolean
      /** Absent where the command is no toggle. */
      readonly checked?: boolean
    }

export interface MenuDescription {
  readonly label: string
  readonly entries: readonly MenuEntry[]
}

/** What a page may have done to its window; the themes are those of its frame and buttons, which follow the page's choice. */
export const WINDOW_CONTROLS = [
  'toggle-full-screen',
  'zoom-in',
  'zoom-out',
  'zoom-reset',
  'close',
  'theme-system',
  'theme-dark',
  'theme-light',
] as const
export type WindowControl = (typeof WINDOW_CONTROLS)[number]

export interface About {
  /** Of Shoreline. */
  readonly version: string
  /** Name and version of what it runs on: Electron, Chromium, Node; or the browser. */
  readonly runtime: readonly { readonly name: string; readonly version: string }[]
}

export interface ExportRequest {
  readonly suggestedName: string
  readonly kind: 'json' | 'csv' | 'svg' | 'png' | 'html' | 'pdf'
  /** Text, or base64 for png; for pdf the page of HTML that is printed. */
  readonly data: string
}

/** `window.shoreline`, exposed by the preload; the browser platform implements the same interface. */
export interface ShorelineApi {
  readonly platform: 'electron' | 'browser'
  readonly operatingSystem: 'mac' | 'windows' | 'linux'
  readonly documents: DocumentsApi
  readonly recovery: RecoveryApi
  readonly library: LibraryApi
  /** Opens a window with an empty package, or with a recoverable design. */
  newWindow(recover: string | null): Promise<void>
  setWindowState(state: WindowState): void
  setMenu(menus: readonly MenuDescription[]): void
  controlWindow(control: WindowControl): void
  about(): Promise<About>
  /** Shows the log file in its folder. */
  showLog(): Promise<void>
  log(level: 'warning' | 'error', message: string): void
  /** Menu commands arrive by id; returns the function that ends the subscription. */
  onCommand(listener: (commandId: string) => void): () => void
  /** What the main process has to tell, in a sentence; returns the function that ends the subscription. */
  onNotice(listener: (message: string) => void): () => void
}
