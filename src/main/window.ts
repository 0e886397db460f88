/** One window with one document: its frame, what it was opened for, and the questions before it closes. */
import { BrowserWindow, nativeTheme } from 'electron'
import {
  CHANNELS,
  type DocumentsApi,
  type ExportRequest,
  type MenuDescription,
  type Outcome,
  type RecoveryApi,
  type SavedDocument,
  type SaveOutcome,
  type Start,
  type WindowControl,
  type WindowState,
} from '../preload/contract.ts'
import { askAboutCrashes, askAboutSilence, askToSaveChanges, createDialogs } from './dialogs.ts'
import { failed } from './document-file.ts'
import { createDocuments, type WindowDocuments } from './documents.ts'
import { printReport } from './print-report.ts'
import type { WindowRecovery } from './recovery.ts'
import type { Opening, ShellOptions } from './shell.ts'
import type { WindowPlace } from './window-places.ts'

/** The canvas around the substrate and the title bar, as in the renderer's tokens: no flash of white before the first paint. */
const COLOURS = {
  dark: { background: '#0f1012', bar: '#1e2023', symbols: '#b6bbc4' },
  light: { background: '#dfe1e5', bar: '#f2f3f5', symbols: '#444a54' },
} as const
const TITLE_BAR_HEIGHT_PX = 32
/** Steps of the interface's size; a step is 1.2 ×. */
const ZOOM_LEVELS = { least: -3, most: 5 } as const
/** A page that dies is loaded again without a question, so often within a minute. */
const RELOADS_A_MINUTE = 3

export interface DocumentWindow {
  readonly window: BrowserWindow
  readonly documents: WindowDocuments & DocumentsApi
  readonly recovery: RecoveryApi
  readonly menus: readonly MenuDescription[]
  /** The file that it shows, or was opened to show; without links. */
  shownPath(): string | null
  isEdited(): boolean
  setState(state: WindowState): void
  setMenus(menus: readonly MenuDescription[]): void
  control(action: WindowControl): void
  sendCommand(commandId: string): void
  sendNotice(message: string): void
}

export interface DocumentWindowOptions extends ShellOptions {
  readonly opening: Opening
  readonly place: WindowPlace
  /** Whether another window shows the file, so that this one need not. */
  readonly openElsewhere: (path: string, asking: DocumentWindow) => Promise<boolean>
  /** Runs a question about closing when no other window asks one. `stay`: a quit that was under way is called off. */
  readonly askInTurn: (ask: () => Promise<'stay' | 'go'>) => Promise<void>
  /** A save before closing failed: the window stays, and so does the program. */
  readonly onStay: () => void
}

export function openDocumentWindow(options: DocumentWindowOptions): DocumentWindow {
  const { place, places, preload, address, log } = options
  const window = new BrowserWindow(frameOptions(preload, place))
  const documentWindow = createDocumentWindow(window, options)
  places.follow(window)
  window.once('ready-to-show', () => {
    if (place.maximized) window.maximize()
    if (place.fullScreen) window.setFullScreen(true)
    window.show()
  })
  survivePage(window, log)
  void window.loadURL(address)
  return documentWindow
}

function frameOptions(preload: string, { bounds }: WindowPlace): Electron.BrowserWindowConstructorOptions {
  const colours = currentColours()
  return {
    width: 1440,
    height: 900,
    ...bounds,
    minWidth: 800,
    minHeight: 560,
    show: false,
    backgroundColor: colours.background,
    // The page draws its own title and menu bar; the system adds its window buttons.
    titleBarStyle: process.platform === 'darwin' ? 'hiddenInset' : 'hidden',
    titleBarOverlay: { color: colours.bar, symbolColor: colours.symbols, height: TITLE_BAR_HEIGHT_PX },
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  }
}

/** Gives every window of a document the colours of the system's theme whenever it changes. */
export function followSystemTheme(windows: () => readonly DocumentWindow[]): void {
  nativeTheme.on('updated', () => {
    const { background, bar, symbols } = currentColours()
    for (const { window } of windows()) {
      window.setBackgroundColor(background)
      if (process.platform !== 'darwin') window.setTitleBarOverlay({ color: bar, symbolColor: symbols })
    }
  })
}

const currentColours = () => COLOURS[nativeTheme.shouldUseDarkColors ? 'dark' : 'light']

/** A page that crashes or hangs takes no design with it: loaded again, it finds its own journal. */
function survivePage(window: BrowserWindow, log: DocumentWindowOptions['log']): void {
  let deaths: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    log.error(`The page ended: ${reason}, exit code ${exitCode}.`)
    const now = Date.now()
    deaths = [...deaths.filter((at) => now - at < 60_000), now]
    if (deaths.length <= RELOADS_A_MINUTE) return window.webContents.reload()
    void askAboutCrashes(window).then((answer) => {
      if (answer === 'reload') window.webContents.reload()
      else window.close()
    })
  })
  window.on('unresponsive', () => {
    log.warn('The page does not answer.')
    void askAboutSilence(window).then((answer) => {
      if (answer === 'reload') window.webContents.forcefullyCrashRenderer()
    })
  })
}

