import type {
  DocumentsApi,
  ExportRequest,
  OpenedDocument,
  Outcome,
  RecoveryApi,
  SavedDocument,
  ShorelineApi,
  Start,
  WindowState,
} from '../../preload/contract.ts'
import { createBrowserLibrary } from './browser-library.ts'
import { createRecentHandles } from './browser-recent.ts'
import { createBrowserRecovery } from './browser-recovery.ts'
import { chooseUpload, download, type FilePickers, filePickers, type PickerType } from './file-pickers.ts'
import { printPage } from './print-page.ts'
import { readFile } from './read-file.ts'

/** Of the program, put in by the build. */
declare const __SHORELINE_VERSION__: string

const KINDS: Readonly<Record<ExportRequest['kind'], PickerType & { readonly mediaType: string }>> = {
  json: { description: 'Package layout', mediaType: 'application/json', accept: { 'application/json': ['.json'] } },
  csv: { description: 'Comma-separated values', mediaType: 'text/csv', accept: { 'text/csv': ['.csv'] } },
  svg: { description: 'SVG image', mediaType: 'image/svg+xml', accept: { 'image/svg+xml': ['.svg'] } },
  png: { description: 'PNG image', mediaType: 'image/png', accept: { 'image/png': ['.png'] } },
  html: { description: 'HTML page', mediaType: 'text/html', accept: { 'text/html': ['.html'] } },
  pdf: { description: 'PDF document', mediaType: 'application/pdf', accept: { 'application/pdf': ['.pdf'] } },
}

/** The same interface as the desktop app's preload, for a page in an ordinary browser. */
export function createBrowserPlatform(): ShorelineApi {
  let edited = false
  window.addEventListener('beforeunload', (event) => {
    if (edited) event.preventDefault()
  })
  const pickers = filePickers()
  const recovery = createBrowserRecovery() ?? NO_RECOVERY
  const opening = { start: () => startOf(location, recovery) }
  return {
    platform: 'browser',
    operatingSystem: operatingSystem(navigator.userAgent),
    documents: { ...opening, ...(pickers ? createFileDocuments(pickers) : createDownloadDocuments()) },
    recovery,
    library: createBrowserLibrary(),
    newWindow: async (recover) => {
      const purpose = recover === null ? EMPTY_WINDOW : RECOVERING_WINDOW + recover
      window.open(new URL(`#${purpose}`, location.href), '_blank', 'noopener')
    },
    setWindowState(state: WindowState) {
      edited = state.edited
      document.title = state.edited ? `${state.title} · Edited` : state.title
    },
    about: async () => ({ version: __SHORELINE_VERSION__, runtime: [{ name: 'Browser', version: browserVersion() }] }),
    // The browser has its own log, full screen and zoom, and no native menu: the page's own calls the commands directly.
    log: (level, message) => (level === 'error' ? console.error(message) : console.warn(message)),
    showLog: async () => {},
    controlWindow: () => {},
    setMenu: () => {},
    onCommand: () => () => {},
    onNotice: () => () => {},
  }
}

/** Of the part of an address after #, which says what a tab was opened for. */
const EMPTY_WINDOW = 'new'
const RECOVERING_WINDOW = 'recover='

async function startOf({ hash }: Location, recovery: RecoveryApi): Promise<Start> {
  const purpose = hash.slice(1)
  if (purpose === EMPTY_WINDOW) return { kind: 'empty' }
  // said once: a tab that is loaded again does not take over the same design again
  history.replaceState(null, '', location.pathname)
  if (!purpose.startsWith(RECOVERING_WINDOW)) return { kind: 'example' }
  const recovered = await recovery.recover(purpose.slice(RECOVERING_WINDOW.length))
  if (recovered.status === 'done') return { kind: 'recovered', document: recovered.value }
  return recovered.status === 'failed' ? { kind: 'failed', reason: recovered.reason } : { kind: 'empty' }
}

