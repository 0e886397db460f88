import { readFile, writeFile } from 'node:fs/promises'
import { get } from 'node:http'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Response } from '@playwright/test'
import { RESPONSE_HEADERS } from '../../src/main/headers.ts'
import { expect, test } from '../support/app.ts'
import { BRIDGE } from '../support/bridge.ts'
import { Workbench } from '../support/workbench.ts'

test('the page and its workers are isolated from other origins, so that they may share memory', async ({ app }) => {
  expect(await app.page.evaluate(() => crossOriginIsolated)).toBe(true)
  expect(await app.page.evaluate(() => typeof SharedArrayBuffer)).toBe('function')
  // The app starts its solver worker with its first solve.
  await expect.poll(() => app.page.workers().length).toBeGreaterThan(0)
  for (const worker of app.page.workers()) expect(await worker.evaluate('crossOriginIsolated')).toBe(true)
})

test('every response carries the isolation headers and the content security policy', async ({ app }) => {
  const responses: Response[] = []
  app.page.on('response', (response) => responses.push(response))
  await app.page.reload()
  await expect.poll(() => app.page.workers().length).toBeGreaterThan(0)
  expect(responses.length).toBeGreaterThan(2)
  for (const response of responses) {
    if (/^(blob|data):/.test(response.url())) continue
    const headers = await response.allHeaders()
    for (const [name, value] of Object.entries(RESPONSE_HEADERS)) {
      expect(headers[name.toLowerCase()], `${name} of ${response.url()}`).toBe(value)
    }
  }
})

test('the page has no Node and no Electron, and sees only the documented interface', async ({ app, platform }) => {
  const seen = await app.page.evaluate(() => ({
    node: ['process', 'require', 'module', 'Buffer', 'global', '__dirname', 'electron'].filter(
      (name) => name in window,
    ),
    bridge: 'shoreline' in window ? Object.keys(Reflect.get(window, 'shoreline') as object).sort() : [],
  }))
  expect(seen.node).toEqual([])
  expect(seen.bridge).toEqual(platform === 'browser' ? [] : BRIDGE)
})

test('an inline script, eval and a request to the network are refused by the policy', async ({ app }) => {
  const result = await app.page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'document.body.dataset.injected = "yes"'
    document.body.append(script)
    const attempt = async (run: () => unknown) => {
      // The debugger lifts the ban on eval for the turn in which it calls into the page.
      await new Promise((later) => setTimeout(later))
      try {
        await run()
        return 'allowed'
      } catch {
        return 'refused'
      }
    }
    return {
      inline: document.body.dataset.injected ?? 'refused',
      evaluated: await attempt(() => new Function('return 1')()),
      network: await attempt(() => fetch('http://127.0.0.1:9/')),
      remote: await attempt(() => fetch('https://example.com/')),
    }
  })
  expect(result).toEqual({ inline: 'refused', evaluated: 'refused', network: 'refused', remote: 'refused' })
})

test('a path that leaves the app’s folder is refused, with the same headers', async ({ app, platform }) => {
  const paths = ['..%2f..%2fpackage.json', '%2e%2e%2f%2e%2e%2fpackage.json', '..%5c..%5cpackage.json', '%00', '%']
  for (const path of paths) {
    const inPage = await app.page.evaluate(async (address) => {
      const response = await fetch(address)
      return { status: response.status, text: await response.text() }
    }, app.base + path)
    expect(inPage.status, path).toBe(403)
    expect(inPage.text, path).not.toContain('"name"')
  }
  if (platform === 'electron') return
  // A client that does not tidy the path first, as a browser does.
  const raw = await rawGet(app.base, '/../../package.json')
  expect(raw.status).toBe(404)
  expect(raw.headers['content-security-policy']).toBe(RESPONSE_HEADERS['Content-Security-Policy'])
  expect((await rawGet(app.base, '/', { host: 'attacker.example' })).status).toBe(403)
})

test('the app starts and solves without an error in the console', async ({ app, pageProblems }) => {
  await new Workbench(app.page).settled()
  expect(pageProblems).toEqual([])
})

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing serious in the ${colorScheme} theme`, async ({ app }) => {
    await app.page.emulateMedia({ colorScheme })
    await new Workbench(app.page).settled()
    // Legacy mode stays in this page; the other opens a second one, which the app refuses.
    const { violations } = await new AxeBuilder({ page: app.page }).setLegacyMode().analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  })
}

test('the page cannot be led away and opens no window', { tag: '@desktop' }, async ({ app }) => {
  const address = app.page.url()
  await app.page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'https://example.com/'
    document.body.append(link)
    link.click()
  })
  expect(await app.page.evaluate(() => window.open('https://example.com/', '_blank') === null)).toBe(true)
  await app.page.evaluate(() => location.assign('https://example.com/'))
  expect(app.page.url()).toBe(address)
})

test('a forged message is refused and changes nothing', { tag: '@desktop' }, async ({ app, folder }) => {
  const path = join(folder, 'design.cpo.json')
  await writeFile(path, 'untouched')
  const outcomes = await app.page.evaluate(async (target) => {
    const { documents } = Reflect.get(window, 'shoreline')
    const attempt = (call: Promise<{ status: string }>) =>
      call.then(
        (outcome) => outcome.status,
        () => 'refused',
      )
    return [
      // A path is not a token.
      await attempt(documents.save(target, 'overwritten', true)),
      await attempt(documents.save({ path: target }, 'overwritten', true)),
      await attempt(documents.save('token', 42, true)),
      await attempt(documents.exportFile({ suggestedName: target, kind: 'exe', data: 'overwritten' })),
    ]
  }, path)
  expect(outcomes).toEqual(['failed', 'refused', 'refused', 'refused'])
  expect(await readFile(path, 'utf8')).toBe('untouched')
})

test('the scheme is registered before the app is ready and the locks are set before the window', {
  tag: '@desktop',
}, async ({ app, platform }) => {
  if (platform === 'electron') return
  const calls = (await app.desktop?.calls()) ?? []
  const order = calls.map(({ api }) => api)
  const position = (api: string) => order.indexOf(api)
  expect(position('protocol.registerSchemesAsPrivileged')).toBeGreaterThanOrEqual(0)
  expect(position('protocol.handle')).toBeGreaterThan(position('protocol.registerSchemesAsPrivileged'))
  expect(position('new BrowserWindow')).toBeGreaterThan(position('session.setPermissionRequestHandler'))
  const window = calls.find(({ api }) => api === 'new BrowserWindow')
  expect(window?.args[0]).toMatchObject({
    minWidth: 800,
    minHeight: 560,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
  })
  expect(position('window.show')).toBeGreaterThan(position('window.loadURL'))
})

/** A GET with the path exactly as written. */
function rawGet(base: string, path: string, headers = {}) {
  const { hostname, port } = new URL(base)
  return new Promise<{ status?: number; headers: Record<string, unknown> }>((resolve, reject) => {
    get({ hostname, port, path, headers }, (response) => {
      response.resume()
      resolve({ status: response.statusCode, headers: response.headers })
    }).on('error', reject)
  })
}
