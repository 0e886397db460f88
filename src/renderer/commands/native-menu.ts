/** Keeps the native menu as the registry has it: described once, and again whenever an entry would read differently. */
import type { App } from '../state/app.ts'
import { storesBehind } from './command.ts'
import { describeMenus } from './menus.ts'
import { commandOf } from './registry.ts'

/** Changes come in bursts; a menu that is a blink behind is not seen. ms */
const DELAY_MS = 150

export function keepNativeMenu(app: App): void {
  if (app.platform.platform !== 'electron') return
  let sent = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  const send = () => {
    timer = undefined
    // during a gesture nobody reads a menu
    if (app.document.getState().gesture) return
    const menus = describeMenus(app, commandOf)
    const text = JSON.stringify(menus)
    if (text === sent) return
    sent = text
    app.platform.setMenu(menus)
  }
  const soon = () => {
    if (timer === undefined) timer = setTimeout(send, DELAY_MS)
  }
  // Recent files are entries of their own.
  for (const store of [...storesBehind(app), app.files]) store.subscribe(soon)
  send()
}
