/** The built app in Chromium: how far the map lags behind the pointer, and what the main thread does meanwhile. */
import { join } from 'node:path'
import { chromium, type Page } from 'playwright'
import { serveApp } from '../../src/main/local-server.ts'
import { findChromium } from '../find-chromium.ts'
import { ROOT } from '../launch.ts'
import { example } from './solver-bench.ts'
import { timingOf } from './timing.ts'

export interface AppRow {
  readonly example: string
  readonly moves: number
  readonly drafts: number
  /** From a move of the pointer to the painted map of that very layout. */
  readonly medianMs: number
  readonly p95Ms: number
  /** Tasks of the main thread over 16 ms while dragging, by the time the event loop was held up. */
  readonly longTasks: number
}

const MOVES = 180
const STEP_MM = 0.05

/** Collects the app's own measure, and how long each task holds up a message that the page sends to itself. */
const PROBE = `(() => {
  const found = { lag: [], gaps: [] }
  globalThis.__bench = found
  new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByName('shoreline: pointer to map')) found.lag.push(entry.duration)
  }).observe({ type: 'measure' })
  const { port1, port2 } = new MessageChannel()
  let last = performance.now()
  port1.onmessage = () => {
    found.gaps.push(performance.now() - last)
    setTimeout(() => {
      last = performance.now()
      port2.postMessage(null)
    })
  }
  port2.postMessage(null)
})()`

export async function appBench(note: (text: string) => void): Promise<AppRow[]> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium or Chrome is installed.')
  const server = await serveApp(join(ROOT, 'out/renderer'), 0)
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({ executablePath, args })
  try {
    const rows: AppRow[] = []
    for (const name of ['cpo-8-engines', 'nvidia-110mm-36-engines']) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      await page.goto(server.url)
      rows.push(await drag(page, name))
      await page.close()
      note(`measured ${name} in Chromium`)
    }
    return rows
  } finally {
    await browser.close()
    await server.close()
  }
}

async function drag(page: Page, name: string): Promise<AppRow> {
  const layout = example(name)
  const canvas = page.getByTestId('canvas')
  const converged = page.locator('[data-testid="solve-state"][data-state="converged"][data-quality="normal"]')
  await converged.waitFor({ timeout: 120_000 })
  await canvas.focus()
  await page.keyboard.press('Control+k')
  await page.keyboard.type(layout.name ?? name)
  await page.keyboard.press('Enter')
  await page.getByTestId(`component-row-${layout.components.at(-1)?.id}`).waitFor()
  await page.waitForTimeout(1000)
  await converged.waitFor({ timeout: 120_000 })

  const engine = layout.components.find(({ kind }) => kind === 'optical-engine')
  if (!engine) throw new Error(`${name} has no engine`)
  const box = await canvas.boundingBox()
  if (!box) throw new Error('the canvas is not on the screen')
  const read = async (attribute: string) => Number(await canvas.getAttribute(attribute))
  const [scale, x0, y0] = [await read('data-scale'), await read('data-origin-x'), await read('data-origin-y')]
  const at = (dx: number) => [box.x + x0 + (engine.x + dx) * scale, box.y + y0 - engine.y * scale] as const

  await page.evaluate(PROBE)
  await page.mouse.move(...at(0))
  await page.mouse.down()
  for (let n = 1; n <= MOVES; n++) {
    const phase = n % 120 < 60 ? n % 60 : 60 - (n % 60)
    await page.mouse.move(...at(phase * STEP_MM))
    await page.waitForTimeout(16)
  }
  await page.waitForTimeout(300)
  const { lag, gaps }: { lag: number[]; gaps: number[] } = await page.evaluate('globalThis.__bench')
  await page.keyboard.press('Escape')
  await page.mouse.up()
  const sorted = [...lag].sort((a, b) => a - b)
  return {
    example: name,
    moves: MOVES,
    drafts: lag.length,
    medianMs: timingOf(lag).median,
    p95Ms: sorted[Math.floor(0.95 * sorted.length)] ?? Number.NaN,
    longTasks: gaps.filter((gap) => gap > 16).length,
  }
}
