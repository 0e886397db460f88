import { execFileSync } from 'node:child_process'
import {
  chmod,
  link,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MAX_DOCUMENT_BYTES } from '../../src/main/document-file.ts'
import { createDocuments, type Dialogs, type WindowDocuments } from '../../src/main/documents.ts'
import { nodeFileSystem } from '../../src/main/file-system.ts'
import { createRecentFiles } from '../../src/main/recent-files.ts'

let folder: string
/** What the designer answers, in order; a question without an answer fails the test. */
let answers: unknown[]
let questions: string[]
/** What is asked to be shown by another window. */
let elsewhere: string[]
let openElsewhere: boolean

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shoreline-documents-'))
  answers = []
  questions = []
  elsewhere = []
  openElsewhere = false
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function ask<T>(question: string): Promise<T> {
  questions.push(question)
  if (answers.length === 0) throw new Error(`Nobody expected: ${question}`)
  return Promise.resolve(answers.shift() as T)
}

const dialogs: Dialogs = {
  chooseFileToOpen: () => ask('open'),
  chooseFileToSave: (suggestedPath, kind) => ask(`save ${kind} ${suggestedPath}`),
  confirmReplace: (name) => ask(`replace ${name}`),
}

function windowDocuments(fs = nodeFileSystem): WindowDocuments {
  return createDocuments({
    fs,
    dialogs,
    recentFiles: createRecentFiles(nodeFileSystem, join(folder, '.data', 'recent-files.json')),
    openElsewhere: async (path) => {
      elsewhere.push(path)
      return openElsewhere
    },
  })
}

const filesIn = async (place: string) => (await readdir(place)).filter((name) => name !== '.data')

async function opened(name: string, text: string) {
  const path = join(folder, name)
  await writeFile(path, text)
  const documents = windowDocuments()
  answers.push(path)
  const outcome = await documents.open()
  if (outcome.status !== 'done') throw new Error(`not opened: ${JSON.stringify(outcome)}`)
  return { path, documents, token: outcome.value.token, value: outcome.value }
}

describe('opening', () => {
  test('gives the text and the name, and a token instead of the path', async () => {
    const { value } = await opened('design.cpo.json', '{"name":"Überflieger"}')
    expect(value).toMatchObject({ name: 'design.cpo.json', text: '{"name":"Überflieger"}' })
    expect(JSON.stringify(value)).not.toContain(folder)
  })

  test('a cancelled dialog is an outcome', async () => {
    answers = [null]
    expect(await windowDocuments().open()).toEqual({ status: 'cancelled' })
  })

  test.each([
    ['a missing file', () => {}, 'could not be opened: it is no longer there'],
    ['a folder', (path: string) => mkdir(path), 'could not be opened: it is a folder'],
    [
      'a file that is not text',
      (path: string) => writeFile(path, Buffer.of(0xff, 0xfe, 0x80)),
      'not a UTF-8 text file',
    ],
    ['a huge file', (path: string) => writeFile(path, Buffer.alloc(MAX_DOCUMENT_BYTES + 1)), 'larger than 50 MB'],
  ])('%s is refused in plain words', async (_case, make, words) => {
    const path = join(folder, 'design.cpo.json')
    await make(path)
    answers = [path]
    const outcome = await windowDocuments().open()
    expect(outcome.status === 'failed' && outcome.reason).toContain(words)
  })
})

