import { type BrowserWindow, dialog, type FileFilter } from 'electron'
import type { ExportRequest } from '../preload/contract.ts'
import type { Dialogs } from './documents.ts'

const FILTERS: Readonly<Record<ExportRequest['kind'], FileFilter>> = {
  json: { name: 'Package layout', extensions: ['json'] },
  csv: { name: 'Comma-separated values', extensions: ['csv'] },
  svg: { name: 'SVG image', extensions: ['svg'] },
  png: { name: 'PNG image', extensions: ['png'] },
  html: { name: 'HTML page', extensions: ['html'] },
  pdf: { name: 'PDF document', extensions: ['pdf'] },
}
const ALL_FILES: FileFilter = { name: 'All files', extensions: ['*'] }

/** Native dialogs attached to one window. */
export function createDialogs(window: BrowserWindow): Dialogs {
  return {
    async chooseFileToOpen() {
      const answer = await dialog.showOpenDialog(window, {
        title: 'Open layout',
        properties: ['openFile'],
        filters: [FILTERS.json, ALL_FILES],
      })
      return answer.canceled ? null : (answer.filePaths[0] ?? null)
    },

    async chooseFileToSave(suggestedPath, kind) {
      const answer = await dialog.showSaveDialog(window, {
        title: kind === 'json' ? 'Save layout' : 'Export',
        defaultPath: suggestedPath,
        properties: ['createDirectory', 'showOverwriteConfirmation'],
        filters: [FILTERS[kind]],
      })
      return answer.canceled || answer.filePath === '' ? null : answer.filePath
    },

    async confirmReplace(name) {
      const { response } = await dialog.showMessageBox(window, {
        type: 'warning',
        message: `${name} exists already. Replace it?`,
        buttons: ['Replace', 'Cancel'],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      })
      return response === 0
    },
  }
}

/** What to do with unsaved changes when the window closes. */
export async function askToSaveChanges(window: BrowserWindow, name: string): Promise<'save' | 'discard' | 'cancel'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: `Save the changes to ${name}?`,
    detail: 'Without saving, they are lost.',
    buttons: ['Save', 'Don’t save', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  })
  return (['save', 'discard', 'cancel'] as const)[response] ?? 'cancel'
}

/** What to do with a page that ends again and again; its design is in its journal. */
export async function askAboutCrashes(window: BrowserWindow): Promise<'reload' | 'close'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window has failed several times.',
    detail: 'Its unsaved changes are kept. Once it is closed, they are offered when Shoreline next starts.',
    buttons: ['Load again', 'Close window'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  return response === 0 ? 'reload' : 'close'
}

/** What to do with a page that does not answer; its design is in its journal. */
export async function askAboutSilence(window: BrowserWindow): Promise<'wait' | 'reload'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The window does not answer.',
    detail: 'Loading it again brings back the design as it was at its last change.',
    buttons: ['Wait', 'Load again'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1 ? 'reload' : 'wait'
}
