import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    // The real package would try to download the runtime when it is imported under plain Node.
    alias: { electron: resolve(import.meta.dirname, 'tests/support/electron-stand-in/electron.ts') },
  },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**'],
    environment: 'node',
    globalSetup: ['tests/support/build-kernel.ts'],
    setupFiles: ['tests/support/property-seed.ts'],
    // a solve takes seconds, and a machine may be several times slower than ours
    testTimeout: 240_000,
  },
})