describe('saving', () => {
  test('replaces the file that the token stands for, and leaves nothing beside it', async () => {
    const { path, documents, token } = await opened('design.cpo.json', 'old')
    expect(await documents.save(token, 'new', false)).toEqual({
      status: 'done',
      value: { token, name: 'design.cpo.json' },
    })
    expect(await readFile(path, 'utf8')).toBe('new')
    expect(await filesIn(folder)).toEqual(['design.cpo.json'])
    // What this window wrote itself is not a foreign change.
    expect((await documents.save(token, 'newer', false)).status).toBe('done')
    expect(questions).toEqual(['open'])
  })

  test('writes a new file and swaps the names, so that a reader of the old one is never cut short', async () => {
    const { path, documents, token } = await opened('design.cpo.json', 'old')
    await link(path, join(folder, 'still-the-old-file'))
    await documents.save(token, 'new', false)
    expect(await readFile(join(folder, 'still-the-old-file'), 'utf8')).toBe('old')
  })

  test('keeps the permissions of the file and the link that leads to it', async () => {
    const target = join(folder, 'shared.cpo.json')
    await writeFile(target, 'old')
    await chmod(target, 0o664)
    const path = join(folder, 'link.cpo.json')
    await symlink(target, path)
    answers = [path]
    const documents = windowDocuments()
    const outcome = await documents.open()
    await documents.save(outcome.status === 'done' ? outcome.value.token : '', 'new', false)
    expect((await lstat(path)).isSymbolicLink()).toBe(true)
    expect(await readFile(target, 'utf8')).toBe('new')
    expect((await lstat(target)).mode & 0o777).toBe(0o664)
  })

  test('an unknown token writes nothing', async () => {
    const outcome = await windowDocuments().save(join(folder, 'design.cpo.json'), 'new', false)
    expect(outcome.status).toBe('failed')
    expect(await filesIn(folder)).toEqual([])
  })

  test('a read-only file is refused and stays as it is', async () => {
    const { path, documents, token } = await opened('design.cpo.json', 'old')
    await chmod(path, 0o444)
    const outcome = await documents.save(token, 'new', false)
    expect(outcome.status === 'failed' && outcome.reason).toContain('it is read-only')
    expect(await readFile(path, 'utf8')).toBe('old')
    // The page knows it before anybody tries.
    expect(await documents.reload(token)).toMatchObject({ status: 'done', value: { readOnly: true } })
    await chmod(path, 0o644)
    const writable = await documents.reload(token)
    expect(writable.status === 'done' && writable.value).not.toHaveProperty('readOnly')
  })

  test('a folder that has gone is reported, a file that has gone is written again', async () => {
    const { path, documents, token } = await opened('design.cpo.json', 'old')
    await rm(path)
    expect((await documents.save(token, 'new', false)).status).toBe('done')
    expect(await readFile(path, 'utf8')).toBe('new')
    await rm(folder, { recursive: true })
    const outcome = await documents.save(token, 'newer', false)
    expect(outcome.status === 'failed' && outcome.reason).toContain('could not be saved: it is no longer there')
  })
})

describe('a file that changed on disk since it was opened', () => {
  async function changed() {
    const document = await opened('design.cpo.json', 'mine')
    await writeFile(document.path, 'them')
    return document
  }

  test('is not overwritten, and the page is told', async () => {
    const { path, documents, token } = await changed()
    expect(await documents.save(token, 'mine 2', false)).toEqual({ status: 'changed', name: 'design.cpo.json' })
    expect(await readFile(path, 'utf8')).toBe('them')
    expect(await filesIn(folder)).toEqual(['design.cpo.json'])
    expect((await documents.save(token, 'mine 2', false)).status).toBe('changed')
  })

  test('is overwritten when the designer says so, and then known', async () => {
    const { path, documents, token } = await changed()
    expect((await documents.save(token, 'mine 2', true)).status).toBe('done')
    expect((await documents.save(token, 'mine 3', false)).status).toBe('done')
    expect(await readFile(path, 'utf8')).toBe('mine 3')
  })

  test('is read again by a reload, after which a save writes it', async () => {
    const { path, documents, token } = await changed()
    expect(await documents.reload(token)).toEqual({
      status: 'done',
      value: { token, name: 'design.cpo.json', text: 'them' },
    })
    expect((await documents.save(token, 'both', false)).status).toBe('done')
    expect(await readFile(path, 'utf8')).toBe('both')
  })

  test('stays when the designer saves under another name, which the next save then writes', async () => {
    const { path, documents } = await changed()
    const other = join(folder, 'mine.cpo.json')
    answers = [other]
    const outcome = await documents.saveAs('design.cpo.json', 'mine 2')
    if (outcome.status !== 'done') throw new Error('not saved')
    await documents.save(outcome.value.token, 'mine 3', false)
    expect(await readFile(path, 'utf8')).toBe('them')
    expect(await readFile(other, 'utf8')).toBe('mine 3')
  })

  test('is not mistaken for one of two saves in quick succession', async () => {
    const { path, documents, token } = await opened('design.cpo.json', 'old')
    const saves = ['a', 'b', 'c'].map((text) => documents.save(token, text, false))
    expect((await Promise.all(saves)).map(({ status }) => status)).toEqual(['done', 'done', 'done'])
    expect(await readFile(path, 'utf8')).toBe('c')
  })

  test('is noticed even where it became larger than a document may be', async () => {
    const { path, documents, token } = await opened('design.cpo.json', 'old')
    await writeFile(path, Buffer.alloc(MAX_DOCUMENT_BYTES + 5))
    expect((await documents.save(token, 'new', false)).status).toBe('changed')
  })
})

