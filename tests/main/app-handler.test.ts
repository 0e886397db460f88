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

/** One of these may be a name inside the folder, such as `%2e%2e` written out; none is a way out of it. */
test.each([
  '../secret.json',
  './../secret.json',
  'assets/../../secret.json',
  '%2e%2e/secret.json',
  '.%2e/secret.json',
  '..%2Fsecret.json',
  '%252e%252e%252fsecret.json',
  '..%252fsecret.json',
  '....//secret.json',
  '..;/secret.json',
  '..%c0%afsecret.json',
  '%c0%ae%c0%ae/secret.json',
  '..%ef%bc%8fsecret.json',
  '..%e2%88%95secret.json',
  '%uff0e%uff0e/secret.json',
  'assets%2f..%2f..%2fsecret.json',
  '%2e%2e%2frenderer-secrets%2fa.json',
  '/%2e%2e/secret.json',
  '//elsewhere/..%2fsecret.json',
  'index.html%2f..%2f..%2fsecret.json',
  '..%2fsecret.json%00.html',
  '..%0d%0a%2fsecret.json',
  'C:%5csecret.json',
  '%5c%5celsewhere%5cshare%5csecret.json',
  'file:%2f%2f%2fsecret.json',
  '..%2fsecret.json?.html',
  '..%2fsecret.json#.html',
])('%s does not find what lies outside, and the answer carries every header', async (path) => {
  const response = await get(`shoreline://app/${path}`)
  expect([403, 404]).toContain(response.status)
  expect(await response.text()).not.toContain('"secret"')
  for (const [name, value] of Object.entries(RESPONSE_HEADERS)) expect(response.headers.get(name)).toBe(value)
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
