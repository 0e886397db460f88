/** Opening and saving. The page hands text over and gets text back; where a file lies is the platform's business. */
import { parseLayout } from '../../layout/parse.ts'
import type { Layout } from '../../layout/schema.ts'
import { serialiseLayout } from '../../layout/serialise.ts'
import type { OpenOutcome, Outcome, SavedDocument, SaveOutcome, Start } from '../../preload/contract.ts'
import { readFile } from '../platform/read-file.ts'
import type { App } from '../state/app.ts'
import { type DocumentFile, isEdited, revisionOf } from '../state/document-store.ts'
import { tell } from '../state/notice-store.ts'
import { shortened } from '../ui/short-text.ts'
import type { Example } from './examples.ts'

export const FILE_ENDING = '.cpo.json'
/** Characters of a file name in the title of a question. */
const LONGEST_TITLE_NAME = 60

/** Shows a layout as the open document, and forgets everything about the one before. `edited`: no file holds it as it is. */
function showDocument(app: App, layout: Layout, file: DocumentFile, edited = false): void {
  app.selection.getState().select([])
  app.notices.setState({ refused: null, message: null, note: null })
  app.view.getState().set({ levelZ: null, fitted: true, resultsTab: 'verdict' })
  // A file of its own each time: those who follow tell one document from the next by it.
  app.document.getState().load(layout, { ...file }, edited)
}

/** Opens text as a document; what is wrong with it is listed and the open document stays. */
export function openText(app: App, text: string, { name, token, readOnly }: DocumentFile, edited = false): void {
  const outcome = parseLayout(text)
  if (outcome.ok) {
    showDocument(app, outcome.layout, { name, token, ...(readOnly && { readOnly }) }, edited)
    return
  }
  app.notices.setState({ refused: { name, problems: outcome.problems } })
  const { panels, set } = app.view.getState()
  set({ resultsTab: 'problems', panels: { ...panels, results: true } })
}

/** Shows what the window was opened for, where that is more than an example or an empty package. */
export function begin(app: App, start: Start): void {
  if (start.kind === 'document') openText(app, start.document.text, start.document)
  else if (start.kind === 'recovered') openText(app, start.document.text, start.document, true)
  if (start.kind === 'failed') app.notices.setState({ message: start.reason })
}

/** @param onShown called once it is open; a question may come before, and end it */
export function openExample(app: App, example: Example, onShown?: () => void): void {
  unlessEdited(app, () => {
    showDocument(app, example.layout, { name: example.name, token: null })
    onShown?.()
  })
}

export function newDocument(app: App): void {
  unlessEdited(app, () => showDocument(app, EMPTY_PACKAGE, UNTITLED))
}

export function openDocument(app: App): Promise<void> | void {
  return open(app, () => app.platform.documents.open())
}

export function openRecent(app: App, id: string): Promise<void> | void {
  return open(app, () => app.platform.documents.openRecent(id), id)
}

/** The desktop app shows a file in another window where this one has changes; a browser has only this one. */
function open(app: App, ask: () => Promise<OpenOutcome>, recent?: string): Promise<void> | void {
  const proceed = async () => {
    const outcome = await ask()
    if (outcome.status === 'done') openText(app, outcome.value.text, outcome.value)
    else if (outcome.status === 'failed') app.notices.setState({ message: outcome.reason })
    else if (outcome.status === 'missing' && recent !== undefined) offerToForget(app, recent, outcome.reason)
    await listRecent(app)
  }
  return app.platform.platform === 'electron' ? proceed() : unlessEdited(app, proceed)
}

function offerToForget(app: App, id: string, reason: string): void {
  const forget = async () => {
    await app.platform.documents.forgetRecent(id)
    await listRecent(app)
  }
  app.notices.setState({
    question: {
      title: 'Remove the file from the list?',
      text: reason,
      choices: [{ label: 'Remove', onChoose: forget }],
    },
  })
}

export async function listRecent(app: App): Promise<void> {
  app.files.setState({ recent: await app.platform.documents.recentFiles() })
}

/** A file dropped on the window opens as an unsaved copy: a drop gives the page no right to write. */
export function openDropped(app: App, dropped: File): void {
  unlessEdited(app, async () => {
    const read = await readFile(dropped)
    if (read.status === 'done') openText(app, read.value, { name: dropped.name, token: null })
    else app.notices.setState({ message: read.reason })
  })
}

export async function saveDocument(app: App): Promise<void> {
  const { file } = app.document.getState()
  if (file.token === null || file.readOnly) return saveDocumentAs(app)
  const token = file.token
  await save(app, (text) => app.platform.documents.save(token, text, false))
}

export async function saveDocumentAs(app: App): Promise<void> {
  const { name } = app.document.getState().file
  await save(app, (text) => app.platform.documents.saveAs(name, text))
}

