import { join } from 'node:path'
import { _electron } from '@playwright/test'
import { APP_ORIGIN } from '../../src/main/scheme.ts'
import type { RunningApp } from './app.ts'
import type { StandInOptions } from './launch-stand-in.ts'

const ROOT = join(import.meta.dirname, '../..')

/** Starts the built app on Electron's real runtime, its native dialogs answered by the test. */
export async function launchRuntime(executablePath: string, options: StandInOptions = {}): Promise<RunningApp> {
  // Chromium's sandbox does not start for root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const folder = options.userData === undefined ? [] : [`--user-data-dir=${options.userData}`]
  const args = [...asRoot, ...folder, ROOT, ...(options.arguments ?? [])]
  const electron = await _electron.launch({ executablePath, args, cwd: ROOT })
  await electron.evaluate(({ dialog }) => {
    const answers: unknown[] = []
    const next = async () => answers.shift()
    Object.assign(globalThis, { dialogAnswers: answers })
    Object.assign(dialog, { showOpenDialog: next, showSaveDialog: next, showMessageBox: next })
  })
  const answerDialog = (answer: unknown) =>
    electron.evaluate((_modules, value) => void Reflect.get(globalThis, 'dialogAnswers').push(value), answer)
  const quit = new Promise<void>((resolve) => electron.once('close', () => resolve()))

  const page = await electron.firstWindow()
  return {
    page,
    base: `${APP_ORIGIN}/`,
    chooseFile: (path) =>
      answerDialog({ canceled: path === null, filePath: path ?? '', filePaths: path === null ? [] : [path] }),
    desktop: {
      pressButton: (response) => answerDialog({ response }),
      clickMenu: (id) =>
        electron.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id),
      closeWindow: async (of = page) => (await electron.browserWindow(of)).evaluate((window) => window.close()),
      quit,
      calls: async () => [],
      menu: () =>
        electron.evaluate(({ Menu }) =>
          (Menu.getApplicationMenu()?.items ?? []).map(({ id, label, submenu }) => ({
            id,
            label,
            submenu: submenu?.items.map((item) => ({ id: item.id, label: item.label, enabled: item.enabled })) ?? [],
          })),
        ),
      nextWindow: () => electron.waitForEvent('window'),
      windowCount: () => electron.windows().length,
      focusWindow: async (of) => (await electron.browserWindow(of)).evaluate((window) => window.focus()),
      startAgain: (argv, folder) =>
        electron.evaluate(({ app }, [words, from]) => void app.emit('second-instance', {}, words, from), [
          argv,
          folder,
        ] as const),
      openFromSystem: (path) =>
        electron.evaluate(({ app }, file) => void app.emit('open-file', { preventDefault: () => {} }, file), path),
      losePage: async (of) =>
        (await electron.browserWindow(of)).evaluate(({ webContents }) => webContents.forcefullyCrashRenderer()),
      loseProcess: (type) =>
        electron.evaluate(
          ({ app }, kind) => void app.emit('child-process-gone', {}, { type: kind, reason: 'crashed' }),
          type,
        ),
      kill: async () => {
        electron.process().kill('SIGKILL')
        await quit
      },
    },
    close: () => electron.close(),
  }
}
