/** What designers sit down to do, from the empty package to the file they hand on. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Layout } from '../../src/layout/schema.ts'
import { expect, test } from '../support/app.ts'
import { expectNothingSerious } from '../support/axe.ts'
import { picturesOf } from '../support/pictures.ts'
import { Workbench } from '../support/workbench.ts'

const ROOT = join(import.meta.dirname, '../..')
const ENGINES = /^verdict-row-oe-/
const LIMIT = 70

test('sixteen engines are ringed round a 102.4T ASIC; the two that fail are moved until they pass, and the design leaves', async ({
  app,
  folder,
  platform,
}) => {
  test.setTimeout(240_000)
  const { page } = app
  const bench = new Workbench(page)
  const fill = async (testId: string, text: string) => {
    await page.getByTestId(testId).fill(text)
    await page.getByTestId(testId).press('Enter')
  }
  const over = async () => {
    const ids: string[] = []
    for (const row of await page.getByTestId(ENGINES).all()) {
      if (Number(await row.getAttribute('data-max-temperature')) > LIMIT)
        ids.push((await row.getAttribute('data-testid'))?.replace('verdict-row-', '') ?? '')
    }
    return ids.sort()
  }
  await bench.settled()
  await bench.closeGreeting()

  await test.step('an empty package gets a substrate of 140 mm, its lid and an off-centre cold plate', async () => {
    await bench.canvas.focus()
    await page.keyboard.press('Control+n')
    await page.getByTestId('part-row-substrate').click()
    await fill('substrate-width', '140')
    await fill('substrate-height', '140')
    await page.getByTestId('part-row-lid').click()
    for (const [side, value] of [
      ['x', '70'],
      ['y', '70'],
      ['width', '136'],
      ['height', '136'],
    ] as const)
      await fill(`segment-0-${side}`, value)
    await page.getByTestId('part-row-zone-0').click()
    await expect(page.getByTestId('zone-name')).toBeVisible()
    for (const [side, value] of [
      ['x', '60'],
      ['y', '70'],
      ['width', '100'],
      ['height', '120'],
    ] as const)
      await fill(`part-${side}`, value)
    await fill('zone-h', '9000')
  })

  await test.step('a 102.4T ASIC goes to its middle, and sixteen engines in a ring round it', async () => {
    await page.getByRole('button', { name: 'ASICs' }).click()
    await page.getByTestId('part-asic-th6').click()
    await fill('field-x', '70')
    await fill('field-y', '70')
    await bench.canvas.focus()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+0')
    await page.keyboard.press('Control+Shift+d')
    const panel = page.getByRole('dialog', { name: 'Array' })
    await panel.getByLabel('Part', { exact: true }).selectOption({ label: 'Optical engine 6.4T, 102.4T package' })
    for (const side of ['north', 'east', 'south', 'west']) await fill(`array-${side}`, '4')
    await fill('array-distance', '12')
    await picturesOf(page, 'ring-preview', platform)
    await panel.getByRole('button', { name: 'Place 16 parts' }).click()
    await expect(panel).toBeHidden()
    await bench.settled()
    await expect(page.getByTestId(ENGINES)).toHaveCount(16)
  })

  await test.step('two engines are over their limit, and said so', async () => {
    expect(await over()).toEqual(['oe-6', 'oe-7'])
    await expect(page.getByTestId('verdict-pill')).toContainText('2 over limit')
    await bench.canvas.focus()
    await page.keyboard.press('Control+Shift+l')
    await expect(page.getByTestId('inspector')).toContainText('2 components selected')
    await picturesOf(page, 'ring-two-fail', platform)
    await expectNothingSerious(page, 'two engines over their limit')
  })

  await test.step('they are moved towards the cold plate until they pass', async () => {
    const before = await bench.maxTemperature('oe-6')
    await bench.canvas.focus()
    for (let millimetre = 0; millimetre < 4; millimetre++) await page.keyboard.press('Shift+ArrowLeft')
    await bench.settled()
    await expect.poll(() => bench.maxTemperature('oe-6')).toBeLessThan(before - 3)
    expect(await over()).toEqual([])
    await expect(page.getByTestId('verdict-pill')).toContainText('All within')
    await picturesOf(page, 'ring-all-within', platform)
    // The repeated key is one step: one undo fails both again, one redo passes them.
    await page.keyboard.press('Control+z')
    await expect(page.getByTestId('verdict-pill')).toContainText('2 over limit')
    await page.keyboard.press('Control+Shift+z')
    await expect(page.getByTestId('verdict-pill')).toContainText('All within')
  })

  await test.step('the verdict table and the document leave, and the command line agrees', async () => {
    const table = join(folder, 'verdicts.csv')
    await app.chooseFile(table)
    await page.getByRole('menuitem', { name: 'File' }).click()
    await page.getByRole('menuitem', { name: /Export verdict table/ }).click()
    await expect.poll(() => readFile(table, 'utf8').catch(() => '')).toContain('Optical engine')
    expect((await readFile(table, 'utf8')).trim().split('\r\n')).toHaveLength(18)

    const design = join(folder, 'davisson.cpo.json')
    await app.chooseFile(design)
    await bench.canvas.focus()
    await page.keyboard.press('Control+s')
    await expect(page).not.toHaveTitle(/· Edited/)
    const layout: Layout = JSON.parse(await readFile(design, 'utf8'))
    expect(layout.components).toHaveLength(17)
    // Exit code 0: all within; anything else rejects.
    const { stdout } = await promisify(execFile)(process.execPath, [
      join(ROOT, 'out/cli/shoreline.js'),
      'solve',
      design,
      '--json',
    ])
    const hottest: { id: string; maxTemperature: number }[] = JSON.parse(stdout).components
    for (const { id, maxTemperature } of hottest)
      expect(Math.abs((await bench.maxTemperature(id)) - maxTemperature), id).toBeLessThan(0.01)
  })
})

test('a designer finds out where the heat goes: line cut, probes, placement map, and a part kept for the next design', async ({
  app,
  platform,
}) => {
  test.setTimeout(180_000)
  const { page } = app
  const bench = new Workbench(page)
  await bench.settled()
  await bench.closeGreeting()

  await test.step('a cut from the ASIC to the worst engine shows both, with the limit', async () => {
    await bench.canvas.focus()
    await page.keyboard.press('c')
    await bench.drag([2, 45], [88, 28])
    await expect(page.getByTestId('line-cut-chart')).toBeVisible()
    await expect(page.getByTestId('line-cut-chart')).toHaveAttribute('aria-label', /Switch ASIC.*Optical engine 6/)
    await picturesOf(page, 'line-cut', platform)
    await expectNothingSerious(page, 'a line cut')
    await page.getByTestId('cut-from-y').fill('31')
    await page.getByTestId('cut-from-y').press('Enter')
    await bench.canvas.focus()
    await page.keyboard.press('Escape')
    await expect(page.getByTestId('line-cut-chart')).toBeHidden()
  })

  await test.step('a probe is pinned with the keyboard alone and keeps its temperature with its ±', async () => {
    await bench.canvas.focus()
    await page.keyboard.press('b')
    for (let n = 0; n < 3; n++) await page.keyboard.press('Shift+ArrowUp')
    await page.keyboard.press('Enter')
    await page.getByRole('tab', { name: /Probes/ }).click()
    await expect(page.getByTestId('probe-table')).toContainText('P1')
    await bench.settled()
    await expect(page.getByTestId('probe-table')).toContainText(/\d\d\.\d\d? ±0\.\d/)
    await bench.canvas.focus()
    await page.keyboard.press('Escape')
  })

  await test.step('the placement map says where oe-8 passes, and the coolest place clears its flag', async () => {
    await page.getByRole('tab', { name: /Verdict/ }).click()
    const before = await bench.maxTemperature('oe-8')
    await bench.select('oe-8')
    await bench.canvas.focus()
    await page.keyboard.press('w')
    const strip = page.getByTestId('canvas-placement')
    await expect(strip).toContainText('Optical engine 8 passes in')
    await expect(strip).not.toContainText('to solve', { timeout: 90_000 })
    await picturesOf(page, 'placement-map', platform)
    await expectNothingSerious(page, 'the placement map')
    const said = Number((/coolest: ([\d.]+)/.exec((await strip.textContent()) ?? '') ?? [])[1])
    expect(said).toBeLessThan(before)
    const offer = strip.getByRole('button', { name: /Move to the coolest/ })
    await offer.click()
    await expect(offer).toHaveCount(0)
    await expect(strip).toContainText(`It stands at the coolest: ${said.toFixed(1)} °C`)
    for (const axis of ['x', 'y'] as const) expect((await bench.field(axis)) % 0.5, 'on the grid').toBe(0)
    await bench.settled()
    // The map is solved on the grid of a drag: what it promised holds to the error that a drag has.
    expect(Math.abs((await bench.maxTemperature('oe-8')) - said)).toBeLessThan(1)
    await bench.canvas.focus()
    await page.keyboard.press('Escape')
    await expect(strip).toBeHidden()
  })

  await test.step('two engines are grouped, locked, hidden and shown again', async () => {
    await bench.select('oe-1')
    await page.getByTestId('component-row-oe-2').click({ modifiers: ['Shift'] })
    await bench.canvas.focus()
    await page.keyboard.press('Control+g')
    await expect(page.getByRole('group', { name: 'Group 1' })).toBeVisible()
    await page.keyboard.press('l')
    const place = await bench.pointOf(15.5, 33)
    await page.mouse.click(place.x, place.y)
    const [x] = [await page.getByTestId('component-row-oe-1').textContent()]
    expect(x).toContain('locked')
    await page.keyboard.press('h')
    await expect(page.getByTestId('component-row-oe-1')).toContainText('hidden')
    await page.keyboard.press('Shift+h')
    await expect(page.getByTestId('component-row-oe-1')).not.toContainText('hidden')
  })

  await test.step('an engine is kept among the own parts and placed in a new package', async () => {
    await bench.select('oe-3')
    await page.getByTestId('component-row-oe-3').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Save as own part' }).click()
    await page.getByLabel(/^Name of the part/).fill('West engine')
    await page.getByLabel(/^Name of the part/).press('Enter')
    await expect(page.getByRole('button', { name: /West engine/ })).toBeVisible()
    const count = await page.getByTestId(/^component-row-/).count()
    await page.getByRole('button', { name: /West engine/ }).click()
    await expect(page.getByTestId(/^component-row-/)).toHaveCount(count + 1)
  })
})
