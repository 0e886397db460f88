/**
 * What the built main bundle gets for `electron` under plain Node: enough of the API to boot the app, with every call
 * recorded. It proves wiring, call order, headers and IPC; scheme privileges, native menus and dialogs, and the life of a
 * real window it cannot prove. `process.ts` connects it to a page in Chromium.
 */
import { EventEmitter } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Call {
  readonly api: string
  readonly args: readonly unknown[]
}

type Handler = (...args: unknown[]) => unknown
type RequestFilter = (details: { url: string }, answer: (result: { cancel?: boolean }) => void) => void
export interface MenuItem {
  readonly id?: string
  readonly label?: string
  readonly role?: string
  readonly enabled?: boolean
  readonly checked?: boolean
  readonly click?: () => void
  readonly submenu?: readonly MenuItem[]
}

/** The side of the stand-in that tests hold. */
export const standIn = {
  calls: [] as Call[],
  /** Answers that dialogs will give, in order. A dialog nobody expected is an error. */
  dialogAnswers: [] as unknown[],
  schemes: new Map<string, (request: Request) => Promise<Response>>(),
  invokeHandlers: new Map<string, Handler>(),
  requestFilter: undefined as RequestFilter | undefined,
  menu: [] as readonly MenuItem[],
  exposed: {} as Record<string, unknown>,
  /** Called when a window loads an address, sends to its page, or is gone. */
  onLoad: (_window: BrowserWindow, _address: string): void => {},
  onSend: (_contentsId: number, _channel: string, _args: unknown[]): void => {},
  onReload: (_contentsId: number): void => {},
  onClosed: (_contentsId: number): void => {},
  onQuit: (): void => {},
  /** Prints a page of HTML, as `process.ts` does in Chromium. */
  onPrint: async (_html: string): Promise<Uint8Array> => new TextEncoder().encode('%PDF-1.7 of the stand-in'),
  /** The app becomes ready once its main module has been evaluated, as in Electron. */
  becomeReady: (): void => {},
}

function record(api: string, ...args: unknown[]): void {
  standIn.calls.push({ api, args })
}

/** A method that does nothing but leave its trace. */
const recorder =
  (api: string) =>
  (...args: unknown[]): void =>
    record(api, ...args)

let ready = false
const whenReady = new Promise<void>((resolve) => {
  standIn.becomeReady = () => {
    ready = true
    resolve()
  }
})

/** A test that restarts the app gives both runs the same folder. */
let userData = process.env.SHORELINE_TEST_USER_DATA

export const app = Object.assign(new EventEmitter(), {
  isPackaged: false,
  getVersion: () => '0.0.0-test',
  getLocaleCountryCode: (): string => 'DE',
  getPath(name: string): string {
    if (name !== 'userData') throw new Error(`The stand-in knows no folder "${name}".`)
    userData ??= mkdtempSync(join(tmpdir(), 'shoreline-user-data-'))
    return userData
  },
  enableSandbox: recorder('app.enableSandbox'),
  commandLine: { appendSwitch: recorder('app.commandLine.appendSwitch') },
  requestSingleInstanceLock(): boolean {
    record('app.requestSingleInstanceLock')
    return true
  },
  whenReady: () => whenReady,
  /** As in Electron: windows are closed one by one, and one that stays calls the quit off. */
  quit(): void {
    record('app.quit')
    app.emit('before-quit')
    for (const window of BrowserWindow.getAllWindows()) window.close()
    if (BrowserWindow.open.length === 0) standIn.onQuit()
  },
})

const privileged = new Set<string>()

export const protocol = {
  registerSchemesAsPrivileged(schemes: readonly { scheme: string }[]): void {
    record('protocol.registerSchemesAsPrivileged', schemes)
    if (ready || privileged.size > 0) throw new Error('Schemes are registered once, before the app is ready.')
    for (const { scheme } of schemes) privileged.add(scheme)
  },
  handle(scheme: string, handler: (request: Request) => Promise<Response>): void {
    record('protocol.handle', scheme)
    if (!ready || !privileged.has(scheme)) throw new Error(`${scheme} is handled before it may be.`)
    standIn.schemes.set(scheme, handler)
  },
}

export const ipcMain = Object.assign(new EventEmitter(), {
  handle(channel: string, handler: Handler): void {
    if (standIn.invokeHandlers.has(channel)) throw new Error(`${channel} has a handler already.`)
    standIn.invokeHandlers.set(channel, handler)
  },
})

