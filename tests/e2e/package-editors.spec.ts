/** The parts of the package that are no components, as a designer edits them; and several components at once. */
import { expect, test } from '../support/app.ts'
import { expectNothingSerious } from '../support/axe.ts'
import { Workbench } from '../support/workbench.ts'

async function command(bench: Workbench, words: string): Promise<void> {
  await bench.canvas.focus()
  await bench.page.keyboard.press('Control+k')
  await bench.page.keyboard.type(words)
  await bench.page.keyboard.press('Enter')
}

test('the lid is split between ASIC and optics, a cold plate is added, powers are raised, all is undone', async ({
  app,
}) => {
  const { page } = app
  const bench = new Workbench(page)
  const fill = async (testId: string, text: string) => {
    await page.getByTestId(testId).fill(text)
    await page.getByTestId(testId).press('Enter')
  }
  await bench.settled()
  const [west, east] = [await bench.maxTemperature('oe-1'), await bench.maxTemperature('oe-6')]

  await test.step('a split by the menu leaves two segments, of which the west one is selected', async () => {
    await page.getByRole('menuitem', { name: 'Edit' }).click()
    await page.getByRole('menuitem', { name: 'Package' }).click()
    await page.getByRole('menuitem', { name: 'Split the lid east–west' }).click()
    await expect(page.getByTestId('part-row-segment-0')).toHaveAttribute('aria-selected', 'true')
    await expect(page.getByTestId('segment-id')).toHaveValue('lid-west')
  })

  await test.step('the keyboard stays on the split, and does not come to the button that removes the half', async () => {
    await bench.canvas.focus()
    await page.keyboard.press('Control+z')
    await page.getByTestId('part-row-lid').click()
    const split = page.getByTestId('inspector').getByTestId('package.splitEastWest')
    await split.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('segment-id')).toHaveValue('lid-west')
    await expect(split).toBeFocused()
  })

  await test.step('the cut is moved between ASIC and western engines, by a handle and by numbers', async () => {
    const edge =
      Number(await page.getByTestId('part-x').inputValue()) +
      Number(await page.getByTestId('part-width').inputValue()) / 2
    await bench.drag([edge, 45], [22.1, 45])
    await expect.poll(async () => Number(await page.getByTestId('part-width').inputValue())).toBe(19)
    await page.getByTestId('part-row-segment-1').click()
    await expect(page.getByTestId('segment-id')).toHaveValue('lid-east')
    await fill('part-width', '87-23')
    await fill('part-x', '(23+87)/2')
    await bench.settled()
    await expect.poll(() => bench.maxTemperature('oe-1'), { timeout: 30_000 }).toBeLessThan(west - 3)
    await bench.settled()
  })

  await test.step('a border on the canvas selects the segment', async () => {
    await page.keyboard.press('Escape')
    await bench.canvas.focus()
    await page.keyboard.press('Escape')
    await expect(page.getByTestId('package-name')).toBeVisible()
    const border = await bench.pointOf(22, 8)
    await page.mouse.click(border.x, border.y)
    await expect(page.getByTestId('part-row-segment-0')).toHaveAttribute('aria-selected', 'true')
    await page.mouse.click(border.x, border.y, { button: 'right' })
    await expect(page.getByRole('menuitem', { name: 'Remove lid segment lid-west' })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('a second cold plate over the eastern engines brings them down', async () => {
    await bench.select('oe-5')
    await page.getByTestId('component-row-oe-6').click({ modifiers: ['Shift'] })
    await command(bench, 'add a cooling zone')
    await expect(page.getByTestId('part-row-zone-1')).toHaveAttribute('aria-selected', 'true')
    await expect(page.getByTestId('zone-name')).toHaveValue('cold plate 2')
    await page.getByTestId('zone-form').selectOption('cold-plate')
    await expect(page.getByTestId('zone-h')).toHaveValue('17000')
    await fill('zone-fluid', '-300')
    await expect(page.getByTestId('inspector').getByRole('alert')).toHaveText('At least −273.15 °C.')
    await fill('zone-fluid', '37')
    await expect.poll(() => bench.maxTemperature('oe-6'), { timeout: 30_000 }).toBeLessThan(east - 5)
    await bench.settled()
    const cooled = await bench.maxTemperature('oe-6')
    await page.getByTestId('zone-form').selectOption('resistance')
    await expect(page.getByTestId('zone-resistance')).toBeVisible()
    await bench.expectTemperature('oe-6', cooled)
  })

  await test.step('three engines of different powers get a fifth more, each of its own', async () => {
    await bench.select('oe-1')
    await fill('field-power', '20')
    for (const id of ['oe-2', 'oe-8']) await page.getByTestId(`component-row-${id}`).click({ modifiers: ['Shift'] })
    await expect(page.getByTestId('field-power')).toHaveAttribute('placeholder', 'Mixed')
    await fill('field-power', '*1.2')
    await expect(page.getByRole('button', { name: 'Undo set the power of 3 components' })).toBeVisible()
    await page.getByTestId('field-power').press('ArrowUp')
    await bench.select('oe-1')
    expect(await bench.field('power')).toBe(24.5)
    await bench.select('oe-8')
    expect(await bench.field('power')).toBe(29.3)
  })

  await test.step('everything is undone', async () => {
    await bench.canvas.focus()
    const undo = page.getByRole('button', { name: /^Undo/ })
    for (let steps = 0; steps < 20 && (await undo.getAttribute('aria-disabled')) !== 'true'; steps++)
      await page.keyboard.press('Control+z')
    await expect(page.getByTestId('part-row-segment-0')).toHaveCount(0)
    await bench.expectTemperature('oe-1', west)
    await bench.expectTemperature('oe-6', east)
    await expect(page).not.toHaveTitle(/Edited/)
  })
})

test('components are placed by their distance from another one', async ({ app }) => {
  const { page } = app
  const bench = new Workbench(page)
  await bench.settled()
  await bench.select('oe-1')
  const x = await bench.field('x')
  await page.getByTestId('placement-reference').selectOption('edges:asic')
  const gap = await bench.field('x')
  await expect(page.getByRole('textbox', { name: 'Clear gap west' })).toBeVisible()
  await page.getByTestId('field-x').fill('+2')
  await page.getByTestId('field-x').press('Enter')
  await expect.poll(() => bench.field('x')).toBeCloseTo(gap + 2, 6)
  await page.getByTestId('placement-reference').selectOption('corner')
  expect(await bench.field('x')).toBeCloseTo(x - 2, 6)
})

test('the parts are reached and changed by the keyboard', async ({ app }) => {
  const { page } = app
  const bench = new Workbench(page)
  await bench.settled()
  await page.getByTestId('part-row-lid').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('lid-material')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByTestId('ambient')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  const x = Number(await page.getByTestId('part-x').inputValue())
  await page.keyboard.press('Shift+ArrowRight')
  await expect.poll(async () => Number(await page.getByTestId('part-x').inputValue())).toBeCloseTo(x + 1, 6)
  await page.keyboard.press('Delete')
  await expect(page.getByTestId('part-row-zone-0')).toHaveCount(0)
  await bench.canvas.focus()
  await page.keyboard.press('Control+z')
  await expect(page.getByTestId('part-row-zone-0')).toBeVisible()

  await page.getByTestId('part-row-substrate').focus()
  await page.keyboard.press('Enter')
  await page.getByTestId('substrate-width').fill('80')
  await page.getByTestId('substrate-width').press('Enter')
  await expect(page.getByRole('tab', { name: /Problems/ })).not.toContainText('0')
  await page.getByTestId('layer-list').focus()
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(page.getByTestId('layer-list').getByRole('option').nth(1)).toContainText('board')
})

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing serious in the ${colorScheme} editors of the package`, async ({ app }) => {
    const { page } = app
    const bench = new Workbench(page)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await bench.settled()
    await expectNothingSerious(page, 'the package')
    await page.getByTestId('part-row-lid').click()
    await expectNothingSerious(page, 'the lid')
    await command(bench, 'split the lid north')
    await expectNothingSerious(page, 'a segment')
    await page.getByTestId('segment-id').fill('lid-north')
    await page.getByTestId('segment-id').press('Enter')
    await expect(page.getByRole('alert')).toContainText('There is a segment lid-north already.')
    await expectNothingSerious(page, 'a refused id')
    await page.getByTestId('segment-id').press('Escape')
    await page.getByTestId('part-row-lid').click()
    await expectNothingSerious(page, 'a lid in pieces')
    await page.getByTestId('part-row-cooling').click()
    await expectNothingSerious(page, 'the cooling')
    await page.getByTestId('part-row-zone-0').click()
    await expectNothingSerious(page, 'a zone')
    await page.getByTestId('part-row-substrate').click()
    await expectNothingSerious(page, 'the substrate')
    await command(bench, 'remove the lid')
    await expectNothingSerious(page, 'a bare package')
  })
}
