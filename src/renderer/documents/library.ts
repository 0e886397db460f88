/** The designer's own parts: saved from a selection, kept by the platform for all windows and designs. */
import { CATALOGUE } from '../../layout/catalogue.ts'
import { componentsAsText, readComponents } from '../../layout/clipboard-text.ts'
import type { LibraryPart } from '../../preload/contract.ts'
import type { App } from '../state/app.ts'
import { namesOf } from '../state/naming.ts'
import { tell } from '../state/notice-store.ts'
import { shortened } from '../ui/short-text.ts'
import { PACKAGE_PLACEABLES } from './package-placeables.ts'
import { catalogued, type OwnPart, owned, type Placeable } from './placeable.ts'

/** Reads the library anew; another window may have changed it. */
export async function loadLibrary({ platform, library }: App): Promise<void> {
  const outcome = await platform.library.list()
  if (outcome.status === 'done') {
    // Windows ask whenever they come to the front, and mostly nothing has changed.
    const text = JSON.stringify(outcome.value)
    if (text === library.getState().read) return
    library.setState({ parts: outcome.value.flatMap(readPart), problem: null, read: text })
  }
  if (outcome.status === 'failed') library.setState({ problem: outcome.reason, read: null })
}

/** Saves the selected components, with what stands on them and the own materials they need. */
export async function saveAsOwnPart(app: App): Promise<void> {
  const { layout } = app.document.getState()
  const { ids } = app.selection.getState()
  if (ids.length === 0) return
  const part = { id: crypto.randomUUID(), name: namesOf(layout, ids), text: componentsAsText(layout, ids) }
  if (await keep(app, part)) {
    app.library.setState({ fresh: part.id })
    tell(app.notices, `Saved ${part.name} among your own parts.`)
  }
}

export async function renameOwnPart(app: App, { id, clip }: OwnPart, name: string): Promise<void> {
  await keep(app, { id, name, text: JSON.stringify(clip) })
}

export async function removeOwnPart(app: App, { id, name }: OwnPart): Promise<void> {
  const outcome = await app.platform.library.remove(id)
  if (outcome.status === 'failed') app.notices.setState({ message: outcome.reason })
  else tell(app.notices, `Removed ${name} from your own parts. Designs that use it keep it.`)
  await loadLibrary(app)
}

/** A part by its id: of the catalogue, or the designer's own. */
export function placeableOf({ library }: App, id: string): Placeable | null {
  const part = CATALOGUE.find((candidate) => candidate.id === id)
  if (part) return catalogued(part)
  const covering = PACKAGE_PLACEABLES.find((candidate) => candidate.id === id)
  if (covering) return covering
  const own = library.getState().parts.find((candidate) => candidate.id === id)
  return own ? owned(own) : null
}

/** Characters of a part's name; that of a component may be of any length. */
const LONGEST_NAME = 100

async function keep(app: App, part: LibraryPart): Promise<boolean> {
  const outcome = await app.platform.library.save({ ...part, name: shortened(part.name, LONGEST_NAME) })
  if (outcome.status === 'failed') app.notices.setState({ message: outcome.reason })
  await loadLibrary(app)
  return outcome.status === 'done'
}

/** A part that a newer program has written in another form is left out here, and kept in the file. */
function readPart({ id, name, text }: LibraryPart): OwnPart[] {
  const read = readComponents(text)
  return read.ok && read.clip.components.length > 0 ? [{ id, name, clip: read.clip }] : []
}
