import { type ChildProcess, fork } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { APP_ORIGIN } from '../../src/main/scheme.ts'
import type { RunningApp } from './app.ts'
import type { Call, MenuItem } from './electron-stand-in/electron.ts'
import type { Message, Numbered, Request } from './electron-stand-in/process.ts'

const ROOT = join(import.meta.dirname, '../..')
const STAND_IN = join(import.meta.dirname, 'electron-stand-in')

export interface StandInOptions {
  /** The app's data folder; a new one without it. Two runs with the same folder are the same app started twice. */
  readonly userData?: string | undefined
  /** Words of the command line after the program's own. */
  readonly arguments?: readonly string[] | undefined
}

/** Runs the built main bundle on the stand-in, and the built preload and renderer in Chromium, a page for each window. */
export async function launchStandIn(
  newContext: () => Promise<BrowserContext>,
  options: StandInOptions = {},
): Promise<RunningApp> {
  const main = startMain(options)
  try {
    return await openPages(main, newContext)
  } catch (error) {
    // A child left behind would keep the test runner from ending.
    main.stop()
    throw error
  }
}

async function openPages(main: Main, newContext: () => Promise<BrowserContext>): Promise<RunningApp> {
  const context = await newContext()
  const preload = await readFile(join(ROOT, 'out/preload/index.cjs'), 'utf8')
  /** By the id of the window's contents, in the order in which the windows were opened. */
  const pages = new Map<number, Page>()
  const waiting: ((page: Page) => void)[] = []
  const ready: Page[] = []
  let base = ''
  const ownAddress = (url: string) => (url.startsWith(base) ? `${APP_ORIGIN}/${url.slice(base.length)}` : url)

  async function openPage(contentsId: number, address: string): Promise<void> {
    if (pages.size === 0) {
      base = new URL('./', address).href
      await guardContext(context, main, ownAddress, address, pages)
    }
    const opening = context.newPage()
    const page = await opening
    pages.set(contentsId, page)
    await connectPreload(page, main, contentsId, ownAddress, preload)
    await page.goto(address)
    await main.ask({ kind: 'page-ready', contentsId })
    const wanted = waiting.shift()
    if (wanted) wanted(page)
    else ready.push(page)
  }

  /** As Electron does in a hidden window: Chromium itself makes the pages. */
  async function print(id: number, html: string): Promise<void> {
    const printing = await newContext()
    const paper = await printing.newPage()
    await paper.setContent(html)
    const pdf = await paper.pdf({ printBackground: true, preferCSSPageSize: true, format: 'A4' })
    await printing.close()
    await main.ask({ kind: 'printed', id, pdf: pdf.toString('base64') })
  }

  main.onMessage((message) => {
    if (message.kind === 'load') void openPage(message.contentsId, message.url)
    if (message.kind === 'closed') void pages.get(message.contentsId)?.close()
    if (message.kind === 'reload') void pages.get(message.contentsId)?.reload()
    if (message.kind === 'print') void print(message.id, message.html)
    if (message.kind !== 'to-page') return
    const page = pages.get(message.contentsId)
    const deliver = page?.evaluate(([name, values]) => Reflect.get(window, '__deliver')(name, values), [
      message.channel,
      message.args,
    ] as const)
    // The page may be gone by the time that a message for it arrives.
    deliver?.catch((error: Error) => page?.isClosed() || Promise.reject(error))
  })
  const nextWindow = async (): Promise<Page> => {
    const shown = ready.shift()
    return shown ?? Promise.race([new Promise<Page>((resolve) => waiting.push(resolve)), main.failed])
  }
  const idOf = (page: Page): number => {
    const found = [...pages].find(([, other]) => other === page)
    if (!found) throw new Error('This page belongs to no window.')
    return found[0]
  }

  const page = await nextWindow()
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
      closeWindow: async (of = page) => void (await main.ask({ kind: 'close-window', contentsId: idOf(of) })),
      quit: main.quit,
      calls: async () => (await main.ask({ kind: 'calls' })) as Call[],
      menu: async () => (await main.ask({ kind: 'menu' })) as MenuItem[],
      nextWindow,
      windowCount: () => [...pages.values()].filter((shown) => !shown.isClosed()).length,
      focusWindow: async (of) => void (await main.ask({ kind: 'focus-window', contentsId: idOf(of) })),
      startAgain: async (argv, folder) => void (await main.ask({ kind: 'second-instance', argv: [...argv], folder })),
      openFromSystem: async (path) => void (await main.ask({ kind: 'open-file', path })),
      losePage: async (of) => void (await main.ask({ kind: 'page-gone', contentsId: idOf(of), reason: 'crashed' })),
      loseProcess: async (type) => void (await main.ask({ kind: 'child-gone', type, reason: 'crashed' })),
      kill: async () => {
        await main.kill()
        await context.close()
      },
    },
    close: async () => {
      await context.close()
      main.stop()
    },
  }
}