/** For a browser that gives a page no storage of its own. */
const NO_RECOVERY: RecoveryApi = {
  journal: async () => failed('This browser cannot keep unsaved changes for recovery. Save the design to keep it.'),
  end: async () => {},
  list: async () => [],
  recover: async () => failed('This browser keeps no unsaved designs.'),
  discard: async () => {},
}

const browserVersion = () => /(Chrome|Firefox|Version)\/[\d.]+/.exec(navigator.userAgent)?.[0].replace('/', ' ') ?? ''

export function operatingSystem(userAgent: string): ShorelineApi['operatingSystem'] {
  if (/Mac OS|Macintosh/.test(userAgent)) return 'mac'
  return userAgent.includes('Windows') ? 'windows' : 'linux'
}

interface KnownFile {
  readonly handle: FileSystemFileHandle
  /** The file's time stamp when this page last read or wrote it. */
  readonly lastModified: number
}

/** Documents behind file handles: saving writes the very file that was opened. */
function createFileDocuments(pickers: FilePickers): Omit<DocumentsApi, 'start'> {
  const files = new Map<string, KnownFile>()
  const recent = createRecentHandles()

  async function write(handle: FileSystemFileHandle, content: Blob, action: string): Promise<Outcome<File>> {
    return attempt(handle.name, action, async () => {
      // The browser writes beside the file and swaps on close, so a failure leaves the old file whole.
      const stream = await handle.createWritable()
      await stream.write(content)
      await stream.close()
      return done(await handle.getFile())
    })
  }

  async function writeDocument(
    handle: FileSystemFileHandle,
    text: string,
    token: string = crypto.randomUUID(),
  ): Promise<Outcome<SavedDocument>> {
    const written = await write(handle, new Blob([text]), 'saved')
    if (written.status !== 'done') return written
    files.set(token, { handle, lastModified: written.value.lastModified })
    await recent.add(handle)
    return done({ token, name: handle.name })
  }

  async function read(handle: FileSystemFileHandle, token: string = crypto.randomUUID()) {
    const file = await handle.getFile()
    files.set(token, { handle, lastModified: file.lastModified })
    await recent.add(handle)
    return readDocument(file, token)
  }

  function choose(suggestedName: string, kind: ExportRequest['kind']): Promise<Outcome<FileSystemFileHandle>> {
    const { description, accept } = KINDS[kind]
    return attempt(suggestedName, 'saved', async () =>
      done(await pickers.showSaveFilePicker({ suggestedName, types: [{ description, accept }] })),
    )
  }

  return {
    open: () =>
      attempt('The file', 'opened', async () => {
        const { description, accept } = KINDS.json
        const [handle] = await pickers.showOpenFilePicker({ types: [{ description, accept }] })
        return handle ? read(handle) : { status: 'cancelled' }
      }),

    recentFiles: recent.list,
    forgetRecent: recent.forget,
    async openRecent(id) {
      const handle = await recent.handleOf(id)
      if (!handle) return failed('The file is no longer in the list.')
      if (!(await mayUse(handle)))
        return failed(`${handle.name} could not be opened: the browser was not given permission.`)
      const opened = await attempt(handle.name, 'opened', () => read(handle))
      const gone = opened.status === 'failed' && opened.reason.includes(REASONS.NotFoundError ?? '')
      return gone ? { status: 'missing', reason: opened.reason } : opened
    },

    async save(token, text, overwrite) {
      const known = files.get(token)
      if (!known) return failed('This document has no file yet. Use Save As to give it one.')
      const current = await attempt(known.handle.name, 'saved', async () => done(await known.handle.getFile()))
      if (current.status !== 'done') return current
      const changed = current.value.lastModified !== known.lastModified
      if (changed && !overwrite) return { status: 'changed', name: known.handle.name }
      return writeDocument(known.handle, text, token)
    },

    async reload(token) {
      const known = files.get(token)
      if (!known) return failed('This document has no file yet.')
      return attempt(known.handle.name, 'opened', () => read(known.handle, token))
    },

    async saveCopy(suggestedName, text) {
      const chosen = await choose(suggestedName, 'json')
      if (chosen.status !== 'done') return chosen
      const written = await write(chosen.value, new Blob([text]), 'saved')
      return written.status === 'done' ? done({ name: written.value.name }) : written
    },

    async saveAs(suggestedName, text) {
      const chosen = await choose(suggestedName, 'json')
      return chosen.status === 'done' ? writeDocument(chosen.value, text) : chosen
    },

    async exportFile(request) {
      if (request.kind === 'pdf') return printedByBrowser(request)
      const chosen = await choose(request.suggestedName, request.kind)
      if (chosen.status !== 'done') return chosen
      const written = await write(chosen.value, exportBlob(request), 'exported')
      return written.status === 'done' ? done({ name: written.value.name }) : written
    },
  }
}

