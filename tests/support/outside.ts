import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'
import { networkInterfaces } from 'node:os'

/** The network, as far as an attack can reach for it: an address that is not the app's, where every touch is noticed. */
export interface Outside {
  /** `192.0.2.2:4711`, for TCP and UDP alike. */
  readonly address: string
  /** First words of whatever has arrived. */
  readonly touches: readonly string[]
  close(): void
}

export async function openOutside(): Promise<Outside> {
  const addresses = Object.values(networkInterfaces()).flatMap((found) => found ?? [])
  const host = addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.2'
  const touches: string[] = []
  const server = createServer((socket) => {
    touches.push('a connection')
    socket.on('data', (data) => {
      touches.push(data.toString('latin1').split('\r\n', 1)[0] ?? '')
      socket.end('HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
    })
    socket.on('error', () => {})
  })
  await new Promise<void>((listening) => void server.listen(0, host, listening))
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('The server has no port.')
  const datagrams = createSocket('udp4').on('message', () => void touches.push('a datagram'))
  await new Promise<void>((listening) => void datagrams.bind(bound.port, host, listening))
  return {
    address: `${host}:${bound.port}`,
    touches,
    close: () => {
      server.close()
      datagrams.close()
    },
  }
}
