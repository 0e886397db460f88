import { BrowserWindow, nativeTheme } from 'electron'
import { CHANNELS, type DocumentsApi, type Outcome, type SavedDocument, type WindowState } from '../preload/contract.ts'
import { askToSaveChanges, createDialogs } from './dialogs.ts'
import { createDocuments } from './documents.ts'

/** The canvas around the substrate and the title bar, as in the renderer's tokens: no flash of white before the first paint. */
const COLOURS = {
  dark: { background: '#0f1012', bar: '#1e2023', symbols: '#b6bbc4' },
  light: { background: '#dfe1e5', bar: '#f2f3f5', symbols: '#444a54' },
} as const
const TITLE_BAR_HEIGHT_PX = 32

/** One window and the one document in it. */
export interface DocumentWindow {
  readonly window: BrowserWindow
  readonly documents: DocumentsApi
  setState(state: WindowState): void
  sendCommand(commandId: string): void
}

/** Windows by the id of their page; a message from any other page is not answered. */
const windows = new Map<number, DocumentWindow>()

export function windowOfContents(contentsId: number): DocumentWindow | undefined {
  return windows.get(contentsId)
}

/** The window that a menu command goes to. */
export function focusedWindow(): DocumentWindow | undefined {
  const focused = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  return focused && windows.get(focused.webContents.id)
}

/**
 * Opens a window on the app's page.
 *
 * @param preload absolute path of the built preload
 * @param address of the page
 */
export function openWindow(preload: string, address: string): DocumentWindow {
  const colours = currentColours()
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
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
  })
  const documentWindow = createDocumentWindow(window)
  const contentsId = window.webContents.id
  windows.set(contentsId, documentWindow)
  window.on('closed', () => windows.delete(contentsId))
  window.once('ready-to-show', () => window.show())
  void window.loadURL(address)
  return documentWindow
}

/** Gives every window the colours of the system's theme, now and whenever it changes. */
export function followSystemTheme(): void {
  nativeTheme.on('updated', () => {
    const { background, bar, symbols } = currentColours()
    for (const { window } of windows.values()) {
      window.setBackgroundColor(background)
      if (process.platform !== 'darwin') window.setTitleBarOverlay({ color: bar, symbolColor: symbols })
    }
  })
}

const currentColours = () => COLOURS[nativeTheme.shouldUseDarkColors ? 'dark' : 'light']

function createDocumentWindow(window: BrowserWindow): DocumentWindow {
  let state: WindowState = { title: 'Untitled', edited: false }
  let asking = false
  /** Set between the answer "Save" and the end of that save. */
  let closing = false

  const sendCommand = (commandId: string) => window.webContents.send(CHANNELS.command, commandId)

  async function askBeforeClosing(): Promise<void> {
    if (asking) return
    asking = true
    const answer = await askToSaveChanges(window, state.title)
    asking = false
    if (answer === 'discard') window.destroy()
    if (answer !== 'save') return
    closing = true
    // Only the page has the text, so it saves by its own command; the window closes when that has worked.
    sendCommand('file.save')
  }

  window.on('close', (event) => {
    if (!state.edited) return
    event.preventDefault()
    void askBeforeClosing()
  })

  const documents = createDocuments(createDialogs(window))
  async function watched(saving: Promise<Outcome<SavedDocument>>): Promise<Outcome<SavedDocument>> {
    const outcome = await saving
    // A save that failed or was cancelled keeps the window open.
    if (outcome.status !== 'done') closing = false
    return outcome
  }

  return {
    window,
    documents: {
      ...documents,
      save: (token, text) => watched(documents.save(token, text)),
      saveAs: (name, text) => watched(documents.saveAs(name, text)),
    },
    sendCommand,
    setState(next) {
      state = next
      window.setTitle(next.edited ? `${next.title} · Edited` : next.title)
      window.setDocumentEdited(next.edited)
      // An edit made while the file was being written is not in it.
      if (next.edited) closing = false
      if (closing) window.destroy()
    },
  }
}