describe('saving under a new name', () => {
  test('adds the ending, and asks before that replaces a file the dialog did not ask about', async () => {
    await writeFile(join(folder, 'design.cpo.json'), 'old')
    const documents = windowDocuments()
    answers = [join(folder, 'design'), false]
    expect(await documents.saveAs('design', 'new')).toEqual({ status: 'cancelled' })
    expect(await readFile(join(folder, 'design.cpo.json'), 'utf8')).toBe('old')
    answers = [join(folder, 'design'), true]
    expect(await documents.saveAs('design', 'new')).toMatchObject({ value: { name: 'design.cpo.json' } })
    expect(await readFile(join(folder, 'design.cpo.json'), 'utf8')).toBe('new')
  })

  test('suggests a name without folders, beside the last document', async () => {
    const { documents } = await opened('design.cpo.json', 'old')
    answers = [null]
    await documents.saveAs('../../etc/51.2T: 8 engines.cpo.json', 'new')
    expect(questions.at(-1)).toBe(`save json ${join(folder, '-..-etc-51.2T- 8 engines.cpo.json')}`)
  })
})

test('an export writes text as it is and a picture from base64', async () => {
  const documents = windowDocuments()
  answers = [join(folder, 'verdicts.csv'), join(folder, 'map.png')]
  await documents.exportFile({ suggestedName: 'verdicts.csv', kind: 'csv', data: 'id,°C\n' })
  await documents.exportFile({ suggestedName: 'map.png', kind: 'png', data: Buffer.of(0x89, 0x50).toString('base64') })
  expect(await readFile(join(folder, 'verdicts.csv'), 'utf8')).toBe('id,°C\n')
  expect([...(await readFile(join(folder, 'map.png')))]).toEqual([0x89, 0x50])
})

describe('a copy', () => {
  test('is written while the document stays what it is', async () => {
    const { path, documents, token } = await opened('design.cpo.json', 'old')
    answers = [join(folder, 'copy.cpo.json')]
    expect(await documents.saveCopy('design copy.cpo.json', 'new')).toEqual({
      status: 'done',
      value: { name: 'copy.cpo.json' },
    })
    expect(documents.currentPath()).toBe(path)
    expect((await documents.save(token, 'newer', false)).status).toBe('done')
    expect(await readFile(path, 'utf8')).toBe('newer')
    expect(await readFile(join(folder, 'copy.cpo.json'), 'utf8')).toBe('new')
    expect((await documents.recentFiles()).map(({ name }) => name)).toEqual(['design.cpo.json'])
  })

  test('onto a file that changes after the choice is asked about again', async () => {
    const path = join(folder, 'copy.cpo.json')
    // Somebody writes the file just after it was looked at.
    async function realpathOfChanged(name: string): Promise<string> {
      await writeFile(path, 'theirs')
      return nodeFileSystem.realpath(name)
    }
    const documents = windowDocuments({ ...nodeFileSystem, realpath: realpathOfChanged })
    answers = [path, false]
    expect(await documents.saveCopy('copy', 'mine')).toEqual({ status: 'cancelled' })
    expect(await readFile(path, 'utf8')).toBe('theirs')
    answers = [path, true]
    await rm(path)
    expect((await documents.saveCopy('copy', 'mine')).status).toBe('done')
    expect(await readFile(path, 'utf8')).toBe('mine')
    expect(questions.filter((question) => question === 'replace copy.cpo.json')).toHaveLength(2)
  })
})

