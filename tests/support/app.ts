import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import { findRuntime } from '../../scripts/electron-runtime.ts'
import type { Call } from './electron-stand-in/electron.ts'
import { launchInBrowser } from './launch-browser.ts'
import { launchRuntime } from './launch-electron.ts'
import { launchStandIn } from './launch-stand-in.ts'

export { expect } from '@playwright/test'

export type Platform = 'stand-in' | 'browser' | 'electron'

/** The built app with a page in it, whatever it runs on. */
export interface RunningApp {
  readonly page: Page
  /** The address of the page's folder, with a slash at the end. */
  readonly base: string
  /** The next file dialog is answered with this path, or cancelled with null. */
  chooseFile(path: string | null): Promise<void>
  /** Present where there is a main process (built bundle in the stand-in, or the real runtime). */
  readonly desktop: Desktop | null
  close(): Promise<void>
}

export interface Desktop {
  /** The next message box is answered with the button of this index. */
  pressButton(index: number): Promise<void>
  clickMenu(id: string): Promise<void>
  closeWindow(): Promise<void>
  /** Settles when the app has quit. */
  readonly quit: Promise<void>
  /** What the main process called; only the stand-in records it. */
  calls(): Promise<readonly Call[]>
}

export interface AppOptions {
  platform: Platform
}

interface AppFixtures {
  app: RunningApp
  /** A folder for the files of this test. */
  folder: string
  /** Errors in the page's console, and exceptions nobody caught. */
  pageProblems: string[]
}

const NO_RUNTIME =
  'Electron’s runtime is not installed (npx install-electron); the stand-in ran the same specification.'

export const test = base.extend<AppOptions & AppFixtures>({
  platform: ['stand-in', { option: true }],

  folder: async ({ platform }, use) => {
    const folder = await mkdtemp(join(tmpdir(), `shoreline-${platform}-`))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },

  app: async ({ platform, browser, viewport, colorScheme }, use, testInfo) => {
    const runtime = findRuntime()
    testInfo.skip(platform === 'electron' && runtime === null, NO_RUNTIME)
    const app = await launch()
    await use(app)
    await app.close()

    function launch(): Promise<RunningApp> {
      if (platform === 'electron' && runtime) return launchRuntime(runtime)
      const newContext = () => browser.newContext({ viewport, colorScheme })
      return platform === 'browser' ? launchInBrowser(newContext) : launchStandIn(newContext)
    }
  },

  pageProblems: async ({ app }, use) => {
    const problems: string[] = []
    app.page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    app.page.on('pageerror', (error) => problems.push(String(error)))
    // What the first load had to say was said before anybody listened.
    await app.page.reload()
    await use(problems)
  },
})
