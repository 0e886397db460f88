import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import { findRuntime } from '../../scripts/electron-runtime.ts'
import type { Call, MenuItem } from './electron-stand-in/electron.ts'
import { launchInBrowser } from './launch-browser.ts'
import { launchRuntime } from './launch-electron.ts'
import { launchStandIn, type StandInOptions } from './launch-stand-in.ts'

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
  /** Presses a window's close button; the first one's without a page. */
  closeWindow(page?: Page): Promise<void>
  /** Settles when the app has quit. */
  readonly quit: Promise<void>
  /** What the main process called; only the stand-in records it. */
  calls(): Promise<readonly Call[]>
  /** The native menu that is installed now. */
  menu(): Promise<readonly MenuItem[]>
  /** The page of the next window that opens. */
  nextWindow(): Promise<Page>
  windowCount(): number
  focusWindow(page: Page): Promise<void>
  /** The app is started again while it runs, with this command line, in this folder. */
  startAgain(argv: readonly string[], folder: string): Promise<void>
  /** The operating system hands over a file, as a double click does on macOS. */
  openFromSystem(path: string): Promise<void>
  /** A window's page crashes, or another process of Chromium's. */
  losePage(page: Page): Promise<void>
  loseProcess(type: string): Promise<void>
  /** Ends the main process as a power cut would. */
  kill(): Promise<void>
}

export interface AppOptions {
  platform: Platform
}

export interface AppFixtures {
  app: RunningApp
  /** A folder for the files of this test. */
  folder: string
  /** Starts the app again, or a second time: on the same data folder, with words on its command line. */
  startApp: (options: StandInOptions) => Promise<RunningApp>
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

  startApp: async ({ platform, browser, viewport, colorScheme }, use, testInfo) => {
    const runtime = findRuntime()
    testInfo.skip(platform === 'electron' && runtime === null, NO_RUNTIME)
    const started: RunningApp[] = []
    await use(async (options) => {
      const newContext = () => browser.newContext({ viewport, colorScheme })
      const running =
        platform === 'electron' && runtime
          ? await launchRuntime(runtime, options)
          : await launchStandIn(newContext, options)
      started.push(running)
      return running
    })
    for (const running of started) await running.close().catch(() => {})
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
