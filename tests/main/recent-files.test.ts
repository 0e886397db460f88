import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { nodeFileSystem } from '../../src/main/file-system.ts'
import { createRecentFiles } from '../../src/main/recent-files.ts'
import { createFaultyDisk, untilPowerCut } from '../support/faulty-disk.ts'

let folder: string
let file: string
let warnings: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shoreline-recent-'))
  file = join(folder, 'data', 'recent-files.json')
  warnings = []
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const recentFiles = () => createRecentFiles(nodeFileSystem, file, (message) => warnings.push(message))
const names = async (recent: ReturnType<typeof recentFiles>) => (await recent.list()).map(({ name }) => name)

test('newest first, each once, twelve at most, and there again at the next start', async () => {
  const recent = recentFiles()
  expect(await recent.list()).toEqual([])
  await Promise.all(Array.from({ length: 14 }, (_, k) => recent.add(`/designs/${k}.cpo.json`)))
  await recent.add('/designs/7.cpo.json')
  const expected = [7, 13, 12, 11, 10, 9, 8, 6, 5, 4, 3, 2].map((k) => `${k}.cpo.json`)
  expect(await names(recent)).toEqual(expected)
  expect(await names(recentFiles())).toEqual(expected)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

test('a file is named by an id that tells nothing and holds, and by its folder’s own name', async () => {
  const recent = recentFiles()
  await recent.add('/home/ada/designs/a.cpo.json')
  await recent.add('/home/ada/library/a.cpo.json')
  const [first, second] = await recent.list()
  expect(second).toEqual({ id: expect.any(String), name: 'a.cpo.json', folder: 'designs' })
  expect(await recent.list()).toEqual([first, second])
  expect(await recent.pathOf(first!.id)).toBe('/home/ada/library/a.cpo.json')
  expect(await recent.pathOf('/home/ada/designs/a.cpo.json')).toBeUndefined()
  await recent.forget(first!.id)
  expect(await recent.list()).toEqual([second])
  expect(await recent.pathOf(first!.id)).toBeUndefined()
})

test.each([
  ['broken', '{"format":"shoreline-rec'],
  ['foreign', '{"paths":["/a"]}'],
  ['of a newer version', '{"format":"shoreline-recent-files","version":2,"paths":[]}'],
  ['with paths that are none', '{"format":"shoreline-recent-files","version":1,"paths":["../a", 7]}'],
  ['no text', Buffer.of(0, 0xff)],
])('a list that is %s is read as empty, is told in the log, and begins anew', async (_case, content) => {
  await recentFiles().add('/designs/a.cpo.json')
  await writeFile(file, content)
  const recent = recentFiles()
  expect(await recent.list()).toEqual([])
  expect(warnings).toEqual(['The recent files could not be read: the file is not such a list.'])
  await recent.add('/designs/b.cpo.json')
  expect(await names(recentFiles())).toEqual(['b.cpo.json'])
})

test('a list that cannot be written lasts until the program ends', async () => {
  await writeFile(join(folder, 'data'), 'a file where the folder should be')
  const recent = recentFiles()
  await recent.add('/designs/a.cpo.json')
  expect(await names(recent)).toEqual(['a.cpo.json'])
  expect(warnings).toHaveLength(1)
})

test('what is known already is not written again', async () => {
  const recent = recentFiles()
  await recent.add('/designs/a.cpo.json')
  await writeFile(file, 'untouched')
  await recent.add('/designs/a.cpo.json')
  expect(await readFile(file, 'utf8')).toBe('untouched')
  expect(await readdir(join(folder, 'data'))).toEqual(['recent-files.json'])
})

test('a power cut at any step leaves the old list or the new one', async () => {
  for (let cutBefore = 1, off = true; off; cutBefore++) {
    const disk = createFaultyDisk({ '/data/': '' })
    const recent = createRecentFiles(disk.fs, '/data/recent-files.json')
    await recent.add('/designs/a.cpo.json')
    disk.follow({ cutBefore })
    await untilPowerCut(recent.add('/designs/b.cpo.json'))
    off = disk.isOff()
    for (const after of disk.afterPowerCut()) {
      const left = createRecentFiles(after.fs, '/data/recent-files.json', (message) => warnings.push(message))
      expect([['a.cpo.json'], ['b.cpo.json', 'a.cpo.json']]).toContainEqual(await names(left))
    }
  }
  expect(warnings).toEqual([])
})
