import type { FileHandle } from 'node:fs/promises'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { writeWhole } from '../../src/main/atomic-write.ts'
import { describeFileError, isFileError } from '../../src/main/file-errors.ts'

/** The step of the next write that fails, and how. */
let fault: { step: 'open' | 'write' | 'sync' | 'rename'; code: string } | null = null

function failAt(step: string): void {
  if (fault?.step === step) throw Object.assign(new Error(fault.code), { code: fault.code, syscall: step })
}

vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs/promises')>()
  return {
    ...real,
    open: async (path: string, flags: string, mode?: number) => {
      // The folder is opened for reading only, to be synced.
      if (flags === 'r') return real.open(path, flags)
      failAt('open')
      const handle = await real.open(path, flags, mode)
      return new Proxy(handle, {
        get(target, name) {
          if (name === 'writeFile') return (content: string) => shortWrite(target, content)
          if (name === 'sync') return async () => failAt('sync')
          const value = Reflect.get(target, name)
          return typeof value === 'function' ? value.bind(target) : value
        },
      })
    },
    rename: async (from: string, to: string) => {
      failAt('rename')
      await real.rename(from, to)
    },
  }
})

/** Half of the content reaches the disk before it is full. */
async function shortWrite(handle: FileHandle, content: string): Promise<void> {
  if (fault?.step === 'write') await handle.write(content.slice(0, content.length / 2))
  failAt('write')
  await handle.writeFile(content)
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shoreline-atomic-'))
})
afterEach(async () => {
  fault = null
  await rm(folder, { recursive: true, force: true })
})

test.each([
  ['open', 'EACCES'],
  ['write', 'ENOSPC'],
  ['sync', 'EIO'],
  ['rename', 'EBUSY'],
] as const)('when %s fails with %s, the old file is whole and nothing is left beside it', async (step, code) => {
  const path = join(folder, 'design.cpo.json')
  await writeFile(path, 'the old document')
  fault = { step, code }
  await expect(writeWhole(path, 'the new document')).rejects.toMatchObject({ code })
  expect(await readFile(path, 'utf8')).toBe('the old document')
  expect(await readdir(folder)).toEqual(['design.cpo.json'])
})

test('without a fault the new document is there', async () => {
  const path = join(folder, 'design.cpo.json')
  await writeWhole(path, 'the new document')
  expect(await readFile(path, 'utf8')).toBe('the new document')
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
