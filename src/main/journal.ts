import { z } from 'zod'
import { MAX_DOCUMENT_BYTES } from './document-file.ts'
import { isFileError, reasonOf, saysAbsent } from './file-errors.ts'
import type { FileSystem } from './file-system.ts'

const VERSION = 1
/** JSON writes a control character in six bytes; the rest is room for the path and the names. */
const MAX_BYTES = 6 * MAX_DOCUMENT_BYTES + 64 * 1024

/** What a journal file holds: one design with changes that were not saved. */
const journal = z.object({
  format: z.literal('shoreline-recovery'),
  version: z.literal(VERSION),
  name: z.string(),
  /** Of the design's file, absolute, and of its content when it was last read or written; null without one. */
  file: z.object({ path: z.string(), digest: z.string() }).nullable(),
  /** ms since 1970 */
  changedAt: z.number(),
  text: z.string(),
})

export type Journal = Omit<z.infer<typeof journal>, 'format' | 'version'>

export function writeJournal(content: Journal): string {
  return JSON.stringify({ format: 'shoreline-recovery', version: VERSION, ...content } satisfies z.input<
    typeof journal
  >)
}

/** The journal in a file, null where there is none, or why it cannot be read, as the end of a sentence. */
export async function readJournal(fs: FileSystem, path: string): Promise<Journal | string | null> {
  try {
    const bytes = await fs.readFile(path, MAX_BYTES)
    const content: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    const parsed = journal.safeParse(content)
    if (parsed.success) return parsed.data
    return isOfNewerVersion(content) ? 'a newer version of Shoreline wrote it' : 'it is not a whole journal'
  } catch (error) {
    if (saysAbsent(error)) return null
    if (isFileError(error)) return reasonOf(error)
    if (error instanceof SyntaxError || error instanceof TypeError) return 'it is not a whole journal'
    throw error
  }
}

const newer = z.object({ format: z.literal('shoreline-recovery'), version: z.number().gt(VERSION) })
const isOfNewerVersion = (content: unknown): boolean => newer.safeParse(content).success
