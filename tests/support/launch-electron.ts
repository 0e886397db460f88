import { join } from 'node:path'
import { _electron } from '@playwright/test'
import { APP_ORIGIN } from '../../src/main/scheme.ts'
import type { RunningApp } from './app.ts'

const ROOT = join(import.meta.dirname, '../..')

/** Starts the built app on Electron's real runtime, its native dialogs answered by the test. */
export async function launchRuntime(executablePath: string): Promise<RunningApp> {
  // Chromium's sandbox does not start for root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const electron = await _electron.launch({ executablePath, args: [...asRoot, ROOT], cwd: ROOT })
  await electron.evaluate(({ dialog }) => {
    const answers: unknown[] = []
    const next = async () => answers.shift()
    Object.assign(globalThis, { dialogAnswers: answers })
    Object.assign(dialog, { showOpenDialog: next, showSaveDialog: next, showMessageBox: next })
  })
  const answerDialog = (answer: unknown) =>
    electron.evaluate((_modules, value) => void Reflect.get(globalThis, 'dialogAnswers').push(value), answer)
  const quit = new Promise<void>((resolve) => electron.once('close', () => resolve()))

  return {
    page: await electron.firstWindow(),
    base: `${APP_ORIGIN}/`,
    chooseFile: (path) =>
      answerDialog({ canceled: path === null, filePath: path ?? '', filePaths: path === null ? [] : [path] }),
    desktop: {
      pressButton: (response) => answerDialog({ response }),
      clickMenu: (id) =>
        electron.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id),
      closeWindow: () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
      quit,
      calls: async () => [],
    },
    close: () => electron.close(),
  }
}
