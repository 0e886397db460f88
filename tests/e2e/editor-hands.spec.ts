/** What only a browser can show of the editor in the hand: where the keyboard is, and which buttons are down. */
import type { Page } from '@playwright/test'
import { expect, test } from '../support/app.ts'
import { Workbench } from '../support/workbench.ts'

const undo = (page: Page) => page.getByRole('button', { name: /^Undo/ }).first()

test('the filter of the list takes the keyboard once, and gives it to the list', async ({ app, pageProblems }) => {
  const { page } = app
  const bench = new Workbench(page)
  const filter = page.getByLabel('Filter components by name, id or kind')
  await page.getByRole('button', { name: 'Filter the list' }).click()
  await expect(filter).toBeFocused()
  await page.keyboard.type('oe-')

  await test.step('arrow keys walk from the filter through what it lets pass', async () => {
    await page.keyboard.press('ArrowDown')
    await expect(page.getByTestId('component-row-oe-1')).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByTestId('component-row-oe-2')).toBeFocused()
    await expect(page.getByTestId('component-row-oe-2')).toHaveAttribute('aria-selected', 'true')
  })

  await test.step('a field of the inspector keeps the keyboard when its value changes the package', async () => {
    const field = page.getByTestId('field-x')
    await field.fill('16.5')
    await field.press('Enter')
    await expect.poll(() => bench.field('x')).toBe(16.5)
    await expect(field).toBeFocused()
  })

  await test.step('a component that the filter hides is shown when it is to be renamed', async () => {
    await filter.fill('asic')
    await bench.canvas.focus()
    await page.keyboard.press('F2')
    await expect(page.getByLabel('Name of Optical engine 2')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(bench.canvas).toBeFocused()
    await expect(filter).toHaveCount(0)
  })
  expect(pageProblems).toEqual([])
})

test('the keyboard stays in the list when a row goes or is renamed', async ({ app }) => {
  const { page } = app
  await page.getByTestId('component-row-oe-3').click()
  await page.keyboard.press('Delete')
  await expect(page.getByTestId('component-row-oe-3')).toHaveCount(0)
  await expect(page.getByTestId('component-row-oe-4')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByTestId('component-row-oe-5')).toBeFocused()
  await page.keyboard.press('F2')
  await page.keyboard.type('Loopback')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('component-row-oe-5')).toContainText('Loopback')
  await expect(page.getByTestId('component-row-oe-5')).toBeFocused()

  await test.step('a name taken away in the inspector leaves the id there', async () => {
    const name = page.getByTestId('inspector').getByLabel('Name', { exact: true })
    for (let time = 0; time < 2; time++) {
      await name.fill('')
      await name.press('Enter')
      await expect(name).toHaveValue('oe-5')
    }
  })
})

test('rows of the verdict table keep their places in a drag, and are sorted by margin after it', async ({ app }) => {
  const { page } = app
  const bench = new Workbench(page)
  await bench.settled()
  const order = async () =>
    Promise.all((await page.getByTestId(/^verdict-row-/).all()).map((row) => row.getAttribute('data-testid')))
  const head = page.getByRole('columnheader', { name: 'Margin' })
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
  const before = await order()
  const hot = await bench.maxTemperature('oe-8')
  await bench.select('oe-8')
  const [x, y] = [await bench.field('x'), await bench.field('y')]
  await bench.pressAndMove([x, y], [x - 7.5, y])
  await expect.poll(() => bench.maxTemperature('oe-8'), { timeout: 30_000 }).toBeLessThan(hot - 1)
  expect(await order()).toEqual(before)
  await expect(head).toHaveAttribute('aria-sort', 'none')
  await page.mouse.up()
  await bench.settled()
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
  expect(await order()).not.toEqual(before)
  const margins = await bench.margins()
  expect(margins).toEqual(margins.toSorted((a, b) => a - b))
})

test('a selection that no drag begins with shows its fields before the next key', async ({ app }) => {
  const { page } = app
  const bench = new Workbench(page)
  await bench.settled()
  await bench.select('oe-1')
  const first = await bench.field('x')
  // In one task of the page, at whose end React renders what a click has changed: nothing may come later.
  const shown = `(async () => {
    document.querySelector('[data-testid="component-row-oe-8"]').click()
    await Promise.resolve()
    return Number.parseFloat(document.querySelector('[data-testid="field-x"]').value.replace('−', '-'))
  })()`
  const second = await page.evaluate(shown)
  expect(second).not.toBe(first)
  await expect.poll(() => bench.field('x')).toBe(second)
  await page.waitForTimeout(300)
  expect(await bench.field('x')).toBe(second)
})

test('arrow keys and letters in a closed choice change the choice and nothing else', async ({ app }) => {
  const { page } = app
  const bench = new Workbench(page)
  await bench.select('oe-3')
  const choice = page.getByTestId('placement-reference')
  await choice.focus()
  await page.keyboard.press('ArrowDown')
  await expect(choice).toHaveValue('centre')
  await page.keyboard.press('h')
  await expect(undo(page)).toBeDisabled()
  await expect(page.getByTestId('component-row-oe-3')).not.toHaveAttribute('data-off')
})

