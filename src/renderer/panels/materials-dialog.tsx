/** The materials of the document and of the library: what they conduct, where that is from, and where they are used. */
import { Dialog } from '@base-ui/react/dialog'
import { Plus, Search } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { addMaterial, freshMaterialId, overridesLibrary } from '../../layout/material-edits.ts'
import { BUILT_IN_MATERIALS, materialOf } from '../../layout/materials.ts'
import type { Layout } from '../../layout/schema.ts'
import { capitalised } from '../../report/words.ts'
import { useApp, useDocument, useView } from '../ui/app-context.tsx'
import { conductivityWords, materialName } from '../ui/material-words.ts'
import { useDialogUndo } from '../ui/use-dialog-undo.ts'
import { LibraryMaterialDetails } from './material-library.tsx'
import { OwnMaterialDetails } from './material-own.tsx'
import './floorplan.css'
import './materials.css'

const FIRST_CONDUCTIVITY = 10

export function MaterialsDialog({ onClose }: { onClose: () => void }) {
  const { document } = useApp()
  const layout = useDocument((state) => state.layout)
  const subject = useView((state) => state.dialogSubject)
  const onKeyDown = useDialogUndo()
  const groups = groupsOf(layout)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(() => libraryIdOf(layout, subject) ?? groups[0]?.ids[0] ?? '')
  const isOwn = Object.hasOwn(layout.materials ?? {}, chosen)
  const create = () => {
    const id = freshMaterialId(layout, 'own-material')
    document
      .getState()
      .edit('add a material', (before) =>
        addMaterial(before, id, { name: 'Own material', conductivity: FIRST_CONDUCTIVITY }),
      )
    setText('')
    setChosen(id)
  }
  const found = groups
    .map(({ title, ids }) => ({ title, ids: ids.filter((id) => matches(layout, id, title, text)) }))
    .filter(({ ids }) => ids.length > 0)
  const shown = found.flatMap(({ ids }) => ids)
  const reached = shown.includes(chosen) ? chosen : shown[0]
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog roomy-dialog materials-dialog" onKeyDown={onKeyDown}>
          <header className="roomy-head">
            <Dialog.Title className="roomy-title">Materials</Dialog.Title>
          </header>
          <div className="materials-work">
            <div className="materials-left">
              <label className="materials-search">
                <Search size={14} strokeWidth={2} aria-hidden="true" />
                <input
                  aria-label="Search materials"
                  placeholder="Search materials"
                  spellCheck={false}
                  value={text}
                  onChange={({ target }) => setText(target.value)}
                  onKeyDown={(event) => {
                    if (event.key !== 'Escape' || text === '') return
                    setText('')
                    event.stopPropagation()
                  }}
                />
              </label>
              <nav className="materials-list scroll" aria-label="Materials" onKeyDown={stepThroughList}>
                {found.map(({ title, ids }) => (
                  <section key={title} aria-label={title}>
                    <h3 className="materials-group">{title}</h3>
                    <ul>
                      {ids.map((id) => (
                        <li key={id}>
                          <button
                            type="button"
                            aria-current={id === chosen || undefined}
                            tabIndex={id === reached ? 0 : -1}
                            data-testid={`material-${id}`}
                            onClick={() => setChosen(id)}
                          >
                            <span className="materials-name">
                              {materialName(layout, id)}
                              {overridesLibrary(layout, id) && <span className="dim"> override</span>}
                            </span>
                            <span className="number dim">
                              {conductivityWords(materialOf(layout, id)?.conductivity ?? 0)}
                            </span>
                          </button>
                        </li>
                      ))}
                    </ul>
                  </section>
                ))}
                {found.length === 0 && <p className="dim materials-nothing">Nothing is called that.</p>}
              </nav>
              <div className="materials-foot">
                <button type="button" className="plain-button" onClick={create}>
                  <Plus size={14} strokeWidth={2} aria-hidden="true" /> New material
                </button>
                <span className="dim">W/(m·K)</span>
              </div>
            </div>
            <section className="materials-details scroll" aria-label="Material">
              {isOwn ? (
                <OwnMaterialDetails key={chosen} id={chosen} onChoose={setChosen} onClose={onClose} />
              ) : BUILT_IN_MATERIALS.has(chosen) ? (
                <LibraryMaterialDetails key={chosen} id={chosen} onChoose={setChosen} onClose={onClose} />
              ) : (
                <p className="dim">Choose a material.</p>
              )}
            </section>
          </div>
          <footer className="dialog-foot">
            <p className="dim floorplan-hint">
              Own materials are saved in this document. Undo takes back every change.
            </p>
            <Dialog.Close className="plain-button">Close</Dialog.Close>
          </footer>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** The list is one stop of the Tab key; arrow keys choose within it. */
function stepThroughList(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  event.preventDefault()
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const next = buttons[buttons.indexOf(event.target as HTMLButtonElement) + step]
  next?.focus()
  next?.click()
}

interface Group {
  readonly title: string
  readonly ids: readonly string[]
}

/** Own materials first; one that overrides the library stands there and not in the library. */
function groupsOf(layout: Layout): Group[] {
  const own = Object.keys(layout.materials ?? {})
  const byCategory = new Map<string, string[]>()
  for (const [id, { category }] of BUILT_IN_MATERIALS) {
    if (!own.includes(id)) byCategory.set(category, [...(byCategory.get(category) ?? []), id])
  }
  const library = [...byCategory].map(([category, ids]) => ({
    title: capitalised(category),
    ids,
  }))
  return own.length > 0 ? [{ title: 'In this document', ids: own }, ...library] : library
}

/** The id under which the list has what a document calls `id`. */
function libraryIdOf(layout: Layout, id: string | null): string | null {
  if (id === null || Object.hasOwn(layout.materials ?? {}, id) || BUILT_IN_MATERIALS.has(id)) return id
  return [...BUILT_IN_MATERIALS].find(([, { formerly }]) => formerly.includes(id))?.[0] ?? null
}

function matches(layout: Layout, id: string, group: string, text: string): boolean {
  const former = overridesLibrary(layout, id) ? [] : (BUILT_IN_MATERIALS.get(id)?.formerly ?? [])
  const haystack = [materialName(layout, id), id, group, ...former].join(' ').toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word))
}
