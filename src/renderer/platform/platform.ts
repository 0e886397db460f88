import type { ShorelineApi } from '../../preload/contract.ts'
import { createBrowserPlatform } from './browser.ts'

declare global {
  interface Window {
    /** Exposed by the preload; absent in a browser. */
    readonly shoreline?: ShorelineApi
  }
}

let platform: ShorelineApi | undefined

/** What the page runs on: the desktop app when its preload is there, otherwise the browser. Always the same object. */
export function getPlatform(): ShorelineApi {
  platform ??= window.shoreline ?? createBrowserPlatform()
  return platform
}
