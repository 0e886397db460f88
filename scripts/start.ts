/**
 * `npm start`: builds what has changed and opens the app. Where Electron's runtime cannot be had, the same build opens
 * in Chromium, served by the app's own protocol handler. `npm start -- --port 4173` fixes the port of that server.
 */
import { existsSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { LocalServer } from '../src/main/local-server.ts'
import { buildKernel } from './build-kernel.ts'
import { findOrInstallRuntime } from './electron-runtime.ts'
import { hasDisplay, openInChromium, ROOT, run, runTool, sandboxOptions } from './launch.ts'

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } })

if (await isOutdated()) {
  await buildKernel()
  const failed = await runTool('electron-vite', ['build', '--logLevel', 'warn'])
  if (failed) process.exit(failed)
}
const runtime = findOrInstallRuntime()
if (runtime && hasDisplay()) {
  process.exitCode = await run(runtime, [...sandboxOptions(), ROOT])
} else {
  const why = runtime ? 'has no display to open on' : 'could not be fetched'
  console.log(`Electron’s runtime ${why}, so Shoreline opens in Chromium instead.`)
  await openWithoutRuntime()
}

async function openWithoutRuntime(): Promise<void> {
  // The built bundle, so that what runs here is what the desktop app runs.
  const { serveApp }: { serveApp(root: string, port: number): Promise<LocalServer> } = await import(
    pathToFileURL(join(ROOT, 'out/main/local-server.js')).href
  )
  const server = await serveApp(join(ROOT, 'out/renderer'), Number(values.port))
  await openInChromium(server.url)
  await server.close()
}

/** Whether a source is newer than the build. */
async function isOutdated(): Promise<boolean> {
  const built = join(ROOT, 'out/renderer/index.html')
  if (!existsSync(built) || !existsSync(join(ROOT, 'out/main/local-server.js'))) return true
  const since = statSync(built).mtimeMs
  const folders = ['src', 'examples']
  const files = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(join(ROOT, folder), { recursive: true })
      return names.map((name) => join(ROOT, folder, name))
    }),
  )
  const sources = [...files.flat(), join(ROOT, 'package.json'), join(ROOT, 'electron.vite.config.ts')]
  return sources.some((path) => statSync(path).mtimeMs > since)
}
