/** The built app in Chromium: how far the map lags behind the pointer, and what the main thread does meanwhile. */
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright'
import type { Layout } from '../../src/layout/schema.ts'
import { serveApp } from '../../src/main/local-server.ts'
import { findChromium } from '../find-chromium.ts'
import { ROOT } from '../launch.ts'
import { crowdedPackage } from './bench-package.ts'
import { example } from './solver-bench.ts'
import { timingOf } from './timing.ts'

export interface AppRow {
  readonly example: string
  /** From the file being handed over to its first verdict on the screen, ms; null for a built-in example. */
  readonly openMs: number | null
  readonly moves: number
  readonly drafts: number
  /** From a move of the pointer to the painted map of that very layout. */
  readonly medianMs: number
  readonly p95Ms: number
  /** Tasks that took the page's main thread over 16 ms of processor time while dragging, and the longest, ms. */
  readonly longTasks: number
  readonly longestMs: number
  /** Processor time that the main thread spends per frame of the display while dragging (script, style, paint), median, ms. */
  readonly frameMs: number
}

const FRAME_US = 1e6 / 60

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
      await openExample(page, example(name))
      rows.push(await drag(browser, page, name, example(name), null))
      await page.close()
      note(`measured ${name} in Chromium`)
    }
    const crowded = crowdedPackage()
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(server.url)
    const openMs = await openFile(page, crowded)
    rows.push(await drag(browser, page, '200 components', crowded, openMs))
    await page.close()
    note('measured 200 components in Chromium')
    return rows
  } finally {
    await browser.close()
    await server.close()
  }
}

const settled = (page: Page) =>
  page
    .locator('[data-testid="solve-state"][data-state="converged"][data-quality="normal"]')
    .waitFor({ timeout: 120_000 })

/** Runs in the page, which has types of its own. */
const dropScript = (text: string, row: string) => `(async () => {
  const files = new DataTransfer()
  files.items.add(new File([${JSON.stringify(text)}], 'crowded.cpo.json', { type: 'application/json' }))
  const start = performance.now()
  window.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }))
  while (!document.querySelector('[data-testid="${row}"]')) await new Promise(requestAnimationFrame)
  return performance.now() - start
})()`

async function openExample(page: Page, layout: Layout): Promise<void> {
  await settled(page)
  await page.getByTestId('canvas').focus()
  await page.keyboard.press('Control+k')
  await page.keyboard.type(layout.name ?? '')
  await page.keyboard.press('Enter')
  await page.getByTestId(`component-row-${layout.components.at(-1)?.id}`).waitFor()
  await page.waitForTimeout(1000)
  await settled(page)
}

/** Drops a file onto the window as a hand does; ms to the first verdict of its last component. */
async function openFile(page: Page, layout: Layout): Promise<number> {
  await settled(page)
  const last = layout.components.at(-1)?.id ?? ''
  const milliseconds: number = await page.evaluate(dropScript(JSON.stringify(layout), `verdict-row-${last}`))
  await page.waitForTimeout(1000)
  await settled(page)
  return milliseconds
}

async function drag(
  browser: Browser,
  page: Page,
  name: string,
  layout: Layout,
  openMs: number | null,
): Promise<AppRow> {
  const canvas = page.getByTestId('canvas')
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
  const events = mainThreadTasks(await browser.stopTracing())
  const tasks = events.map(({ ms }) => ms)
  const lag: number[] = await page.evaluate('globalThis.__lag')
  await page.keyboard.press('Escape')
  await page.mouse.up()
  const sorted = [...lag].sort((a, b) => a - b)
  return {
    example: name,
    openMs,
    moves: MOVES,
    drafts: lag.length,
    medianMs: timingOf(lag).median,
    p95Ms: sorted[Math.floor(0.95 * sorted.length)] ?? Number.NaN,
    longTasks: tasks.filter((ms) => ms > 16).length,
    longestMs: Math.max(...tasks),
    frameMs: perFrame(events),
  }
}

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** µs */
  readonly ts?: number
  /** Processor time, µs. */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

interface Task {
  /** µs */
  readonly at: number
  /** Processor time, ms. */
  readonly ms: number
}

/** Every task on a page's main thread. */
function mainThreadTasks(trace: Buffer): Task[] {
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(trace.toString())
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  return traceEvents
    .filter(({ name, pid, tid }) => name === 'ThreadControllerImpl::RunTask' && main.has(`${pid} ${tid}`))
    .map(({ ts = 0, tdur = 0 }) => ({ at: ts, ms: tdur / 1000 }))
}

/** Median over the frames between the first and the last task of what the tasks in each took. */
function perFrame(tasks: readonly Task[]): number {
  const start = Math.min(...tasks.map(({ at }) => at))
  const frames: number[] = []
  for (const { at, ms } of tasks) {
    const frame = Math.floor((at - start) / FRAME_US)
    frames[frame] = (frames[frame] ?? 0) + ms
  }
  return timingOf(Array.from(frames, (ms) => ms ?? 0)).median
}
