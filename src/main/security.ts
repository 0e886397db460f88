import { app, type Session } from 'electron'
import { NO_DATAGRAMS, NO_NETWORK } from './no-network.ts'
import { APP_ORIGIN } from './scheme.ts'

/**
 * Whether the page may load from an address. Everything else, the whole network included, is refused.
 *
 * @param origin of the page: the app's scheme, or the development server
 */
export function isOwnAddress(address: string, origin: string = APP_ORIGIN): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  const own = new URL(origin)
  if (url.protocol === 'blob:') return isOwnAddress(url.pathname, origin)
  if (url.protocol === 'data:') return true
  // The development server talks to its page over a web socket on the same host and port.
  const protocols = own.protocol === 'http:' ? ['http:', 'ws:'] : [own.protocol]
  return protocols.includes(url.protocol) && url.host === own.host && url.username === '' && url.password === ''
}

/** Denies permissions, downloads and every request that is not the app's own. */
export function lockSession(session: Session, origin: string = APP_ORIGIN): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOwnAddress(details.url, origin) }))
}

/** Before the app is ready. The development server is on the network, if only on this machine's own. */
export function lockNetwork(developmentServer?: string): void {
  if (!developmentServer) app.commandLine.appendSwitch(NO_NETWORK.name, NO_NETWORK.value)
}

/**
 * Denies leaving the page, new windows, embedded pages and calls to other browsers, in every window there ever is.
 *
 * @param developmentServer whose page may reload itself; absent in the built app
 */
export function lockNavigation(developmentServer?: string): void {
  const stay = (event: { url: string; preventDefault(): void }) => {
    const reloads =
      developmentServer !== undefined && /^http/.test(event.url) && isOwnAddress(event.url, developmentServer)
    if (!reloads) event.preventDefault()
  }
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', stay)
    contents.on('will-frame-navigate', stay)
    contents.on('will-redirect', stay)
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWebRTCIPHandlingPolicy(NO_DATAGRAMS)
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}
