import type { ShorelineApi } from '../../preload/contract.ts'

/** What one message to the log may hold, characters. */
const LONGEST = 8000

/** Puts exceptions that nobody caught into the platform's log. */
export function logErrors(target: Window, platform: Pick<ShorelineApi, 'log'>): void {
  const log = (error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? String(error)) : String(error)
    platform.log('error', text.slice(0, LONGEST))
  }
  target.addEventListener('error', (event) => log(event.error ?? event.message))
  target.addEventListener('unhandledrejection', (event) => log(event.reason))
}
