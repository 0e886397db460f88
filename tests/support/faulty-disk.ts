/**
 * A disk in memory that fails when it is told to and can lose its power between any two steps. Its promises are the weakest
 * that file systems give: content is durable after the file was synced, names after their folder was. Until then a power cut
 * keeps or loses each change of a name by itself (a rename as one), and of each file the old content, the new or half of it.
 */
import { dirname } from 'node:path'
import type { FileStatus, FileSystem, OpenFile } from '../../src/main/file-system.ts'

interface Inode {
  readonly kind: 'file' | 'folder'
  content: Uint8Array
  /** What a power cut leaves for certain. */
  durable: Uint8Array
  mode: number
  mtimeMs: number
}

type Names = Map<string, Inode>

interface NameChange {
  readonly folder: string
  apply(names: Names): void
}

export interface Plan {
  /** The error code of a step that fails, counted from 1. */
  fault?(step: number, call: string): string | undefined
  /** The power goes before this step. */
  readonly cutBefore?: number
  /** The most that one write takes, in bytes. */
  readonly writeLimit?: number
}

export interface FaultyDisk {
  readonly fs: FileSystem
  /** From now on the disk fails as planned; its steps are counted anew. */
  follow(plan: Plan): void
  /** What was called since a plan is followed: `rename /folder/a`. */
  calls(): readonly string[]
  isOff(): boolean
  /** Files by path, as a running program sees them. */
  files(): Record<string, string>
  /** Every disk that a power cut at this moment may leave. */
  afterPowerCut(): Iterable<FaultyDisk>
}

/** No refusal of the system: nothing runs after it. */
export class PowerCut extends Error {}

/** What work on a disk gives, undefined where the power went. */
export function untilPowerCut<T>(work: Promise<T>): Promise<T | undefined> {
  return work.catch((error: unknown) => {
    if (error instanceof PowerCut) return undefined
    throw error
  })
}

const text = new TextDecoder()
const bytes = new TextEncoder()

/** @param files by absolute path, with the folders above them; a path that ends with a slash is an empty folder */
export function createFaultyDisk(files: Readonly<Record<string, string>>): FaultyDisk {
  const names: Names = new Map()
  for (const [path, content] of Object.entries(files)) {
    for (const folder of foldersAbove(path)) names.set(folder, inode('folder'))
    if (!path.endsWith('/')) names.set(path, inode('file', bytes.encode(content)))
  }
  return createDisk(names)
}

