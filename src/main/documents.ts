import { randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import type {
  DocumentsApi,
  ExportRequest,
  OpenedDocument,
  OpenOutcome,
  Outcome,
  SavedDocument,
} from '../preload/contract.ts'
import { digestAt, done, failed, type ReadText, readText, replaceFile } from './document-file.ts'
import { describeFileError, ignoreFileError, isFileError, saysAbsent } from './file-errors.ts'
import type { FileSystem } from './file-system.ts'
import type { RecentFiles } from './recent-files.ts'
import { createTurns } from './turns.ts'

/** The questions that documents ask; `dialogs.ts` asks them with native dialogs, tests answer by themselves. */
export interface Dialogs {
  /** Absolute path, or null when the designer cancels. */
  chooseFileToOpen(): Promise<string | null>
  chooseFileToSave(suggestedPath: string, kind: ExportRequest['kind']): Promise<string | null>
  /** Whether an existing file may be replaced that the save dialog itself has not asked about. */
  confirmReplace(name: string): Promise<boolean>
}

/** A file as it was when this window last read or wrote it. */
export interface KnownFile {
  readonly path: string
  readonly digest: string
}

/** What a window's page may ask about documents, and what the rest of the main process asks. */
export interface WindowDocuments extends Omit<DocumentsApi, 'start'> {
  /** Shows a file that the operating system or the command line names, by its absolute path. */
  openPath(path: string): Promise<Outcome<OpenedDocument>>
  fileOf(token: string): KnownFile | undefined
  /** Gives a token to a file that this window has not read itself: that of a recovered design. */
  adopt(path: string, digest: string): Promise<string>
  /** Where a token's file lies, without links. */
  placeOf(token: string): string | null
  /** The file that was last opened, saved or adopted here, without links; null before. The page may have refused it. */
  currentPath(): string | null
}

export interface DocumentsNeeds {
  readonly fs: FileSystem
  readonly dialogs: Dialogs
  readonly recentFiles: RecentFiles
  /**
   * Asked before a document is shown in this window. True: another window shows it.
   *
   * @param path of a file that can be read, without links
   */
  openElsewhere(path: string): Promise<boolean>
}

const CANCELLED = { status: 'cancelled' } as const

/**
 * The documents of one window. The page holds tokens; which path a token stands for is known only here.
 * Every failure is an outcome with a sentence for the designer; a file is replaced as a whole or not at all, and never
 * where it has changed since this window read or wrote it, unless the designer has said so.
 */
export function createDocuments({ fs, dialogs, recentFiles, openElsewhere }: DocumentsNeeds): WindowDocuments {
  const files = new Map<string, KnownFile>()
  /** Their paths without links, by token. */
  const places = new Map<string, string>()
  const inTurn = createTurns()
  let folder = ''
  let current: string | null = null

  const withoutLinks = async (path: string) => (await fs.realpath(path).catch(ignoreFileError)) ?? path

  async function remember(file: KnownFile, token: string = randomUUID()): Promise<SavedDocument> {
    files.set(token, file)
    folder = dirname(file.path)
    current = await withoutLinks(file.path)
    places.set(token, current)
    return { token, name: basename(file.path) }
  }

  async function rememberAsRecent(file: KnownFile, token?: string): Promise<SavedDocument> {
    const remembered = await remember(file, token)
    await recentFiles.add(file.path)
    return remembered
  }

  async function show(path: string, token?: string): Promise<Outcome<OpenedDocument>> {
    const read = await readText(fs, path)
    return read.status === 'done' ? shown(path, read.value, token) : read
  }

  async function shown(path: string, read: ReadText, token?: string): Promise<Outcome<OpenedDocument>> {
    const { text, digest, readOnly } = read
    return done({ ...(await rememberAsRecent({ path, digest }, token)), text, ...(readOnly && { readOnly }) })
  }

  /** Opens what the designer asks for from within this window. */
  async function openHere(path: string): Promise<OpenOutcome> {
    // A file that cannot be read says so here, not in a new window.
    const read = await readText(fs, path)
    if (read.status !== 'done') return read
    return (await openElsewhere(await withoutLinks(path))) ? { status: 'elsewhere' } : shown(path, read.value)
  }

  /** Asks for a path and makes sure that it ends as a file of its kind does. */
  async function choosePath(suggestedName: string, kind: ExportRequest['kind']): Promise<string | null> {
    const chosen = await dialogs.chooseFileToSave(join(folder, safeName(suggestedName)), kind)
    if (chosen === null || chosen.toLowerCase().endsWith(`.${kind}`)) return chosen
    const path = `${chosen}${kind === 'json' ? '.cpo.json' : `.${kind}`}`
    // The dialog asked about the name without its ending, so it has not asked about this file.
    const exists = await fs.stat(path).then(
      () => true,
      (error: unknown) => !saysAbsent(error),
    )
    return !exists || (await dialogs.confirmReplace(basename(path))) ? path : null
  }

  /** Writes where the designer chooses. A file that appears or changes after the choice is asked about again. */
  async function writeChosen(
    suggestedName: string,
    kind: ExportRequest['kind'],
    content: string | Uint8Array,
    action: 'saved' | 'exported',
  ): Promise<Outcome<KnownFile>> {
    const path = await choosePath(suggestedName, kind)
    if (path === null) return CANCELLED
    try {
      const chosen = await digestAt(fs, path)
      const written = await inTurn(() => replaceFile(fs, path, content, action, chosen))
      if (written.status === 'done') return done({ path, digest: written.value })
      if (written.status !== 'changed') return written
    } catch (error) {
      if (isFileError(error)) return failed(describeFileError(error, basename(path), action))
      throw error
    }
    if (!(await dialogs.confirmReplace(basename(path)))) return CANCELLED
    const written = await inTurn(() => replaceFile(fs, path, content, action))
    if (written.status === 'changed') throw new Error('A file was to be replaced whatever it holds.')
    return written.status === 'done' ? done({ path, digest: written.value }) : written
  }

  return {
    async open() {
      const path = await dialogs.chooseFileToOpen()
      return path === null ? CANCELLED : openHere(path)
    },

    openPath: (path) => show(path),

    recentFiles: () => recentFiles.list(),

    async openRecent(id) {
      const path = await recentFiles.pathOf(id)
      if (path === undefined) return { status: 'missing', reason: 'This file is no longer among the recent ones.' }
      try {
        await fs.stat(path)
      } catch (error) {
        if (saysAbsent(error)) return { status: 'missing', reason: missing(path) }
      }
      return openHere(path)
    },

    forgetRecent: (id) => recentFiles.forget(id),

    save: (token, text, overwrite) =>
      inTurn(async () => {
        const file = files.get(token)
        if (!file) return failed('This document has no file yet. Use Save As to give it one.')
        const written = await replaceFile(fs, file.path, text, 'saved', overwrite ? undefined : file.digest)
        if (written.status === 'changed') return { status: 'changed', name: basename(file.path) }
        if (written.status !== 'done') return written
        return done(await rememberAsRecent({ path: file.path, digest: written.value }, token))
      }),

    async saveAs(suggestedName, text) {
      const written = await writeChosen(suggestedName, 'json', text, 'saved')
      return written.status === 'done' ? done(await rememberAsRecent(written.value)) : written
    },

    async saveCopy(suggestedName, text) {
      const written = await writeChosen(suggestedName, 'json', text, 'saved')
      return written.status === 'done' ? done({ name: basename(written.value.path) }) : written
    },

    async reload(token) {
      const file = files.get(token)
      return file ? inTurn(() => show(file.path, token)) : failed('This document has no file to go back to.')
    },

    async exportFile({ suggestedName, kind, data }) {
      const content = kind === 'png' || kind === 'pdf' ? Buffer.from(data, 'base64') : data
      const written = await writeChosen(suggestedName, kind, content, 'exported')
      return written.status === 'done' ? done({ name: basename(written.value.path) }) : written
    },

    fileOf: (token) => files.get(token),

    adopt: async (path, digest) => (await remember({ path, digest })).token,

    placeOf: (token) => places.get(token) ?? null,
    currentPath: () => current,
  }
}

function missing(path: string): string {
  return `${basename(path)} is no longer in the folder ${basename(dirname(path)) || dirname(path)}.`
}

/** A file name without folders and without characters that some system refuses or that turn its ending around; the page suggests, it does not choose places. */
function safeName(suggested: string): string {
  const name = suggested
    .replaceAll(/[\p{Cc}\p{Bidi_Control}<>:"/\\|?*]/gu, '-')
    .replace(/^\.+/, '')
    .slice(0, 200)
    .trim()
  return name === '' ? 'Untitled.cpo.json' : name
}
