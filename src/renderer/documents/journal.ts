/**
 * Keeps the unsaved design in the platform's journal, so that a crash loses nothing but the gesture under way: within
 * 300 ms of a change, the newest state only, and no more once it is saved or undone.
 */
import { serialiseLayout } from '../../layout/serialise.ts'
import type { App } from '../state/app.ts'
import { isEdited } from '../state/document-store.ts'

/** From a change to the message that journals it, ms; the rest of the 300 is for the disk. */
const DELAY_MS = 150

type JournalParts = Pick<App, 'document' | 'notices'> & { readonly platform: Pick<App['platform'], 'recovery'> }

/** Returns a function that waits until everything so far is kept; for tests. */
export function keepJournal({ document, notices, platform }: JournalParts): () => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<void> | null = null
  /** Whether the document has changed since the last message. */
  let due = false
  /** Whether there is something in the journal to be ended. */
  let kept = isEdited(document.getState())
  let warned = false

  function write(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    // One message at a time; what changes meanwhile goes with the next.
    writing ??= send().finally(() => {
      writing = null
    })
    return writing
  }

  async function send(): Promise<void> {
    while (due) {
      due = false
      const state = document.getState()
      if (!isEdited(state)) {
        kept = false
        await platform.recovery.end()
        continue
      }
      kept = true
      const { name, token } = state.file
      // a gesture is no change until it ends
      const layout = state.gesture?.base ?? state.layout
      const outcome = await platform.recovery.journal({ name, token, text: serialiseLayout(layout) })
      if (outcome.status === 'failed' && !warned) notices.setState({ message: outcome.reason })
      warned = outcome.status === 'failed'
    }
  }

  document.subscribe((state, before) => {
    const { layout, undo, savedAt, file } = before
    if (state.gesture) return
    if (state.layout === layout && state.undo === undo && state.savedAt === savedAt && state.file === file) return
    if (!isEdited(state) && !kept) return
    due = true
    if (!isEdited(state)) void write()
    else timer ??= setTimeout(() => void write(), DELAY_MS)
  })

  return async () => {
    while (due || writing) await write()
  }
}
