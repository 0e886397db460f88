/** A designer lays out a package with the commands of the Arrange menu, and takes parts of it to another window. */
import { expect, test } from '../support/app.ts'
import { expectNothingSerious } from '../support/axe.ts'
import { Workbench } from '../support/workbench.ts'

const ENGINES = /^component-row-oe-/

test('sixteen engines are ringed round a 102.4T ASIC with the array panel', async ({ app, pageProblems }) => {
  const { page } = app
  const bench = new Workbench(page)
  await bench.settled()

  await test.step('in a package of 140 mm the engines and the ASIC of an example make room', async () => {
    await chooseIn(page, 'File', 'Open example', /OIF/)
    await expect(page.getByTestId(ENGINES)).toHaveCount(16)
    await chooseIn(page, 'Edit', 'Select all of a kind', 'Optical engines')
    await bench.canvas.focus()
    await page.keyboard.press('Control+Shift+a')
    await page.keyboard.press('Delete')
    await expect(page.getByTestId(ENGINES)).toHaveCount(0)
    await bench.select('asic')
    await bench.canvas.focus()
    await page.keyboard.press('Delete')
    await page.getByRole('button', { name: 'ASICs' }).click()
    await page.getByRole('button', { name: /Switch ASIC 102.4T/ }).click()
    await bench.settled()
  })

  const panel = page.getByRole('dialog', { name: 'Array' })
  const verdict = page.getByTestId('array-verdict')
  await test.step('the array is on the canvas as soon as its panel opens, numbered round the ASIC', async () => {
    await bench.canvas.focus()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Shift+d')
    await expect(panel).toBeVisible()
    await expect(page.getByTestId('array-count')).toBeFocused()
    await panel.getByLabel('Part', { exact: true }).selectOption({ label: 'Optical engine 6.4T' })
    await expect(page.getByTestId(ENGINES)).toHaveCount(16)
    await expect(page.getByTestId('component-row-oe-16')).toBeVisible()
    await expect(panel.getByLabel('Round', { exact: true })).toHaveValue('component asic')
    await expect(verdict).toHaveText('')
    await expectNothingSerious(page, 'the array panel')
  })

  await test.step('figures without room are refused in words, and given room by a button', async () => {
    await page.getByTestId('array-distance').fill('2 mm')
    await page.getByTestId('array-distance').press('Enter')
    await expect(verdict).toHaveText('Does not fit: 4 × 14 mm need 56 mm, the east side has 37 mm.')
    await expect(panel.getByRole('button', { name: 'Place 16 parts' })).toBeDisabled()
    await expectNothingSerious(page, 'a refused array')
    await panel.getByRole('button', { name: 'Make room' }).click()
    await expect(verdict).toHaveText('')
    await page.getByTestId('array-distance').fill('+20')
    await page.getByTestId('array-distance').press('Enter')
    await expect(verdict).toContainText('substrate')
    await panel.getByRole('button', { name: 'Make room' }).waitFor({ state: 'detached' })
  })

  await test.step('Escape leaves nothing behind', async () => {
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
    await expect(page.getByTestId(ENGINES)).toHaveCount(0)
    await bench.settled()
  })

  await test.step('placed, it is one step of undo, and its temperatures are solved', async () => {
    await page.getByRole('button', { name: /Array along an edge or a ring/ }).click()
    await panel.getByLabel('Part', { exact: true }).selectOption({ label: 'Optical engine 6.4T' })
    await panel.getByRole('button', { name: 'Place 16 parts' }).click()
    await expect(panel).toBeHidden()
    await bench.settled()
    for (let number = 1; number <= 16; number++) await expect(bench.row(`oe-${number}`)).toHaveCount(1)
    await bench.canvas.focus()
    await page.keyboard.press('Control+z')
    await expect(page.getByTestId(ENGINES)).toHaveCount(0)
    await page.keyboard.press('Control+Shift+z')
    await expect(page.getByTestId(ENGINES)).toHaveCount(16)
  })

  await test.step('with symmetry on, a nudge of one engine moves its twin the other way', async () => {
    await chooseIn(page, 'Arrange', 'Symmetry', 'Left and right$')
    await expect(page.getByTestId('symmetry')).toHaveText('Left and right')
    const first = await xOf('oe-1')
    expect(await xOf('oe-4')).toBeCloseTo(140 - first, 6)
    await bench.select('oe-1')
    await bench.canvas.focus()
    await page.keyboard.press('Shift+ArrowLeft')
    await expect.poll(() => bench.field('x')).toBeCloseTo(first - 1, 6)
    expect(await xOf('oe-4')).toBeCloseTo(141 - first, 6)
    await page.getByTestId('symmetry').click()
    await page.getByRole('menuitem', { name: 'Off' }).click()
    await expect(page.getByTestId('symmetry')).toBeHidden()
  })
  expect(pageProblems).toEqual([])

  async function xOf(id: string): Promise<number> {
    await bench.select(id)
    return bench.field('x')
  }
})

