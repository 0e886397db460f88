import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/find-chromium.ts'

const executablePath = findChromium()

/** The page's own affair, the same code wherever it runs: the browser need not go through it a second time. */
const SAME_EVERYWHERE = /(arrange|component-editors|package-editors)\.spec\.ts/

/** Other specifications run on every platform; tests of the desktop shell alone carry the tag @desktop. */
export default defineConfig<{ platform: string }>({
  testDir: 'tests/e2e',
  outputDir: 'test-results/artifacts',
  // The solver of one app already keeps a small machine busy.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list']],
  use: {
    launchOptions: { ...(executablePath && { executablePath }) },
    viewport: { width: 1440, height: 900 },
    colorScheme: 'dark',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'stand-in', use: { platform: 'stand-in' }, grepInvert: /@browser/ },
    { name: 'browser', use: { platform: 'browser' }, grepInvert: /@desktop/, testIgnore: SAME_EVERYWHERE },
    { name: 'electron', use: { platform: 'electron' }, grepInvert: /@browser/ },
  ],
})
