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
      const chosen = await choose(window, {
        type: 'warning',
        message: `${name} exists already. Replace it?`,
        choices: { replace: 'Replace', cancel: 'Cancel' },
        onEnter: 'cancel',
        onEscape: 'cancel',
      })
      return chosen === 'replace'
    },
  }
}

/** What to do with unsaved changes when the window closes. */
export const askToSaveChanges = (window: BrowserWindow, name: string): Promise<'save' | 'discard' | 'cancel'> =>
  choose(window, {
    type: 'warning',
    message: `Save the changes to ${name}?`,
    detail: 'Without saving, they are lost.',
    choices: { save: 'Save', discard: 'Don’t save', cancel: 'Cancel' },
    onEnter: 'save',
    onEscape: 'cancel',
  })

/** What to do with a page that ends again and again; its design is in its journal. */
export const askAboutCrashes = (window: BrowserWindow): Promise<'reload' | 'close'> =>
  choose(window, {
    type: 'error',
    message: 'The window has failed several times.',
    detail: 'Its unsaved changes are kept. Once it is closed, they are offered when Shoreline next starts.',
    choices: { reload: 'Load again', close: 'Close window' },
    onEnter: 'reload',
    onEscape: 'close',
  })

/** What to do with a page that does not answer; its design is in its journal. */
export const askAboutSilence = (window: BrowserWindow): Promise<'wait' | 'reload'> =>
  choose(window, {
    type: 'warning',
    message: 'The window does not answer.',
    detail: 'Loading it again brings back the design as it was at its last change.',
    choices: { wait: 'Wait', reload: 'Load again' },
    onEnter: 'wait',
    onEscape: 'wait',
  })

interface Question<Choice extends string> {
  readonly type: 'warning' | 'error'
  readonly message: string
  readonly detail?: string
  /** The buttons' words, in their order. */
  readonly choices: Readonly<Record<Choice, string>>
  /** What Enter chooses, and what Escape does. */
  readonly onEnter: NoInfer<Choice>
  readonly onEscape: NoInfer<Choice>
}

async function choose<Choice extends string>(
  window: BrowserWindow,
  { choices, onEnter, onEscape, ...words }: Question<Choice>,
): Promise<Choice> {
  const names = Object.keys(choices) as Choice[]
  const { response } = await dialog.showMessageBox(window, {
    ...words,
    buttons: Object.values<string>(choices),
    defaultId: names.indexOf(onEnter),
    cancelId: names.indexOf(onEscape),
    noLink: true,
  })
  return names[response] ?? onEscape
}