describe('what is refused', () => {
  test('more than 50 MB, and the file on disk stays', async () => {
    const { path, documents, token } = await opened('design.cpo.json', 'old')
    const outcome = await documents.save(token, 'ü'.repeat(MAX_DOCUMENT_BYTES / 2 + 1), false)
    expect(outcome).toEqual({
      status: 'failed',
      reason: 'design.cpo.json could not be saved: it is larger than 50 MB.',
    })
    expect(await readFile(path, 'utf8')).toBe('old')
  })

  test('a pipe, a device and a folder as the place of a document', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.json')])
    await mkdir(join(folder, 'folder.json'))
    const documents = windowDocuments()
    for (const [name, words] of [
      ['pipe.json', 'it is not an ordinary file'],
      ['folder.json', 'it is a folder'],
    ] as const) {
      const opening = await documents.openPath(join(folder, name))
      expect(opening.status === 'failed' && opening.reason).toBe(`${name} could not be opened: ${words}.`)
      answers = [join(folder, name)]
      const saving = await documents.saveAs('design', 'text')
      expect(saving.status === 'failed' && saving.reason).toContain(`${name} could not be saved: ${words}.`)
    }
    expect((await filesIn(folder)).sort()).toEqual(['folder.json', 'pipe.json'])
  })

  test('a token of another window', async () => {
    const { token } = await opened('design.cpo.json', 'old')
    const other = windowDocuments()
    expect((await other.save(token, 'new', true)).status).toBe('failed')
    expect((await other.reload(token)).status).toBe('failed')
    expect(other.fileOf(token)).toBeUndefined()
  })
})

describe('a byte order mark', () => {
  test('is not part of the text, and no change on disk', async () => {
    const { path, documents, token, value } = await opened('design.cpo.json', '\uFEFF{}')
    expect(value.text).toBe('{}')
    expect((await documents.save(token, '{ }', false)).status).toBe('done')
    expect(await readFile(path, 'utf8')).toBe('{ }')
  })
})

describe('which window shows a file', () => {
  test('is asked with the path behind all links; the other one then shows it', async () => {
    const target = join(folder, 'target.cpo.json')
    await writeFile(target, '{}')
    await symlink(target, join(folder, 'link.cpo.json'))
    const documents = windowDocuments()
    openElsewhere = true
    answers = [join(folder, 'link.cpo.json')]
    expect(await documents.open()).toEqual({ status: 'elsewhere' })
    expect(elsewhere).toEqual([await realpath(target)])
    expect(documents.currentPath()).toBeNull()
    openElsewhere = false
    answers = [join(folder, 'link.cpo.json')]
    expect((await documents.open()).status).toBe('done')
    expect(documents.currentPath()).toBe(await realpath(target))
  })

  test('is not asked about a file that cannot be read, or that the system has given to this window', async () => {
    const documents = windowDocuments()
    answers = [join(folder, 'missing.cpo.json')]
    expect((await documents.open()).status).toBe('failed')
    await writeFile(join(folder, 'design.cpo.json'), '{}')
    expect(await documents.openPath(join(folder, 'design.cpo.json'))).toMatchObject({ value: { text: '{}' } })
    expect(elsewhere).toEqual([])
  })
})

describe('recent files', () => {
  test('hold what was opened and saved, open again, and say when a file is missing', async () => {
    const { path, documents, token } = await opened('design.cpo.json', 'old')
    answers = [join(folder, 'other.cpo.json')]
    await documents.saveAs('other', 'new')
    await documents.save(token, 'old 2', false)
    const recent = await documents.recentFiles()
    expect(recent.map(({ name }) => name)).toEqual(['design.cpo.json', 'other.cpo.json'])
    expect(recent[0]?.folder).toBe(basename(folder))
    expect(JSON.stringify(recent)).not.toContain(folder)
    const { id } = recent[0]!
    expect(await documents.openRecent(id)).toMatchObject({ status: 'done', value: { text: 'old 2' } })
    await rm(path)
    expect(await documents.openRecent(id)).toEqual({
      status: 'missing',
      reason: `design.cpo.json is no longer in the folder ${basename(folder)}.`,
    })
    await documents.forgetRecent(id)
    expect((await documents.recentFiles()).map(({ name }) => name)).toEqual(['other.cpo.json'])
    expect((await documents.openRecent(id)).status).toBe('missing')
  })
})

test('an adopted file is saved where it has the digest it is adopted with', async () => {
  const { path, documents, token } = await opened('design.cpo.json', 'old')
  const { digest } = documents.fileOf(token)!
  const other = windowDocuments()
  const adopted = await other.adopt(path, digest)
  expect(other.currentPath()).toBe(path)
  expect((await other.save(adopted, 'new', false)).status).toBe('done')
  expect((await documents.save(token, 'mine', false)).status).toBe('changed')
})
