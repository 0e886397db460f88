import { randomUUID } from 'node:crypto'
import { basename, dirname, isAbsolute } from 'node:path'
import { z } from 'zod'
import type { RecentFile } from '../preload/contract.ts'
import { writeWhole } from './atomic-write.ts'
import { isFileError, reasonOf, saysAbsent } from './file-errors.ts'
import type { FileSystem } from './file-system.ts'
import { createNewestWins } from './turns.ts'

const MAX_RECENT_FILES = 12
const MAX_BYTES = 1024 * 1024

const savedList = z.object({
  format: z.literal('shoreline-recent-files'),
  version: z.literal(1),
  /** Absolute, newest first. */
  paths: z.array(z.string().refine(isAbsolute)),
})

/** The files of all windows that were opened or saved last. */
export interface RecentFiles {
  /** Newest first; ids hold for as long as the app runs. */
  list(): Promise<readonly RecentFile[]>
  pathOf(id: string): Promise<string | undefined>
  add(path: string): Promise<void>
  forget(id: string): Promise<void>
}

/**
 * Recent files are a convenience: a list that cannot be read is empty, one that cannot be written lasts until the app
 * ends, and neither stands in the way of a document.
 *
 * @param file absolute path of the list, in the app's own data folder
 * @param warn takes sentences for the log
 */
export function createRecentFiles(
  fs: FileSystem,
  file: string,
  warn: (message: string) => void = () => {},
): RecentFiles {
  const ids = new Map<string, string>()
  let reading: Promise<string[]> | null = null
  const paths = () => {
    reading ??= read()
    return reading
  }

  async function read(): Promise<string[]> {
    try {
      const bytes = await fs.readFile(file, MAX_BYTES)
      return savedList.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))).paths.slice(0, MAX_RECENT_FILES)
    } catch (error) {
      if (!saysAbsent(error)) warn(`The recent files could not be read: ${explain(error)}.`)
      return []
    }
  }

  const write = createNewestWins(async (newest: string[]) => {
    const content: z.input<typeof savedList> = { format: 'shoreline-recent-files', version: 1, paths: newest }
    try {
      await fs.mkdir(dirname(file))
      await writeWhole(fs, file, JSON.stringify(content), { mode: 0o600 })
    } catch (error) {
      warn(`The recent files could not be written: ${explain(error)}.`)
    }
  })

  async function change(next: (present: string[]) => string[]): Promise<void> {
    const before = paths()
    const after = before.then(next)
    reading = after
    if ((await before).join('\0') !== (await after).join('\0')) await write(await after)
  }

  function idOf(path: string): string {
    const id = ids.get(path) ?? randomUUID()
    ids.set(path, id)
    return id
  }

  return {
    async list() {
      return (await paths()).map((path) => ({ id: idOf(path), name: basename(path), folder: basename(dirname(path)) }))
    },
    async pathOf(id) {
      return (await paths()).find((path) => ids.get(path) === id)
    },
    add: (path) => change((present) => [path, ...present.filter((other) => other !== path)].slice(0, MAX_RECENT_FILES)),
    forget: (id) => change((present) => present.filter((path) => ids.get(path) !== id)),
  }
}

/** The expected ways to fail: the disk's, broken JSON and another shape. Everything else is a bug. */
function explain(error: unknown): string {
  if (isFileError(error)) return reasonOf(error)
  if (error instanceof SyntaxError || error instanceof z.ZodError) return 'the file is not such a list'
  throw error
}
