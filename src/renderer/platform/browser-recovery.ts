/**
 * Recovery in a browser: one journal for each tab in the origin-private file system. A tab holds a lock as long as it
 * lives, so a journal whose lock nobody holds belongs to a tab that ended without closing its document.
 */
import { z } from 'zod'
import type { RecoverableDocument, RecoveryApi } from '../../preload/contract.ts'

const FOLDER = 'recovery'
const LOCK = 'shoreline journal '
const ENDING = '.json'

const journal = z.object({
  format: z.literal('shoreline-journal'),
  version: z.literal(1),
  name: z.string(),
  changedAt: z.number(),
  text: z.string(),
})

/** Null where the browser has no origin-private file system or no locks: then there is nothing to recover from. */
export function createBrowserRecovery(): RecoveryApi | null {
  if (!('storage' in navigator) || !('getDirectory' in navigator.storage) || !('locks' in navigator)) return null
  const own = crypto.randomUUID()
  // held until the tab is gone
  void navigator.locks.request(LOCK + own, () => new Promise<never>(() => {}))
  /** One after the other, so that an end is never overtaken by a write that began before it. */
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const next = turn.then(run, run)
    turn = next.catch(() => {})
    return next
  }

  async function write(name: string, text: string): Promise<void> {
    const file = await (await folder()).getFileHandle(own + ENDING, { create: true })
    // The browser writes beside the file and swaps on close: it is always whole.
    const stream = await file.createWritable()
    const entry = { format: 'shoreline-journal', version: 1, name, changedAt: Date.now(), text }
    await stream.write(JSON.stringify(entry))
    await stream.close()
  }

  async function read(id: string): Promise<RecoverableDocument | null> {
    const file = await (await folder()).getFileHandle(id + ENDING)
    try {
      const { name, changedAt, text } = journal.parse(JSON.parse(await (await file.getFile()).text()))
      return { id, name, changedAt, text }
    } catch (error) {
      // of a newer version, or cut off by the browser's own crash: it stays where it is
      if (error instanceof SyntaxError || error instanceof z.ZodError) return null
      throw error
    }
  }

  return {
    journal: ({ name, text }) =>
      inTurn(async () => {
        try {
          await write(name, text)
          return { status: 'done', value: null }
        } catch (error) {
          if (!(error instanceof DOMException)) throw error
          const reason = `Changes cannot be kept for recovery: ${error.message} Save the design to keep it.`
          return { status: 'failed', reason }
        }
      }),

    end: () => inTurn(() => remove(own)),

    async list() {
      const held = new Set(((await navigator.locks.query()).held ?? []).map(({ name }) => name))
      const found: RecoverableDocument[] = []
      for await (const name of (await folder()).keys()) {
        const id = name.slice(0, -ENDING.length)
        if (!name.endsWith(ENDING) || held.has(LOCK + id)) continue
        const design = await read(id)
        if (design) found.push(design)
      }
      return found.sort((a, b) => b.changedAt - a.changedAt)
    },

    recover: (id) =>
      inTurn(async () => {
        const design = await read(id).catch(absent)
        if (!design) return { status: 'failed', reason: 'The design is no longer there; another window has taken it.' }
        await write(design.name, design.text)
        await remove(id)
        // file handles do not outlive their tab, so the design has to be given its place again
        return { status: 'done', value: { name: design.name, token: null, text: design.text } }
      }),

    discard: remove,
  }
}

async function folder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true })
}

async function remove(id: string): Promise<void> {
  await (await folder()).removeEntry(id + ENDING).catch(absent)
}

function absent(error: unknown): null {
  if (error instanceof DOMException && error.name === 'NotFoundError') return null
  throw error
}
