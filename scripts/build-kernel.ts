/**
 * Compiles the solver's kernel from AssemblyScript to WebAssembly SIMD, and writes it as the module
 * `src/solver/kernel/wasm/compiled.ts`: as text inside a module it reaches the worker, the command line and the tests
 * alike, and nothing has to find or fetch a file. Does nothing when the sources have not changed.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runTool } from './launch.ts'

const WASM = fileURLToPath(new URL('../src/solver/kernel/wasm/', import.meta.url))
const COMPILED = join(WASM, 'compiled.ts')
const OPTIONS = [
  '-O3',
  '--runtime',
  'stub',
  '--noAssert',
  '--enable',
  'simd',
  '--importMemory',
  '--disableWarning',
  '112',
]

export async function buildKernel(): Promise<void> {
  const sources = join(WASM, 'assembly')
  const hash = createHash('sha256').update(OPTIONS.join(' '))
  for (const name of readdirSync(sources).sort()) hash.update(readFileSync(join(sources, name)))
  const mark = `/** Made by scripts/build-kernel.ts from the sources ${hash.digest('hex').slice(0, 16)}. */\n`
  if (existsSync(COMPILED) && readFileSync(COMPILED, 'utf8').startsWith(mark)) return

  const folder = mkdtempSync(join(tmpdir(), 'shoreline-kernel-'))
  try {
    const outFile = join(folder, 'kernel.wasm')
    const code = await runTool('asc', [join(sources, 'index.ts'), ...OPTIONS, '--outFile', outFile])
    if (code !== 0) throw new Error('The kernel does not compile.')
    const base64 = readFileSync(outFile).toString('base64')
    writeFileSync(COMPILED, `${mark}export const KERNEL_BASE64 =\n  '${base64}'\n`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildKernel()
