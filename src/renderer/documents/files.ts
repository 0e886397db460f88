/** Opening and saving. The page hands text over and gets text back; where a file lies is the platform's business. */
import { parseLayout } from '../../layout/parse.ts'
import type { Layout } from '../../layout/schema.ts'
import { serialiseLayout } from '../../layout/serialise.ts'
import type { Outcome, SavedDocument } from '../../preload/contract.ts'
import type { App } from '../state/app.ts'
import { type DocumentFile, isEdited, revisionOf } from '../state/document-store.ts'
import type { Example } from './examples.ts'

export const FILE_ENDING = '.cpo.json'

/** Shows a layout as the open document, and forgets everything about the one before. */
export function showDocument(app: App, layout: Layout, file: DocumentFile): void {
  app.solve.setState({ solved: null, atRest: null, before: null })
  app.selection.getState().select([])
  app.notices.setState({ refused: null, message: null })
  app.view.getState().set({ levelZ: null, fitted: true, resultsTab: 'verdict' })
  app.document.getState().load(layout, file)
}

/** Opens text as a document; what is wrong with it is listed and the open document stays. */
export function openText(app: App, text: string, file: DocumentFile): void {
  const outcome = parseLayout(text)
  if (outcome.ok) {
    showDocument(app, outcome.layout, file)
    return
  }
  app.notices.setState({ refused: { name: file.name, problems: outcome.problems } })
  const { panels, set } = app.view.getState()
  set({ resultsTab: 'problems', panels: { ...panels, results: true } })
}

export function openExample(app: App, example: Example): void {
  unlessEdited(app, () => showDocument(app, example.layout, { name: example.name, token: null }))
}

export function newDocument(app: App): void {
  unlessEdited(app, () => showDocument(app, EMPTY_PACKAGE, { name: `untitled${FILE_ENDING}`, token: null }))
}

export function openDocument(app: App): void {
  unlessEdited(app, async () => {
    const outcome = await app.platform.documents.open()
    if (outcome.status === 'done') openText(app, outcome.value.text, outcome.value)
    else if (outcome.status === 'failed') app.notices.setState({ message: outcome.reason })
  })
}

/** A file dropped on the window opens as an unsaved copy: a drop gives the page no right to write. */
export function openDropped(app: App, dropped: File): void {
  unlessEdited(app, async () => openText(app, await dropped.text(), { name: dropped.name, token: null }))
}

export async function saveDocument(app: App): Promise<void> {
  const { file } = app.document.getState()
  if (file.token === null) return saveDocumentAs(app)
  const token = file.token
  await save(app, (text) => app.platform.documents.save(token, text))
}

export async function saveDocumentAs(app: App): Promise<void> {
  const { name } = app.document.getState().file
  await save(app, (text) => app.platform.documents.saveAs(name, text))
}

async function save(app: App, write: (text: string) => Promise<Outcome<SavedDocument>>): Promise<void> {
  app.document.getState().commitGesture()
  const state = app.document.getState()
  const outcome = await write(serialiseLayout(state.layout))
  if (outcome.status === 'failed') app.notices.setState({ message: outcome.reason })
  if (outcome.status !== 'done') return
  // An edit made while the file was being written is not in it: the revision is that of the text, not of now.
  app.document.getState().markSaved(outcome.value, revisionOf(state))
  app.notices.setState({ announcement: `Saved ${outcome.value.name}.` })
}

function unlessEdited(app: App, proceed: () => void | Promise<void>): void {
  const state = app.document.getState()
  if (!isEdited(state)) {
    void proceed()
    return
  }
  app.notices.setState({
    question: {
      title: `Discard the changes to ${state.file.name}?`,
      text: 'The document has changes that were not saved.',
      confirm: 'Discard changes',
      onConfirm: () => void proceed(),
    },
  })
}

/** What New starts with: a substrate under a cold plate, and nothing on it. */
const EMPTY_PACKAGE: Layout = {
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
