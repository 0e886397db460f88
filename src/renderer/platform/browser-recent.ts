/** Recent files in a browser: file handles, kept in IndexedDB where the browser can. */
import { createStore, get, set } from 'idb-keyval'
import type { RecentFile } from '../../preload/contract.ts'

export interface RecentHandle {
  readonly id: string
  readonly handle: FileSystemFileHandle
}

export interface RecentHandles {
  list(): Promise<readonly RecentFile[]>
  handleOf(id: string): Promise<FileSystemFileHandle | null>
  add(handle: FileSystemFileHandle): Promise<void>
  forget(id: string): Promise<void>
}

const MOST = 12
const KEY = 'recent'

export function createRecentHandles(): RecentHandles {
  const store = 'indexedDB' in window ? createStore('shoreline', 'files') : null
  let known: Promise<readonly RecentHandle[]> | undefined

  const load = () => {
    known ??= store ? get<readonly RecentHandle[]>(KEY, store).then((kept) => kept ?? [], nothing) : nothing()
    return known
  }
  async function keep(files: readonly RecentHandle[]): Promise<void> {
    known = Promise.resolve(files)
    // a browser in private mode refuses; the list then lasts as long as the tab
    if (store) await set(KEY, files, store).catch(nothing)
  }

  return {
    list: async () => (await load()).map(({ id, handle }) => ({ id, name: handle.name, folder: '' })),
    handleOf: async (id) => (await load()).find((file) => file.id === id)?.handle ?? null,
    async add(handle) {
      const files = await load()
      // a handle that cannot be compared any more is another file, and no reason for a save to look failed
      const same = await Promise.all(files.map((file) => file.handle.isSameEntry(handle).catch(() => false)))
      const others = files.filter((_file, n) => !same[n])
      const known = files.find((_file, n) => same[n])
      await keep([{ id: known?.id ?? crypto.randomUUID(), handle }, ...others].slice(0, MOST))
    },
    forget: async (id) => keep((await load()).filter((file) => file.id !== id)),
  }
}

const nothing = async (): Promise<readonly RecentHandle[]> => []
