/**
 * `npm run dev`: the app with hot reload, on Electron's runtime where there is one, otherwise the page alone in Chromium
 * with the same isolation.
 */
import react from '@vitejs/plugin-react'
import { createServer } from 'vite'
import { ISOLATION_HEADERS } from '../src/main/headers.ts'
import { buildKernel } from './build-kernel.ts'
import { findOrInstallRuntime } from './electron-runtime.ts'
import { openInChromium, ROOT, runTool } from './launch.ts'
import { versionConstant } from './version.ts'

await buildKernel()
const runtime = findOrInstallRuntime()
if (runtime) {
  process.exitCode = await runTool('electron-vite', ['dev', '--watch'], { ELECTRON_EXEC_PATH: runtime })
} else {
  console.log('Electron’s runtime could not be fetched, so the page is served to Chromium instead.')
  const server = await createServer({
    root: `${ROOT}/src/renderer`,
    configFile: false,
    plugins: [react()],
    define: versionConstant(ROOT),
    worker: { format: 'es' },
    server: { host: '127.0.0.1', headers: ISOLATION_HEADERS, fs: { allow: [ROOT] } },
  })
  await server.listen()
  await openInChromium(server.resolvedUrls?.local[0] ?? '')
  await server.close()
}
