/**
 * Runs the built main bundle as a child process and speaks with the test that started it. The test has the page; here
 * are the windows, the dialogs and the protocol handler, mounted on a local server.
 */
import { join } from 'node:path'
import { serveHandler } from '../../../src/main/local-server.ts'
import { APP_ORIGIN, SCHEME } from '../../../src/main/scheme.ts'
import { BrowserWindow, ipcMain, type MenuItem, preventable, standIn } from './electron.ts'

/** What the test may ask; every request is answered by its number. */
export type Request =
  | { kind: 'invoke' | 'send'; channel: string; args: unknown[]; frameUrl: string }
  | { kind: 'answer-dialogs'; answers: unknown[] }
  | { kind: 'click-menu'; id: string }
  | { kind: 'close-window' }
  | { kind: 'page-ready' }
  | { kind: 'calls' }
  /** Whether the app lets its page go there, open that window, or load from there. */
  | { kind: 'may-navigate' | 'may-open' | 'may-request'; url: string }
export type Numbered = Request & { number: number }

/** What the child says: an answer, or an event. */
export type Message =
  | { kind: 'answer'; number: number; value: unknown }
  | { kind: 'refusal'; number: number; message: string }
  | { kind: 'load'; url: string }
  | { kind: 'to-page'; channel: string; args: unknown[] }
  | { kind: 'quit' }

const tell = (message: Message) => process.send?.(message)

standIn.onLoad = async (_window, address) => {
  const handler = standIn.schemes.get(SCHEME)
  if (!handler) throw new Error(`${address} is loaded before its scheme is handled.`)
  const server = await serveHandler(handler)
  tell({ kind: 'load', url: address.replace(`${APP_ORIGIN}/`, server.url) })
}
standIn.onSend = (_contentsId, channel, args) => tell({ kind: 'to-page', channel, args })
standIn.onQuit = () => {
  tell({ kind: 'quit' })
  process.disconnect()
  // The local server would keep the process alive.
  process.exitCode = 0
  setImmediate(() => process.exit())
}
// A test that ends without closing its window takes this process with it.
process.on('disconnect', () => process.exit())

process.on('message', (request: Numbered) => {
  perform(request).then(
    (value) => tell({ kind: 'answer', number: request.number, value }),
    (error: unknown) => tell({ kind: 'refusal', number: request.number, message: String(error) }),
  )
})

async function perform(request: Numbered): Promise<unknown> {
  const window = BrowserWindow.open[0]
  if (!window) throw new Error('The app has no window.')
  switch (request.kind) {
    case 'invoke': {
      const handler = standIn.invokeHandlers.get(request.channel)
      if (!handler) throw new Error(`No handler for ${request.channel}.`)
      return handler(eventFrom(window, request.frameUrl), ...request.args)
    }
    case 'send':
      return ipcMain.emit(request.channel, eventFrom(window, request.frameUrl), ...request.args)
    case 'answer-dialogs':
      return standIn.dialogAnswers.push(...request.answers)
    case 'click-menu':
      return findItem(standIn.menu, request.id)?.click?.()
    case 'close-window':
      return window.close()
    case 'page-ready':
      return window.emit('ready-to-show')
    case 'calls':
      // Functions cannot be sent to another process; their presence is not what tests look at.
      return JSON.parse(JSON.stringify(standIn.calls))
    case 'may-navigate': {
      const event = preventable(request.url)
      window.webContents.emit('will-navigate', event)
      return !event.prevented
    }
    case 'may-open':
      return window.webContents.windowOpenHandler({ url: request.url }).action === 'allow'
    case 'may-request':
      return new Promise((resolve) => standIn.requestFilter?.({ url: request.url }, ({ cancel }) => resolve(!cancel)))
  }
}

function eventFrom(window: BrowserWindow, frameUrl: string): unknown {
  return { sender: window.webContents, senderFrame: { url: frameUrl, parent: null } }
}

function findItem(items: readonly MenuItem[], id: string): MenuItem | undefined {
  for (const item of items) {
    const found = item.id === id ? item : findItem(item.submenu ?? [], id)
    if (found) return found
  }
  return undefined
}

await import(join(import.meta.dirname, '../../../out/main/index.js'))
standIn.becomeReady()
