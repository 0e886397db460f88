import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { BrowserContext } from '@playwright/test'
import { serveApp } from '../../src/main/local-server.ts'
import type { RunningApp } from './app.ts'

const RENDERER = join(import.meta.dirname, '../../out/renderer')

/** Serves the built renderer as `npm start` does without Electron, and answers the browser's file pickers from the test. */
export async function launchInBrowser(newContext: () => Promise<BrowserContext>): Promise<RunningApp> {
  const server = await serveApp(RENDERER)
  const context = await newContext()
  const page = await context.newPage()
  const choices: (string | null)[] = []

  await page.exposeFunction('__choose', () => {
    const path = choices.shift()
    if (path === undefined) throw new Error('A file picker was not expected.')
    return path === null ? null : { path, name: basename(path) }
  })
  await page.exposeFunction('__read', async (path: string) => ({
    base64: await readFile(path, 'base64'),
    lastModified: (await stat(path)).mtimeMs,
  }))
  await page.exposeFunction('__write', (path: string, base64: string) => writeFile(path, base64, 'base64'))
  await page.addInitScript(PICKERS)
  await page.goto(server.url)

  return {
    page,
    base: server.url,
    chooseFile: async (path) => void choices.push(path),
    desktop: null,
    close: async () => {
      await context.close()
      await server.close()
    },
  }
}

/** The pickers as a page sees them, on real files. */
const PICKERS = `(() => {
  const handle = ({ path, name }) => ({
    kind: 'file',
    name,
    path,
    isSameEntry: async (other) => other.path === path,
    async getFile() {
      const { base64, lastModified } = await window.__read(path).catch(() => {
        throw new DOMException('The file is gone.', 'NotFoundError')
      })
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      return new File([bytes], name, { lastModified })
    },
    async createWritable() {
      const parts = []
      return {
        write: async (part) => void parts.push(part),
        close: async () => {
          const bytes = new Uint8Array(await new Blob(parts).arrayBuffer())
          await window.__write(path, btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')))
        },
      }
    },
  })
  const choose = async () => {
    const choice = await window.__choose()
    if (choice === null) throw new DOMException('The user aborted a request.', 'AbortError')
    return handle(choice)
  }
  window.showOpenFilePicker = async () => [await choose()]
  window.showSaveFilePicker = choose
})()`
