/**
 * The open document and its history. The history is a list of named patches on the layout; a gesture (a drag, a
 * scrubbed field) shows intermediate layouts without touching it and becomes exactly one entry when it is committed.
 */
import { applyPatches, type Patch } from 'immer'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Layout } from '../../layout/schema.ts'
import { patchesBetween } from './patches.ts'

export interface HistoryEntry {
  readonly id: number
  /** Names the act after "Undo": `move Optical engine 6`. */
  readonly label: string
  readonly forward: readonly Patch[]
  readonly backward: readonly Patch[]
  readonly mergeKey: string | null
  /** ms, by the clock of the store */
  readonly at: number
}

export interface DocumentFile {
  /** File name, or the name that a first save suggests. */
  readonly name: string
  /** Null until it has a place on disk. */
  readonly token: string | null
  /** Saving makes a copy under another name. */
  readonly readOnly?: true
}

export interface Gesture {
  readonly label: string
  readonly base: Layout
  /** Whether a hand moves something, or what a command would do is shown while nothing moves. */
  readonly by: 'hand' | 'preview'
}

export interface DocumentState {
  readonly layout: Layout
  readonly file: DocumentFile
  /** Counts the documents that were loaded: an answer that comes late tells by it whether it is about the one that is open. */
  readonly loads: number
  readonly undo: readonly HistoryEntry[]
  readonly redo: readonly HistoryEntry[]
  readonly gesture: Gesture | null
  /** Id of the entry that the saved file ends with; 0 is the document as opened, `NEVER` one that no file holds. */
  readonly savedAt: number

  /** Replaces the document and forgets the history. `edited`: it holds changes that no file has. */
  load(layout: Layout, file: DocumentFile, edited?: boolean): void
  /** One undoable edit. Edits with the same `mergeKey` in quick succession become one. */
  edit(label: string, change: (layout: Layout) => Layout, mergeKey?: string): void
  beginGesture(label: string, by?: Gesture['by']): void
  /** Shows a layout made from the gesture's base. */
  showGesture(layout: Layout, label?: string): void
  commitGesture(): void
  /** Puts back the very layout that the gesture began with. */
  cancelGesture(): void
  /** Of a gesture that shows something only the gesture is taken back: one undo never takes two things. */
  stepBack(): void
  stepForward(): void
  markSaved(file: DocumentFile, revision: number): void
}

export type DocumentStore = StoreApi<DocumentState>

const MERGE_WITHIN_MS = 800
/** Ids of entries count up from 1. */
const NEVER = -1

export function createDocumentStore(
  layout: Layout,
  file: DocumentFile,
  now: () => number = () => performance.now(),
): DocumentStore {
  let lastId = 0

  const entryFor = (before: Layout, after: Layout, label: string, mergeKey: string | null): HistoryEntry => ({
    id: ++lastId,
    label,
    forward: patchesBetween(before, after),
    backward: patchesBetween(after, before),
    mergeKey,
    at: now(),
  })

  return createStore<DocumentState>((set, get) => ({
    layout,
    file,
    loads: 0,
    undo: [],
    redo: [],
    gesture: null,
    savedAt: 0,

    load: (opened, openedFile, edited = false) =>
      set(({ loads }) => ({
        layout: opened,
        file: openedFile,
        loads: loads + 1,
        undo: [],
        redo: [],
        gesture: null,
        savedAt: edited ? NEVER : 0,
      })),

    edit: (label, change, mergeKey) => {
      get().commitGesture()
      const { layout: before, undo } = get()
      const after = change(before)
      if (after === before) return
      const entry = entryFor(before, after, label, mergeKey ?? null)
      if (entry.forward.length === 0) return
      const last = undo.at(-1)
      const merges = last?.mergeKey != null && last.mergeKey === mergeKey && entry.at - last.at < MERGE_WITHIN_MS
      const merged: HistoryEntry = merges
        ? {
            ...entry,
            label: last.label,
            forward: [...last.forward, ...entry.forward],
            backward: [...entry.backward, ...last.backward],
          }
        : entry
      set({ layout: after, undo: [...(merges ? undo.slice(0, -1) : undo), merged], redo: [] })
    },

    beginGesture: (label, by = 'hand') => {
      get().commitGesture()
      set(({ layout: base }) => ({ gesture: { label, base, by } }))
    },

    showGesture: (shown, label) =>
      set(({ gesture }) => {
        if (!gesture) throw new Error('no gesture has begun')
        return { layout: shown, gesture: label === undefined ? gesture : { ...gesture, label } }
      }),

    commitGesture: () => {
      const { gesture, layout: after, undo } = get()
      if (!gesture) return
      const entry = entryFor(gesture.base, after, gesture.label, null)
      if (entry.forward.length === 0) set({ gesture: null, layout: gesture.base })
      else set({ gesture: null, undo: [...undo, entry], redo: [] })
    },

    cancelGesture: () => set(({ gesture, layout: shown }) => ({ gesture: null, layout: gesture?.base ?? shown })),

    stepBack: () => {
      const { gesture, layout: shown } = get()
      get().cancelGesture()
      if (gesture && gesture.base !== shown) return
      const { undo, redo, layout: current } = get()
      const entry = undo.at(-1)
      if (!entry) return
      set({ layout: applyPatches(current, entry.backward), undo: undo.slice(0, -1), redo: [...redo, entry] })
    },

    stepForward: () => {
      get().cancelGesture()
      const { undo, redo, layout: current } = get()
      const entry = redo.at(-1)
      if (!entry) return
      set({ layout: applyPatches(current, entry.forward), redo: redo.slice(0, -1), undo: [...undo, entry] })
    },

    markSaved: (savedFile, revision) => set({ file: savedFile, savedAt: revision }),
  }))
}

/** Names the current state of the document, for `markSaved`. */
export function revisionOf(state: Pick<DocumentState, 'undo'>): number {
  return state.undo.at(-1)?.id ?? 0
}

export function isEdited(state: Pick<DocumentState, 'undo' | 'savedAt' | 'gesture' | 'layout'>): boolean {
  return revisionOf(state) !== state.savedAt || (state.gesture !== null && state.gesture.base !== state.layout)
}