test('a measurement that waits for its second click leaves the keyboard to others', async ({ app }) => {
  const { page } = app
  const bench = new Workbench(page)
  await bench.settled()
  await bench.select('oe-3')
  await bench.canvas.focus()
  await page.keyboard.press('d')
  const from = await bench.pointOf(5, 5)
  await page.mouse.click(from.x, from.y)
  const to = await bench.pointOf(12, 8)
  await page.mouse.move(to.x, to.y)
  const field = page.getByTestId('field-x')
  await field.click()
  await field.fill('30')
  await expect(field).toHaveValue('30')
  await field.press('Enter')
  await expect.poll(() => bench.field('x')).toBe(30)
  await bench.canvas.focus()
  await page.keyboard.press('v')
  await expect(page.getByRole('button', { name: /^Select and move/ })).toHaveAttribute('aria-pressed', 'true')
})

test('letting go of the button ends a drag even while another button is down', async ({ app }) => {
  const { page } = app
  const bench = new Workbench(page)
  await bench.settled()
  await bench.pressAndMove([33, 17.5], [30, 17.5])
  await page.mouse.down({ button: 'right' })
  await page.mouse.up({ button: 'left' })
  const away = await bench.pointOf(20, 17.5)
  await page.mouse.move(away.x, away.y, { steps: 4 })
  await page.mouse.up({ button: 'right' })
  await page.keyboard.press('Escape')
  await bench.select('oe-8')
  expect(await bench.field('x')).toBeCloseTo(30, 0)
  await expect(undo(page)).toBeEnabled()
})

test('Escape closes what was opened last: a menu before the array, a fly-out before the selection', async ({ app }) => {
  const { page } = app
  const bench = new Workbench(page)
  await bench.select('oe-1')
  await bench.canvas.focus()
  await page.keyboard.press('Control+Shift+d')
  const array = page.getByRole('dialog', { name: 'Array' })
  await expect(array).toBeVisible()
  await page.getByRole('menuitem', { name: 'View', exact: true }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(array).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(array).toHaveCount(0)

  await page.setViewportSize({ width: 800, height: 560 })
  const button = page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Components' })
  await button.click()
  await page.getByTestId('component-row-oe-2').click()
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('component-row-oe-2')).toHaveCount(0)
  await expect(button).toBeFocused()
  await button.press('Enter')
  await expect(page.getByTestId('component-row-oe-2')).toHaveAttribute('aria-selected', 'true')
})

test('a line cut beside the package says so, and draws no curve', async ({ app }) => {
  const { page } = app
  const bench = new Workbench(page)
  await bench.settled()
  await bench.canvas.focus()
  await page.keyboard.press('c')
  await bench.drag([-10, 30], [-15, 5])
  await expect(page.getByTestId('line-cut')).toContainText('The line runs beside the package.')
  await page.getByTestId('cut-to-x').fill('30')
  await page.getByTestId('cut-to-x').press('Enter')
  await expect(page.getByTestId('line-cut')).toContainText('Highest')
})

test('taking out a probe or a source by the keyboard leaves the keyboard beside it', async ({ app }) => {
  const { page } = app
  const bench = new Workbench(page)
  await bench.settled()
  await bench.canvas.focus()
  await page.keyboard.press('b')
  for (const x of [6, 8, 10]) {
    const at = await bench.pointOf(x, 6)
    await page.mouse.click(at.x, at.y)
  }
  await page.getByRole('tab', { name: /Probes/ }).click()
  await page.getByRole('button', { name: 'Take out probe 2', exact: true }).press('Enter')
  await expect(page.getByRole('button', { name: 'Take out probe 3', exact: true })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Take out probe 2', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Take out probe 1', exact: true })).toBeFocused()

  await bench.select('oe-3')
  const inspector = page.getByTestId('inspector')
  const sources = inspector.getByRole('button', { name: /^Delete the source/ })
  await expect(sources).toHaveCount(2)
  await sources.last().press('Enter')
  await expect(sources).toHaveCount(1)
  await expect(inspector.locator('button:focus')).toHaveCount(1)
})

test('a field that takes a minus for a sign says how to subtract', async ({ app }) => {
  const { page } = app
  const bench = new Workbench(page)
  await bench.settled()
  await bench.select('oe-3')
  const x = page.getByTestId('field-x')
  const doubt = page.getByTestId('inspector').getByText('To subtract 10, type −=10.')
  const before = await bench.field('x')
  await x.fill('-10')
  await x.press('Tab')
  await expect(x).toHaveValue('−10.00')
  await expect(doubt).toHaveText('Off the substrate. To subtract 10, type −=10.')
  await undo(page).click()
  await expect(doubt).toHaveCount(0)
  await x.fill('−=10')
  await x.press('Enter')
  await expect.poll(() => bench.field('x')).toBeCloseTo(before - 10, 6)
  await expect(doubt).toHaveCount(0)

  const power = page.getByTestId('field-power')
  await power.fill('-10')
  await power.press('Enter')
  await expect(page.getByTestId('inspector').getByRole('alert')).toHaveText('Not below 0. To subtract 10, type −=10.')
})

test('a panel that flew out over the canvas goes with a press on it', async ({ app }) => {
  const { page } = app
  const bench = new Workbench(page)
  await page.setViewportSize({ width: 900, height: 700 })
  await bench.settled()
  await bench.closeGreeting()
  const rail = page.getByRole('navigation', { name: 'Panels' })
  const inspector = rail.getByRole('button', { name: 'Inspector' })
  await inspector.click()
  await page.getByTestId('package-name').click()
  await expect(inspector).toHaveAttribute('aria-expanded', 'true')
  const asic = await bench.pointOf(45, 45)
  await page.mouse.click(asic.x, asic.y)
  await expect(inspector).toHaveAttribute('aria-expanded', 'false')
  await inspector.click()
  await expect(page.getByTestId('inspector')).toContainText('350 W, Silicon')
})
