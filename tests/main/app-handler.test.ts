import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAppHandler } from '../../src/main/app-handler.ts'
import { RESPONSE_HEADERS } from '../../src/main/headers.ts'

let folder: string
let handle: (request: Request) => Promise<Response>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shoreline-handler-'))
  await mkdir(join(folder, 'renderer/assets'), { recursive: true })
  await mkdir(join(folder, 'renderer-secrets'))
  await writeFile(join(folder, 'secret.json'), '{"secret":true}')
  await writeFile(join(folder, 'renderer-secrets/a.json'), '{"secret":true}')
  await writeFile(join(folder, 'renderer/index.html'), '<title>Shoreline</title>')
  await writeFile(join(folder, 'renderer/assets/solver.wasm'), Buffer.of(0, 0x61, 0x73, 0x6d))
  await writeFile(join(folder, 'renderer/assets/notes.exe'), 'not ours')
  handle = createAppHandler(join(folder, 'renderer'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const get = (address: string, method = 'GET') => handle(new Request(address, { method }))

test.each([
  ['shoreline://app/', 'text/html; charset=utf-8'],
  ['shoreline://app/index.html', 'text/html; charset=utf-8'],
  ['shoreline://app/index.html?fresh', 'text/html; charset=utf-8'],
  ['shoreline://app/assets/solver.wasm', 'application/wasm'],
])('%s is served as %s', async (address, type) => {
  const response = await get(address)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe(type)
})

test.each([
  ['an encoded slash', 'shoreline://app/..%2fsecret.json'],
  ['an encoded dot and slash', 'shoreline://app/%2e%2e%2fsecret.json'],
  ['a backslash', 'shoreline://app/..%5csecret.json'],
  ['a folder whose name begins alike', 'shoreline://app/..%2frenderer-secrets%2fa.json'],
  ['an absolute path', 'shoreline://app/%2f..%2f..%2fsecret.json'],
  ['a null byte', 'shoreline://app/index.html%00.png'],
  ['a broken escape', 'shoreline://app/%zz'],
  ['another host', 'shoreline://elsewhere/index.html'],
])('%s leads nowhere outside the folder', async (_case, address) => {
  const response = await get(address)
  expect(response.status).toBe(403)
  expect(await response.text()).not.toContain('secret')
})

test('a missing file, a folder and a kind of file that the app has not are not found', async () => {
  for (const path of ['missing.js', 'assets', 'assets/', 'assets/notes.exe']) {
    expect((await get(`shoreline://app/${path}`)).status, path).toBe(404)
  }
})

test('only reading is answered', async () => {
  expect((await get('shoreline://app/index.html', 'POST')).status).toBe(405)
  const head = await get('shoreline://app/index.html', 'HEAD')
  expect([head.status, await head.text()]).toEqual([200, ''])
})

test('answers and refusals alike carry every header', async () => {
  for (const address of ['shoreline://app/', 'shoreline://app/missing.js', 'shoreline://app/..%2fsecret.json']) {
    const { headers } = await get(address)
    for (const [name, value] of Object.entries(RESPONSE_HEADERS)) expect(headers.get(name), address).toBe(value)
  }
})

test('the policy allows no script, style or connection but the app’s own', () => {
  const policy = RESPONSE_HEADERS['Content-Security-Policy']
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain("'unsafe-inline'")
  expect(policy).not.toContain("'unsafe-eval'")
  expect(policy).not.toMatch(/https?:|\*/)
})
