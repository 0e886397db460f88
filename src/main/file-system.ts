import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, readlink, realpath, rename, stat, unlink } from 'node:fs/promises'

/** What the app reads of a file's status; sizes in bytes, times in ms since 1970. */
export interface FileStatus {
  readonly size: number
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly mtimeMs: number
  isFile(): boolean
  isDirectory(): boolean
}

export interface OpenFile {
  /**
   * Writes `bytes` from `offset` on, to the same place in the file.
   *
   * @returns how many bytes were written, which may be fewer than there are
   */
  write(bytes: Uint8Array, offset: number): Promise<number>
  /** Resolves when the content (of a folder: its names) would survive a power cut. */
  sync(): Promise<void>
  chmod(mode: number): Promise<void>
  chown(uid: number, gid: number): Promise<void>
  stat(): Promise<FileStatus>
  close(): Promise<void>
}

/**
 * The disk, as the main process uses it: everything that touches documents, journals and settings goes through here, so
 * that tests can put a disk that fails in its place. Every refusal is the operating system's own error (`isFileError`).
 */
export interface FileSystem {
  /** @param limit in bytes: no more than these are read */
  readFile(path: string, limit?: number): Promise<Uint8Array>
  stat(path: string): Promise<FileStatus>
  realpath(path: string): Promise<string>
  readlink(path: string): Promise<string>
  /** @param mode of a file that is created */
  open(path: string, flags: 'r' | 'r+' | 'wx', mode?: number): Promise<OpenFile>
  rename(from: string, to: string): Promise<void>
  unlink(path: string): Promise<void>
  /** Makes a folder, for this user only, and those above it that are missing. */
  mkdir(path: string): Promise<void>
  readdir(path: string): Promise<string[]>
}

export const nodeFileSystem: FileSystem = {
  async readFile(path, limit = Number.POSITIVE_INFINITY) {
    const chunks: Buffer[] = []
    // `end` is the place of the last byte, not the number of bytes.
    for await (const chunk of createReadStream(path, { end: limit - 1, highWaterMark: 1 << 20 })) chunks.push(chunk)
    return Buffer.concat(chunks)
  },
  stat,
  realpath: (path) => realpath(path),
  readlink: (path) => readlink(path),
  open: async (path, flags, mode) => openFile(await open(path, flags, mode)),
  rename,
  unlink,
  async mkdir(path) {
    await mkdir(path, { recursive: true, mode: 0o700 })
  },
  readdir: (path) => readdir(path),
}

function openFile(handle: FileHandle): OpenFile {
  return {
    write: async (bytes, offset) => (await handle.write(bytes, offset, bytes.length - offset, offset)).bytesWritten,
    sync: () => handle.sync(),
    chmod: (mode) => handle.chmod(mode),
    chown: (uid, gid) => handle.chown(uid, gid),
    stat: () => handle.stat(),
    close: () => handle.close(),
  }
}
