import { type ChildProcess, fork } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { APP_ORIGIN } from '../../src/main/scheme.ts'
import type { RunningApp } from './app.ts'
import type { Call } from './electron-stand-in/electron.ts'
import type { Message, Numbered, Request } from './electron-stand-in/process.ts'

const ROOT = join(import.meta.dirname, '../..')
const STAND_IN = join(import.meta.dirname, 'electron-stand-in')

/** Runs the built main bundle on the stand-in and the built preload and renderer in Chromium. */
export async function launchStandIn(newContext: () => Promise<BrowserContext>): Promise<RunningApp> {
  const main = startMain()
  try {
    return await openPage(main, newContext)
  } catch (error) {
    // A child left behind would keep the test runner from ending.
    main.stop()
    throw error
  }
}

async function openPage(main: Main, newContext: () => Promise<BrowserContext>): Promise<RunningApp> {
  const address = await main.loaded
  const base = new URL('./', address).href
  const ownAddress = (url: string) => (url.startsWith(base) ? `${APP_ORIGIN}/${url.slice(base.length)}` : url)

  const context = await newContext()
  const page = await context.newPage()
  await connectPreload(page, main, ownAddress)
  await guard(context, page, main, ownAddress, address)
  await page.goto(address)
  await main.ask({ kind: 'page-ready' })

  return {
    page,
    base,
    chooseFile: async (path) => {
      const answer = path === null ? { canceled: true } : { canceled: false }
      const answers = [{ ...answer, filePath: path ?? '', filePaths: path === null ? [] : [path] }]
      await main.ask({ kind: 'answer-dialogs', answers })
    },
    desktop: {
      pressButton: async (response) => void (await main.ask({ kind: 'answer-dialogs', answers: [{ response }] })),
      clickMenu: async (id) => void (await main.ask({ kind: 'click-menu', id })),
      closeWindow: async () => void (await main.ask({ kind: 'close-window' })),
      quit: main.quit,
      calls: async () => (await main.ask({ kind: 'calls' })) as Call[],
    },
    close: async () => {
      await context.close()
      main.stop()
    },
  }
}

interface Main {
  /** The address that the window loads. */
  readonly loaded: Promise<string>
  readonly quit: Promise<void>
  ask(request: Request): Promise<unknown>
  onToPage(listener: (channel: string, args: unknown[]) => void): void
  stop(): void
}

function startMain(): Main {
  const child: ChildProcess = fork(join(STAND_IN, 'process.ts'), {
    cwd: ROOT,
    execArgv: ['--import', join(STAND_IN, 'register.mjs')],
  })
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let toPage = (_channel: string, _args: unknown[]): void => {}
  let number = 0

  const loaded = new Promise<string>((resolve, reject) => {
    child.on('message', (message: Message) => message.kind === 'load' && resolve(message.url))
    child.on('exit', (code) => reject(new Error(`The main process ended with code ${code}.`)))
  })
  const quit = new Promise<void>((resolve) => {
    child.on('message', (message: Message) => message.kind === 'quit' && resolve())
  })
  child.on('message', (message: Message) => {
    if (message.kind === 'to-page') toPage(message.channel, message.args)
    if (message.kind === 'answer') pending.get(message.number)?.resolve(message.value)
    if (message.kind === 'refusal') pending.get(message.number)?.reject(new Error(message.message))
  })
  child.on('exit', (code) => {
    const error = new Error(`The main process ended with code ${code}.`)
    for (const { reject } of pending.values()) reject(error)
  })

  return {
    loaded,
    quit,
    ask: (request) =>
      new Promise((resolve, reject) => {
        number += 1
        pending.set(number, { resolve, reject })
        const numbered: Numbered = { ...request, number }
        child.send(numbered, (error) => error && reject(error))
      }),
    onToPage: (listener) => {
      toPage = listener
    },
    stop: () => void child.kill(),
  }
}

/** Runs the built preload before the page's own scripts, with a `require` that knows `electron` and nothing else. */
async function connectPreload(page: Page, main: Main, ownAddress: (url: string) => string): Promise<void> {
  const tell = (kind: 'invoke' | 'send') =>
    page.exposeBinding(`__${kind}`, ({ frame }, channel: string, args: unknown[]) =>
      main.ask({ kind, channel, args, frameUrl: ownAddress(frame.url()) }),
    )
  await tell('invoke')
  await tell('send')
  main.onToPage((channel, args) => {
    const deliver = page.evaluate(([name, values]) => Reflect.get(window, '__deliver')(name, values), [
      channel,
      args,
    ] as const)
    // The page may be gone by the time that a message for it arrives.
    deliver.catch((error: Error) => page.isClosed() || Promise.reject(error))
  })
  const preload = await readFile(join(ROOT, 'out/preload/index.cjs'), 'utf8')
  await page.addInitScript(`(() => {
    const listeners = new Map()
    const of = (channel) => listeners.get(channel) ?? listeners.set(channel, new Set()).get(channel)
    window.__deliver = (channel, args) => { for (const listener of of(channel)) listener({}, ...args) }
    const electron = {
      contextBridge: {
        exposeInMainWorld: (key, api) => Object.defineProperty(window, key, { value: Object.freeze(api) }),
      },
      ipcRenderer: {
        invoke: (channel, ...args) => window.__invoke(channel, args),
        send: (channel, ...args) => void window.__send(channel, args),
        on: (channel, listener) => void of(channel).add(listener),
        off: (channel, listener) => void of(channel).delete(listener),
      },
    }
    const require = (name) => {
      if (name !== 'electron') throw new Error('A sandboxed preload cannot load ' + name)
      return electron
    }
    const exports = {}
    new (function preload(require, module, exports, process) {
      ${preload}
    })(require, { exports }, exports, { platform: ${JSON.stringify(process.platform)} })
  })()`)
}

/** Puts the main process's own answers on requests, navigations and new windows between the page and the network. */
async function guard(
  context: BrowserContext,
  page: Page,
  main: Main,
  ownAddress: (url: string) => string,
  first: string,
): Promise<void> {
  await context.route('**/*', async (route) => {
    const request = route.request()
    const url = ownAddress(request.url())
    // Loading the page, again too, is the window's doing and not the page's.
    const leaves = request.isNavigationRequest() && request.url() !== first
    // An aborted navigation leaves the page where it is, as preventDefault does; any other error would show an error page.
    if (leaves && !(await main.ask({ kind: 'may-navigate', url }))) return route.abort('aborted')
    return (await main.ask({ kind: 'may-request', url })) ? route.continue() : route.abort('blockedbyclient')
  })
  // As in Electron, a page whose windows are denied gets null; a link that opens one all the same is closed here.
  if (!(await main.ask({ kind: 'may-open', url: 'https://example.com/' })))
    await page.addInitScript(() => Object.defineProperty(window, 'open', { value: () => null }))
  context.on('page', async (opened) => {
    if (opened === page) return
    if (!(await main.ask({ kind: 'may-open', url: opened.url() }))) await opened.close()
  })
}
