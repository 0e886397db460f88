import { chmod, link, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createDocuments, type Dialogs, MAX_DOCUMENT_BYTES } from '../../src/main/documents.ts'

let folder: string
/** What the designer answers, in order; a question without an answer fails the test. */
let answers: unknown[]
let questions: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shoreline-documents-'))
  answers = []
  questions = []
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
  askAboutChangedFile: (name) => ask(`changed ${name}`),
  confirmReplace: (name) => ask(`replace ${name}`),
}

async function opened(name: string, text: string) {
  const path = join(folder, name)
  await writeFile(path, text)
  const documents = createDocuments(dialogs)
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
    expect(await createDocuments(dialogs).open()).toEqual({ status: 'cancelled' })
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
    const outcome = await createDocuments(dialogs).open()
    expect(outcome.status === 'failed' && outcome.reason).toContain(words)
  })
})

describe('saving', () => {
  test('replaces the file that the token stands for, and leaves nothing beside it', async () => {
    const { path, documents, token } = await opened('design.cpo.json', 'old')
    expect(await documents.save(token, 'new')).toEqual({ status: 'done', value: { token, name: 'design.cpo.json' } })
    expect(await readFile(path, 'utf8')).toBe('new')
    expect(await readdir(folder)).toEqual(['design.cpo.json'])
    // What this window wrote itself is not a foreign change.
    expect((await documents.save(token, 'newer')).status).toBe('done')
    expect(questions).toEqual(['open'])
  })

  test('writes a new file and swaps the names, so that a reader of the old one is never cut short', async () => {
    const { path, documents, token } = await opened('design.cpo.json', 'old')
    await link(path, join(folder, 'still-the-old-file'))
    await documents.save(token, 'new')
    expect(await readFile(join(folder, 'still-the-old-file'), 'utf8')).toBe('old')
  })

  test('keeps the permissions of the file and the link that leads to it', async () => {
    const target = join(folder, 'shared.cpo.json')
    await writeFile(target, 'old')
    await chmod(target, 0o664)
    const path = join(folder, 'link.cpo.json')
    await symlink(target, path)
    answers = [path]
    const documents = createDocuments(dialogs)
    const outcome = await documents.open()
    await documents.save(outcome.status === 'done' ? outcome.value.token : '', 'new')
    expect((await lstat(path)).isSymbolicLink()).toBe(true)
    expect(await readFile(target, 'utf8')).toBe('new')
    expect((await stat(target)).mode & 0o777).toBe(0o664)
  })

  test('an unknown token writes nothing', async () => {
    const outcome = await createDocuments(dialogs).save(join(folder, 'design.cpo.json'), 'new')
    expect(outcome.status).toBe('failed')
    expect(await readdir(folder)).toEqual([])
  })

  test('a read-only file is refused and stays as it is', async () => {
    const { path, documents, token } = await opened('design.cpo.json', 'old')
    await chmod(path, 0o444)
    const outcome = await documents.save(token, 'new')
    expect(outcome.status === 'failed' && outcome.reason).toContain('it is read-only')
    expect(await readFile(path, 'utf8')).toBe('old')
  })

  test('a folder that has gone is reported, a file that has gone is written again', async () => {
    const { path, documents, token } = await opened('design.cpo.json', 'old')
    await rm(path)
    expect((await documents.save(token, 'new')).status).toBe('done')
    expect(await readFile(path, 'utf8')).toBe('new')
    await rm(folder, { recursive: true })
    const outcome = await documents.save(token, 'newer')
    expect(outcome.status === 'failed' && outcome.reason).toContain('could not be saved: it is no longer there')
  })
})

describe('a file that changed on disk since it was opened', () => {
  async function changed() {
    const document = await opened('design.cpo.json', 'mine')
    await writeFile(document.path, 'them')
    return document
  }

  test('is not overwritten when the designer cancels', async () => {
    const { path, documents, token } = await changed()
    answers = ['cancel']
    expect(await documents.save(token, 'mine 2')).toEqual({ status: 'cancelled' })
    expect(await readFile(path, 'utf8')).toBe('them')
  })

  test('is overwritten when the designer says so', async () => {
    const { path, documents, token } = await changed()
    answers = ['overwrite']
    expect((await documents.save(token, 'mine 2')).status).toBe('done')
    expect(await readFile(path, 'utf8')).toBe('mine 2')
  })

  test('stays when the designer saves under another name, which the next save then writes', async () => {
    const { path, documents, token } = await changed()
    const other = join(folder, 'mine.cpo.json')
    answers = ['save-as', other]
    const outcome = await documents.save(token, 'mine 2')
    if (outcome.status !== 'done') throw new Error('not saved')
    await documents.save(outcome.value.token, 'mine 3')
    expect(await readFile(path, 'utf8')).toBe('them')
    expect(await readFile(other, 'utf8')).toBe('mine 3')
  })
})

describe('saving under a new name', () => {
  test('adds the ending, and asks before that replaces a file the dialog did not ask about', async () => {
    await writeFile(join(folder, 'design.cpo.json'), 'old')
    const documents = createDocuments(dialogs)
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
  const documents = createDocuments(dialogs)
  answers = [join(folder, 'verdicts.csv'), join(folder, 'map.png')]
  await documents.exportFile({ suggestedName: 'verdicts.csv', kind: 'csv', data: 'id,°C\n' })
  await documents.exportFile({ suggestedName: 'map.png', kind: 'png', data: Buffer.of(0x89, 0x50).toString('base64') })
  expect(await readFile(join(folder, 'verdicts.csv'), 'utf8')).toBe('id,°C\n')
  expect([...(await readFile(join(folder, 'map.png')))]).toEqual([0x89, 0x50])
})
