/** The main process on a folder of its own, its channels connected and one window open; what is logged is kept. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeFileSystem } from '../../src/main/file-system.ts'
import { connectIpc } from '../../src/main/ipc.ts'
import { createPartsLibrary } from '../../src/main/parts-library.ts'
import { createRecentFiles } from '../../src/main/recent-files.ts'
import { createRecovery } from '../../src/main/recovery.ts'
import { createShell, type Shell } from '../../src/main/shell.ts'
import type { DocumentWindow } from '../../src/main/window.ts'
import { readWindowPlaces } from '../../src/main/window-places.ts'

export const PAGE = 'shoreline://app/index.html'

export interface TestShell {
  readonly shell: Shell
  readonly window: DocumentWindow
  /** Absolute; the app's own files are in its `data`. */
  readonly folder: string
  readonly logged: string[]
}

/** Once in a test file: the channels can be connected only once. */
export async function startShell(): Promise<TestShell> {
  const folder = mkdtempSync(join(tmpdir(), 'shoreline-shell-'))
  const logged: string[] = []
  const keep = (message: string) => void logged.push(message)
  const log = { file: '/logs/shoreline.log', info: () => {}, warn: keep, error: keep }
  const fs = nodeFileSystem
  const shell = createShell({
    preload: '/preload.cjs',
    address: PAGE,
    fs,
    log,
    recentFiles: createRecentFiles(fs, join(folder, 'data/recent.json')),
    recovery: createRecovery(fs, join(folder, 'data/recovery'), log.warn),
    places: await readWindowPlaces(fs, join(folder, 'data/window.json')),
    onMenusChanged: () => {},
  })
  const library = createPartsLibrary(fs, join(folder, 'data/parts.json'))
  connectIpc({ shell, library, log, showInFolder: () => {} })
  return { shell, window: shell.open({ kind: 'empty' }), folder, logged }
}