/** Documents by upload and download, for browsers that give a page no file handles. */
function createDownloadDocuments(): Omit<DocumentsApi, 'start'> {
  const names = new Map<string, string>()

  function downloadDocument(name: string, text: string, token: string = crypto.randomUUID()): SavedDocument {
    names.set(token, name)
    download(name, new Blob([text], { type: KINDS.json.mediaType }))
    return { token, name }
  }

  return {
    async open() {
      const file = await chooseUpload('.json,application/json')
      if (!file) return { status: 'cancelled' }
      const token = crypto.randomUUID()
      names.set(token, file.name)
      return attempt(file.name, 'opened', () => readDocument(file, token))
    },
    async save(token, text) {
      const name = names.get(token)
      if (name === undefined) return failed('This document has no file yet. Use Save As to give it one.')
      return done(downloadDocument(name, text, token))
    },
    saveAs: async (suggestedName, text) => done(downloadDocument(suggestedName, text)),
    saveCopy: async (suggestedName, text) => done({ name: downloadDocument(suggestedName, text).name }),
    // An upload is read once; the browser keeps no way back to it.
    reload: async () => failed('This browser cannot read a file again. Open it to load it afresh.'),
    recentFiles: async () => [],
    openRecent: async () => failed('This browser keeps no recent files.'),
    forgetRecent: async () => {},
    async exportFile(request) {
      if (request.kind === 'pdf') return printedByBrowser(request)
      download(request.suggestedName, exportBlob(request))
      return done({ name: request.suggestedName })
    },
  }
}

/** A handle of an earlier visit has to be allowed again; types of the DOM leave that out because not every browser has it. */
async function mayUse(handle: FileSystemFileHandle): Promise<boolean> {
  const asking = handle as FileSystemFileHandle & {
    requestPermission?(options: { mode: 'readwrite' }): Promise<PermissionState>
  }
  return !asking.requestPermission || (await asking.requestPermission({ mode: 'readwrite' })) === 'granted'
}

const done = <T>(value: T) => ({ status: 'done', value }) as const
const failed = (reason: string) => ({ status: 'failed', reason }) as const

async function readDocument(file: File, token: string): Promise<Outcome<OpenedDocument>> {
  const read = await readFile(file)
  return read.status === 'done' ? done({ token, name: file.name, text: read.value }) : read
}

/** Runs a file operation; a cancelled picker and the browser's refusals become outcomes. */
async function attempt<T>(name: string, action: string, run: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    if (error.name === 'AbortError') return { status: 'cancelled' }
    return failed(`${name} could not be ${action}: ${REASONS[error.name] ?? `the browser answered ${error.name}`}.`)
  }
}

const REASONS: Readonly<Record<string, string>> = {
  NotFoundError: 'it is no longer there',
  NotAllowedError: 'the browser was not given permission',
  NoModificationAllowedError: 'it is read-only or in use',
  QuotaExceededError: 'the disk is full',
  NotReadableError: 'it cannot be read',
}

/** The browser's own dialog says what became of it, and makes a PDF where that is wanted. */
async function printedByBrowser({ data }: ExportRequest): Promise<Outcome<never>> {
  await printPage(data)
  return { status: 'cancelled' }
}

function exportBlob({ kind, data }: ExportRequest): Blob {
  const content = kind === 'png' ? Uint8Array.from(atob(data), (character) => character.charCodeAt(0)) : data
  return new Blob([content], { type: KINDS[kind].mediaType })
}