function createDocumentWindow(window: BrowserWindow, options: DocumentWindowOptions): DocumentWindow {
  let state: WindowState | null = null
  let menus: readonly MenuDescription[] = []
  let asking = false
  /** Set between the answer "Save" and the end of that save. */
  let closing = false

  const documents = createDocuments({
    fs: options.fs,
    dialogs: createDialogs(window),
    recentFiles: options.recentFiles,
    openElsewhere: (path) => options.openElsewhere(path, documentWindow),
  })
  const recovery = options.recovery.forWindow(documents)
  const sendCommand = (commandId: string) => window.webContents.send(CHANNELS.command, commandId)

  /** What was to be saved before closing was not, or is no longer all: the window stays open. */
  function stay(): void {
    if (!closing) return
    closing = false
    options.onStay()
  }

  /** Nothing of this window is to be recovered any more; only then it goes. */
  async function leave(): Promise<void> {
    await recovery.end()
    if (!window.isDestroyed()) window.destroy()
  }

  async function askBeforeClosing(): Promise<'stay' | 'go'> {
    const answer = await askToSaveChanges(window, state?.title ?? 'Untitled')
    if (answer === 'cancel') return 'stay'
    if (answer === 'discard') await leave()
    else {
      closing = true
      // Only the page has the text, so it saves by its own command; the window closes when that has worked.
      sendCommand('file.save')
    }
    return 'go'
  }

  window.on('close', (event) => {
    // Nobody is left who could save, and what the journal has is offered at the next start.
    if (window.webContents.isCrashed()) return
    event.preventDefault()
    if (!state?.edited) return void leave()
    if (asking) return
    asking = true
    void options.askInTurn(askBeforeClosing).finally(() => {
      asking = false
    })
  })

  async function watched<T extends Outcome<SavedDocument> | SaveOutcome>(saving: Promise<T>): Promise<T> {
    const outcome = await saving
    if (outcome.status !== 'done') stay()
    return outcome
  }

  const documentWindow: DocumentWindow = {
    window,
    documents: {
      ...documents,
      start: () => startOf(options.opening, documentWindow.shownPath(), documents, recovery),
      save: (token, text, overwrite) => watched(documents.save(token, text, overwrite)),
      saveAs: (name, text) => watched(documents.saveAs(name, text)),
      exportFile: (request) =>
        request.kind === 'pdf' ? printed(request, documents, options.log) : documents.exportFile(request),
    },
    recovery,
    get menus() {
      return menus
    },
    shownPath: () => {
      if (state) return state.token === null ? null : documents.placeOf(state.token)
      return documents.currentPath() ?? (options.opening.kind === 'file' ? options.opening.path : null)
    },
    isEdited: () => state?.edited ?? false,
    sendCommand,
    sendNotice: (message) => window.webContents.send(CHANNELS.notice, message),
    setState(next) {
      state = next
      window.setTitle(next.edited ? `${next.title} · Edited` : next.title)
      window.setDocumentEdited(next.edited)
      // An edit made while the file was being written is not in it.
      if (next.edited) stay()
      if (closing) void leave()
    },
    setMenus(next) {
      menus = next
      options.onMenusChanged(documentWindow)
    },
    control: (action) => CONTROLS[action](window),
  }
  return documentWindow
}

/** What the page sends of a PDF is the page to print. */
async function printed(
  request: ExportRequest,
  documents: WindowDocuments,
  log: DocumentWindowOptions['log'],
): Promise<Outcome<{ name: string }>> {
  try {
    const pdf = await printReport(request.data)
    return await documents.exportFile({ ...request, data: Buffer.from(pdf).toString('base64') })
  } catch (error) {
    log.error(`A report could not be printed: ${error instanceof Error ? error.stack : String(error)}`)
    return failed('The report could not be made into a PDF. Export it as HTML and print that.')
  }
}

/**
 * A page that is loaded a second time finds again what it had: its journal, else its file, else what it began with.
 *
 * @param path of the file that the window shows or is to show
 */
async function startOf(
  opening: Opening,
  path: string | null,
  documents: WindowDocuments,
  recovery: WindowRecovery,
): Promise<Start> {
  const own = await recovery.own()
  if (own) return { kind: 'recovered', document: own }
  if (path !== null) {
    const opened = await documents.openPath(path)
    if (opened.status === 'done') return { kind: 'document', document: opened.value }
    return opened.status === 'failed' ? { kind: 'failed', reason: opened.reason } : { kind: 'empty' }
  }
  if (opening.kind === 'recover') {
    const recovered = await recovery.recover(opening.id)
    if (recovered.status === 'done') return { kind: 'recovered', document: recovered.value }
    return recovered.status === 'failed' ? { kind: 'failed', reason: recovered.reason } : { kind: 'empty' }
  }
  return opening.kind === 'example' ? { kind: 'example' } : { kind: 'empty' }
}

const CONTROLS: Readonly<Record<WindowControl, (window: BrowserWindow) => void>> = {
  'toggle-full-screen': (window) => window.setFullScreen(!window.isFullScreen()),
  'zoom-in': (window) => zoomBy(window, 1),
  'zoom-out': (window) => zoomBy(window, -1),
  'zoom-reset': (window) => window.webContents.setZoomLevel(0),
  close: (window) => window.close(),
  'theme-system': () => frameIn('system'),
  'theme-dark': () => frameIn('dark'),
  'theme-light': () => frameIn('light'),
}

/** All windows share one choice, as they share the page's preferences. */
function frameIn(theme: 'system' | 'dark' | 'light'): void {
  nativeTheme.themeSource = theme
}

function zoomBy({ webContents }: BrowserWindow, steps: number): void {
  const level = webContents.getZoomLevel() + steps
  webContents.setZoomLevel(Math.min(Math.max(level, ZOOM_LEVELS.least), ZOOM_LEVELS.most))
}
