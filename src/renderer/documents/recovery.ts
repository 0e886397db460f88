/** Designs of windows that ended without being closed: found, shown, taken over or given up. */
import type { RecoverableDocument } from '../../preload/contract.ts'
import type { App } from '../state/app.ts'
import { isEdited } from '../state/document-store.ts'
import { tell } from '../state/notice-store.ts'
import { openText } from './files.ts'

/** Looks for them, and offers them where there are any. */
export async function offerRecovery(app: App): Promise<void> {
  const recoverable = await app.platform.recovery.list()
  app.files.setState({ recoverable })
  if (recoverable.length > 0) app.view.getState().set({ dialog: 'recovery' })
}

/** Shows one: in this window if nothing in it would be lost, otherwise in one of its own. */
export async function recover(app: App, id: string): Promise<void> {
  if (isEdited(app.document.getState())) {
    await app.platform.newWindow(id)
    return drop(app, id)
  }
  const outcome = await app.platform.recovery.recover(id)
  if (outcome.status === 'failed') {
    app.notices.setState({ message: outcome.reason })
    // another window may have taken it
    return show(app, await app.platform.recovery.list())
  }
  if (outcome.status !== 'done') return
  openText(app, outcome.value.text, outcome.value, true)
  drop(app, id)
}

export async function giveUp(app: App, id: string): Promise<void> {
  await app.platform.recovery.discard(id)
  drop(app, id)
}

/** A text that this version cannot show is kept for one that can; the journal stays until it is discarded. */
export async function saveUnreadable(app: App, { name, text }: RecoverableDocument): Promise<void> {
  const outcome = await app.platform.documents.saveCopy(name, text)
  if (outcome.status === 'failed') app.notices.setState({ message: outcome.reason })
  if (outcome.status === 'done') tell(app.notices, `Saved a copy as ${outcome.value.name}.`)
}

function drop(app: App, id: string): void {
  app.notices.setState({ message: null })
  show(
    app,
    app.files.getState().recoverable.filter((design) => design.id !== id),
  )
}

function show(app: App, recoverable: readonly RecoverableDocument[]): void {
  // closed first, so that it is never seen without a design
  if (recoverable.length === 0) app.view.getState().set({ dialog: null })
  app.files.setState({ recoverable })
}
