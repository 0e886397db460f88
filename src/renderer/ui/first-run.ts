/** Whether the program has greeted this user: the card of the first run is shown once. */

const KEY = 'shoreline.greeted'

/** True the first time; from then on false. Where a browser refuses storage nobody is greeted, rather than every time. */
export function isFirstRun(storage: Pick<Storage, 'getItem' | 'setItem'>): boolean {
  try {
    if (storage.getItem(KEY) !== null) return false
    storage.setItem(KEY, 'yes')
    return true
  } catch {
    return false
  }
}
