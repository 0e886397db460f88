/** The built command line, as a user runs it. */
import { execFile } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'

const ROOT = resolve(import.meta.dirname, '../..')
const PROGRAM = join(ROOT, 'out/cli/shoreline.js')
/** What is built into it. */
const SOURCES = ['cli', 'layout', 'report', 'solver'].map((room) => join(ROOT, 'src', room))

export interface Run {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Builds the command line where it is missing or older than its sources, as it is on `npx vitest` without a build. */
export async function ensureCli(): Promise<void> {
  const builtAt = existsSync(PROGRAM) ? statSync(PROGRAM).mtimeMs : 0
  const newest = Math.max(
    ...SOURCES.flatMap((folder) =>
      readdirSync(folder, { recursive: true }).map((path) => statSync(join(folder, String(path))).mtimeMs),
    ),
  )
  if (newest > builtAt) await build({ configFile: join(ROOT, 'vite.cli.config.ts'), root: ROOT, logLevel: 'error' })
}

/** Runs `shoreline` with these words; neither stdout nor stderr is a terminal. */
export function shoreline(...words: readonly string[]): Promise<Run> {
  return new Promise((done, failed) => {
    execFile(process.execPath, [PROGRAM, ...words], { cwd: ROOT, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      const code = error ? error.code : 0
      if (typeof code === 'number') done({ code, stdout, stderr })
      else failed(error)
    })
  })
}
