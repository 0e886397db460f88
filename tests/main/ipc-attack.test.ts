/** Every channel of the contract against forged messages: a new channel fails here until it says what it accepts. */
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { CHANNELS, type MenuEntry } from '../../src/preload/contract.ts'
import { ipcMain, standIn } from '../support/electron-stand-in/electron.ts'
import { PAGE, startShell, type TestShell } from '../support/test-shell.ts'

type FromPage = Exclude<keyof typeof CHANNELS, 'command' | 'notice'>

const command: MenuEntry = { kind: 'command', id: 'file.new', label: 'New', enabled: true }

/** What each channel accepts, and which of the hostile values below are sound for it, by place. */
const SOUND: Readonly<Record<FromPage, { args: unknown[]; also?: Readonly<Record<string, readonly unknown[]>> }>> = {
  start: { args: [] },
  open: { args: [] },
  recentFiles: { args: [] },
  openRecent: { args: ['an id'] },
  forgetRecent: { args: ['an id'] },
  save: { args: ['a token', '{}', false], also: { '1': [''], '2': [true] } },
  saveAs: { args: ['a name', '{}'], also: { '0': [''], '1': [''] } },
  saveCopy: { args: ['a name', '{}'], also: { '0': [''], '1': [''] } },
  reload: { args: ['a token'] },
  libraryParts: { args: [] },
  saveLibraryPart: { args: [{ id: 'an id', name: 'a name', text: '{}' }], also: { '0.name': [''], '0.text': [''] } },
  removeLibraryPart: { args: ['an id'] },
  exportFile: {
    args: [{ suggestedName: 'a name', kind: 'csv', data: '' }],
    also: { '0.suggestedName': [''], '0.data': [''] },
  },
  journal: {
    args: [{ name: 'a name', token: null, text: '{}' }],
    also: { '0.name': [''], '0.text': [''], '0.token': [null] },
  },
  endJournal: { args: [] },
  recoverable: { args: [] },
  recover: { args: ['an id'] },
  discard: { args: ['an id'] },
  newWindow: { args: [null], also: { '0': [null] } },
  setState: {
    args: [{ title: 'a name', token: null, edited: false }],
    also: { '0.title': [''], '0.token': [null], '0.edited': [true] },
  },
  setMenu: {
    args: [[{ label: 'File', entries: [command, { kind: 'submenu', label: 'More', entries: [command] }] }]],
    also: { '0': [[]] },
  },
  control: { args: ['zoom-in'] },
  about: { args: [] },
  showLog: { args: [] },
  log: { args: ['warning', 'a message'], also: { '1': [''] } },
}

let { window, folder, logged, shell } = {} as TestShell
beforeAll(async () => {
  ;({ window, folder, logged, shell } = await startShell())
})

const eventFrom = (frame: object | null = {}, contentsId = window.window.webContents.id) => ({
  sender: { id: contentsId },
  senderFrame: frame && { url: PAGE, parent: null, ...frame },
})

/** What became of a message: the refusal, or `accepted`. */
async function send(name: FromPage, args: readonly unknown[], event: unknown = eventFrom()): Promise<string> {
  const channel = CHANNELS[name]
  const handler = standIn.invokeHandlers.get(channel)
  if (handler) {
    return Promise.resolve()
      .then(() => handler(event, ...args))
      .then(
        () => 'accepted',
        (error: unknown) => String(error),
      )
  }
  logged.length = 0
  expect(ipcMain.emit(channel, event, ...args), `${channel} is heard`).toBe(true)
  return logged.find((line) => line.includes('refused')) ?? 'accepted'
}

const circle: Record<string, unknown> = {}
circle.circle = circle

const HOSTILE: readonly unknown[] = [
  undefined,
  null,
  true,
  42,
  Number.NaN,
  '',
  10n,
  [],
  {},
  ['a'],
  { toString: () => 'a token', length: 3 },
  JSON.parse('{"__proto__":{"edited":true}}'),
  new Date(),
  new Map([['name', 'a']]),
  new Uint8Array(8),
  new ArrayBuffer(8),
  new Error('a token'),
  circle,
]
const words = (value: unknown) => `${Object.prototype.toString.call(value)} ${String(Object(value).constructor.name)}`

/** Every message that differs from a sound one in a single place. */
function* forgeries(name: FromPage): Generator<readonly [string, unknown[]]> {
  const { args, also = {} } = SOUND[name]
  const wrongFor = (place: string) =>
    HOSTILE.filter((value) => !also[place]?.some((sound) => JSON.stringify(sound) === jsonOf(value)))
  for (const extra of HOSTILE) yield [`one more: ${words(extra)}`, [...args, extra]]
  if (args.length > 0) yield ['none', []]
  for (const [n, argument] of args.entries()) {
    for (const value of wrongFor(String(n))) yield [`${n}: ${words(value)}`, args.with(n, value)]
    if (typeof argument !== 'object' || argument === null || Array.isArray(argument)) continue
    yield [`${n}: an unknown field`, args.with(n, { ...argument, path: '/etc/passwd' })]
    for (const field of Object.keys(argument)) {
      const { [field]: _left, ...rest } = argument as Record<string, unknown>
      yield [`${n}: without ${field}`, args.with(n, rest)]
      for (const value of wrongFor(`${n}.${field}`))
        yield [`${n}.${field}: ${words(value)}`, args.with(n, { ...argument, [field]: value })]
    }
  }
}
const jsonOf = (value: unknown) => (typeof value === 'bigint' || value === circle ? '' : JSON.stringify(value))

const NAMES = (Object.keys(CHANNELS) as (keyof typeof CHANNELS)[]).filter(
  (name): name is FromPage => name !== 'command' && name !== 'notice',
)

