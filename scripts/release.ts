/**
 * `npm run release [-- --linux --win --mac]`: builds the app and packs it for this system, or for those named, into
 * release/. electron-builder comes with npx at a fixed version: it weighs more than all else here and only releases need it.
 */
import { join } from 'node:path'
import { buildKernel } from './build-kernel.ts'
import { ROOT, run, runTool } from './launch.ts'

const ELECTRON_BUILDER = 'electron-builder@26.17.0'

await buildKernel()
const failed = await runTool('electron-vite', ['build'])
if (failed) process.exit(failed)
const config = join(ROOT, 'packaging/electron-builder.cjs')
const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx'
process.exitCode = await run(npx, [
  '--yes',
  ELECTRON_BUILDER,
  '--config',
  config,
  '--publish',
  'never',
  ...process.argv.slice(2),
])