/** The main process, without any page; a test may speak for the page itself. */
export interface Main {
  readonly quit: Promise<void>
  /** Rejects when the process ends. */
  readonly failed: Promise<never>
  ask(request: Request): Promise<unknown>
  onMessage(listener: (message: Message) => void): void
  stop(): void
  /** Ends it as a power cut would, with no chance to tidy up. */
  kill(): Promise<void>
}

export function startMain({ userData, arguments: words = [] }: StandInOptions): Main {
  const child: ChildProcess = fork(join(STAND_IN, 'process.ts'), [...words], {
    cwd: ROOT,
    execArgv: ['--import', join(STAND_IN, 'register.mjs')],
    env: { ...process.env, ...(userData !== undefined && { SHORELINE_TEST_USER_DATA: userData }) },
  })
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  const early: Message[] = []
  let listener = (message: Message): void => void early.push(message)
  let number = 0

  const failed = new Promise<never>((_resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`The main process ended with code ${code}.`)))
  })
  // whoever waits for a window hears of it; nobody need be waiting
  failed.catch(() => {})
  const quit = new Promise<void>((resolve) => {
    child.on('message', (message: Message) => message.kind === 'quit' && resolve())
  })
  child.on('message', (message: Message) => {
    if (message.kind === 'answer') pending.get(message.number)?.resolve(message.value)
    else if (message.kind === 'refusal') pending.get(message.number)?.reject(new Error(message.message))
    else listener(message)
  })
  child.on('exit', (code) => {
    const error = new Error(`The main process ended with code ${code}.`)
    for (const { reject } of pending.values()) reject(error)
  })

  return {
    quit,
    failed,
    ask: (request) =>
      new Promise((resolve, reject) => {
        number += 1
        pending.set(number, { resolve, reject })
        const numbered: Numbered = { ...request, number }
        child.send(numbered, (error) => error && reject(error))
      }),
    onMessage: (next) => {
      listener = next
      for (const message of early.splice(0)) next(message)
    },
    stop: () => void child.kill(),
    kill: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** Runs the built preload before the page's own scripts, with a `require` that knows `electron` and nothing else. */
async function connectPreload(
  page: Page,
  main: Main,
  contentsId: number,
  ownAddress: (url: string) => string,
  preload: string,
): Promise<void> {
  const tell = (kind: 'invoke' | 'send') =>
    page.exposeBinding(`__${kind}`, ({ frame }, channel: string, args: unknown[]) =>
      main.ask({ kind, contentsId, channel, args, frameUrl: ownAddress(frame.url()) }),
    )
  await tell('invoke')
  await tell('send')
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
  // As in Electron, a page whose windows are denied gets null.
  if (!(await main.ask({ kind: 'may-open', url: 'https://example.com/' })))
    await page.addInitScript(() => Object.defineProperty(window, 'open', { value: () => null }))
}

/** Puts the main process's own answers on requests, navigations and new windows between the pages and the network. */
async function guardContext(
  context: BrowserContext,
  main: Main,
  ownAddress: (url: string) => string,
  address: string,
  pages: ReadonlyMap<number, Page>,
): Promise<void> {
  await context.route('**/*', async (route) => {
    const request = route.request()
    const url = ownAddress(request.url())
    // Loading the page, again too, is the window's doing and not the page's.
    const leaves = request.isNavigationRequest() && request.url() !== address
    // An aborted navigation leaves the page where it is, as preventDefault does; any other error would show an error page.
    if (leaves && !(await main.ask({ kind: 'may-navigate', url }))) return route.abort('aborted')
    return (await main.ask({ kind: 'may-request', url })) ? route.continue() : route.abort('blockedbyclient')
  })
  // A link that opens a window all the same is closed here; the windows' own pages have no opener.
  context.on('page', async (opened) => {
    if ([...pages.values()].includes(opened) || (await opened.opener()) === null) return
    if (!(await main.ask({ kind: 'may-open', url: opened.url() }))) await opened.close()
  })
}
