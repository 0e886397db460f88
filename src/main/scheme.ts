/** The app's own scheme. file:// would have no cross-origin isolation and would expose the disk to an injected script. */
export const SCHEME = 'shoreline'
export const HOST = 'app'
export const APP_ORIGIN = `${SCHEME}://${HOST}`
