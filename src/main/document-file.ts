import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { Outcome } from '../preload/contract.ts'
import { writeWhole } from './atomic-write.ts'
import { describeFileError, isFileError, saysAbsent } from './file-errors.ts'
import type { FileStatus, FileSystem } from './file-system.ts'

/** Of a document on disk, read or written. */
export const MAX_DOCUMENT_BYTES = 50 * 1024 * 1024

export const done = <T>(value: T) => ({ status: 'done', value }) as const
export const failed = (reason: string) => ({ status: 'failed', reason }) as const
/** SHA-256: tells whether a file is still the one that was read or written. */
export const digestOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

export interface ReadText {
  readonly text: string
  /** Of the bytes, byte order mark included. */
  readonly digest: string
  readonly readOnly: boolean
}

/** Reads a text; a byte order mark is not part of it. Whatever is not such a file is refused in a sentence. */
export async function readText(fs: FileSystem, path: string): Promise<Outcome<ReadText>> {
  const name = basename(path)
  try {
    const found = await fs.stat(path)
    if (!found.isFile() && !found.isDirectory())
      return failed(`${name} could not be opened: it is not an ordinary file.`)
    const bytes = await fs.readFile(path, MAX_DOCUMENT_BYTES + 1)
    if (bytes.length > MAX_DOCUMENT_BYTES) return failed(`${name} could not be opened: it is larger than 50 MB.`)
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return done({ text, digest: digestOf(bytes), readOnly: isReadOnly(found) })
  } catch (error) {
    if (isFileError(error)) return failed(describeFileError(error, name, 'opened'))
    if (error instanceof TypeError) return failed(`${name} could not be opened: it is not a UTF-8 text file.`)
    throw error
  }
}

/** The digest of the file at a path now, null where none is. Throws the file system's own error. */
export async function digestAt(fs: FileSystem, path: string): Promise<string | null> {
  try {
    // A pipe would keep a reader waiting for ever.
    if (!(await fs.stat(path)).isFile()) return null
    // One byte more than any document has: a larger file has another digest than every document.
    return digestOf(await fs.readFile(path, MAX_DOCUMENT_BYTES + 1))
  } catch (error) {
    if (saysAbsent(error)) return null
    throw error
  }
}

/**
 * Replaces a file as a whole or not at all.
 *
 * @param action past participle for the sentence of a failure
 * @param expected digests of what may be replaced; absent: whatever is there. Nothing at all may always be replaced.
 * @returns the digest of what was written; `changed`: something else is there, and nothing was written
 */
export async function replaceFile(
  fs: FileSystem,
  path: string,
  content: string | Uint8Array,
  action: 'saved' | 'exported',
  expected?: string | null,
): Promise<Outcome<string> | { readonly status: 'changed' }> {
  const name = basename(path)
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  if (bytes.length > MAX_DOCUMENT_BYTES) return failed(`${name} could not be ${action}: it is larger than 50 MB.`)
  try {
    const obstacle = await obstacleTo(fs, path)
    if (obstacle !== null) return failed(`${name} could not be ${action}: ${obstacle}`)
    const mayReplace = async () => {
      const found = await digestAt(fs, path)
      return found === null || found === expected
    }
    const written = await writeWhole(fs, path, bytes, expected === undefined ? {} : { mayReplace })
    return written ? done(digestOf(bytes)) : { status: 'changed' }
  } catch (error) {
    if (isFileError(error)) return failed(describeFileError(error, name, action))
    throw error
  }
}

/**
 * Why a file must not be replaced though its folder would allow it; null where it may be. The mode bits are looked at as
 * well, because the administrator may write everywhere.
 */
async function obstacleTo(fs: FileSystem, path: string): Promise<string | null> {
  let found: FileStatus
  try {
    found = await fs.stat(path)
  } catch (error) {
    if (saysAbsent(error)) return null
    throw error
  }
  if (found.isDirectory()) return 'it is a folder.'
  if (!found.isFile()) return 'it is not an ordinary file.'
  if (isReadOnly(found)) return READ_ONLY
  try {
    const file = await fs.open(path, 'r+')
    await file.close()
    return null
  } catch (error) {
    if (isFileError(error) && ['EACCES', 'EPERM'].includes(error.code)) return READ_ONLY
    throw error
  }
}

const READ_ONLY = 'it is read-only. Use Save As to keep a copy.'

/** On Windows the same bits stand for the attribute. */
function isReadOnly({ mode }: FileStatus): boolean {
  return (mode & 0o222) === 0
}