/** A copy in another file; the document stays the one it is, saved or not. */
export async function saveCopy(app: App): Promise<void> {
  app.document.getState().commitGesture()
  const { layout, file } = app.document.getState()
  const outcome = await app.platform.documents.saveCopy(copyName(file.name), serialiseLayout(layout))
  if (outcome.status === 'failed') app.notices.setState({ message: outcome.reason })
  if (outcome.status === 'done') tell(app.notices, `Saved a copy as ${outcome.value.name}.`)
}

/** Puts back what the file holds, as one step that can be undone: nothing is lost by it. */
export async function revert(app: App): Promise<void> {
  const { file, loads } = app.document.getState()
  if (file.token === null) return
  const outcome = await app.platform.documents.reload(file.token)
  if (app.document.getState().loads !== loads) return
  if (outcome.status === 'failed') app.notices.setState({ message: outcome.reason })
  if (outcome.status !== 'done') return
  const parsed = parseLayout(outcome.value.text)
  if (!parsed.ok) return openText(app, outcome.value.text, outcome.value)
  app.document.getState().edit('revert to the saved file', () => parsed.layout)
  const state = app.document.getState()
  state.markSaved({ name: outcome.value.name, token: outcome.value.token }, revisionOf(state))
  tell(app.notices, `Reverted to ${outcome.value.name} as it is on disk. Undo brings your changes back.`)
}

async function save(app: App, write: (text: string) => Promise<SaveOutcome | Outcome<SavedDocument>>): Promise<void> {
  app.document.getState().commitGesture()
  const state = app.document.getState()
  const outcome = await write(serialiseLayout(state.layout))
  // Another document that was opened meanwhile must not take over this one's file.
  const isOpen = app.document.getState().loads === state.loads
  if (outcome.status === 'changed' && isOpen) askAboutChangedFile(app, outcome.name)
  if (outcome.status === 'failed') app.notices.setState({ message: outcome.reason })
  if (outcome.status !== 'done') return
  // An edit made while the file was being written is not in it: the revision is that of the text, not of now.
  if (isOpen) app.document.getState().markSaved(outcome.value, revisionOf(state))
  app.notices.setState({ announcement: `Saved ${outcome.value.name}.` })
  await listRecent(app)
}

function askAboutChangedFile(app: App, name: string): void {
  const { token } = app.document.getState().file
  if (token === null) return
  const overwrite = () => save(app, (text) => app.platform.documents.save(token, text, true))
  app.notices.setState({
    question: {
      title: `${shortened(name, LONGEST_TITLE_NAME)} has changed on disk`,
      text: 'Another program or person wrote it. Save as keeps both versions. Load theirs can be undone. Keep mine replaces theirs on disk.',
      choices: [
        { label: 'Save as…', onChoose: () => saveDocumentAs(app) },
        { label: 'Load theirs', onChoose: () => revert(app) },
        { label: 'Keep mine', onChoose: overwrite },
      ],
    },
  })
}

/** Goes on at once, or after a question where the document has changes that would be lost. */
function unlessEdited(app: App, proceed: () => void | Promise<void>): Promise<void> | void {
  const state = app.document.getState()
  if (!isEdited(state)) return proceed()
  const saveFirst = async () => {
    await saveDocument(app)
    if (!isEdited(app.document.getState())) await proceed()
  }
  app.notices.setState({
    question: {
      title: `Save the changes to ${shortened(state.file.name, LONGEST_TITLE_NAME)}?`,
      text: 'Without saving, they are lost.',
      choices: [
        { label: 'Save', onChoose: saveFirst },
        { label: 'Don’t save', onChoose: proceed },
      ],
    },
  })
}

function copyName(name: string): string {
  const stem = name.endsWith(FILE_ENDING) ? name.slice(0, -FILE_ENDING.length) : name.replace(/\.json$/i, '')
  return `${stem} copy${FILE_ENDING}`
}

export const UNTITLED: DocumentFile = { name: `untitled${FILE_ENDING}`, token: null }

/** What New starts with: a substrate under a cold plate, and nothing on it. */
export const EMPTY_PACKAGE: Layout = {
  format: 'cpo-layout',
  version: 1,
  name: 'Untitled package',
  substrate: {
    width: 90,
    height: 90,
    layers: [
      { name: 'board', material: 'fr4', thickness: 1.6 },
      { name: 'balls', material: 'bga', thickness: 0.4 },
      { name: 'build-up', material: 'organic-substrate', thickness: 1.2 },
    ],
  },
  fill: 'air',
  components: [],
  lid: {
    material: 'copper',
    thickness: 2,
    tim: { material: 'tim-grease', thickness: 0.05 },
    segments: [{ id: 'lid', x: 45, y: 45, width: 86, height: 86 }],
  },
  cooling: {
    ambient: 35,
    top: { h: 10, zones: [{ name: 'cold plate', x: 45, y: 45, width: 70, height: 70, h: 12000, temperature: 30 }] },
    bottom: { h: 15 },
    sides: { h: 0 },
  },
}
