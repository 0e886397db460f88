import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ShorelineApi } from '../../../src/preload/contract.ts'
import { createBrowserPlatform, operatingSystem } from '../../../src/renderer/platform/browser.ts'

/** A file on the designer's disk, as the browser shows it to a page. */
class FakeFile {
  lastModified = 1
  failure: DOMException | null = null
  gone = false
  constructor(
    readonly name: string,
    public bytes: Uint8Array<ArrayBuffer>,
  ) {}
  get text(): string {
    return new TextDecoder().decode(this.bytes)
  }
  async isSameEntry(other: FakeFile): Promise<boolean> {
    return other === this
  }
  async getFile(): Promise<File> {
    if (this.gone) throw new DOMException('', 'NotFoundError')
    return new File([this.bytes], this.name, { lastModified: this.lastModified })
  }
  async createWritable() {
    if (this.failure) throw this.failure
    const parts: Blob[] = []
    return {
      write: async (part: Blob) => void parts.push(part),
      close: async () => {
        this.bytes = new Uint8Array(await new Blob(parts).arrayBuffer())
        this.lastModified += 1
      },
    }
  }
}

const disk = (name: string, content: string | Uint8Array<ArrayBuffer>) =>
  new FakeFile(name, typeof content === 'string' ? new TextEncoder().encode(content) : content)

let chosen: FakeFile | null
let platform: ShorelineApi
let listeners: Map<string, (event: { preventDefault(): void }) => void>

async function choose(): Promise<FakeFile> {
  if (!chosen) throw new DOMException('The user aborted a request.', 'AbortError')
  return chosen
}

beforeEach(() => {
  listeners = new Map()
  vi.stubGlobal('window', {
    addEventListener: (name: string, listener: () => void) => listeners.set(name, listener),
    showOpenFilePicker: async () => [await choose()],
    showSaveFilePicker: choose,
  })
  vi.stubGlobal('navigator', { userAgent: 'X11; Linux x86_64' })
  vi.stubGlobal('document', { title: '' })
  platform = createBrowserPlatform()
})
afterEach(() => vi.unstubAllGlobals())

async function open(file: FakeFile) {
  chosen = file
  const outcome = await platform.documents.open()
  if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome))
  return outcome.value
}

test('opening gives text and name; saving writes the same file again and again', async () => {
  const file = disk('design.cpo.json', '{"name":"Ü"}')
  const { token, name, text } = await open(file)
  expect([name, text]).toEqual(['design.cpo.json', '{"name":"Ü"}'])
  expect(await platform.documents.save(token, 'second', false)).toMatchObject({ status: 'done', value: { token } })
  expect(await platform.documents.save(token, 'third', false)).toMatchObject({ status: 'done' })
  expect(file.text).toBe('third')
})

test('a cancelled picker is an outcome', async () => {
  chosen = null
  expect(await platform.documents.open()).toEqual({ status: 'cancelled' })
  expect(await platform.documents.saveAs('design.cpo.json', 'text')).toEqual({ status: 'cancelled' })
})

test('a file that changed on disk is not overwritten', async () => {
  const file = disk('design.cpo.json', 'mine')
  const { token } = await open(file)
  file.bytes = new TextEncoder().encode('theirs')
  file.lastModified += 1
  expect(await platform.documents.save(token, 'mine 2', false)).toEqual({ status: 'changed', name: 'design.cpo.json' })
  expect(file.text).toBe('theirs')
  const reloaded = await platform.documents.reload(token)
  expect(reloaded).toMatchObject({ status: 'done', value: { token, text: 'theirs' } })
  file.lastModified += 1
  expect(await platform.documents.save(token, 'mine 3', true)).toMatchObject({ status: 'done' })
  expect(file.text).toBe('mine 3')
})

test('files that were opened or saved are recent, newest first and each once, and open again', async () => {
  const [a, b] = [disk('a.cpo.json', 'A'), disk('b.cpo.json', 'B')]
  await open(a)
  await open(b)
  await open(a)
  const recent = await platform.documents.recentFiles()
  expect(recent.map(({ name }) => name)).toEqual(['a.cpo.json', 'b.cpo.json'])
  expect(await platform.documents.openRecent(recent[1]!.id)).toMatchObject({ status: 'done', value: { text: 'B' } })
  b.gone = true
  expect(await platform.documents.openRecent(recent[1]!.id)).toMatchObject({ status: 'missing' })
  await platform.documents.forgetRecent(recent[1]!.id)
  expect((await platform.documents.recentFiles()).length).toBe(1)
})

test('a copy is another file', async () => {
  const file = disk('design.cpo.json', 'mine')
  const { token } = await open(file)
  chosen = disk('copy.cpo.json', '')
  expect(await platform.documents.saveCopy('copy.cpo.json', 'copied')).toMatchObject({ status: 'done' })
  expect([file.text, chosen.text]).toEqual(['mine', 'copied'])
  expect(await platform.documents.save(token, 'mine 2', false)).toMatchObject({ status: 'done' })
  expect([file.text, chosen.text]).toEqual(['mine 2', 'copied'])
})

test('a refusal of the browser is reported in words', async () => {
  const file = disk('design.cpo.json', 'mine')
  const { token } = await open(file)
  file.failure = new DOMException('', 'NotAllowedError')
  expect(await platform.documents.save(token, 'mine 2', false)).toEqual({
    status: 'failed',
    reason: 'design.cpo.json could not be saved: the browser was not given permission.',
  })
})

test('a file that is not text is refused', async () => {
  chosen = disk('picture.json', Uint8Array.of(0xff, 0xfe, 0x80))
  const outcome = await platform.documents.open()
  expect(outcome.status === 'failed' && outcome.reason).toContain('not a UTF-8 text file')
})

test('a picture is exported from base64', async () => {
  chosen = disk('map.png', '')
  await platform.documents.exportFile({ suggestedName: 'map.png', kind: 'png', data: btoa('\x89PNG') })
  expect([...chosen.bytes]).toEqual([0x89, 0x50, 0x4e, 0x47])
})

test('the title shows the name, and leaving an edited design asks', () => {
  const leaving = () => {
    const event = { preventDefault: vi.fn() }
    listeners.get('beforeunload')?.(event)
    return event.preventDefault.mock.calls.length > 0
  }
  platform.setWindowState({ title: 'design', token: null, edited: false })
  expect([document.title, leaving()]).toEqual(['design', false])
  platform.setWindowState({ title: 'design', token: null, edited: true })
  expect([document.title, leaving()]).toEqual(['design · Edited', true])
})

test.each([
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 'mac'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 'windows'],
  ['Mozilla/5.0 (X11; Linux x86_64)', 'linux'],
])('%s is %s', (userAgent, system) => expect(operatingSystem(userAgent)).toBe(system))
