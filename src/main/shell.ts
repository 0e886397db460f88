/** The windows of the program, one document each: opening them, finding them, and closing them without losing anything. */
import { app, BrowserWindow, type Rectangle } from 'electron'
import { ignoreFileError } from './file-errors.ts'
import type { FileSystem } from './file-system.ts'
import type { Log } from './log.ts'
import type { RecentFiles } from './recent-files.ts'
import type { Recovery } from './recovery.ts'
import { type DocumentWindow, openDocumentWindow } from './window.ts'
import type { WindowPlaces } from './window-places.ts'

/** What a window is opened for. */
export type Opening =
  | { readonly kind: 'example' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'recover'; readonly id: string }

export interface ShellOptions {
  /** Absolute path of the built preload, and the address of the page. */
  readonly preload: string
  readonly address: string
  readonly fs: FileSystem
  readonly recentFiles: RecentFiles
  readonly recovery: Recovery
  readonly places: WindowPlaces
  readonly log: Log
  /** A window came to the front, or its menus are others now. */
  readonly onMenusChanged: (window: DocumentWindow) => void
}

export interface Shell {
  open(opening: Opening): DocumentWindow
  /** Shows a file of the operating system: in the window that has it already, otherwise in one of its own. */
  openFile(path: string): Promise<void>
  ofContents(contentsId: number): DocumentWindow | undefined
  /** The window that a menu command goes to. */
  focused(): DocumentWindow | undefined
  all(): readonly DocumentWindow[]
}

/** Each further window is placed so far down and right of the one before, px. */
const CASCADE_PX = 28

export function createShell(options: ShellOptions): Shell {
  const windows = new Map<number, DocumentWindow>()
  /** The designer asked to quit; windows that still have something to ask close one after the other. */
  let quitting = false
  /** One question at a time, however many windows close. */
  let turn = Promise.resolve()
  app.on('before-quit', () => {
    quitting = true
  })

  const all = () => [...windows.values()]
  const showing = (path: string) => all().find((window) => window.shownPath() === path)
  const ofContents = (contentsId: number) => windows.get(contentsId)
  const focused = () => {
    const front = BrowserWindow.getFocusedWindow()
    return (front && ofContents(front.webContents.id)) ?? all()[0]
  }

  function open(opening: Opening): DocumentWindow {
    const place = options.places.next()
    const documentWindow = openDocumentWindow({
      ...options,
      opening,
      place: { ...place, bounds: place.bounds && cascaded(place.bounds, focused()?.window) },
      openElsewhere: async (path, asking) => {
        const there = showing(path)
        if (there === asking) return false
        if (!there && !asking.isEdited()) return false
        if (there) toFront(there)
        else open({ kind: 'file', path })
        return true
      },
      askInTurn: (ask) => {
        const forQuit = quitting
        turn = turn.then(async () => {
          // an earlier window's "Cancel" was meant for them all
          if (forQuit && !quitting) return
          toFront(documentWindow)
          if ((await ask()) === 'stay') quitting = false
        })
        return turn
      },
      onStay: () => {
        quitting = false
      },
    })
    const { window } = documentWindow
    const contentsId = window.webContents.id
    windows.set(contentsId, documentWindow)
    window.on('focus', () => options.onMenusChanged(documentWindow))
    window.on('closed', () => {
      windows.delete(contentsId)
      if (quitting) app.quit()
    })
    return documentWindow
  }

  return {
    open,
    async openFile(path) {
      // a file that is not there keeps its name: its window says what is wrong
      const plain = (await options.fs.realpath(path).catch(ignoreFileError)) ?? path
      const there = showing(plain)
      if (there) toFront(there)
      else open({ kind: 'file', path: plain })
    },
    ofContents,
    focused,
    all,
  }
}

export function toFront({ window }: DocumentWindow): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}

function cascaded(bounds: Rectangle, over: BrowserWindow | undefined): Rectangle {
  if (!over) return bounds
  const { x, y } = over.getBounds()
  return { ...bounds, x: x + CASCADE_PX, y: y + CASCADE_PX }
}
