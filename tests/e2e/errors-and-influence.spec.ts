import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Layout } from '../../src/layout/schema.ts'
import { expect, test } from '../support/app.ts'
import { Workbench } from '../support/workbench.ts'

const EXAMPLE = join(import.meta.dirname, '../../examples/cpo-8-engines.cpo.json')

async function open(
  app: { page: Page; chooseFile(path: string): Promise<void> },
  folder: string,
  name: string,
  change: (part: Layout['components'][number]) => Layout['components'][number],
): Promise<void> {
  const example: Layout = JSON.parse(await readFile(EXAMPLE, 'utf8'))
  const path = join(folder, `${name}.cpo.json`)
  await writeFile(path, JSON.stringify({ ...example, components: example.components.map(change) }))
  await app.chooseFile(path)
  await app.page.keyboard.press('Control+o')
  await expect(app.page).toHaveTitle(new RegExp(name))
}

test('a margin smaller than its error is undecided, and every temperature says its error', async ({ app, folder }) => {
  const { page } = app
  const bench = new Workbench(page)
  await bench.settled()
  await expect(bench.row('oe-6')).toContainText(/74\.5\d ±0\.\d\d/)
  await expect(bench.solveState).toContainText(/Converged in .*, ±\d+\.\d+ K/)

  // oe-5 is known to some tenths of a kelvin at normal quality
  const limit = Number((await bench.maxTemperature('oe-5')).toFixed(2)) + 0.05
  await open(app, folder, 'undecided', (part) => (part.id === 'oe-5' ? { ...part, temperatureLimit: limit } : part))
  await bench.settled()
  await expect(bench.row('oe-5')).toContainText('Undecided')
  await bench.select('oe-5')
  await expect(page.getByTestId('inspector')).toContainText(/The margin is \d\.\d+ K smaller than its error/)
})

test('a package that runs away says so and shows no temperature', async ({ app, folder }) => {
  const { page } = app
  await new Workbench(page).settled()
  await open(app, folder, 'runaway', (part) =>
    part.id === 'oe-3'
      ? {
          ...part,
          sources: part.sources?.map((s) => ({ ...s, powerTemperature: { reference: 25, coefficient: 0.15 } })),
        }
      : part,
  )
  await expect(page.getByTestId('solve-state')).toContainText('Thermal runaway')
  await expect(page.getByRole('alert')).toContainText('Optical engine 3 (oe-3) grows faster')
  await expect(page.getByTestId('verdict-table')).not.toContainText('°C')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.getByTestId('component-row-oe-3')).toHaveAttribute('aria-selected', 'true')
})

test('a part says what heats it and what would help, and a new power shows at once', async ({ app }) => {
  const { page } = app
  const bench = new Workbench(page)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await bench.settled()
  await bench.select('oe-6')
  const heatedBy = page.getByTestId('heated-by')
  await expect(heatedBy).toContainText(/Itself\+20\.\d K54 %/, { timeout: 30_000 })
  await expect(heatedBy).toContainText(/Switch ASIC\+10\.\d K/)
  await expect(page.getByTestId('what-would-help')).toContainText(/Move 1 mm west−0\.5\d K/)
  await expect(bench.row('oe-6')).toContainText(/Switch ASIC \+10\.\d K/)

  const states = await watchStates(page)
  const before = await bench.maxTemperature('oe-6')
  await page.getByTestId('field-power').fill('30')
  await page.getByTestId('field-power').press('Enter')
  await expect.poll(states).toContainEqual(expect.stringMatching(/^Superposed, ±.* K, solving…$/))
  await bench.settled()
  expect((await bench.maxTemperature('oe-6')) - before).toBeCloseTo(6 * 0.847, 1)
  await expect(heatedBy).not.toHaveAttribute('data-stale')

  await page.getByTestId('field-x').fill('73')
  await page.getByTestId('field-x').press('Enter')
  await expect(heatedBy).toHaveAttribute('data-stale')
  await expect(heatedBy).not.toHaveAttribute('data-stale', { timeout: 30_000 })

  await bench.canvas.focus()
  await page.keyboard.press('Shift+i')
  await expect(page.getByTestId('influence-matrix').getByRole('row')).toHaveCount(11)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
})

test('the mesh is shown with its counts', async ({ app }) => {
  const { page } = app
  const bench = new Workbench(page)
  await bench.settled()
  await bench.canvas.focus()
  await page.keyboard.press('Shift+m')
  await expect(page.getByTestId('mesh-counts')).toContainText(/^\d+ × \d+ × \d+ cells$/)
  await page.keyboard.press('Shift+m')
  await expect(page.getByTestId('mesh-counts')).toBeHidden()
})

/** Everything that the solve state says from now on. */
async function watchStates(page: Page): Promise<() => Promise<string[]>> {
  const seen = await page.evaluateHandle(() => {
    const words: string[] = []
    const state = document.querySelector('[data-testid="solve-state"]')
    if (!state) throw new Error('The window has no solve state.')
    new MutationObserver(() => words.push(state.textContent)).observe(state, {
      subtree: true,
      characterData: true,
      childList: true,
    })
    return words
  })
  return () => seen.jsonValue()
}
