/** The designer's own parts in a browser: in IndexedDB, shared by all tabs. */
import { createStore, get, update } from 'idb-keyval'
import type { LibraryApi, LibraryPart, Outcome } from '../../preload/contract.ts'

const KEY = 'parts'

export function createBrowserLibrary(): LibraryApi {
  const store = 'indexedDB' in window ? createStore('shoreline-parts', 'parts') : null

  const attempt = async <T>(act: (open: NonNullable<typeof store>) => Promise<T>): Promise<Outcome<T>> => {
    const reason = 'This browser keeps no parts library, as in private windows.'
    if (!store) return { status: 'failed', reason }
    return act(store).then(
      (value) => ({ status: 'done', value }),
      () => ({ status: 'failed', reason }),
    )
  }
  const change = (next: (parts: readonly LibraryPart[]) => readonly LibraryPart[]) =>
    // one transaction: two tabs lose nothing of each other's
    attempt((open) => update<readonly LibraryPart[]>(KEY, (parts = []) => next(parts), open).then(() => null))

  return {
    list: () => attempt(async (open) => (await get<readonly LibraryPart[]>(KEY, open)) ?? []),
    save: (part) =>
      change((parts) => {
        const at = parts.findIndex(({ id }) => id === part.id)
        return at < 0 ? [...parts, part] : parts.with(at, part)
      }),
    remove: (id) => change((parts) => parts.filter((part) => part.id !== id)),
  }
}
