import { dirname } from 'node:path'
import { z } from 'zod'
import type { LibraryPart, Outcome } from '../preload/contract.ts'
import { writeWhole } from './atomic-write.ts'
import { isFileError, reasonOf, saysAbsent } from './file-errors.ts'
import type { FileSystem } from './file-system.ts'
import { createTurns } from './turns.ts'

export const MAX_PARTS = 500
/** Characters of one part: twice what a source of as many blocks as a power map may have takes. */
export const MAX_PART_TEXT = 1024 * 1024
/** Of the file, read or written. */
const MAX_BYTES = 32 * 1024 * 1024

const savedLibrary = z.object({
  format: z.literal('shoreline-parts'),
  version: z.literal(1),
  parts: z.array(z.object({ id: z.string().min(1), name: z.string(), text: z.string() })),
})

/** The designer's own parts, for all windows: one file in the app's data folder, written whole. */
export interface PartsLibrary {
  /** In the order in which they were saved. */
  list(): Promise<Outcome<readonly LibraryPart[]>>
  /** Adds a part, or replaces the one of that id. */
  save(part: LibraryPart): Promise<Outcome<null>>
  remove(id: string): Promise<Outcome<null>>
}

/**
 * The file is read for every act, so that windows and programs that share it lose nothing of each other's. One that cannot
 * be read is never written over: what is in it is somebody's work.
 *
 * @param file absolute path
 */
export function createPartsLibrary(fs: FileSystem, file: string): PartsLibrary {
  const inTurn = createTurns()

  async function read(): Promise<LibraryPart[]> {
    try {
      const bytes = await fs.readFile(file, MAX_BYTES)
      return savedLibrary.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))).parts
    } catch (error) {
      if (saysAbsent(error)) return []
      throw error
    }
  }

  const change = (next: (parts: LibraryPart[]) => LibraryPart[]) =>
    inTurn(() =>
      attempt(async () => {
        const parts = next(await read())
        if (parts.length > MAX_PARTS) throw new Refusal(`The library holds ${MAX_PARTS} parts at most.`)
        const library: z.input<typeof savedLibrary> = { format: 'shoreline-parts', version: 1, parts }
        const content = Buffer.from(`${JSON.stringify(library, null, 2)}\n`)
        if (content.length > MAX_BYTES) throw new Refusal('The library is full. Remove parts that you no longer need.')
        await fs.mkdir(dirname(file))
        await writeWhole(fs, file, content, { mode: 0o600 })
        return null
      }),
    )

  return {
    list: () => inTurn(() => attempt(read)),
    save: (part) =>
      change((parts) => {
        if (part.text.length > MAX_PART_TEXT)
          throw new Refusal(`${part.name} is too large for the library. Save fewer components as one part.`)
        const at = parts.findIndex(({ id }) => id === part.id)
        return at < 0 ? [...parts, part] : parts.with(at, part)
      }),
    remove: (id) => change((parts) => parts.filter((part) => part.id !== id)),
  }
}

class Refusal extends Error {}

/** The expected ways to fail become an outcome; everything else is a bug. */
async function attempt<T>(act: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { status: 'done', value: await act() }
  } catch (error) {
    if (error instanceof Refusal) return { status: 'failed', reason: error.message }
    if (isFileError(error)) return { status: 'failed', reason: `The parts library: ${reasonOf(error)}.` }
    if (error instanceof SyntaxError || error instanceof z.ZodError) {
      return { status: 'failed', reason: 'The file of the parts library is damaged and was left as it is.' }
    }
    throw error
  }
}
