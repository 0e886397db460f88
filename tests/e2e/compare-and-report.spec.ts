/** A designer keeps a design, improves it, sees what that has changed, and sends the result to somebody. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../support/app.ts'
import { expectNothingSerious } from '../support/axe.ts'
import { Workbench } from '../support/workbench.ts'

const FOUR_ENGINES_HIGHER = '110 mm, 36'

test('a kept design says what a move has changed, and the map shows it', async ({ app, pageProblems }) => {
  const { page } = app
  const bench = new Workbench(page)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await bench.settled()
  await page.getByRole('toolbar').getByRole('button', { name: 'Compare' }).click()
  await page.getByRole('button', { name: 'Keep this design to compare with' }).click()
  const panel = page.getByTestId('compare-panel')
  await expect(panel).toContainText('no verdict changes')
  await expect(page.getByTestId('compare-row-oe-8')).toContainText('0.00')

  await bench.select('oe-8')
  await page.getByTestId('field-x').fill(String((await bench.field('x')) - 7.5))
  await page.getByTestId('field-x').press('Enter')
  await bench.settled()
  await expect(panel.getByRole('status')).toContainText('oe-8 now passes, nothing fails newly')
  // Changed verdicts come first.
  const first = panel.getByTestId(/^compare-row-/).first()
  await expect(first).toHaveAttribute('data-testid', 'compare-row-oe-8')
  await expect(first).toContainText(/Over limit.*Within.*70\.\d+\s*68\.\d+\s*−1\.\d+\s*±0\.\d+/)

  const shown = page.getByTestId('canvas-compare')
  await shown.getByRole('button', { name: 'B − A' }).click()
  const legend = page.getByTestId('legend')
  await expect(legend).toContainText('K, B − A')
  // The same numbers below zero as above it.
  const ticks = await legend.locator('.legend-tick').allTextContents()
  const signed = (sign: string) => ticks.filter((tick) => tick.startsWith(sign)).map((tick) => tick.slice(1))
  expect(signed('+').length).toBeGreaterThan(0)
  expect(signed('+').toSorted()).toEqual(signed('−').toSorted())
  const where = await bench.pointOf(30, 12)
  await page.mouse.move(where.x, where.y)
  await expect(page.locator('.status-pointer')).toContainText(/: [+−]?\d+\.\d K/)
  await expectNothingSerious(page, 'the difference of two designs')

  await shown.getByRole('button', { name: 'A', exact: true }).click()
  await expect(legend).toContainText('°C')
  await page.mouse.move(where.x + 1, where.y)
  await expect(page.locator('.status-pointer')).toContainText(/: \d+\.\d °C/)

  // The first Escape lets go of the part, the second one of the comparison.
  await bench.canvas.focus()
  await page.keyboard.press('Escape')
  await expect(shown).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(shown).toBeHidden()
  await expect(page.getByRole('button', { name: 'Compare with the kept design' })).toBeEnabled()
  expect(pageProblems).toEqual([])
})

test('a design of another size is compared as far as both reach', async ({ app }) => {
  const { page } = app
  const bench = new Workbench(page)
  await bench.settled()
  await page.keyboard.press('k')
  await page
    .getByRole('combobox', { name: 'Compare with an example' })
    .selectOption({ label: await labelWith(page, FOUR_ENGINES_HIGHER) })
  const panel = page.getByTestId('compare-panel')
  await expect(panel.getByRole('status')).toContainText('B runs', { timeout: 60_000 })
  await expect(panel.getByTestId('compare-row-oe-36')).toContainText('only in A')
  await expect(panel.getByTestId('compare-row-laser-1')).toContainText('only in B')
  await expect(page.getByTestId('legend')).toContainText('K, B − A')
  await page.keyboard.press('Shift+K')
  await expect(page.getByTestId('canvas-compare').getByRole('button', { name: 'A', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
})

test('a file that cannot be compared with says why', async ({ app, folder }) => {
  const { page } = app
  await new Workbench(page).settled()
  const path = join(folder, 'broken.cpo.json')
  await writeFile(path, '{ "format": "cpo-layout", "version": 1 }')
  await page.keyboard.press('k')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Compare with a file…' }).click()
  await (await choosing).setFiles(path)
  const start = page.getByTestId('compare-start')
  await expect(start.getByRole('alert')).toContainText('broken.cpo.json cannot be compared with.')
  await expect(start.getByRole('alert')).toContainText('substrate')
  await expectNothingSerious(page, 'a refused comparison')
})

test('the report opens with its verdict and is exported as HTML and PDF', async ({
  app,
  folder,
  platform,
  pageProblems,
}) => {
  test.skip(platform === 'browser', 'a browser asks about downloads and prints in its own way')
  const { page } = app
  await new Workbench(page).settled()
  await page.getByRole('toolbar').getByRole('button', { name: 'Report' }).click()
  const dialog = page.getByRole('dialog', { name: 'Report' })
  await expect(dialog.locator('.sentence')).toHaveText(
    /^Fails: 6 of 10 components are over their limits, most of all Optical engine 6 by 4\.5\d ±0\.\d+ K\.$/,
  )
  await expect(dialog.getByRole('heading', { name: 'Materials' })).toBeVisible()
  await expectNothingSerious(page, 'the report')

  const html = join(folder, 'cpo.html')
  await app.chooseFile(html)
  await dialog.getByRole('button', { name: 'Export as HTML…' }).click()
  await expect(page.getByText('Exported cpo.html.').first()).toBeVisible()
  const text = await readFile(html, 'utf8')
  expect(text).toContain('Fails: 6 of 10 components')
  expect(text).not.toContain('<script')

  const pdf = join(folder, 'cpo.pdf')
  await app.chooseFile(pdf)
  await dialog.getByRole('button', { name: 'Export as PDF…' }).click()
  await expect(page.getByText('Exported cpo.pdf.').first()).toBeVisible({ timeout: 30_000 })
  const bytes = await readFile(pdf)
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(bytes.length).toBeGreaterThan(20_000)
  expect(pageProblems).toEqual([])
})

test('a browser prints the report by its own dialog @browser', async ({ app, pageProblems }) => {
  const { page } = app
  await new Workbench(page).settled()
  await page.evaluate(() => {
    window.print = () => {
      const paper = document.querySelector('.printed-report')
      Reflect.set(window, 'printedWords', paper?.shadowRoot?.textContent ?? null)
    }
  })
  await page.keyboard.press('Control+p')
  await page.getByRole('button', { name: 'Print or save as PDF…' }).click()
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, 'printedWords') ?? ''))
    .toContain('Fails: 6 of 10 components')
  await expect(page.locator('.printed-report')).toHaveCount(0)
  expect(pageProblems).toEqual([])
})

async function labelWith(page: import('@playwright/test').Page, words: string): Promise<string> {
  const labels = await page
    .getByRole('combobox', { name: 'Compare with an example' })
    .locator('option')
    .allTextContents()
  return labels.find((label) => label.includes(words)) ?? `no example with ${words}`
}