let lastId = 0

class WebContents extends EventEmitter {
  readonly id = ++lastId
  private zoomLevel = 0
  private crashed = false
  constructor() {
    super()
    this.on('render-process-gone', () => {
      this.crashed = true
    })
  }
  windowOpenHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })
  send(channel: string, ...args: unknown[]): void {
    standIn.onSend(this.id, channel, args)
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler
  }
  setWebRTCIPHandlingPolicy = recorder('contents.setWebRTCIPHandlingPolicy')
  /** What its window has loaded in a session of its own. */
  page = ''
  async printToPDF(options: unknown): Promise<Uint8Array> {
    record('contents.printToPDF', options)
    return standIn.onPrint(this.page)
  }
  reload(): void {
    record('contents.reload')
    this.crashed = false
    standIn.onReload(this.id)
  }
  forcefullyCrashRenderer(): void {
    record('contents.forcefullyCrashRenderer')
    this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 1 })
  }
  isCrashed = (): boolean => this.crashed
  getZoomLevel = (): number => this.zoomLevel
  setZoomLevel(level: number): void {
    record('contents.setZoomLevel', level)
    this.zoomLevel = level
  }
}

interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface WindowOptions extends Partial<Bounds> {
  readonly show?: boolean
  readonly titleBarOverlay?: object
  readonly webPreferences?: { readonly session?: StandInSession }
}

export class BrowserWindow extends EventEmitter {
  /** The one in front comes last. */
  static readonly open: BrowserWindow[] = []
  static getAllWindows = (): BrowserWindow[] => [...BrowserWindow.open]
  static getFocusedWindow = (): BrowserWindow | null => BrowserWindow.open.at(-1) ?? null

  readonly webContents = new WebContents()
  private gone = false
  private maximized = false
  private fullScreen = false
  private bounds: Bounds
  setTitle = recorder('window.setTitle')
  setDocumentEdited = recorder('window.setDocumentEdited')
  setBackgroundColor = recorder('window.setBackgroundColor')
  show = recorder('window.show')
  restore = recorder('window.restore')
  isMinimized = (): boolean => false
  isDestroyed = (): boolean => this.gone
  isMaximized = (): boolean => this.maximized
  isFullScreen = (): boolean => this.fullScreen
  getBounds = (): Bounds => this.bounds
  getNormalBounds = (): Bounds => this.bounds

  /** Null for the one that all document windows share. */
  private readonly ownSession: StandInSession | null
  private readonly hasOverlay: boolean

