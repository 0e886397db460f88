/** The boot list of the desktop app. Order matters: scheme and sandbox before the app is ready, locks before windows. */
import { join } from 'node:path'
import { app, session } from 'electron'
import { connectIpc } from './ipc.ts'
import { installMenu } from './menu.ts'
import { registerScheme, serveScheme } from './protocol.ts'
import { APP_ORIGIN } from './scheme.ts'
import { lockNavigation, lockSession } from './security.ts'
import { focusedWindow, followSystemTheme, openWindow } from './window.ts'

const OUT = join(import.meta.dirname, '..')

/** `npm run dev` serves the page from Vite; a packaged app never looks at the environment. */
const developmentServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
const origin = developmentServer ?? APP_ORIGIN

app.enableSandbox()
registerScheme()
lockNavigation(developmentServer)

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    const first = focusedWindow()?.window
    if (first?.isMinimized()) first.restore()
    first?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  void app.whenReady().then(start)
} else {
  app.quit()
}

function start(): void {
  serveScheme(join(OUT, 'renderer'))
  lockSession(session.defaultSession, origin)
  connectIpc(origin)
  installMenu((commandId) => focusedWindow()?.sendCommand(commandId))
  followSystemTheme()
  openWindow(join(OUT, 'preload/index.cjs'), developmentServer ?? `${APP_ORIGIN}/index.html`)
}
