/** The built app in Chromium: how far the map lags behind the pointer, and what the main thread does meanwhile. */
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright'
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
  /** Tasks that took the page's main thread over 16 ms of processor time while dragging, and the longest, ms. */
  readonly longTasks: number
  readonly longestMs: number
}

const MOVES = 180
const STEP_MM = 0.05

/** Collects the app's own measure (src/renderer/state/latency.ts). */
const PROBE = `(() => {
  globalThis.__lag = []
  new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByName('shoreline: pointer to map')) globalThis.__lag.push(entry.duration)
  }).observe({ type: 'measure' })
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
      rows.push(await drag(browser, page, name))
      await page.close()
      note(`measured ${name} in Chromium`)
    }
    return rows
  } finally {
    await browser.close()
    await server.close()
  }
}

async function drag(browser: Browser, page: Page, name: string): Promise<AppRow> {
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
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] })
  await page.mouse.move(...at(0))
  await page.mouse.down()
  for (let n = 1; n <= MOVES; n++) {
    const phase = n % 120 < 60 ? n % 60 : 60 - (n % 60)
    await page.mouse.move(...at(phase * STEP_MM))
    await page.waitForTimeout(16)
  }
  await page.waitForTimeout(300)
  const tasks = mainThreadTasks(await browser.stopTracing())
  const lag: number[] = await page.evaluate('globalThis.__lag')
  await page.keyboard.press('Escape')
  await page.mouse.up()
  const sorted = [...lag].sort((a, b) => a - b)
  return {
    example: name,
    moves: MOVES,
    drafts: lag.length,
    medianMs: timingOf(lag).median,
    p95Ms: sorted[Math.floor(0.95 * sorted.length)] ?? Number.NaN,
    longTasks: tasks.filter((ms) => ms > 16).length,
    longestMs: Math.max(...tasks),
  }
}

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Processor time, µs. */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** Processor time of every task on a page's main thread, ms. */
function mainThreadTasks(trace: Buffer): number[] {
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(trace.toString())
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  return traceEvents
    .filter(({ name, pid, tid }) => name === 'ThreadControllerImpl::RunTask' && main.has(`${pid} ${tid}`))
    .map(({ tdur = 0 }) => tdur / 1000)
}
