import { randomBytes } from 'node:crypto'
import { basename, dirname, join, resolve } from 'node:path'
import { ignoreFileError, saysAbsent } from './file-errors.ts'
import type { FileStatus, FileSystem, OpenFile } from './file-system.ts'

/** Of temporary files that a killed program left; a save that takes longer than a day is not under way any more. */
const LEFTOVER_AGE_MS = 24 * 3600 * 1000
/** Of the target's name in that of the temporary file: at most 200 bytes, where a file system allows 255 for the whole. */
const NAME_CHARACTERS = 50
const MAX_LINKS = 40
const TEMPORARY_ENDING = /^[0-9a-f]{12}\.tmp$/

export interface WriteOptions {
  /** Permissions of a file that does not exist yet, before the umask. */
  readonly mode?: number
  /** Asked when the new content is safe on disk and only the name is to be swapped; false gives up. */
  readonly mayReplace?: () => Promise<boolean>
}

/**
 * Replaces a file as a whole: the new content goes to a temporary file beside it, reaches the disk, and then takes the
 * name. Whatever fails or dies in between, the old file is still there and complete; when it throws (the file system's own
 * error) nothing has changed and no temporary file is left. Links, permissions and, where the system lets this user, owner and
 * group are kept. Temporary files of this target that are older than a day, left by a program that was killed, go.
 *
 * @returns whether the file was written; false only where `mayReplace` said no
 */
export async function writeWhole(
  fs: FileSystem,
  path: string,
  content: string | Uint8Array,
  { mode = 0o666, mayReplace }: WriteOptions = {},
): Promise<boolean> {
  const target = await followLinks(fs, path)
  const folder = dirname(target)
  const existing = await statusOf(fs, target)
  const temporary = join(folder, `${temporaryPrefix(target)}${randomBytes(6).toString('hex')}.tmp`)
  const file = await fs.open(temporary, 'wx', existing?.mode ?? mode)
  let writtenAt: number
  try {
    writtenAt = await fillAndClose(file, typeof content === 'string' ? Buffer.from(content) : content, existing)
    if (mayReplace && !(await mayReplace())) {
      await fs.unlink(temporary)
      return false
    }
    await fs.rename(temporary, target)
  } catch (error) {
    await fs.unlink(temporary).catch(ignoreFileError)
    throw error
  }
  // From here on the new content has the name: a failure would no longer mean that the old one is intact.
  await syncFolder(fs, folder)
  await removeLeftovers(fs, target, writtenAt - LEFTOVER_AGE_MS).catch(ignoreFileError)
  return true
}

/**
 * Makes the names in a folder survive a power cut, where the system can: some network file systems and Windows cannot sync
 * a folder, and then the old or the new name survives, with its whole content either way.
 */
export async function syncFolder(fs: FileSystem, folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await fs.open(folder, 'r').catch(ignoreFileError)
  if (!handle) return
  await handle.sync().catch(ignoreFileError)
  await handle.close().catch(ignoreFileError)
}

/** Whether a file is the temporary one of some save; to be asked only about folders of our own. */
export const isTemporaryName = (name: string): boolean => /^\..+\.[0-9a-f]{12}\.tmp$/.test(name)

const temporaryPrefix = (target: string): string => `.${[...basename(target)].slice(0, NAME_CHARACTERS).join('')}.`

/** The file that a chain of links leads to, whether or not it exists. */
async function followLinks(fs: FileSystem, path: string): Promise<string> {
  let target = path
  for (let link = 0; link < MAX_LINKS; link++) {
    try {
      return await fs.realpath(target)
    } catch (error) {
      if (!saysAbsent(error)) throw error
    }
    const next = await fs.readlink(target).catch(ignoreFileError)
    if (next === undefined) return target
    target = resolve(await fs.realpath(dirname(target)), next)
  }
  return target
}

async function statusOf(fs: FileSystem, path: string): Promise<FileStatus | null> {
  try {
    return await fs.stat(path)
  } catch (error) {
    if (saysAbsent(error)) return null
    throw error
  }
}

/** @returns when the file was written, by the clock of its disk, ms since 1970 */
async function fillAndClose(file: OpenFile, bytes: Uint8Array, existing: FileStatus | null): Promise<number> {
  let writtenAt: number
  try {
    await writeFully(file, bytes)
    if (existing) await keepOwnerAndMode(file, existing)
    await file.sync()
    writtenAt = (await file.stat()).mtimeMs
  } catch (error) {
    await file.close().catch(ignoreFileError)
    throw error
  }
  // Network file systems tell only now that the content did not arrive.
  await file.close()
  return writtenAt
}

async function writeFully(file: OpenFile, bytes: Uint8Array): Promise<void> {
  for (let offset = 0; offset < bytes.length; ) {
    const written = await file.write(bytes, offset)
    if (written === 0) throw Object.assign(new Error('nothing was written'), { code: 'EIO', syscall: 'write' })
    offset += written
  }
}

/**
 * Only the administrator may give files away: for others the new file belongs to who saves it, in the old group where he
 * is in it. In another group it is opened to no more people than everybody.
 */
async function keepOwnerAndMode(file: OpenFile, existing: FileStatus): Promise<void> {
  const own = await file.stat()
  if (own.uid !== existing.uid || own.gid !== existing.gid) {
    await file
      .chown(existing.uid, existing.gid)
      .catch((error: unknown) => ignoreFileError(error) ?? file.chown(own.uid, existing.gid))
      .catch(ignoreFileError)
  }
  const { gid } = await file.stat()
  const everybody = existing.mode & 0o007
  await file.chmod(gid === existing.gid ? existing.mode : (existing.mode & ~0o077) | (everybody << 3) | everybody)
}

async function removeLeftovers(fs: FileSystem, target: string, before: number): Promise<void> {
  const folder = dirname(target)
  const prefix = temporaryPrefix(target)
  for (const name of await fs.readdir(folder)) {
    if (!name.startsWith(prefix) || !TEMPORARY_ENDING.test(name.slice(prefix.length))) continue
    const path = join(folder, name)
    if ((await fs.stat(path)).mtimeMs < before) await fs.unlink(path)
  }
}
