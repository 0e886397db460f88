import type {
  DocumentsApi,
  ExportRequest,
  OpenedDocument,
  Outcome,
  SavedDocument,
  ShorelineApi,
  WindowState,
} from '../../preload/contract.ts'
import { chooseUpload, download, type FilePickers, filePickers, type PickerType } from './file-pickers.ts'

const MAX_DOCUMENT_BYTES = 50 * 1024 * 1024

const KINDS: Readonly<Record<ExportRequest['kind'], PickerType & { readonly mediaType: string }>> = {
  json: { description: 'Package layout', mediaType: 'application/json', accept: { 'application/json': ['.json'] } },
  csv: { description: 'Comma-separated values', mediaType: 'text/csv', accept: { 'text/csv': ['.csv'] } },
  svg: { description: 'SVG image', mediaType: 'image/svg+xml', accept: { 'image/svg+xml': ['.svg'] } },
  png: { description: 'PNG image', mediaType: 'image/png', accept: { 'image/png': ['.png'] } },
}

/** The same interface as the desktop app's preload, for a page in an ordinary browser. */
export function createBrowserPlatform(): ShorelineApi {
  let edited = false
  window.addEventListener('beforeunload', (event) => {
    if (edited) event.preventDefault()
  })
  const pickers = filePickers()
  return {
    platform: 'browser',
    operatingSystem: operatingSystem(navigator.userAgent),
    documents: pickers ? createFileDocuments(pickers) : createDownloadDocuments(),
    setWindowState(state: WindowState) {
      edited = state.edited
      document.title = state.edited ? `${state.title} · Edited` : state.title
    },
    // There is no native menu; the page's own menu calls the commands directly.
    onCommand: () => () => {},
  }
}

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
function createFileDocuments(pickers: FilePickers): DocumentsApi {
  const files = new Map<string, KnownFile>()

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
    return done({ token, name: handle.name })
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
        if (!handle) return { status: 'cancelled' }
        const file = await handle.getFile()
        const token = crypto.randomUUID()
        files.set(token, { handle, lastModified: file.lastModified })
        return readDocument(file, token)
      }),

    async save(token, text) {
      const known = files.get(token)
      if (!known) return failed('This document has no file yet. Use Save As to give it one.')
      const current = await attempt(known.handle.name, 'saved', async () => done(await known.handle.getFile()))
      if (current.status !== 'done') return current
      if (current.value.lastModified !== known.lastModified)
        return failed(`${known.handle.name} has changed on disk since it was opened. Use Save As to keep both.`)
      return writeDocument(known.handle, text, token)
    },

    async saveAs(suggestedName, text) {
      const chosen = await choose(suggestedName, 'json')
      return chosen.status === 'done' ? writeDocument(chosen.value, text) : chosen
    },

    async exportFile(request) {
      const chosen = await choose(request.suggestedName, request.kind)
      if (chosen.status !== 'done') return chosen
      const written = await write(chosen.value, exportBlob(request), 'exported')
      return written.status === 'done' ? done({ name: written.value.name }) : written
    },
  }
}

/** Documents by upload and download, for browsers that give a page no file handles. */
function createDownloadDocuments(): DocumentsApi {
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
    async exportFile(request) {
      download(request.suggestedName, exportBlob(request))
      return done({ name: request.suggestedName })
    },
  }
}

const done = <T>(value: T) => ({ status: 'done', value }) as const
const failed = (reason: string) => ({ status: 'failed', reason }) as const

async function readDocument(file: File, token: string): Promise<Outcome<OpenedDocument>> {
  if (file.size > MAX_DOCUMENT_BYTES) return failed(`${file.name} could not be opened: it is larger than 50 MB.`)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
    return done({ token, name: file.name, text })
  } catch (error) {
    if (error instanceof TypeError) return failed(`${file.name} could not be opened: it is not a UTF-8 text file.`)
    throw error
  }
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

function exportBlob({ kind, data }: ExportRequest): Blob {
  const content = kind === 'png' ? Uint8Array.from(atob(data), (character) => character.charCodeAt(0)) : data
  return new Blob([content], { type: KINDS[kind].mediaType })
}
