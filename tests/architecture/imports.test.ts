import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

/**
 * Who may import whom, as in docs/architecture.md: from a room to files whose path begins with one of these. A room may
 * always import from itself. The longest matching room counts.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  layout: [],
  'solver/kernel': [],
  'solver/numerics': ['solver/kernel'],
  'solver/model': ['layout', 'solver/numerics'],
  'solver/results': ['layout', 'solver/model', 'solver/numerics'],
  'solver/transient': ['layout', 'solver/model', 'solver/numerics', 'solver/results'],
  'solver/worker': ['layout', 'solver'],
  report: ['layout', 'solver/model', 'solver/numerics', 'solver/results', 'solver/transient'],
  preload: [],
  main: ['preload/contract.ts', 'layout'],
  renderer: [
    'layout',
    'solver/worker/client.ts',
    'solver/worker/api.ts',
    'solver/worker/study-client.ts',
    'solver/worker/study-api.ts',
    'solver/results',
    'report',
    'preload/contract.ts',
  ],
  cli: ['layout', 'solver', 'report'],
}

/** Rooms that run in Node; everything else runs in a page, a worker or anywhere. */
const NODE_ROOMS = ['main', 'cli']
const ELECTRON_ROOMS = ['main', 'preload']
const MAX_LINES = 400

const SRC = resolve(import.meta.dirname, '../../src')

interface SourceFile {
  readonly path: string
  readonly room: string
  readonly text: string
  readonly imports: readonly string[]
}

const sources = await readSources()

async function readSources(): Promise<SourceFile[]> {
  const entries = await readdir(SRC, { recursive: true })
  const paths = entries.filter((path) => /\.(ts|tsx)$/.test(path)).map((path) => path.replaceAll('\\', '/'))
  return Promise.all(
    paths.map(async (path) => {
      const text = await readFile(join(SRC, path), 'utf8')
      return { path, room: roomOf(path), text, imports: importsOf(text) }
    }),
  )
}

function roomOf(path: string): string {
  const rooms = Object.keys(MAY_IMPORT).filter((room) => path.startsWith(`${room}/`))
  return rooms.sort((a, b) => b.length - a.length)[0] ?? 'none'
}

/** Static and dynamic imports, re-exports and worker addresses, types included. */
function importsOf(text: string): string[] {
  const pattern = /(?:\bfrom\s*|\bimport\s*\(?\s*|\bnew URL\(\s*)(['"])([^'"\n]+)\1/g
  return [...text.matchAll(pattern)].map((match) => match[2] ?? '')
}

/** Where an import of ours leads, relative to src; null for a package. */
function targetOf(file: SourceFile, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null
  return relative(SRC, join(SRC, dirname(file.path), specifier.replace(/\?.*$/, ''))).replaceAll('\\', '/')
}

function offences(judge: (file: SourceFile, specifier: string) => boolean): string[] {
  return sources.flatMap((file) =>
    file.imports.filter((specifier) => judge(file, specifier)).map((specifier) => `${file.path} imports ${specifier}`),
  )
}

describe('the walk itself', () => {
  test('finds the sources and their imports', () => {
    expect(sources.map(({ path }) => path)).toContain('main/index.ts')
    expect(importsOf(`import a from './a.ts'\nexport { b } from "../b.ts"\nimport './c.css'`)).toEqual([
      './a.ts',
      '../b.ts',
      './c.css',
    ])
    expect(importsOf(`await import('./d.ts'); new Worker(new URL('./e.ts', import.meta.url))`)).toEqual([
      './d.ts',
      './e.ts',
    ])
  })

  test('knows the room of every file', () => {
    expect(sources.filter(({ room }) => room === 'none').map(({ path }) => path)).toEqual([])
  })
})

test('imports go along the arrow of docs/architecture.md', () => {
  const against = offences((file, specifier) => {
    const target = targetOf(file, specifier)
    // A path out of src leads to data (examples), which has no room.
    if (target === null || target.startsWith('..')) return false
    const allowed = [file.room, ...(MAY_IMPORT[file.room] ?? [])]
    return !allowed.some((room) => target === room || target.startsWith(`${room}/`))
  })
  expect(against).toEqual([])
})

test('electron is imported by the main process and the preload alone', () => {
  expect(offences((file, name) => /^electron(\/|$)/.test(name) && !ELECTRON_ROOMS.includes(file.room))).toEqual([])
})

test('the preload imports nothing but electron and its contract', () => {
  const preload = (file: SourceFile, name: string) =>
    file.room === 'preload' && name !== 'electron' && name !== './contract.ts'
  expect(offences(preload)).toEqual([])
})

test('Node’s modules are imported by the main process and the command line alone', () => {
  expect(offences((file, name) => name.startsWith('node:') && !NODE_ROOMS.includes(file.room))).toEqual([])
})

test(`no file is longer than ${MAX_LINES} lines`, () => {
  const long = sources.filter(({ text }) => text.split('\n').length > MAX_LINES + 1).map(({ path }) => path)
  expect(long).toEqual([])
})
