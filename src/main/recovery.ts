import { randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { JournalEntry, Outcome, RecoveredDocument, RecoveryApi } from '../preload/contract.ts'
import { isTemporaryName, syncFolder, writeWhole } from './atomic-write.ts'
import { digestAt, digestOf, done, failed, MAX_DOCUMENT_BYTES } from './document-file.ts'
import type { WindowDocuments } from './documents.ts'
import { ignoreFileError, isFileError, reasonOf, saysAbsent } from './file-errors.ts'
import type { FileSystem } from './file-system.ts'
import { type Journal, readJournal, writeJournal } from './journal.ts'
import { createNewestWins } from './turns.ts'

const ENDING = '.journal.json'

export interface WindowRecovery extends RecoveryApi {
  /** What this window's own journal holds, for a page that is loaded again; null where it holds nothing. */
  own(): Promise<RecoveredDocument | null>
}

export interface Recovery {
  /** The recovery of one window; no two windows share a journal. */
  forWindow(documents: Pick<WindowDocuments, 'fileOf' | 'adopt'>): WindowRecovery
  /** Resolves when the journals of the last run are known; whatever a window asks waits for it. Never rejects. */
  readonly ready: Promise<void>
}

/**
 * Keeps unsaved designs in journals, one whole file per window, replaced atomically. A journal that cannot be read (broken,
 * or of a newer version) is left where it is and not offered. One process at a time may use a folder.
 *
 * @param folder absolute path of the journals' own folder, in the app's data folder; made where it is missing
 * @param warn takes sentences for the log
 * @param now the time, ms since 1970
 */
export function createRecovery(
  fs: FileSystem,
  folder: string,
  warn: (message: string) => void,
  now: () => number = Date.now,
): Recovery {
  /** Journals that no window holds, by id. */
  const offered = new Set<string>()
  const unreadable = new Set<string>()
  const ready = lookAround()

  const pathOf = (id: string): string => join(folder, `${id}${ENDING}`)

  async function lookAround(): Promise<void> {
    try {
      await makeFolder()
      for (const name of await fs.readdir(folder)) {
        if (name.endsWith(ENDING)) offered.add(name.slice(0, -ENDING.length))
        // Nobody else writes here: a temporary file is of a write that did not end.
        else if (isTemporaryName(name)) await remove(join(folder, name))
      }
    } catch (error) {
      warn(`Unsaved designs of the last run could not be looked for: ${explain(error)}.`)
    }
  }

  async function makeFolder(): Promise<void> {
    await fs.mkdir(folder)
    await syncFolder(fs, dirname(folder))
  }

  async function remove(path: string): Promise<void> {
    try {
      await fs.unlink(path)
    } catch (error) {
      if (!saysAbsent(error)) warn(`A journal could not be removed: ${explain(error)}.`)
    }
  }

  async function removeJournals(ids: readonly string[]): Promise<void> {
    for (const id of ids) await remove(pathOf(id))
    await syncFolder(fs, folder)
  }

  /** The journal of an id, if it is there and can be read. */
  async function read(id: string): Promise<Journal | null> {
    const journal = await readJournal(fs, pathOf(id))
    if (typeof journal !== 'string') return journal
    if (!unreadable.has(id)) warn(`The journal ${id} was left in place and is not offered: ${journal}.`)
    unreadable.add(id)
    return null
  }

  /** The journal of an id, if it is offered. One whose design is in its file, saved just before the end, has served. */
  async function readOffered(id: string): Promise<Journal | null> {
    const journal = offered.has(id) ? await read(id) : null
    if (!journal?.file || (await digestOnDisk(journal.file.path)) !== digestOf(journal.text)) return journal
    if (offered.delete(id)) await removeJournals([id])
    return null
  }

  /** Null where there is no such file, undefined where it cannot be read now. */
  const digestOnDisk = (path: string) => digestAt(fs, path).catch(ignoreFileError)

  async function opened({ name, file, text }: Journal, adopt: WindowDocuments['adopt']): Promise<RecoveredDocument> {
    const onDisk = file && (await digestOnDisk(file.path))
    if (!file || onDisk === null) return { name, token: null, text }
    // Where the file holds this very design, it is this design that was saved, and no change of somebody else's.
    const digest = onDisk === digestOf(text) ? onDisk : file.digest
    return { name, token: await adopt(file.path, digest), text }
  }

  function forWindow({ fileOf, adopt }: Pick<WindowDocuments, 'fileOf' | 'adopt'>): WindowRecovery {
    /** The journal that the next entry goes to. */
    let own: string = randomUUID()
    /** Journals that this window held before it took over another; they go when that is written anew or ended. */
    const former: string[] = []

    async function write(id: string, { name, token, text }: JournalEntry): Promise<Outcome<null>> {
      if (Buffer.byteLength(text) > MAX_DOCUMENT_BYTES) return failed(notKept('the design is larger than 50 MB'))
      const file = (token !== null && fileOf(token)) || null
      const content = writeJournal({ name, file, changedAt: now(), text })
      const put = () => writeWhole(fs, pathOf(id), content, { mode: 0o600 })
      try {
        await put().catch((error: unknown) => {
          if (!saysAbsent(error)) throw error
          return makeFolder().then(put)
        })
      } catch (error) {
        return failed(notKept(explain(error)))
      }
      if (id === own && former.length > 0) await removeJournals(former.splice(0))
      return done(null)
    }

    /** Brings a journal to an entry, or to nothing. */
    const keep = createNewestWins(async ({ id, entry }: { id: string; entry: JournalEntry | null }) => {
      await ready
      if (entry) return write(id, entry)
      await removeJournals([...former.splice(0), id])
      return done(null)
    })

    let latest: Promise<unknown> = ready
    function hold(entry: JournalEntry | null): Promise<Outcome<null>> {
      const answer = keep({ id: own, entry })
      latest = answer
      return answer
    }

    return {
      journal: hold,

      async end() {
        await hold(null)
      },

      async list() {
        await ready
        const found = await Promise.all([...offered].map(async (id) => ({ id, journal: await readOffered(id) })))
        return found
          .flatMap(({ id, journal }) => (journal && offered.has(id) ? [{ id, ...journal }] : []))
          .map(({ id, name, changedAt, text }) => ({ id, name, changedAt, text }))
          .sort((a, b) => b.changedAt - a.changedAt)
      },

      async recover(id) {
        await ready
        const journal = await readOffered(id)
        // Another window may have taken it while this one was reading.
        if (!journal || !offered.delete(id)) return failed(TAKEN)
        // The journal itself changes hands: no step can fail, and at no moment is the design in no journal.
        former.push(own)
        own = id
        return done(await opened(journal, adopt))
      },

      async discard(id) {
        await ready
        // What cannot be read stays: a newer version may make something of it.
        if ((await readOffered(id)) && offered.delete(id)) await removeJournals([id])
      },

      async own() {
        await latest
        const journal = await read(own)
        return journal && opened(journal, adopt)
      },
    }
  }

  return { forWindow, ready }
}

const TAKEN = 'This design can no longer be recovered: another window has it, or its journal cannot be read.'

const notKept = (reason: string): string =>
  `The unsaved changes could not be kept for recovery: ${reason}. Until that works again, only saving keeps them.`

/** Why the disk refused, as the end of a sentence; a bug comes through. */
function explain(error: unknown): string {
  if (!isFileError(error)) throw error
  return reasonOf(error)
}
