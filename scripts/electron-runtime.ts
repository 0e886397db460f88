import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** A proxy that swallows packets must not keep the designer waiting for ever. */
const DOWNLOAD_LIMIT_MS = 180_000

const packageFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))

/** Path of Electron's program, or null while the runtime is not installed. Honours ELECTRON_OVERRIDE_DIST_PATH. */
export function findRuntime(): string | null {
  const pathFile = join(packageFolder, 'path.txt')
  const program = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : defaultProgram()
  const runtime = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(packageFolder, 'dist'), program)
  return existsSync(runtime) ? runtime : null
}

/** Finds the runtime, or downloads it (ELECTRON_MIRROR is honoured by the installer); null when that fails. */
export function findOrInstallRuntime(): string | null {
  const found = findRuntime()
  if (found || process.env.ELECTRON_OVERRIDE_DIST_PATH) return found
  console.log('Fetching Electron’s runtime, once …')
  // The installer's stack trace says less than the one sentence that follows.
  spawnSync(process.execPath, [join(packageFolder, 'install.js')], { stdio: 'ignore', timeout: DOWNLOAD_LIMIT_MS })
  return findRuntime()
}

function defaultProgram(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}
