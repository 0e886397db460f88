import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { licencesPlugin } from './scripts/licences.ts'
import { versionConstant } from './scripts/version.ts'
import { ISOLATION_HEADERS } from './src/main/headers.ts'

/** An absolute path inside the repository. */
const at = (path: string) => resolve(import.meta.dirname, path)

export default defineConfig({
  main: {
    build: {
      // Node 20 and not Electron's own newer Node: the same bundle also runs under plain Node (fallback server, tests).
      target: 'node20',
      // Everything but `electron` is bundled, so that the packaged app carries no node_modules.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('src/main/index.ts'), 'local-server': at('src/main/local-server.ts') },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can load neither ESM nor packages: one CommonJS file that requires `electron` only.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    plugins: [react(), licencesPlugin(import.meta.dirname)],
    define: versionConstant(import.meta.dirname),
    server: { headers: ISOLATION_HEADERS },
    worker: { format: 'es' },
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      minify: true,
      // An inlined font, worker or WASM file would be a data: URL, which the content security policy refuses.
      assetsInlineLimit: 0,
      // read from the disk, not over a network: one large chunk is no harm
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: at('src/renderer/index.html') },
    },
  },
})
