/** The documents of one window on any disk, with a designer who always chooses the same file. */
import { createDocuments, type WindowDocuments } from '../../src/main/documents.ts'
import type { FileSystem } from '../../src/main/file-system.ts'
import type { RecentFiles } from '../../src/main/recent-files.ts'

const noRecentFiles: RecentFiles = {
  list: async () => [],
  pathOf: async () => undefined,
  add: async () => {},
  forget: async () => {},
}

/** @param chosen absolute path that every file dialog answers */
export function documentWindow(
  fs: FileSystem,
  chosen: string,
  recentFiles: RecentFiles = noRecentFiles,
): WindowDocuments {
  return createDocuments({
    fs,
    recentFiles,
    dialogs: {
      chooseFileToOpen: async () => chosen,
      chooseFileToSave: async () => chosen,
      confirmReplace: async () => true,
    },
    openElsewhere: async () => false,
  })
}

/** The token of a document that must be there and readable. */
export async function opened(documents: WindowDocuments, path: string): Promise<string> {
  const outcome = await documents.openPath(path)
  if (outcome.status !== 'done') throw new Error(`not opened: ${JSON.stringify(outcome)}`)
  return outcome.value.token
}
