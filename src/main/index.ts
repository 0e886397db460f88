/** The boot list of the desktop app. Order matters: scheme and sandbox before the app is ready, locks before windows. */
import { join } from 'node:path'
import { app, shell as desktop, session } from 'electron'
import { documentsNamedIn } from './arguments.ts'
import { nodeFileSystem } from './file-system.ts'
import { connectIpc } from './ipc.ts'
import { openLog } from './log.ts'
import { installMenu } from './menu.ts'
import { createPartsLibrary } from './parts-library.ts'
import { registerScheme, serveScheme } from './protocol.ts'
import { createRecentFiles } from './recent-files.ts'
import { createRecovery } from './recovery.ts'
import { APP_ORIGIN } from './scheme.ts'
import { lockNavigation, lockNetwork, lockSession } from './security.ts'
import { createShell, type Shell, toFront } from './shell.ts'
import { followSystemTheme } from './window.ts'
import { readWindowPlaces } from './window-places.ts'

const OUT = join(import.meta.dirname, '..')

/** `npm run dev` serves the page from Vite; a packaged app never looks at the environment. */
const developmentServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
const origin = developmentServer ?? APP_ORIGIN
/** Under `electron .` the second word of the command line is the app's folder. */
const ownWords = process.defaultApp ? 2 : 1

app.enableSandbox()
registerScheme()
lockNetwork(developmentServer)
lockNavigation(developmentServer)

if (app.requestSingleInstanceLock()) {
  // What arrives before there are windows waits for them.
  let shell: Shell | null = null
  const waiting = documentsNamedIn(process.argv, ownWords, process.cwd())
  app.on('open-file', (event, path) => {
    event.preventDefault()
    if (shell) void shell.openFile(path)
    else waiting.push(path)
  })
  app.on('second-instance', (_event, argv, folder) => {
    const paths = documentsNamedIn(argv, ownWords, folder)
    if (!shell) waiting.push(...paths)
    else if (paths.length > 0) for (const path of paths) void shell.openFile(path)
    else {
      const first = shell.focused()
      if (first) toFront(first)
    }
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => {
    if (shell && shell.all().length === 0) shell.open({ kind: 'empty' })
  })
  void app.whenReady().then(async () => {
    shell = await start()
    if (waiting.length === 0) shell.open({ kind: 'example' })
    for (const path of waiting) await shell.openFile(path)
  })
} else {
  app.quit()
}

async function start(): Promise<Shell> {
  const data = app.getPath('userData')
  const log = openLog(join(data, 'logs'))
  const logError = (error: unknown) =>
    log.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.on('uncaughtException', logError)
  process.on('unhandledRejection', logError)

  serveScheme(join(OUT, 'renderer'))
  lockSession(session.defaultSession, origin)
  const fs = nodeFileSystem
  const send = (commandId: string) => shell.focused()?.sendCommand(commandId)
  const shell: Shell = createShell({
    preload: join(OUT, 'preload/index.cjs'),
    address: developmentServer ?? `${APP_ORIGIN}/index.html`,
    fs,
    log,
    recentFiles: createRecentFiles(fs, join(data, 'recent-files.json'), log.warn),
    recovery: createRecovery(fs, join(data, 'recovery'), log.warn),
    places: await readWindowPlaces(fs, join(data, 'window.json')),
    onMenusChanged: (window) => {
      if (window === shell.focused()) installMenu(window.menus, send)
    },
  })
  const library = createPartsLibrary(fs, join(data, 'parts.json'))
  connectIpc({ shell, library, log, origin, showInFolder: (path) => desktop.showItemInFolder(path) })
  installMenu([], send)
  followSystemTheme(shell.all)
  app.on('child-process-gone', (_event, { type, reason }) => {
    if (reason === 'clean-exit') return
    log.error(`A ${type} process ended: ${reason}.`)
    if (type !== 'GPU') return
    for (const window of shell.all()) {
      window.sendNotice('The graphics processor has failed. Drawing goes on without it and may be slower.')
    }
  })
  return shell
}