test('the main process listens to the channels of the contract and to nothing else', () => {
  const heard = [...standIn.invokeHandlers.keys(), ...ipcMain.eventNames()].map(String)
  expect(heard.sort()).toEqual(NAMES.map((name) => CHANNELS[name]).sort())
})

describe.each(NAMES)('%s', (name) => {
  test('a sound message is accepted', async () => {
    standIn.dialogAnswers.push({ canceled: true, filePath: '', filePaths: [] })
    expect(await send(name, SOUND[name].args)).toBe('accepted')
    standIn.dialogAnswers.length = 0
  })

  test('a message of any other shape is refused, in few words', async () => {
    let count = 0
    for (const [forgery, args] of forgeries(name)) {
      const answer = await send(name, args)
      expect(answer, forgery).toContain(`${CHANNELS[name]}: refused`)
      expect(answer.length).toBeLessThan(700)
      count += 1
    }
    expect(count).toBeGreaterThanOrEqual(HOSTILE.length)
  })

  test.each([
    ['a foreign page', { url: 'https://example.com/index.html' }],
    ['a page whose address begins alike', { url: 'shoreline://app.example.com/index.html' }],
    ['an address with a name before it', { url: 'shoreline://app@example.com/' }],
    ['a blank page', { url: 'about:blank' }],
    ['a page of its own making', { url: 'blob:shoreline://app/5f0c' }],
    ['an inline page', { url: 'data:text/html,hello' }],
    ['a file', { url: 'file:///tmp/index.html' }],
    ['no address', { url: '' }],
    ['a frame inside the page', { parent: {} }],
    ['a frame that is gone', null],
  ])('from %s it is refused', async (_case, frame) => {
    expect(await send(name, SOUND[name].args, eventFrom(frame))).toContain('the sender is not a page of this app')
  })

  test('from contents without a window it is refused', async () => {
    expect(await send(name, SOUND[name].args, eventFrom({}, 9999))).toContain('the sender is not a page of this app')
  })
})

test('a small message that describes an endless menu is refused at once', async () => {
  // A structured clone keeps shared and circular references: nine lists stand for a hundred to the ninth entries.
  let entries: unknown[] = [command]
  for (let depth = 0; depth < 9; depth++) entries = Array(100).fill({ kind: 'submenu', label: 'more', entries })
  const circular = { kind: 'submenu', label: 'round', entries: [] as unknown[] }
  circular.entries.push(circular)
  const start = performance.now()
  for (const hostile of [entries, [circular]]) {
    expect(await send('setMenu', [[{ label: 'File', entries: hostile }]])).toContain('refused')
  }
  expect(performance.now() - start).toBeLessThan(5000)
})

test('longer than a design can be is refused', async () => {
  const long = 'x'.repeat(50 * 1024 * 1024 + 1)
  expect(await send('save', ['a token', long, false])).toContain('refused')
  expect(await send('journal', [{ name: 'a', token: null, text: long }])).toContain('refused')
  expect(await send('log', ['error', long])).toContain('refused')
  expect(await send('openRecent', ['x'.repeat(65)])).toContain('refused')
  expect(await send('saveAs', ['x'.repeat(256), ''])).toContain('refused')
})

test('an id or a token that is a path leads to no file', async () => {
  const path = join(folder, 'secret.journal.json')
  const journal = { format: 'shoreline-recovery', version: 1, name: 'a', file: null, changedAt: 1, text: 'secret' }
  await writeFile(path, JSON.stringify(journal))
  const answer = (name: FromPage, ...args: unknown[]) =>
    standIn.invokeHandlers.get(CHANNELS[name])?.(eventFrom(), ...args)
  for (const id of [
    '../../secret',
    '..\\..\\secret',
    join(folder, 'secret').slice(-64),
    '../../secret.journal.json\0',
  ]) {
    expect(await answer('recover', id)).toMatchObject({ status: 'failed' })
    await answer('discard', id)
    expect(await answer('openRecent', id)).toMatchObject({ status: 'missing' })
    expect(await answer('reload', id)).toMatchObject({ status: 'failed' })
    expect(await answer('save', id, 'overwritten', true)).toMatchObject({ status: 'failed' })
  }
  expect(await readFile(path, 'utf8')).toBe(JSON.stringify(journal))
})

test('a token of one window opens nothing in another', async () => {
  const path = join(folder, 'design.cpo.json')
  await writeFile(path, 'untouched')
  const token = await window.documents.adopt(path, 'any')
  const other = shell.open({ kind: 'empty' })
  const event = eventFrom({}, other.window.webContents.id)
  const save = standIn.invokeHandlers.get(CHANNELS.save)
  expect(await save?.(event, token, 'overwritten', true)).toMatchObject({ status: 'failed' })
  expect(await readFile(path, 'utf8')).toBe('untouched')
  expect(await save?.(eventFrom(), token, 'mine', true)).toMatchObject({ status: 'done' })
})

test.each([
  '../../.bashrc',
  '..\\..\\autostart.lnk',
  '/etc/passwd',
  'C:\\Windows\\evil',
  '\0evil',
  '....//....//evil',
  'a\u202egnp.exe',
])('a suggested name %j names no place', async (suggestedName) => {
  standIn.dialogAnswers.push({ canceled: true, filePath: '' })
  await send('saveAs', [suggestedName, '{}'])
  const { args } = standIn.calls.filter(({ api }) => api === 'dialog.showSaveDialog').at(-1) ?? { args: [] }
  const { defaultPath } = args[0] as { defaultPath: string }
  const inFolder = window.documents.currentPath() === null ? '.' : folder
  expect(dirname(defaultPath)).toBe(inFolder)
  expect(defaultPath.slice(folder.length)).not.toMatch(/\.\.[/\\]|[\0\u202e]/)
})
