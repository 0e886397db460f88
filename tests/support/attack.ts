/** Fixtures of the attacks: what lies outside the app, and a watch over what its page must not do. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { findChromium } from '../../scripts/find-chromium.ts'
import { NOTHING_BUT_THE_LOCAL_SERVER } from '../../src/main/no-network.ts'
import { test as base, expect, type RunningApp } from './app.ts'
import { type Outside, openOutside } from './outside.ts'

export const EXAMPLE = join(import.meta.dirname, '../../examples/cpo-8-engines.cpo.json')

interface Fixtures {
  outside: Outside
  /** What the page did that it must not: foreign requests, violations of the policy, dialogs. */
  misdeeds: string[]
}

export const test = base.extend<Fixtures>({
  outside: async ({ platform: _platform }, use) => {
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

const executablePath = findChromium()

/** Chromium as the desktop app and `npm start` run it, for `test.use`. */
export const CUT_OFF = {
  launchOptions: { args: [...NOTHING_BUT_THE_LOCAL_SERVER], ...(executablePath && { executablePath }) },
}

export async function open(app: RunningApp, folder: string, name: string, content: string | Uint8Array): Promise<void> {
  const path = join(folder, name)
  await writeFile(path, content)
  await app.chooseFile(path)
  await app.page.keyboard.press('Control+o')
}

/** By the search of commands, which is there in every state of the window. */
export async function runCommand(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
}

/** What a run of an injected script would have left behind. */
export const ran = (page: Page) => page.evaluate(() => Reflect.get(window, 'ran') ?? null)

/** Elements that are markup of the document's and not of the program's. */
export const foreignMarkup = (page: Page) =>
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

/** Runs an export by the search of commands and returns what was written. */
export async function exported(app: RunningApp, folder: string, words: string, name: string): Promise<string> {
  const path = join(folder, name)
  await app.chooseFile(path)
  await runCommand(app.page, words)
  await expect.poll(() => readFile(path, 'utf8').catch(() => '')).not.toBe('')
  return readFile(path, 'utf8')
}
