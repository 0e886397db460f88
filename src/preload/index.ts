/** The one bridge between page and main process. Sandboxed: it can load nothing but `electron`. */
import { contextBridge, ipcRenderer } from 'electron'
import { CHANNELS, type ShorelineApi } from './contract.ts'

const SYSTEMS: Readonly<Record<string, ShorelineApi['operatingSystem']>> = { darwin: 'mac', win32: 'windows' }

/** The page gets the value only; the event itself would hand it the sender. */
function subscribe(channel: string, listener: (value: string) => void): () => void {
  const receive = (_event: unknown, value: string) => listener(value)
  ipcRenderer.on(channel, receive)
  return () => void ipcRenderer.off(channel, receive)
}

const api = {
  platform: 'electron',
  operatingSystem: SYSTEMS[process.platform] ?? 'linux',
  documents: {
    start: () => ipcRenderer.invoke(CHANNELS.start),
    open: () => ipcRenderer.invoke(CHANNELS.open),
    recentFiles: () => ipcRenderer.invoke(CHANNELS.recentFiles),
    openRecent: (id) => ipcRenderer.invoke(CHANNELS.openRecent, id),
    forgetRecent: (id) => ipcRenderer.invoke(CHANNELS.forgetRecent, id),
    save: (token, text, overwrite) => ipcRenderer.invoke(CHANNELS.save, token, text, overwrite),
    saveAs: (suggestedName, text) => ipcRenderer.invoke(CHANNELS.saveAs, suggestedName, text),
    saveCopy: (suggestedName, text) => ipcRenderer.invoke(CHANNELS.saveCopy, suggestedName, text),
    reload: (token) => ipcRenderer.invoke(CHANNELS.reload, token),
    exportFile: (request) => ipcRenderer.invoke(CHANNELS.exportFile, request),
  },
  recovery: {
    journal: (entry) => ipcRenderer.invoke(CHANNELS.journal, entry),
    end: () => ipcRenderer.invoke(CHANNELS.endJournal),
    list: () => ipcRenderer.invoke(CHANNELS.recoverable),
    recover: (id) => ipcRenderer.invoke(CHANNELS.recover, id),
    discard: (id) => ipcRenderer.invoke(CHANNELS.discard, id),
  },
  library: {
    list: () => ipcRenderer.invoke(CHANNELS.libraryParts),
    save: (part) => ipcRenderer.invoke(CHANNELS.saveLibraryPart, part),
    remove: (id) => ipcRenderer.invoke(CHANNELS.removeLibraryPart, id),
  },
  newWindow: (recover) => ipcRenderer.invoke(CHANNELS.newWindow, recover),
  setWindowState: (state) => ipcRenderer.send(CHANNELS.setState, state),
  setMenu: (menus) => ipcRenderer.send(CHANNELS.setMenu, menus),
  controlWindow: (action) => ipcRenderer.send(CHANNELS.control, action),
  about: () => ipcRenderer.invoke(CHANNELS.about),
  showLog: () => ipcRenderer.invoke(CHANNELS.showLog),
  log: (level, message) => ipcRenderer.send(CHANNELS.log, level, message),
  onCommand: (listener) => subscribe(CHANNELS.command, listener),
  onNotice: (listener) => subscribe(CHANNELS.notice, listener),
} satisfies ShorelineApi

contextBridge.exposeInMainWorld('shoreline', api)
