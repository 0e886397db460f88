import { createHash, randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { DocumentsApi, ExportRequest, OpenedDocument, Outcome, SavedDocument } from '../preload/contract.ts'
import { writeWhole } from './atomic-write.ts'
import { describeFileError, isFileError } from './file-errors.ts'

export const MAX_DOCUMENT_BYTES = 50 * 1024 * 1024

/** The questions that documents ask; `dialogs.ts` asks them with native dialogs, tests answer by themselves. */
export interface Dialogs {
  /** Absolute path, or null when the designer cancels. */
  chooseFileToOpen(): Promise<string | null>
  chooseFileToSave(suggestedPath: string, kind: ExportRequest['kind']): Promise<string | null>
  askAboutChangedFile(name: string): Promise<'overwrite' | 'save-as' | 'cancel'>
  /** Whether an existing file may be replaced that the save dialog itself has not asked about. */
  confirmReplace(name: string): Promise<boolean>
}

/** A file as it was when this window last read or wrote it. */
interface KnownFile {
  readonly path: string
  readonly digest: string
}

const CANCELLED = { status: 'cancelled' } as const

/**
 * The documents of one window. The page holds tokens; which path a token stands for is known only here.
 * Every failure is an outcome with a sentence for the designer; a file is replaced as a whole or not at all.
 */
export function createDocuments(dialogs: Dialogs): DocumentsApi {
  const files = new Map<string, KnownFile>()
  let folder = ''

  function remember(path: string, content: string | Uint8Array, token: string = randomUUID()): SavedDocument {
    files.set(token, { path, digest: digestOf(content) })
    folder = dirname(path)
    return { token, name: basename(path) }
  }

  async function write(path: string, text: string, token?: string): Promise<Outcome<SavedDocument>> {
    const failure = await replaceFile(path, text, 'saved')
    return failure ?? done(remember(path, text, token))
  }

  /** Asks for a path and makes sure that it ends as a file of its kind does. */
  async function choosePath(suggestedName: string, kind: ExportRequest['kind']): Promise<string | null> {
    const chosen = await dialogs.chooseFileToSave(join(folder, safeName(suggestedName)), kind)
    if (chosen === null || chosen.toLowerCase().endsWith(`.${kind}`)) return chosen
    const path = `${chosen}${kind === 'json' ? '.cpo.json' : `.${kind}`}`
    // The dialog asked about the name without its ending, so it has not asked about this file.
    return !(await exists(path)) || (await dialogs.confirmReplace(basename(path))) ? path : null
  }

  async function saveAs(suggestedName: string, text: string): Promise<Outcome<SavedDocument>> {
    const path = await choosePath(suggestedName, 'json')
    return path === null ? CANCELLED : write(path, text)
  }

  return {
    async open(): Promise<Outcome<OpenedDocument>> {
      const path = await dialogs.chooseFileToOpen()
      if (path === null) return CANCELLED
      const read = await readDocument(path)
      if (read.status !== 'done') return read
      return done({ ...remember(path, read.value.bytes), text: read.value.text })
    },

    async save(token, text) {
      const file = files.get(token)
      if (!file) return failed('This document has no file yet. Use Save As to give it one.')
      const name = basename(file.path)
      const changed = await changedOnDisk(file)
      if (changed.status !== 'done') return changed
      if (changed.value) {
        const choice = await dialogs.askAboutChangedFile(name)
        if (choice === 'cancel') return CANCELLED
        if (choice === 'save-as') return saveAs(name, text)
      }
      return write(file.path, text, token)
    },

    saveAs,

    async exportFile({ suggestedName, kind, data }) {
      const path = await choosePath(suggestedName, kind)
      if (path === null) return CANCELLED
      const content = kind === 'png' ? Buffer.from(data, 'base64') : data
      return (await replaceFile(path, content, 'exported')) ?? done({ name: basename(path) })
    },
  }
}

const done = <T>(value: T) => ({ status: 'done', value }) as const
const failed = (reason: string) => ({ status: 'failed', reason }) as const
const digestOf = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')

async function readDocument(path: string): Promise<Outcome<{ text: string; bytes: Uint8Array }>> {
  const name = basename(path)
  try {
    const found = await stat(path)
    if (!found.isFile() && !found.isDirectory())
      return failed(`${name} could not be opened: it is not an ordinary file.`)
    if (found.size > MAX_DOCUMENT_BYTES) return failed(`${name} could not be opened: it is larger than 50 MB.`)
    const bytes = await readFile(path)
    return done({ text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), bytes })
  } catch (error) {
    if (isFileError(error)) return failed(describeFileError(error, name, 'opened'))
    if (error instanceof TypeError) return failed(`${name} could not be opened: it is not a UTF-8 text file.`)
    throw error
  }
}

/** Replaces a file; null when that went well. */
async function replaceFile(path: string, content: string | Uint8Array, action: 'saved' | 'exported') {
  const name = basename(path)
  try {
    if (await isReadOnly(path))
      return failed(`${name} could not be ${action}: it is read-only. Use Save As to keep a copy.`)
    await writeWhole(path, content)
    return null
  } catch (error) {
    if (isFileError(error)) return failed(describeFileError(error, name, action))
    throw error
  }
}

/** The mode bits decide: a rename would replace a read-only file, and the administrator may write everywhere. */
async function isReadOnly(path: string): Promise<boolean> {
  const found = await stat(path).catch(absentFile)
  if (!found?.isFile()) return false
  return (found.mode & 0o222) === 0
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(absentFile)) !== undefined
}

/** Whether somebody else wrote the file since this window read or wrote it. A deleted file is simply written again. */
async function changedOnDisk(file: KnownFile): Promise<Outcome<boolean>> {
  try {
    const bytes = await readFile(file.path).catch(absentFile)
    return done(bytes !== undefined && digestOf(bytes) !== file.digest)
  } catch (error) {
    if (isFileError(error)) return failed(describeFileError(error, basename(file.path), 'saved'))
    throw error
  }
}

function absentFile(error: unknown): undefined {
  if (isFileError(error) && error.code === 'ENOENT') return undefined
  throw error
}

/** A file name without folders or characters that some system refuses; the page suggests, it does not choose places. */
function safeName(suggested: string): string {
  const name = suggested
    .replaceAll(/[\p{Cc}<>:"/\\|?*]/gu, '-')
    .replace(/^\.+/, '')
    .slice(0, 200)
    .trim()
  return name === '' ? 'Untitled.cpo.json' : name
}
