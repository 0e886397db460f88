import { randomBytes } from 'node:crypto'
import type { Stats } from 'node:fs'
import { type FileHandle, open, realpath, rename, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isFileError } from './file-errors.ts'

/**
 * Replaces a file as a whole: the new content goes to a temporary file beside it, reaches the disk, and then takes the
 * name. Whatever fails in between, the old file is still there and complete. Links and permissions are kept.
 * Throws the file system's own error.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const target = await resolveLinks(path)
  const existing = await statOf(target)
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const file = await open(temporary, 'wx', existing?.mode ?? 0o666)
    try {
      // FileHandle.writeFile goes on after a short write; a single write() may stop early on a disk that fills up.
      await file.writeFile(content)
      if (existing) await keepOwnerAndMode(file, existing)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, target)
  } catch (error) {
    await unlink(temporary).catch(ignoreFileError)
    throw error
  }
  await syncFolder(dirname(target))
}

/** The file that a chain of links leads to; a path that does not exist yet is its own target. */
async function resolveLinks(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if (isFileError(error) && error.code === 'ENOENT') return path
    throw error
  }
}

async function statOf(path: string): Promise<Stats | null> {
  try {
    return await stat(path)
  } catch (error) {
    if (isFileError(error) && error.code === 'ENOENT') return null
    throw error
  }
}

async function keepOwnerAndMode(file: FileHandle, existing: Stats): Promise<void> {
  const { uid, gid } = await file.stat()
  // Only the owner of the machine may give files away; for others the new file belongs to who saves it.
  if (uid !== existing.uid || gid !== existing.gid) await file.chown(existing.uid, existing.gid).catch(ignoreFileError)
  await file.chmod(existing.mode)
}

/** The rename itself lives in the folder: without this a power cut may bring the old file back. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r').catch(ignoreFileError)
  if (!handle) return
  try {
    // Some network file systems cannot sync a folder; the document itself is already safe.
    await handle.sync().catch(ignoreFileError)
  } finally {
    await handle.close()
  }
}

function ignoreFileError(error: unknown): undefined {
  if (!isFileError(error)) throw error
  return undefined
}
