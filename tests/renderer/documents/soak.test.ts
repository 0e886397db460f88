/**
 * Two thousand random edits, undos, saves and reopenings: the document store of the page on the documents of the main
 * process, with real files. After each the document is compared with a model that knows nothing of either.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { duplicateComponents, moveComponents, removeComponents, rotateComponents } from '../../../src/layout/edits.ts'
import { parseLayout, validateLayout } from '../../../src/layout/parse.ts'
import type { Layout } from '../../../src/layout/schema.ts'
import { createDocuments } from '../../../src/main/documents.ts'
import { nodeFileSystem } from '../../../src/main/file-system.ts'
import { createRecentFiles } from '../../../src/main/recent-files.ts'
import { openDocument, revert, saveDocument, saveDocumentAs } from '../../../src/renderer/documents/files.ts'
import { isEdited } from '../../../src/renderer/state/document-store.ts'
import { randomNumbers } from '../../support/random-level.ts'
import { createTestApp, readPackage } from '../support/test-app.ts'

const STEPS = 2000

test('the document is what the edits made it, through every save, undo and reopening', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shoreline-soak-'))
  const path = join(folder, 'design.cpo.json')
  const documents = createDocuments({
    fs: nodeFileSystem,
    recentFiles: createRecentFiles(nodeFileSystem, join(folder, 'recent.json')),
    openElsewhere: async () => false,
    dialogs: {
      chooseFileToOpen: async () => path,
      chooseFileToSave: async () => path,
      confirmReplace: async () => true,
    },
  })
  const { app } = createTestApp(readPackage(), 'electron')
  Object.assign(app.platform.documents, documents)
  await saveDocumentAs(app)

  const random = randomNumbers(20261121)
  const pick = (count: number) => Math.floor(random() * count)
  /** The model: every state since the last opening, and where in them the document stands; what the file holds. */
  let states: Layout[] = [app.document.getState().layout]
  let at = 0
  let saved = states[0]!

  const edits: readonly ((layout: Layout) => Layout)[] = [
    (layout) => moveComponents(layout, [idIn(layout)], (pick(9) - 4) * 0.05, (pick(9) - 4) * 0.05),
    (layout) => (layout.components.length < 14 ? duplicateComponents(layout, [idIn(layout)], 0.5, 0.5).layout : layout),
    (layout) => (layout.components.length > 4 ? removeComponents(layout, [idIn(layout)]) : layout),
    (layout) => rotateComponents(layout, [idIn(layout)]),
  ]
  const idIn = (layout: Layout) => layout.components[pick(layout.components.length)]!.id

  const counts: Record<string, number> = {}
  for (let step = 0; step < STEPS; step++) {
    const kind = ['edit', 'edit', 'edit', 'edit', 'undo', 'undo', 'redo', 'save', 'reopen', 'revert'][pick(10)]!
    counts[kind] = (counts[kind] ?? 0) + 1
    const { document } = app
    if (kind === 'edit') {
      const edited = edits[pick(edits.length)]!(states[at]!)
      // a document that opens again is what this is about; overlaps are saved too, but refused on opening
      const next = validateLayout(edited).ok ? edited : states[at]!
      document.getState().edit('edit', () => next)
      if (!isDeepStrictEqual(next, states[at])) {
        states = [...states.slice(0, at + 1), next]
        at += 1
      }
    } else if (kind === 'undo') {
      document.getState().stepBack()
      at = Math.max(at - 1, 0)
    } else if (kind === 'redo') {
      document.getState().stepForward()
      at = Math.min(at + 1, states.length - 1)
    } else if (kind === 'save') {
      await saveDocument(app)
      saved = states[at]!
    } else if (kind === 'reopen') {
      await openDocument(app)
      states = [saved]
      at = 0
    } else {
      await revert(app)
      if (!isDeepStrictEqual(states[at], saved)) {
        states = [...states.slice(0, at + 1), saved]
        at += 1
      }
    }
    expect(app.notices.getState(), `step ${step}, ${kind}`).toMatchObject({ message: null, question: null })
    expect(document.getState().layout, `step ${step}, ${kind}`).toEqual(states[at])
    if (kind === 'save' || kind === 'reopen' || kind === 'revert') {
      const onDisk = parseLayout(await readFile(path, 'utf8'))
      expect(onDisk.ok && onDisk.layout, `step ${step}, ${kind}`).toEqual(saved)
      expect(isEdited(document.getState())).toBe(false)
    }
  }
  for (const kind of ['undo', 'redo', 'save', 'reopen', 'revert']) expect(counts[kind]).toBeGreaterThan(100)
  await rm(folder, { recursive: true })
})