  constructor(options: WindowOptions) {
    super()
    this.hasOverlay = options.titleBarOverlay !== undefined
    const { session: own, ...preferences } = options.webPreferences ?? {}
    this.ownSession = own ?? null
    record('new BrowserWindow', { ...options, ...(options.webPreferences && { webPreferences: preferences }) })
    const { x = 100, y = 100, width = 800, height = 600 } = options
    this.bounds = { x, y, width, height }
    BrowserWindow.open.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  async loadURL(address: string): Promise<void> {
    record('window.loadURL', address)
    if (!this.ownSession) return standIn.onLoad(this, address)
    const answer = await this.ownSession.load(address)
    if (!answer.ok) throw new Error(`${address} was answered with ${answer.status}.`)
    this.webContents.page = await answer.text()
  }

  setTitleBarOverlay(options: object): void {
    if (!this.hasOverlay) throw new TypeError('Titlebar overlay is not enabled')
    record('window.setTitleBarOverlay', options)
  }

  focus(): void {
    record('window.focus')
    BrowserWindow.open.splice(BrowserWindow.open.indexOf(this), 1)
    BrowserWindow.open.push(this)
    this.emit('focus')
  }

  setBounds(bounds: Bounds): void {
    this.bounds = bounds
    this.emit('resize')
  }

  maximize(): void {
    record('window.maximize')
    this.maximized = true
    this.emit('maximize')
  }

  setFullScreen(on: boolean): void {
    record('window.setFullScreen', on)
    this.fullScreen = on
    this.emit(on ? 'enter-full-screen' : 'leave-full-screen')
  }

  /** What the window's close button does. */
  close(): void {
    const event = preventable()
    this.emit('close', event)
    if (!event.prevented) this.destroy()
  }

  destroy(): void {
    record('window.destroy')
    this.gone = true
    BrowserWindow.open.splice(BrowserWindow.open.indexOf(this), 1)
    standIn.onClosed(this.webContents.id)
    this.emit('closed')
    if (BrowserWindow.open.length === 0) app.emit('window-all-closed')
  }
}

export const screen = {
  getAllDisplays: (): { readonly workArea: Bounds }[] => [{ workArea: { x: 0, y: 0, width: 2560, height: 1440 } }],
}

/** An event whose default a listener may prevent. */
export function preventable(url = ''): { url: string; prevented: boolean; preventDefault(): void } {
  return {
    url,
    prevented: false,
    preventDefault() {
      this.prevented = true
    },
  }
}

/** Any dialog: the next scripted answer, given in a later turn as a real dialog would. */
const ask = (api: string) =>
  async function showDialog(_window: unknown, options: unknown): Promise<unknown> {
    record(api, options)
    if (standIn.dialogAnswers.length === 0) throw new Error(`${api} was not expected: ${JSON.stringify(options)}`)
    return standIn.dialogAnswers.shift()
  }

export const dialog = {
  showOpenDialog: ask('dialog.showOpenDialog'),
  showSaveDialog: ask('dialog.showSaveDialog'),
  showMessageBox: ask('dialog.showMessageBox'),
}

export const Menu = {
  buildFromTemplate: (template: readonly MenuItem[]): readonly MenuItem[] => template,
  setApplicationMenu(menu: readonly MenuItem[]): void {
    record('Menu.setApplicationMenu')
    standIn.menu = menu
  },
}

/** A session besides the one of the document windows, with a handler and a request filter of its own. */
class StandInSession extends EventEmitter {
  private handler: ((request: Request) => Promise<Response>) | null = null
  private filter: RequestFilter = (_details, answer) => answer({ cancel: false })
  setPermissionRequestHandler = recorder('session.setPermissionRequestHandler')
  setPermissionCheckHandler = recorder('session.setPermissionCheckHandler')
  setDevicePermissionHandler = recorder('session.setDevicePermissionHandler')
  readonly webRequest = {
    onBeforeRequest: (filter: RequestFilter): void => {
      this.filter = filter
    },
  }
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response>): void => {
      if (this.handler || !privileged.has(scheme)) throw new Error(`${scheme} may not be handled here.`)
      this.handler = handler
    },
  }

  async load(url: string): Promise<Response> {
    const cancelled = await new Promise<boolean>((resolve) =>
      this.filter({ url }, ({ cancel }) => resolve(cancel === true)),
    )
    if (cancelled || !this.handler) throw new Error(`${url} is refused.`)
    return this.handler(new Request(url))
  }
}

const partitions = new Map<string, StandInSession>()

export const session = {
  defaultSession: Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: recorder('session.setPermissionRequestHandler'),
    setPermissionCheckHandler: recorder('session.setPermissionCheckHandler'),
    setDevicePermissionHandler: recorder('session.setDevicePermissionHandler'),
    webRequest: {
      onBeforeRequest(filter: RequestFilter): void {
        standIn.requestFilter = filter
      },
    },
  }),
  fromPartition(name: string): StandInSession {
    record('session.fromPartition', name)
    const known = partitions.get(name) ?? new StandInSession()
    partitions.set(name, known)
    return known
  },
}

class NativeTheme extends EventEmitter {
  private source: 'system' | 'dark' | 'light' = 'system'
  get themeSource(): 'system' | 'dark' | 'light' {
    return this.source
  }
  set themeSource(source: 'system' | 'dark' | 'light') {
    record('nativeTheme.themeSource', source)
    this.source = source
    this.emit('updated')
  }
  /** The stand-in's system is dark. */
  get shouldUseDarkColors(): boolean {
    return this.source !== 'light'
  }
}
export const nativeTheme = new NativeTheme()
export const shell = {
  openExternal: recorder('shell.openExternal'),
  showItemInFolder: recorder('shell.showItemInFolder'),
}

/** The preload's half, for unit tests; in the end-to-end tests the page has its own. */
export const contextBridge = {
  exposeInMainWorld(key: string, api: unknown): void {
    standIn.exposed[key] = api
  },
}
export const ipcRenderer = Object.assign(new EventEmitter(), {
  send: recorder('ipcRenderer.send'),
  invoke: async (...args: unknown[]): Promise<void> => record('ipcRenderer.invoke', ...args),
})
