import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { nodeFileSystem } from '../../src/main/file-system.ts'
import { createPartsLibrary, MAX_PART_TEXT, MAX_PARTS } from '../../src/main/parts-library.ts'
import { createFaultyDisk } from '../support/faulty-disk.ts'

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shoreline-parts-'))
  file = join(folder, 'data', 'parts.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const part = (id: string, name = id) => ({ id, name, text: '{}' })
const done = (value: unknown) => ({ status: 'done', value })

test('parts are kept in the order in which they were saved, and there again at the next start', async () => {
  const library = createPartsLibrary(nodeFileSystem, file)
  expect(await library.list()).toEqual(done([]))
  await library.save(part('a'))
  await library.save(part('b'))
  await library.save(part('a', 'better'))
  const kept = done([part('a', 'better'), part('b')])
  expect(await library.list()).toEqual(kept)
  expect(await createPartsLibrary(nodeFileSystem, file).list()).toEqual(kept)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  await library.remove('a')
  expect(await library.list()).toEqual(done([part('b')]))
})

test('two windows that save at once, and another program, lose nothing of each other’s', async () => {
  const library = createPartsLibrary(nodeFileSystem, file)
  await Promise.all([library.save(part('a')), library.save(part('b')), library.save(part('c'))])
  await createPartsLibrary(nodeFileSystem, file).save(part('d'))
  await library.save(part('e'))
  expect(await library.list()).toEqual(done(['a', 'b', 'c', 'd', 'e'].map((id) => part(id))))
})

test('a damaged library is reported and never written over', async () => {
  await mkdir(join(folder, 'data'))
  for (const damaged of ['{"format": "shoreline-par', '[1, 2]', '']) {
    await writeFile(file, damaged)
    const library = createPartsLibrary(nodeFileSystem, file)
    expect(await library.list()).toMatchObject({ status: 'failed', reason: expect.stringContaining('damaged') })
    expect(await library.save(part('a'))).toMatchObject({ status: 'failed' })
    expect(await readFile(file, 'utf8')).toBe(damaged)
  }
})

test('at every step that the disk can refuse, the library is as before or as wanted, and the page is told', async () => {
  const before = '{"format":"shoreline-parts","version":1,"parts":[{"id":"a","name":"a","text":"{}"}]}'
  for (let failing = 1; ; failing++) {
    const disk = createFaultyDisk({ '/data/': '', '/data/parts.json': before })
    disk.follow({ fault: (step) => (step === failing ? 'ENOSPC' : undefined) })
    const outcome = await createPartsLibrary(disk.fs, '/data/parts.json').save(part('b'))
    const kept: { parts: { id: string }[] } = JSON.parse(disk.files()['/data/parts.json'] ?? '')
    const ids = kept.parts.map(({ id }) => id).join()
    if (outcome.status === 'done') expect(ids).toBe('a,b')
    else {
      expect(outcome).toMatchObject({ status: 'failed', reason: expect.stringContaining('The parts library') })
      expect(['a', 'a,b']).toContain(ids)
    }
    if (failing > disk.calls().length) break
  }
})

test(`more than ${MAX_PARTS} parts are refused`, async () => {
  const library = createPartsLibrary(nodeFileSystem, file)
  await mkdir(join(folder, 'data'))
  const parts = Array.from({ length: MAX_PARTS }, (_, n) => part(`p${n}`))
  await writeFile(file, JSON.stringify({ format: 'shoreline-parts', version: 1, parts }))
  expect(await library.save(part('one more'))).toMatchObject({ status: 'failed' })
  expect(await library.save(part('p7', 'again'))).toEqual(done(null))
})

test('a part that is too large is refused in a sentence', async () => {
  const library = createPartsLibrary(nodeFileSystem, file)
  const refused = await library.save({ ...part('huge', 'Huge'), text: 'x'.repeat(MAX_PART_TEXT + 1) })
  expect(refused).toMatchObject({ status: 'failed', reason: expect.stringContaining('Huge is too large') })
  expect(await library.list()).toEqual(done([]))
})

test('a library never grows beyond what it can be read from again', async () => {
  await mkdir(join(folder, 'data'))
  const parts = Array.from({ length: 31 }, (_, n) => ({ ...part(`p${n}`), text: 'x'.repeat(MAX_PART_TEXT) }))
  await writeFile(file, JSON.stringify({ format: 'shoreline-parts', version: 1, parts }))
  const library = createPartsLibrary(nodeFileSystem, file)
  const refused = await library.save({ ...part('one more'), text: 'x'.repeat(MAX_PART_TEXT) })
  expect(refused).toMatchObject({ status: 'failed', reason: expect.stringContaining('full') })
  expect(await library.list()).toEqual(done(parts))
})
