/** What keeps Chromium itself off the network, below everything that a page may or may not do. */

/** It looks up no name and connects to no address, for a page or for itself. The app's own scheme needs neither. */
export const NO_NETWORK = { name: 'host-resolver-rules', value: 'MAP * ~NOTFOUND' } as const

/** Calls between browsers use sockets of their own, which no policy of a page and no request filter sees. */
export const NO_DATAGRAMS = 'disable_non_proxied_udp'

/** The same for a Chromium that shows the app from the local server. */
export const NOTHING_BUT_THE_LOCAL_SERVER = [
  `--${NO_NETWORK.name}=${NO_NETWORK.value}, EXCLUDE 127.0.0.1`,
  `--webrtc-ip-handling-policy=${NO_DATAGRAMS}`,
] as const
