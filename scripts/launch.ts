import { type SpawnOptions, spawn } from 'node:child_process'
import { delimiter, resolve } from 'node:path'
import { NOTHING_BUT_THE_LOCAL_SERVER } from '../src/main/no-network.ts'
import { findChromium } from './find-chromium.ts'

export const ROOT = resolve(import.meta.dirname, '..')

/** Runs a program in the repository, its output on this terminal; answers its exit code. */
export function run(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<number> {
  const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options })
  return new Promise((ended, failed) => {
    child.once('error', failed)
    child.once('exit', (code) => ended(code ?? 1))
  })
}

/** Runs the command of an installed package, such as `vite`. */
export function runTool(name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const path = `${resolve(ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`
  // On Windows the commands of packages are batch files, which only a shell can run.
  return run(name, args, { env: { ...process.env, PATH: path, ...env }, shell: process.platform === 'win32' })
}

/**
 * Opens an address in an app window of Chromium and waits until that is closed. Where no window can be opened, prints
 * the address and waits until the designer ends the program.
 */
export async function openInChromium(address: string): Promise<void> {
  console.log(`Shoreline is at ${address}`)
  const obstacle = await openWindow(address)
  if (obstacle === null) return
  console.log(`${obstacle}, so open that address in a browser. Ctrl-C ends Shoreline.`)
  await new Promise((ended) => process.once('SIGINT', ended).once('SIGTERM', ended))
}

/** Null once the window was closed again, otherwise why there is none. */
async function openWindow(address: string): Promise<string | null> {
  if (!hasDisplay()) return 'There is no display'
  const chromium = findChromium()
  if (chromium === null) return 'No Chromium or Chrome is installed'
  // Its own profile: in the designer's own, an open browser would take over the window and this program would not know
  // when it is closed.
  const profile = `--user-data-dir=${resolve(ROOT, 'node_modules/.cache/shoreline/chromium')}`
  const quiet = ['--no-first-run', '--no-default-browser-check', '--disable-background-networking', '--disable-sync']
  const options = [
    `--app=${address}`,
    '--window-size=1440,900',
    profile,
    ...quiet,
    ...NOTHING_BUT_THE_LOCAL_SERVER,
    ...sandboxOptions(),
  ]
  // What Chromium has to say about the system's services helps nobody here.
  const code = await run(chromium, options, { stdio: 'ignore' })
  return code === 0 ? null : `${chromium} could not open a window`
}

/** Chromium and Electron refuse to start as root with their sandbox on. */
export function sandboxOptions(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

/** Whether a window can be shown. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}
