import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MAX_DOCUMENT_BYTES } from '../../src/main/document-file.ts'
import { type FileSystem, nodeFileSystem } from '../../src/main/file-system.ts'
import { createRecovery } from '../../src/main/recovery.ts'
import { documentWindow, opened } from '../support/document-window.ts'

let root: string
let journals: string
let path: string
let warnings: string[]
let clock: number

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'shoreline-recovery-'))
  journals = join(root, 'data', 'recovery')
  path = join(root, 'design.cpo.json')
  warnings = []
  clock = 1000
})
afterEach(() => rm(root, { recursive: true, force: true }))

const entry = (text: string, token: string | null = null) => ({ name: 'design.cpo.json', token, text })

/** One start of the program. */
async function start(fs: FileSystem = nodeFileSystem) {
  const recovery = createRecovery(
    fs,
    journals,
    (message) => warnings.push(message),
    () => clock++,
  )
  await recovery.ready
  return () => {
    const documents = documentWindow(nodeFileSystem, path)
    return { ...recovery.forWindow(documents), documents }
  }
}

async function newWindow(fs?: FileSystem) {
  return (await start(fs))()
}

/** A program that was killed while a window held unsaved changes of the file. */
async function killed(text = 'edited'): Promise<void> {
  await writeFile(path, 'as opened')
  const window = await newWindow()
  await window.journal(entry(text, await opened(window.documents, path)))
}

describe('the journal of a window', () => {
  test('is a file of its own for this user only, with all that is needed', async () => {
    await killed()
    const [name] = await readdir(journals)
    const file = join(journals, name!)
    const digest = expect.stringMatching(/^[0-9a-f]{64}$/)
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
      format: 'shoreline-recovery',
      version: 1,
      name: 'design.cpo.json',
      file: { path, digest },
      changedAt: 1000,
      text: 'edited',
    })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await stat(journals)).mode & 0o777).toBe(0o700)
  })

  test('is not offered while the window is there, and not shared with another', async () => {
    const open = await start()
    const [one, other] = [open(), open()]
    await one.journal(entry('one'))
    await other.journal(entry('other'))
    expect(await readdir(journals)).toHaveLength(2)
    expect(await one.list()).toEqual([])
    await one.end()
    expect((await (await newWindow()).list()).map(({ text }) => text)).toEqual(['other'])
  })

  test('holds the newest of many entries, all of which are answered', async () => {
    const window = await newWindow()
    const texts = Array.from({ length: 50 }, (_, k) => `edit ${k}`)
    const outcomes = await Promise.all(texts.map((text) => window.journal(entry(text))))
    expect(outcomes.every(({ status }) => status === 'done')).toBe(true)
    expect((await window.own())?.text).toBe('edit 49')
  })

  test('is gone after the end, even where a write was under way, and its folder with no temporary file', async () => {
    const window = await newWindow()
    void window.journal(entry('one'))
    void window.journal(entry('two'))
    await window.end()
    expect(await readdir(journals)).toEqual([])
    await window.journal(entry('three'))
    expect(await readdir(journals)).toHaveLength(1)
  })

  test('is found again by a page that is loaded anew', async () => {
    await writeFile(path, 'as opened')
    const window = await newWindow()
    expect(await window.own()).toBeNull()
    void window.journal(entry('edited', await opened(window.documents, path)))
    const own = await window.own()
    expect(own).toMatchObject({ name: 'design.cpo.json', text: 'edited' })
    expect((await window.documents.save(own!.token!, 'edited', false)).status).toBe('done')
  })

  test('is made again where somebody emptied the data folder', async () => {
    const window = await newWindow()
    await rm(join(root, 'data'), { recursive: true })
    expect((await window.journal(entry('edited'))).status).toBe('done')
    expect(await readdir(journals)).toHaveLength(1)
  })

  test('says so where it cannot be kept', async () => {
    await writeFile(join(root, 'data'), 'a file where the folder should be')
    const window = await newWindow()
    expect(await window.journal(entry('edited'))).toEqual({
      status: 'failed',
      reason:
        'The unsaved changes could not be kept for recovery: its folder does not exist. Until that works again, only saving keeps them.',
    })
    const huge = await window.journal(entry('x'.repeat(MAX_DOCUMENT_BYTES + 1)))
    expect(huge.status === 'failed' && huge.reason).toContain('the design is larger than 50 MB')
    await window.end()
  })
})

