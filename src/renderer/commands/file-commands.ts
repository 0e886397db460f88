import { Download, FilePlus2, FolderOpen, Save } from 'lucide-react'
import { exportLineCut, exportMapPng, exportMapSvg, exportVerdicts } from '../documents/exports.ts'
import { newDocument, openDocument, revert, saveCopy, saveDocument, saveDocumentAs } from '../documents/files.ts'
import { offerRecovery } from '../documents/recovery.ts'
import type { App } from '../state/app.ts'
import { isEdited } from '../state/document-store.ts'
import { tell } from '../state/notice-store.ts'
import { isStale } from '../state/solve-store.ts'
import type { Command } from './command.ts'
import { whyNoResult } from './reasons.ts'

/** Neither stale temperatures nor the drafts of a gesture are exported as if they were those of the document. */
const hasCurrentSolution = (app: App) => {
  const state = app.solve.getState()
  const { layout, gesture } = app.document.getState()
  return gesture === null && state.solved !== null && !isStale(state, layout)
}

export const fileCommands: readonly Command[] = [
  { id: 'file.new', label: 'New package', icon: FilePlus2, keys: ['$mod+n'], run: newDocument },
  {
    id: 'file.newWindow',
    label: 'New window',
    keys: ['$mod+Shift+n'],
    run: ({ platform }) => platform.newWindow(null),
  },
  { id: 'file.open', label: 'Open…', icon: FolderOpen, keys: ['$mod+o'], run: openDocument },
  { id: 'file.save', label: 'Save', icon: Save, keys: ['$mod+s'], run: saveDocument },
  { id: 'file.saveAs', label: 'Save as…', keys: ['$mod+Shift+s'], run: saveDocumentAs },
  { id: 'file.saveCopy', label: 'Save a copy…', keys: ['$mod+Alt+s'], run: saveCopy },
  {
    id: 'file.revert',
    label: 'Revert to the saved file',
    when: ({ document }) => document.getState().file.token !== null && isEdited(document.getState()),
    why: ({ document }) =>
      document.getState().file.token === null ? 'It has not been saved to a file yet' : 'It is as the file has it',
    run: revert,
  },
  { id: 'file.recover', label: 'Unsaved designs of earlier windows…', run: lookForRecovery },
  {
    id: 'file.export.csv',
    label: 'Export verdict table (CSV)…',
    icon: Download,
    when: hasCurrentSolution,
    why: whyNoResult,
    run: exportVerdicts,
  },
  {
    id: 'file.export.cut',
    label: 'Export line cut (CSV)…',
    icon: Download,
    when: (app) => hasCurrentSolution(app) && app.tools.getState().cut !== null,
    why: (app) => (hasCurrentSolution(app) ? 'Cut along a line first' : whyNoResult(app)),
    run: exportLineCut,
  },
  {
    id: 'file.export.svg',
    label: 'Export temperature map (SVG)…',
    icon: Download,
    when: hasCurrentSolution,
    why: whyNoResult,
    run: exportMapSvg,
  },
  {
    id: 'file.export.png',
    label: 'Export temperature map (PNG)…',
    icon: Download,
    when: hasCurrentSolution,
    why: whyNoResult,
    run: exportMapPng,
  },
]

async function lookForRecovery(app: App): Promise<void> {
  await offerRecovery(app)
  if (app.files.getState().recoverable.length === 0) {
    tell(app.notices, 'No earlier window left an unsaved design.')
  }
}
