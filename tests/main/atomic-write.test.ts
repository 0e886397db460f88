import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeWhole } from '../../src/main/atomic-write.ts'
import { describeFileError, isFileError } from '../../src/main/file-errors.ts'
import { type FileSystem, nodeFileSystem } from '../../src/main/file-system.ts'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shoreline-atomic-'))
  path = join(folder, 'design.cpo.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** The real disk, whose files take a few bytes at a time. */
const shortWrites: FileSystem = {
  ...nodeFileSystem,
  async open(name, flags, mode) {
    const file = await nodeFileSystem.open(name, flags, mode)
    return { ...file, write: (bytes, offset) => file.write(bytes.subarray(0, offset + 3), offset) }
  },
}

test('a new file is written in full by short writes, and nothing is left beside it', async () => {
  expect(await writeWhole(shortWrites, path, 'the new document, ü')).toBe(true)
  expect(await readFile(path, 'utf8')).toBe('the new document, ü')
  expect(await readdir(folder)).toEqual(['design.cpo.json'])
})

test('a disk that takes nothing and reports nothing is an error, not an endless loop', async () => {
  const stuck: FileSystem = {
    ...nodeFileSystem,
    open: async (...args) => ({ ...(await nodeFileSystem.open(...args)), write: async () => 0 }),
  }
  await writeFile(path, 'old')
  await expect(writeWhole(stuck, path, 'new')).rejects.toMatchObject({ code: 'EIO' })
  expect(await readFile(path, 'utf8')).toBe('old')
  expect(await readdir(folder)).toEqual(['design.cpo.json'])
})

test('a full disk leaves the old document whole', async (context) => {
  // A device that refuses every write for want of space; where the system has it.
  if (!(await stat('/dev/full').catch(() => null))) return context.skip()
  const full: FileSystem = {
    ...nodeFileSystem,
    open: async (name, flags, mode) => ({
      ...(await nodeFileSystem.open(name, flags, mode)),
      write: async (bytes, offset) => {
        const device = await nodeFileSystem.open('/dev/full', 'r+')
        return device.write(bytes, offset).finally(() => device.close())
      },
    }),
  }
  await writeFile(path, 'old')
  await expect(writeWhole(full, path, 'new')).rejects.toMatchObject({ code: 'ENOSPC' })
  expect(await readFile(path, 'utf8')).toBe('old')
  expect(await readdir(folder)).toEqual(['design.cpo.json'])
})

test('a no at the last moment leaves everything as it was', async () => {
  await writeFile(path, 'old')
  expect(await writeWhole(nodeFileSystem, path, 'new', { mayReplace: async () => false })).toBe(false)
  expect(await readFile(path, 'utf8')).toBe('old')
  expect(await readdir(folder)).toEqual(['design.cpo.json'])
})

describe('what a file keeps', () => {
  test.each([0o600, 0o640, 0o664, 0o777])('permissions %o', async (mode) => {
    await writeFile(path, 'old')
    await chmod(path, mode)
    await writeWhole(nodeFileSystem, path, 'new')
    expect((await stat(path)).mode & 0o777).toBe(mode)
  })

  test('a new file gets those asked for', async () => {
    await writeWhole(nodeFileSystem, path, 'new', { mode: 0o600 })
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  test.runIf(process.getuid?.() === 0)('owner and group, where the administrator saves', async () => {
    await writeFile(path, 'old')
    await chown(path, 1234, 2345)
    await writeWhole(nodeFileSystem, path, 'new')
    expect(await stat(path)).toMatchObject({ uid: 1234, gid: 2345 })
  })

  test('where the group cannot be kept, the file is opened to no other group', async () => {
    await writeFile(path, 'old')
    await chmod(path, 0o664)
    const refusal = Object.assign(new Error('EPERM'), { code: 'EPERM', syscall: 'fchown' })
    const ofAnotherGroup: FileSystem = {
      ...nodeFileSystem,
      stat: async (name) => ({
        ...(await nodeFileSystem.stat(name)),
        gid: 4321,
        isFile: () => true,
        isDirectory: () => false,
      }),
      open: async (...args) => ({ ...(await nodeFileSystem.open(...args)), chown: () => Promise.reject(refusal) }),
    }
    await writeWhole(ofAnotherGroup, path, 'new')
    expect((await stat(path)).mode & 0o777).toBe(0o644)
  })

  test('links, chains of links, and links whose file is gone', async () => {
    await mkdir(join(folder, 'library'))
    const target = join(folder, 'library', 'shared.cpo.json')
    await symlink(join('library', 'shared.cpo.json'), join(folder, 'near.cpo.json'))
    await symlink('near.cpo.json', path)
    for (const content of ['first', 'second']) {
      await writeWhole(nodeFileSystem, path, content)
      expect(await readFile(target, 'utf8')).toBe(content)
    }
    expect((await lstat(path)).isSymbolicLink()).toBe(true)
    expect((await lstat(join(folder, 'near.cpo.json'))).isSymbolicLink()).toBe(true)
    expect(await readdir(join(folder, 'library'))).toEqual(['shared.cpo.json'])
  })

  test('a link that leads to itself is reported', async () => {
    await symlink('design.cpo.json', path)
    await expect(writeWhole(nodeFileSystem, path, 'new')).rejects.toMatchObject({ code: 'ELOOP' })
  })
})

describe('temporary files that killed programs left', () => {
  const yesterday = new Date(Date.now() - 25 * 3600 * 1000)

  async function left(name: string, at?: Date): Promise<void> {
    await writeFile(join(folder, name), 'half of a docu')
    if (at) await utimes(join(folder, name), at, at)
  }

  test('go with the next save of the same file a day later; everything else stays', async () => {
    await left('.design.cpo.json.0123456789ab.tmp', yesterday)
    await left('.design.cpo.json.ba9876543210.tmp')
    await left('.other.cpo.json.0123456789ab.tmp', yesterday)
    await left('.design.cpo.json.notes.tmp', yesterday)
    await writeWhole(nodeFileSystem, path, 'new')
    expect((await readdir(folder)).sort()).toEqual([
      '.design.cpo.json.ba9876543210.tmp',
      '.design.cpo.json.notes.tmp',
      '.other.cpo.json.0123456789ab.tmp',
      'design.cpo.json',
    ])
  })
})

test('a name as long as the file system allows can be saved', async () => {
  const long = join(folder, `${'ü'.repeat(120)}.cpo.json`)
  await writeWhole(nodeFileSystem, long, 'new')
  await writeWhole(nodeFileSystem, long, 'newer')
  expect(await readFile(long, 'utf8')).toBe('newer')
})

test.each([
  ['ENOSPC', 'design.cpo.json could not be saved: the disk is full.'],
  ['EACCES', 'design.cpo.json could not be saved: you do not have permission.'],
  ['EROFS', 'design.cpo.json could not be saved: the disk is read-only.'],
  ['EISDIR', 'design.cpo.json could not be saved: it is a folder.'],
  ['EUNKNOWN', 'design.cpo.json could not be saved: the system answered EUNKNOWN.'],
])('%s is told in words, and that nothing was written', (code, words) => {
  const error = Object.assign(new Error(code), { code, syscall: 'write' })
  if (!isFileError(error)) throw error
  expect(describeFileError(error, 'design.cpo.json', 'saved')).toBe(
    `${words} Nothing was written; the file on disk is as it was.`,
  )
})
