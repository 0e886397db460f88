/** The one bridge between page and main process. Sandboxed: it can load nothing but `electron`. */
import { contextBridge, ipcRenderer } from 'electron'
import { CHANNELS, type ShorelineApi } from './contract.ts'

const SYSTEMS: Readonly<Record<string, ShorelineApi['operatingSystem']>> = { darwin: 'mac', win32: 'windows' }

const api = {
  platform: 'electron',
  operatingSystem: SYSTEMS[process.platform] ?? 'linux',
  documents: {
    open: () => ipcRenderer.invoke(CHANNELS.open),
    save: (token, text) => ipcRenderer.invoke(CHANNELS.save, token, text),
    saveAs: (suggestedName, text) => ipcRenderer.invoke(CHANNELS.saveAs, suggestedName, text),
    exportFile: (request) => ipcRenderer.invoke(CHANNELS.exportFile, request),
  },
  setWindowState: (state) => ipcRenderer.send(CHANNELS.setState, state),
  onCommand: (listener) => {
    // The page gets the id only; the event itself would hand it the sender.
    const receive = (_event: unknown, commandId: string) => listener(commandId)
    ipcRenderer.on(CHANNELS.command, receive)
    return () => void ipcRenderer.off(CHANNELS.command, receive)
  },
} satisfies ShorelineApi

contextBridge.exposeInMainWorld('shoreline', api)