function createDisk(names: Names): FaultyDisk {
  let plan: Plan = {}
  let calls: string[] = []
  const durableNames: Names = new Map(names)
  let pending: NameChange[] = []
  let off = false

  function step(call: string, path: string): void {
    off ||= calls.length + 1 === plan.cutBefore
    if (off) throw new PowerCut(`${call} ${path}`)
    calls.push(`${call} ${path}`)
    const code = plan.fault?.(calls.length, call)
    if (code) throw refusal(code, call)
  }

  function find(call: string, path: string): Inode {
    const found = names.get(path)
    if (!found) throw refusal('ENOENT', call)
    return found
  }

  function change(folder: string, apply: (names: Names) => void): void {
    apply(names)
    pending.push({ folder, apply })
  }

  function syncNames(folder: string): void {
    for (const { apply } of pending.filter((one) => one.folder === folder)) apply(durableNames)
    pending = pending.filter((one) => one.folder !== folder)
  }

  function openFile(path: string, file: Inode): OpenFile {
    return {
      async write(content, offset) {
        const end = Math.min(content.length, offset + (plan.writeLimit ?? content.length))
        const put = (to: number) => {
          file.content = Uint8Array.from([...file.content.slice(0, offset), ...content.slice(offset, to)])
          file.mtimeMs = Date.now()
        }
        try {
          step('write', path)
        } catch (error) {
          // A refused write may have written something.
          if (!off) put(Math.ceil((offset + end) / 2))
          throw error
        }
        put(end)
        return end - offset
      },
      async sync() {
        step('sync', path)
        if (file.kind === 'folder') syncNames(path)
        else file.durable = file.content
      },
      async chmod(mode) {
        step('chmod', path)
        file.mode = mode
      },
      async chown() {
        step('chown', path)
      },
      async stat() {
        step('fstat', path)
        return statusOf(file)
      },
      async close() {
        step('close', path)
      },
    }
  }

  const fs: FileSystem = {
    async readFile(path, limit) {
      step('readFile', path)
      const file = find('read', path)
      if (file.kind === 'folder') throw refusal('EISDIR', 'read')
      return file.content.slice(0, limit)
    },
    async stat(path) {
      step('stat', path)
      return statusOf(find('stat', path))
    },
    async realpath(path) {
      step('realpath', path)
      find('realpath', path)
      return path
    },
    async readlink(path) {
      step('readlink', path)
      find('readlink', path)
      throw refusal('EINVAL', 'readlink')
    },
    async open(path, flags, mode = 0o666) {
      step('open', path)
      if (flags !== 'wx') return openFile(path, find('open', path))
      if (names.has(path)) throw refusal('EEXIST', 'open')
      find('open', dirname(path))
      const file = { ...inode('file'), mode }
      change(dirname(path), (all) => all.set(path, file))
      return openFile(path, file)
    },
    async rename(from, to) {
      step('rename', from)
      const file = find('rename', from)
      change(dirname(to), (all) => {
        if (all.get(from) === file) all.delete(from)
        all.set(to, file)
      })
    },
    async unlink(path) {
      step('unlink', path)
      const file = find('unlink', path)
      change(dirname(path), (all) => {
        if (all.get(path) === file) all.delete(path)
      })
    },
    async mkdir(path) {
      step('mkdir', path)
      for (const folder of foldersAbove(`${path}/`)) {
        if (names.has(folder)) continue
        const made = inode('folder')
        change(dirname(folder), (all) => all.set(folder, made))
      }
    },
    async readdir(path) {
      step('readdir', path)
      find('readdir', path)
      return [...names.keys()]
        .filter((name) => dirname(name) === path && name !== path)
        .map((name) => name.slice(path.length + 1))
    },
  }

  function* afterPowerCut(): Iterable<FaultyDisk> {
    if (pending.length > 12) throw new Error('Too many changes of names to try every combination.')
    for (let kept = 0; kept < 2 ** pending.length; kept++) {
      const survivors = new Map(durableNames)
      for (const [k, { apply }] of pending.entries()) if ((kept >> k) & 1) apply(survivors)
      const reachable = [...survivors].filter(([path]) => foldersAbove(path).every((folder) => survivors.has(folder)))
      for (const contents of combinations(reachable)) yield createDisk(contents)
    }
  }

  return {
    fs,
    follow(next) {
      plan = next
      calls = []
    },
    calls: () => calls,
    isOff: () => off,
    files: () =>
      Object.fromEntries(
        [...names].filter(([, { kind }]) => kind === 'file').map(([path, { content }]) => [path, text.decode(content)]),
      ),
    afterPowerCut,
  }
}

/** The files with every combination of what may be left of content that was not synced. */
function* combinations(names: readonly (readonly [string, Inode])[]): Iterable<Names> {
  const [first, ...rest] = names
  if (!first) {
    yield new Map()
    return
  }
  const [path, file] = first
  const { content, durable } = file
  const left = content === durable ? [content] : [durable, content, content.slice(0, content.length / 2)]
  for (const others of combinations(rest)) {
    for (const one of left) yield new Map(others).set(path, { ...file, content: one, durable: one })
  }
}

function inode(kind: Inode['kind'], content = new Uint8Array()): Inode {
  return { kind, content, durable: content, mode: kind === 'file' ? 0o644 : 0o755, mtimeMs: Date.now() }
}

function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_part, k) => parts.slice(0, k + 1).join('/') || '/')
}

function statusOf({ kind, content, mode, mtimeMs }: Inode): FileStatus {
  return {
    size: content.length,
    mode,
    uid: 1000,
    gid: 1000,
    mtimeMs,
    isFile: () => kind === 'file',
    isDirectory: () => kind === 'folder',
  }
}

const refusal = (code: string, syscall: string) => Object.assign(new Error(`${code} ${syscall}`), { code, syscall })
