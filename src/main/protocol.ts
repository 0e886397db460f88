import { protocol } from 'electron'
import { createAppHandler } from './app-handler.ts'
import { SCHEME } from './scheme.ts'

/** Makes the app's scheme a secure origin like https. Electron accepts this once, and only before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

/** Serves the built renderer at `shoreline://app/`. */
export function serveScheme(root: string): void {
  protocol.handle(SCHEME, createAppHandler(root))
}
