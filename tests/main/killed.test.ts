/** A process that edits and saves real files is killed a hundred times, at any moment. */
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeWhole } from '../../src/main/atomic-write.ts'
import { nodeFileSystem } from '../../src/main/file-system.ts'
import { createRecovery } from '../../src/main/recovery.ts'
import { versionIn, versionText } from '../support/document-versions.ts'
import { documentWindow } from '../support/document-window.ts'

const KILLS = 100
/** Processes at a time, each with a document of its own. */
const LANES = 4
/** A save takes a few milliseconds: kills fall into every part of one. */
const LIFE_MS = 25

let root: string
let program: string

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'shoreline-killed-'))
  const entry = resolve(import.meta.dirname, '../support/editing-process.ts')
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: join(root, 'program'),
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'editing.mjs' } },
    },
  })
  program = join(root, 'program', 'editing.mjs')
})
afterAll(() => rm(root, { recursive: true, force: true }))

/** Starts the program, kills it some time after it saved or journalled first, and gives what it told to be certain. */
async function runAndKill(path: string, journals: string): Promise<{ journalled: number; saved: number }> {
  const child = spawn(process.execPath, [program, path, journals], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<NodeJS.Signals | null>((done) => child.once('exit', (_code, signal) => done(signal)))
  const certain = { journalled: 0, saved: 0 }
  let killing: Promise<void> | null = null
  for await (const line of createInterface(child.stdout)) {
    const [what, version] = line.split(' ')
    if (what === 'journalled' || what === 'saved') certain[what] = Number(version)
    killing ??= wait(Math.random() * LIFE_MS).then(() => void child.kill('SIGKILL'))
  }
  await killing
  // Ended by the kill, not by a failure of its own.
  expect(await ended).toBe('SIGKILL')
  return certain
}

test('the document is always one of its whole versions, and what was journalled is there', {
  timeout: 240_000,
}, async () => {
  async function lane(name: string): Promise<void> {
    const folder = join(root, name)
    const path = join(folder, 'design.cpo.json')
    const journals = join(folder, 'data', 'recovery')
    await mkdir(folder)
    await writeFile(path, versionText(0))
    for (let kill = 0; kill < KILLS / LANES; kill++) {
      const certain = await runAndKill(path, journals)
      const onDisk = versionIn(await readFile(path, 'utf8'))
      expect(onDisk).toBeGreaterThanOrEqual(certain.saved)
      const recovery = createRecovery(nodeFileSystem, journals, (message) => expect.fail(message))
      const window = recovery.forWindow(documentWindow(nodeFileSystem, path))
      const offered = await window.list()
      const known = [onDisk, ...offered.map(({ text }) => versionIn(text))]
      expect(Math.max(...known)).toBeGreaterThanOrEqual(certain.journalled)
      expect(offered.length).toBeLessThanOrEqual(1)
      for (const { id } of offered) await window.discard(id)
      // The app's own folder is clean again; beside the document only unfinished saves are left.
      expect(await readdir(journals)).toEqual([])
    }
    await expectLeftoversToGo(folder, path)
  }
  await Promise.all(Array.from({ length: LANES }, (_, k) => lane(`lane-${k}`)))
})

async function expectLeftoversToGo(folder: string, path: string): Promise<void> {
  const yesterday = new Date(Date.now() - 25 * 3600 * 1000)
  for (const name of await readdir(folder)) {
    if (name.endsWith('.tmp')) await utimes(join(folder, name), yesterday, yesterday)
  }
  await writeWhole(nodeFileSystem, path, versionText(0))
  expect((await readdir(folder)).sort()).toEqual(['data', 'design.cpo.json'])
}