test('an alignment is seen before it is chosen, and Escape brings the layout back', async ({ app }) => {
  const { page } = app
  const bench = new Workbench(page)
  await bench.settled()
  await bench.select('oe-1')
  const x = await bench.field('x')
  await page.getByTestId('component-row-oe-8').click({ modifiers: ['Control'] })
  const before = await x8()

  await test.step('by the hand over an entry', async () => {
    await page.getByRole('button', { name: 'Align', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Align right edges' }).hover()
    await expect(page.getByText('Draft of the preview')).toBeVisible()
    await expect(page.getByText('Draft while previewing')).toBeVisible()
    await expectNothingSerious(page, 'a preview')
    await page.keyboard.press('Escape')
    await expect(page.getByText('Draft of the preview')).toBeHidden()
    await expect(page.getByRole('button', { name: /^Undo$/ })).toHaveAttribute('aria-disabled', 'true')
    expect(await x8()).toBe(before)
  })

  await test.step('by the arrow keys, and Enter keeps it as one step', async () => {
    await selectBoth()
    await page.getByRole('button', { name: 'Align', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await expect(page.getByRole('menuitem', { name: 'Align left edges' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Undo align left edges of 2 components' })).toBeEnabled()
    await bench.settled()
    expect(await x8()).not.toBe(before)
    await bench.canvas.focus()
    await page.keyboard.press('Control+z')
    await bench.select('oe-1')
    expect(await bench.field('x')).toBe(x)
    expect(await x8()).toBe(before)
  })

  async function x8(): Promise<number> {
    await bench.select('oe-8')
    const value = await bench.field('x')
    await selectBoth()
    return value
  }

  async function selectBoth(): Promise<void> {
    await bench.select('oe-1')
    await page.getByTestId('component-row-oe-8').click({ modifiers: ['Control'] })
    await expect(page.getByText('2 components selected')).toBeVisible()
  }
})

test('components are copied, cut and pasted by keys, and text fields keep their clipboard', async ({ app }) => {
  const { page } = app
  const bench = new Workbench(page)
  await bench.settled()

  await test.step('a copy is pasted at the pointer, on the grid', async () => {
    await bench.select('oe-1')
    await bench.canvas.focus()
    await page.keyboard.press('Control+c')
    const { x, y } = await bench.pointOf(20.2, 82.3)
    await page.mouse.move(x, y)
    await page.keyboard.press('Control+v')
    await expect(page.getByTestId('component-row-oe-9')).toHaveAttribute('aria-selected', 'true')
    await expect.poll(() => bench.field('x')).toBeCloseTo(20, 6)
    await expect.poll(() => bench.field('y')).toBeCloseTo(82.5, 6)
  })

  await test.step('cut and pasted in place it is where it was', async () => {
    await page.keyboard.press('Control+x')
    await expect(page.getByTestId('component-row-oe-9')).toHaveCount(0)
    await page.keyboard.press('Control+Shift+v')
    await expect.poll(() => bench.field('x')).toBeCloseTo(20, 6)
    await expect.poll(() => bench.field('y')).toBeCloseTo(82.5, 6)
  })

  await test.step('in a field the same keys are those of its text', async () => {
    await page.getByTestId('field-x').fill('31')
    await page.getByTestId('field-x').press('Control+a')
    await page.getByTestId('field-x').press('Control+c')
    await page.getByTestId('field-y').focus()
    await page.getByTestId('field-y').press('Control+v')
    await expect(page.getByTestId('field-y')).toHaveValue('31')
    await page.getByTestId('field-y').press('Escape')
    await expect(page.getByTestId(ENGINES)).toHaveCount(9)
    await bench.canvas.focus()
    await page.keyboard.press('Control+v')
    await expect(page.getByText(/Nothing to paste here/).first()).toBeVisible()
  })

  await test.step('the menu copies too', async () => {
    await bench.select('oe-2')
    await chooseIn(page, 'Edit', 'Copy')
    await bench.canvas.focus()
    await page.keyboard.press('Control+v')
    await expect(page.getByTestId(ENGINES)).toHaveCount(10)
  })
})

test('what one window copies another pastes @desktop', async ({ app }) => {
  const { page, desktop } = app
  const bench = new Workbench(page)
  await bench.settled()
  const opening = desktop!.nextWindow()
  await bench.canvas.focus()
  await page.keyboard.press('Control+Shift+n')
  const other = await opening
  await other.getByTestId('welcome').press('Escape')
  await page.bringToFront()
  await bench.select('laser-1')
  await bench.canvas.focus()
  await page.keyboard.press('Control+c')
  await other.bringToFront()
  await other.getByTestId('canvas').focus()
  await other.keyboard.press('Control+v')
  await expect(other.getByTestId('component-row-laser-1')).toHaveAttribute('aria-selected', 'true')
})

async function chooseIn(page: import('@playwright/test').Page, menu: string, ...path: (string | RegExp)[]) {
  await page.getByRole('menuitem', { name: menu, exact: true }).click()
  for (const [depth, name] of path.entries()) {
    // submenus say an arrow after their name, commands their key
    const entry = page.getByRole('menuitem', { name: typeof name === 'string' ? new RegExp(`^${name}`) : name })
    if (depth < path.length - 1) await entry.hover()
    else await entry.click()
  }
}
