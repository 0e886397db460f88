import { beforeAll, expect, test } from 'vitest'
import { connectIpc } from '../../src/main/ipc.ts'
import { type DocumentWindow, openWindow } from '../../src/main/window.ts'
import { CHANNELS } from '../../src/preload/contract.ts'
import { BrowserWindow, ipcMain, standIn } from '../support/electron-stand-in/electron.ts'

const PAGE = 'shoreline://app/index.html'
let window: DocumentWindow

beforeAll(() => {
  connectIpc()
  window = openWindow('/preload.cjs', PAGE)
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
  expect(await invoke(CHANNELS.save, eventFrom(), 'no such token', '{}')).toMatchObject({ status: 'failed' })
})

test.each([
  ['a foreign page', { url: 'https://example.com/index.html' }],
  ['a page whose address only begins alike', { url: 'shoreline://app.example.com/index.html' }],
  ['an embedded frame', { parent: {} }],
  ['a page without a window', { contentsId: 9999 }],
])('a message from %s is refused', async (_case, sender) => {
  await expect(invoke(CHANNELS.save, eventFrom(sender), 'token', '{}')).rejects.toThrow('refused')
})

test('a message from a frame that is gone is refused', async () => {
  const event = { ...eventFrom(), senderFrame: null }
  await expect(invoke(CHANNELS.save, event, 'token', '{}')).rejects.toThrow('refused')
})

test.each([
  ['too few', CHANNELS.save, ['token']],
  ['too many', CHANNELS.open, ['/etc/passwd']],
  ['of another type', CHANNELS.save, ['token', 42]],
  ['an object for a token', CHANNELS.save, [{ toString: 'token' }, '{}']],
  ['an unknown kind', CHANNELS.exportFile, [{ suggestedName: 'a', kind: 'exe', data: '' }]],
  ['an unknown field', CHANNELS.exportFile, [{ suggestedName: 'a', kind: 'csv', data: '', path: '/etc/passwd' }]],
])('arguments that are %s are refused', async (_case, channel, args) => {
  await expect(invoke(channel, eventFrom(), ...args)).rejects.toThrow('refused')
})

test('the window’s title shows the name and whether it was edited', () => {
  ipcMain.emit(CHANNELS.setState, eventFrom(), { title: 'cpo-8-engines', edited: true })
  expect(standIn.calls.filter(({ api }) => api === 'window.setTitle').at(-1)?.args).toEqual(['cpo-8-engines · Edited'])
})

test('an unedited window closes at once, an edited one asks first', async () => {
  const edited = (state: boolean) => ipcMain.emit(CHANNELS.setState, eventFrom(), { title: 'design', edited: state })
  const close = async (button: number) => {
    standIn.dialogAnswers.push({ response: button })
    BrowserWindow.open[0]?.close()
    await new Promise((later) => setImmediate(later))
    return BrowserWindow.open.length
  }
  const sent: string[] = []
  standIn.onSend = (_id, channel, args) => void (channel === CHANNELS.command && sent.push(String(args[0])))

  edited(true)
  expect(await close(2), 'Cancel').toBe(1)
  expect(await close(0), 'Save').toBe(1)
  expect(sent).toEqual(['file.save'])
  // The save fails: the window stays, and also when the page reports itself unedited later on.
  await invoke(CHANNELS.save, eventFrom(), 'no such token', '{}')
  edited(false)
  expect(BrowserWindow.open.length).toBe(1)

  edited(true)
  expect(await close(0), 'Save').toBe(1)
  edited(false)
  expect(BrowserWindow.open.length, 'saved').toBe(0)

  window = openWindow('/preload.cjs', PAGE)
  edited(true)
  expect(await close(1), "Don't Save").toBe(0)

  window = openWindow('/preload.cjs', PAGE)
  BrowserWindow.open[0]?.close()
  expect(BrowserWindow.open.length, 'unedited').toBe(0)
})
