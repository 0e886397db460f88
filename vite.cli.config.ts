import { chmodSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig } from 'vite'
import { versionConstant } from './scripts/version.ts'

const OUT = resolve(import.meta.dirname, 'out/cli')

/** Builds the command line as one self-contained file that needs nothing but Node, not even node_modules. */
export default defineConfig({
  // `npx shoreline` runs the file itself
  plugins: [{ name: 'executable', closeBundle: () => chmodSync(resolve(OUT, 'shoreline.js'), 0o755) }],
  define: versionConstant(import.meta.dirname),
  ssr: { noExternal: true },
  build: {
    ssr: resolve(import.meta.dirname, 'src/cli/shoreline.ts'),
    outDir: OUT,
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      output: {
        format: 'es',
        entryFileNames: 'shoreline.js',
        codeSplitting: false,
        banner: '#!/usr/bin/env node',
      },
    },
  },
})