describe('after the program was killed', () => {
  test('its designs are offered, newest first', async () => {
    await killed('older')
    await killed('newer')
    const offered = await (await newWindow()).list()
    expect(offered).toMatchObject([
      { name: 'design.cpo.json', changedAt: 1001, text: 'newer' },
      { name: 'design.cpo.json', changedAt: 1000, text: 'older' },
    ])
    expect(JSON.stringify(offered)).not.toContain(root)
  })

  test('a recovered design is saved to its file where that is as it was', async () => {
    await killed()
    const window = await newWindow()
    const [design] = await window.list()
    const outcome = await window.recover(design!.id)
    if (outcome.status !== 'done') throw new Error('not recovered')
    expect(outcome.value).toMatchObject({ name: 'design.cpo.json', text: 'edited' })
    expect(window.documents.currentPath()).toBe(path)
    expect((await window.documents.save(outcome.value.token!, 'edited further', false)).status).toBe('done')
    expect(await readFile(path, 'utf8')).toBe('edited further')
    await window.end()
    expect(await readdir(journals)).toEqual([])
  })

  test('somebody else’s change of the file is not overwritten by it', async () => {
    await killed()
    await writeFile(path, 'theirs')
    const window = await newWindow()
    const outcome = await window.recover((await window.list())[0]!.id)
    if (outcome.status !== 'done') throw new Error('not recovered')
    expect((await window.documents.save(outcome.value.token!, 'edited', false)).status).toBe('changed')
  })

  test('a design without a file, or whose file is gone, is recovered without one', async () => {
    await killed()
    await rm(path)
    await (await newWindow()).journal(entry('never saved'))
    const window = await newWindow()
    const offered = await window.list()
    expect(offered).toHaveLength(2)
    for (const { id } of offered) expect(await window.recover(id)).toMatchObject({ value: { token: null } })
  })

  test('a design that was recovered and killed again is offered again, in its newest state', async () => {
    await killed()
    const window = await newWindow()
    await window.recover((await window.list())[0]!.id)
    const next = await newWindow()
    expect((await next.list()).map(({ text }) => text)).toEqual(['edited'])
    const outcome = await next.recover((await next.list())[0]!.id)
    if (outcome.status !== 'done') throw new Error('not recovered')
    await next.journal(entry('edited twice', outcome.value.token))
    expect((await (await newWindow()).list()).map(({ text }) => text)).toEqual(['edited twice'])
  })

  test('only one of two windows gets it', async () => {
    await killed()
    const open = await start()
    const [one, other] = [open(), open()]
    const { id } = (await one.list())[0]!
    const outcomes = await Promise.all([one.recover(id), other.recover(id)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['done', 'failed'])
    expect(await other.list()).toEqual([])
  })

  test('an end that is under way takes nothing of what is recovered meanwhile', async () => {
    await killed()
    const window = await newWindow()
    const { id } = (await window.list())[0]!
    await Promise.all([window.journal(entry('other')), window.end(), window.recover(id)])
    expect((await window.own())?.text).toBe('edited')
  })

  test('a discarded design is gone, and an unknown id does nothing', async () => {
    await killed()
    const window = await newWindow()
    await window.discard('../../design')
    expect((await window.recover('../../design')).status).toBe('failed')
    await window.discard((await window.list())[0]!.id)
    expect(await window.list()).toEqual([])
    expect(await readdir(journals)).toEqual([])
    expect(await readFile(path, 'utf8')).toBe('as opened')
  })

  test('a design that was saved just before is not offered', async () => {
    await killed()
    await writeFile(path, 'edited')
    expect(await (await newWindow()).list()).toEqual([])
    expect(await readdir(journals)).toEqual([])
  })
})

describe('journals that cannot be read', () => {
  const newer = JSON.stringify({ format: 'shoreline-recovery', version: 2, text: { zipped: '…' } })
  test.each([
    ['of a newer version', newer, 'a newer version of Shoreline wrote it'],
    ['cut short', '{"format":"shoreline-recovery","version":1,"name":"des', 'it is not a whole journal'],
    ['of another shape', '{"format":"shoreline-recovery","version":1,"name":7}', 'it is not a whole journal'],
    ['empty', '', 'it is not a whole journal'],
    ['not text', Buffer.of(0xff, 0x00, 0x80), 'it is not a whole journal'],
  ])('%s: left in place, not offered, told once in the log', async (_case, content, reason) => {
    await mkdir(journals, { recursive: true })
    await writeFile(join(journals, 'a.journal.json'), content)
    await killed()
    const window = await newWindow()
    for (const _again of [1, 2]) expect((await window.list()).map(({ text }) => text)).toEqual(['edited'])
    expect(warnings).toEqual([`The journal a was left in place and is not offered: ${reason}.`])
    expect((await window.recover('a')).status).toBe('failed')
    await window.discard('a')
    expect(await readFile(join(journals, 'a.journal.json'))).toEqual(Buffer.from(content))
  })

  test('a temporary file of a killed write goes at the next start, whatever else is there stays', async () => {
    await mkdir(journals, { recursive: true })
    await writeFile(join(journals, '.a.journal.json.0123456789ab.tmp'), '{"form')
    await writeFile(join(journals, 'notes.txt'), 'mine')
    await start()
    expect(await readdir(journals)).toEqual(['notes.txt'])
  })

  test('a folder that cannot be read stops nothing', async () => {
    const refusal = Object.assign(new Error('EACCES'), { code: 'EACCES', syscall: 'scandir' })
    const window = await newWindow({ ...nodeFileSystem, readdir: () => Promise.reject(refusal) })
    expect(await window.list()).toEqual([])
    expect(warnings).toEqual(['Unsaved designs of the last run could not be looked for: you do not have permission.'])
    expect((await window.journal(entry('edited'))).status).toBe('done')
  })
})
