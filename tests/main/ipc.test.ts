import { readdir, realpath, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { followSystemTheme } from '../../src/main/window.ts'
import { CHANNELS } from '../../src/preload/contract.ts'
import { app, BrowserWindow, ipcMain, standIn } from '../support/electron-stand-in/electron.ts'
import { PAGE, startShell, type TestShell } from '../support/test-shell.ts'

let { window, folder, logged, shell } = {} as TestShell
beforeAll(async () => {
  ;({ window, folder, logged, shell } = await startShell())
})

interface Sender {
  url?: string
  parent?: unknown
  contentsId?: number
}

function eventFrom({ url = PAGE, parent = null, contentsId = window.window.webContents.id }: Sender = {}) {
  return { sender: { id: contentsId }, senderFrame: { url, parent } }
}

const invoke = async (channel: string, event: unknown, ...args: unknown[]) =>
  standIn.invokeHandlers.get(channel)?.(event, ...args)

test('a well-formed message from the app’s page is answered', async () => {
  expect(await invoke(CHANNELS.save, eventFrom(), 'no such token', '{}', false)).toMatchObject({ status: 'failed' })
})

test('a copy and an export of the longest name there is are suggested a file', async () => {
  const suggestedName = `${'x'.repeat(255)} copy.cpo.json`
  standIn.dialogAnswers.push({ canceled: true, filePath: '' }, { canceled: true, filePath: '' })
  expect(await invoke(CHANNELS.saveCopy, eventFrom(), suggestedName, '{}')).toEqual({ status: 'cancelled' })
  const request = { suggestedName, kind: 'csv', data: '' }
  expect(await invoke(CHANNELS.exportFile, eventFrom(), request)).toEqual({ status: 'cancelled' })
})

test.each([
  ['a foreign page', { url: 'https://example.com/index.html' }],
  ['a page whose address only begins alike', { url: 'shoreline://app.example.com/index.html' }],
  ['an embedded frame', { parent: {} }],
  ['a page without a window', { contentsId: 9999 }],
])('a message from %s is refused', async (_case, sender) => {
  await expect(invoke(CHANNELS.save, eventFrom(sender), 'token', '{}', false)).rejects.toThrow('refused')
})

test('a message from a frame that is gone is refused', async () => {
  const event = { ...eventFrom(), senderFrame: null }
  await expect(invoke(CHANNELS.save, event, 'token', '{}', false)).rejects.toThrow('refused')
})

test.each([
  ['too few', CHANNELS.save, ['token']],
  ['too many', CHANNELS.open, ['/etc/passwd']],
  ['of another type', CHANNELS.save, ['token', 42, false]],
  ['an object for a token', CHANNELS.save, [{ toString: 'token' }, '{}', false]],
  ['a word for a truth', CHANNELS.save, ['token', '{}', 'yes']],
  ['a journal with a path', CHANNELS.journal, [{ name: 'a', token: null, text: '{}', path: '/etc/passwd' }]],
  ['a number for a design', CHANNELS.recover, [7]],
  ['a list for a recent file', CHANNELS.openRecent, [['a']]],
  ['a purpose that no window has', CHANNELS.newWindow, [{ path: '/etc/passwd' }]],
  ['an unknown kind', CHANNELS.exportFile, [{ suggestedName: 'a', kind: 'exe', data: '' }]],
  ['an unknown field', CHANNELS.exportFile, [{ suggestedName: 'a', kind: 'csv', data: '', path: '/etc/passwd' }]],
])('arguments that are %s are refused', async (_case, channel, args) => {
  await expect(invoke(channel, eventFrom(), ...args)).rejects.toThrow('refused')
})

test('the page asks for full screen and for another size of the interface, within limits', () => {
  const control = (action: string) => ipcMain.emit(CHANNELS.control, eventFrom(), action)
  const zooms = () => standIn.calls.flatMap(({ api, args }) => (api === 'contents.setZoomLevel' ? args : []))
  for (let step = 0; step < 8; step++) control('zoom-in')
  expect(zooms().at(-1)).toBe(5)
  for (let step = 0; step < 12; step++) control('zoom-out')
  expect(zooms().at(-1)).toBe(-3)
  control('zoom-reset')
  expect(zooms().at(-1)).toBe(0)
  control('toggle-full-screen')
  expect(window.window.isFullScreen()).toBe(true)
  control('toggle-full-screen')
  expect(window.window.isFullScreen()).toBe(false)
})

test('the window’s frame follows the theme that the page has chosen', () => {
  followSystemTheme(shell.all)
  // a report that is being printed has a window too, and no title bar
  const printing = new BrowserWindow({ show: false })
  const bars = () => standIn.calls.flatMap(({ api, args }) => (api === 'window.setTitleBarOverlay' ? args : []))
  ipcMain.emit(CHANNELS.control, eventFrom(), 'theme-light')
  expect(bars().at(-1)).toMatchObject({ color: '#f2f3f5' })
  ipcMain.emit(CHANNELS.control, eventFrom(), 'theme-system')
  expect(bars().at(-1)).toMatchObject({ color: '#1e2023' })
  printing.destroy()
})

test('the window’s title shows the name and whether it was edited', () => {
  ipcMain.emit(CHANNELS.setState, eventFrom(), { title: 'cpo-8-engines', token: null, edited: true })
  expect(standIn.calls.filter(({ api }) => api === 'window.setTitle').at(-1)?.args).toEqual(['cpo-8-engines · Edited'])
})

test.each([
  [
    'a menu that is no menu',
    CHANNELS.setMenu,
    [{ label: 'File', entries: [{ kind: 'role', role: 'toggleDevTools' }] }],
  ],
  ['a control that no window has', CHANNELS.control, 'open-dev-tools'],
  ['a log level that there is not', CHANNELS.log, 'debug'],
])('%s is refused, and the refusal is logged', (_case, channel, argument) => {
  logged.length = 0
  ipcMain.emit(channel, eventFrom(), argument, 'message')
  expect(logged.join()).toContain(`${channel}: refused`)
})

/** Lets every promise that is due settle: disk and dialogs take several turns. */
const settled = () => new Promise((later) => setTimeout(later, 60))

test('an unedited window closes at once, an edited one asks first', async () => {
  const edited = (state: boolean) =>
    ipcMain.emit(CHANNELS.setState, eventFrom(), { title: 'design', token: null, edited: state })
  const close = async (button?: number) => {
    if (button !== undefined) standIn.dialogAnswers.push({ response: button })
    BrowserWindow.open[0]?.close()
    await settled()
    return BrowserWindow.open.length
  }
  const sent: string[] = []
  standIn.onSend = (_id, channel, args) => void (channel === CHANNELS.command && sent.push(String(args[0])))

  edited(true)
  expect(await close(2), 'Cancel').toBe(1)
  expect(await close(0), 'Save').toBe(1)
  expect(sent).toEqual(['file.save'])
  // The save fails: the window stays, and also when the page reports itself unedited later on.
  await invoke(CHANNELS.save, eventFrom(), 'no such token', '{}', false)
  edited(false)
  await settled()
  expect(BrowserWindow.open.length).toBe(1)

  edited(true)
  expect(await close(0), 'Save').toBe(1)
  edited(false)
  await settled()
  expect(BrowserWindow.open.length, 'saved').toBe(0)

  window = shell.open({ kind: 'empty' })
  edited(true)
  expect(await close(1), "Don't Save").toBe(0)

  window = shell.open({ kind: 'empty' })
  expect(await close(), 'unedited').toBe(0)
})

test('a window that is given up leaves nothing to recover, one that dies does', async () => {
  window = shell.open({ kind: 'empty' })
  const entry = { name: 'design', token: null, text: '{}' }
  expect(await invoke(CHANNELS.journal, eventFrom(), entry)).toEqual({ status: 'done', value: null })
  // Loaded again, the page finds its own journal.
  expect(await invoke(CHANNELS.start, eventFrom())).toEqual({ kind: 'recovered', document: entry })
  ipcMain.emit(CHANNELS.setState, eventFrom(), { title: 'design', token: null, edited: true })
  standIn.dialogAnswers.push({ response: 1 })
  BrowserWindow.open[0]?.close()
  await settled()
  window = shell.open({ kind: 'empty' })
  expect(await invoke(CHANNELS.start, eventFrom())).toEqual({ kind: 'empty' })
  expect(await invoke(CHANNELS.recoverable, eventFrom())).toEqual([])
})

test('a page that fails again and again is not loaded for ever, and closing its window keeps its design', async () => {
  const other = window
  window = shell.open({ kind: 'empty' })
  const contents = window.window.webContents
  const reloads = () => standIn.calls.filter(({ api }) => api === 'contents.reload').length
  const before = reloads()
  const entry = { name: 'design', token: null, text: '{}' }
  await invoke(CHANNELS.journal, eventFrom(), entry)
  ipcMain.emit(CHANNELS.setState, eventFrom(), { title: 'design', token: null, edited: true })
  for (let death = 0; death < 3; death++) contents.forcefullyCrashRenderer()
  expect(reloads() - before).toBe(3)
  standIn.dialogAnswers.push({ response: 0 })
  contents.forcefullyCrashRenderer()
  await settled()
  expect(reloads() - before, 'Load again').toBe(4)
  standIn.dialogAnswers.push({ response: 1 })
  contents.forcefullyCrashRenderer()
  await settled()
  expect(window.window.isDestroyed(), 'Close window').toBe(true)
  const left = await readdir(join(folder, 'data/recovery'))
  expect(left).toHaveLength(1)
  window = other
})

test('a window shows the file that its page says, also after it refused another', async () => {
  const [mine, refused] = [join(folder, 'mine.cpo.json'), join(folder, 'refused.cpo.json')]
  for (const path of [mine, refused]) await writeFile(path, '{}')
  const opened = async (path: string) => {
    standIn.dialogAnswers.push({ canceled: false, filePaths: [path] })
    return (await invoke(CHANNELS.open, eventFrom())) as { value: { token: string } }
  }
  const { token } = (await opened(mine)).value
  ipcMain.emit(CHANNELS.setState, eventFrom(), { title: 'mine', token, edited: false })
  await opened(refused)
  expect(window.shownPath()).toBe(await realpath(mine))
  // loaded again, the page gets its own document and not the one it refused
  expect(await invoke(CHANNELS.start, eventFrom())).toMatchObject({
    kind: 'document',
    document: { name: 'mine.cpo.json' },
  })
  ipcMain.emit(CHANNELS.setState, eventFrom(), { title: 'untitled', token: null, edited: false })
  expect(window.shownPath()).toBe(null)
})

test('a quit asks one window after the other, and a Cancel calls it off for all', async () => {
  const asked = () => standIn.calls.filter(({ api }) => api === 'dialog.showMessageBox').length
  const before = asked()
  const windows = [window, shell.open({ kind: 'empty' })]
  for (const { window } of windows) {
    const event = eventFrom({ contentsId: window.webContents.id })
    ipcMain.emit(CHANNELS.setState, event, { title: 'design', token: null, edited: true })
  }
  standIn.dialogAnswers.push({ response: 2 })
  app.quit()
  await settled()
  expect([asked() - before, BrowserWindow.open.length]).toEqual([1, 2])
  let quits = 0
  standIn.onQuit = () => {
    quits += 1
  }
  standIn.dialogAnswers.push({ response: 1 }, { response: 1 })
  app.quit()
  await settled()
  expect(BrowserWindow.open.length).toBe(0)
  expect(quits).toBeGreaterThan(0)
})
