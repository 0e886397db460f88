import { get } from 'node:http'
import { expect, test } from 'vitest'
import { type LocalServer, serveHandler } from '../../src/main/local-server.ts'

/** The path exactly as written: fetch would tidy it first. */
function ask({ url }: LocalServer, path: string, headers = {}): Promise<{ status?: number; text: string }> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    get({ hostname, port, path, headers }, async (response) => {
      const parts: Buffer[] = []
      for await (const part of response) parts.push(part as Buffer)
      resolve({ status: response.statusCode, text: Buffer.concat(parts).toString() })
    }).on('error', reject)
  })
}

async function withServer(run: (server: LocalServer) => Promise<void>) {
  const server = await serveHandler(async (request) => new Response(request.url, { headers: { 'x-from': 'handler' } }))
  try {
    await run(server)
  } finally {
    await server.close()
  }
}

test('a request reaches the handler as one to the app’s scheme', () =>
  withServer(async (server) => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
    expect(await ask(server, '/assets/a.js?b')).toEqual({ status: 200, text: 'shoreline://app/assets/a.js?b' })
  }))

test('dots cannot leave the host, and an absolute address does not name another', () =>
  withServer(async (server) => {
    expect((await ask(server, '/../../secret')).text).toBe('shoreline://app/secret')
    expect((await ask(server, '//elsewhere/secret')).text).toBe('shoreline://app//elsewhere/secret')
    expect((await ask(server, 'http://elsewhere/secret')).text).not.toMatch(/^shoreline:\/\/app\//)
  }))

test('a page that made its own host name lead here is refused', () =>
  withServer(async (server) => {
    expect((await ask(server, '/', { host: 'attacker.example' })).status).toBe(403)
    expect((await ask(server, '/', { host: 'localhost' })).status).toBe(403)
  }))
