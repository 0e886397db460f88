/**
 * Runs the built main bundle as a child process and speaks with the test that started it. The test has the page; here
 * are the windows, the dialogs and the protocol handler, mounted on a local server.
 */
import { join } from 'node:path'
import { type LocalServer, serveHandler } from '../../../src/main/local-server.ts'
import { APP_ORIGIN, SCHEME } from '../../../src/main/scheme.ts'
import { app, BrowserWindow, ipcMain, type MenuItem, preventable, standIn } from './electron.ts'

/** What the test may ask; every request is answered by its number. */
export type Request =
  | { kind: 'invoke' | 'send'; contentsId: number; channel: string; args: unknown[]; frameUrl: string }
  | { kind: 'answer-dialogs'; answers: unknown[] }
  | { kind: 'click-menu'; id: string }
  | { kind: 'close-window' | 'page-ready' | 'focus-window'; contentsId: number }
  /** The app is started again while it runs, or the system hands it a file. */
  | { kind: 'second-instance'; argv: string[]; folder: string }
  | { kind: 'open-file'; path: string }
  /** A process of Chromium's dies: the page's own, or the graphics processor's. */
  | { kind: 'page-gone'; contentsId: number; reason: string }
  | { kind: 'child-gone'; type: string; reason: string }
  | { kind: 'menu' }
  /** The pages that a `print` asked for, in base64. */
  | { kind: 'printed'; id: number; pdf: string }
  | { kind: 'calls' }
  /** Whether the app lets its page go there, open that window, or load from there. */
  | { kind: 'may-navigate' | 'may-open' | 'may-request'; url: string }
export type Numbered = Request & { number: number }

/** What the child says: an answer, or an event. */
export type Message =
  | { kind: 'answer'; number: number; value: unknown }
  | { kind: 'refusal'; number: number; message: string }
  | { kind: 'load'; contentsId: number; url: string }
  | { kind: 'to-page'; contentsId: number; channel: string; args: unknown[] }
  | { kind: 'reload' | 'closed'; contentsId: number }
  | { kind: 'print'; id: number; html: string }
  | { kind: 'quit' }

// Under `electron .` the program and its folder come before the words of the command line, as here node and this file.
Object.assign(process, { defaultApp: true })

const tell = (message: Message) => process.send?.(message)

let server: Promise<LocalServer> | undefined

standIn.onLoad = async (window, address) => {
  const handler = standIn.schemes.get(SCHEME)
  if (!handler) throw new Error(`${address} is loaded before its scheme is handled.`)
  // one for all windows: they are of one origin, as they are in Electron
  server ??= serveHandler(handler)
  const { url } = await server
  tell({ kind: 'load', contentsId: window.webContents.id, url: address.replace(`${APP_ORIGIN}/`, url) })
}
const prints = new Map<number, (pdf: Uint8Array) => void>()
standIn.onPrint = (html) =>
  new Promise((printed) => {
    const id = prints.size
    prints.set(id, printed)
    tell({ kind: 'print', id, html })
  })
standIn.onSend = (contentsId, channel, args) => tell({ kind: 'to-page', contentsId, channel, args })
standIn.onReload = (contentsId) => tell({ kind: 'reload', contentsId })
standIn.onClosed = (contentsId) => tell({ kind: 'closed', contentsId })
standIn.onQuit = () => {
  if (!process.connected) return
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
  switch (request.kind) {
    case 'invoke': {
      const handler = standIn.invokeHandlers.get(request.channel)
      if (!handler) throw new Error(`No handler for ${request.channel}.`)
      return handler(eventFrom(request.contentsId, request.frameUrl), ...request.args)
    }
    case 'send':
      return ipcMain.emit(request.channel, eventFrom(request.contentsId, request.frameUrl), ...request.args)
    case 'answer-dialogs':
      return standIn.dialogAnswers.push(...request.answers)
    case 'click-menu':
      return findItem(standIn.menu, request.id)?.click?.()
    case 'close-window':
      return windowOf(request.contentsId).close()
    case 'page-ready':
      return windowOf(request.contentsId).emit('ready-to-show')
    case 'focus-window':
      return windowOf(request.contentsId).focus()
    case 'second-instance':
      return app.emit('second-instance', {}, request.argv, request.folder)
    case 'open-file':
      return app.emit('open-file', preventable(), request.path)
    case 'page-gone': {
      const gone = { reason: request.reason, exitCode: 9 }
      return windowOf(request.contentsId).webContents.emit('render-process-gone', {}, gone)
    }
    case 'child-gone':
      return app.emit('child-process-gone', {}, { type: request.type, reason: request.reason })
    case 'printed':
      return prints.get(request.id)?.(Buffer.from(request.pdf, 'base64'))
    case 'menu':
      return JSON.parse(JSON.stringify(standIn.menu))
    case 'calls':
      // Functions cannot be sent to another process; their presence is not what tests look at.
      return JSON.parse(JSON.stringify(standIn.calls))
    case 'may-navigate': {
      const event = preventable(request.url)
      anyWindow().webContents.emit('will-navigate', event)
      return !event.prevented
    }
    case 'may-open':
      return anyWindow().webContents.windowOpenHandler({ url: request.url }).action === 'allow'
    case 'may-request':
      return new Promise((resolve) => standIn.requestFilter?.({ url: request.url }, ({ cancel }) => resolve(!cancel)))
  }
}

function windowOf(contentsId: number): BrowserWindow {
  const window = BrowserWindow.open.find(({ webContents }) => webContents.id === contentsId)
  if (!window) throw new Error(`The app has no window ${contentsId}.`)
  return window
}

/** Every window is locked the same way. */
function anyWindow(): BrowserWindow {
  const [window] = BrowserWindow.open
  if (!window) throw new Error('The app has no window.')
  return window
}

function eventFrom(contentsId: number, frameUrl: string): unknown {
  return { sender: { id: contentsId }, senderFrame: { url: frameUrl, parent: null } }
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
