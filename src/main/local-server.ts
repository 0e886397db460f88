import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type AppHandler, createAppHandler, refusal } from './app-handler.ts'
import { APP_ORIGIN } from './scheme.ts'

export interface LocalServer {
  /** `http://127.0.0.1:<port>/` */
  readonly url: string
  close(): Promise<void>
}

/**
 * Serves the built renderer on the loopback interface through the app's own handler, with the same headers: what
 * `npm start` opens in Chromium where Electron's runtime cannot be had.
 *
 * @param root absolute path of the built renderer
 * @param port 0 for a free one
 */
export function serveApp(root: string, port = 0): Promise<LocalServer> {
  return serveHandler(createAppHandler(root), port)
}

/** Mounts a handler of the app's scheme at `http://127.0.0.1:<port>/`. */
export async function serveHandler(handler: AppHandler, port = 0): Promise<LocalServer> {
  const server = createServer((incoming, outgoing) => {
    answer(handler, incoming, outgoing).catch((error: unknown) => outgoing.destroy(error as Error))
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', listening)
  })
  const address = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

async function answer(handler: AppHandler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const response = await respond(handler, incoming)
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  outgoing.end(response.body === null ? undefined : new Uint8Array(await response.arrayBuffer()))
}

async function respond(handler: AppHandler, incoming: IncomingMessage): Promise<Response> {
  // Another host name means that a foreign page made its own name resolve to this machine (DNS rebinding).
  if (incoming.headers.host !== `127.0.0.1:${incoming.socket.localPort}`) return refusal(403, 'Ask for 127.0.0.1.')
  const method = incoming.method ?? 'GET'
  if (method !== 'GET' && method !== 'HEAD') return refusal(405, 'Only GET and HEAD are answered.')
  const address = `${APP_ORIGIN}${incoming.url ?? '/'}`
  return URL.canParse(address) ? handler(new Request(address, { method })) : refusal(400, 'The address is malformed.')
}
