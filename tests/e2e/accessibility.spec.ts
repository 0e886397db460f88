import { expect, test } from '../support/app.ts'
import { expectNothingSerious } from '../support/axe.ts'
import { Workbench } from '../support/workbench.ts'

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing serious in any state of the ${colorScheme} theme`, async ({ app }) => {
    const { page } = app
    const bench = new Workbench(page)
    // Without motion nothing is measured half faded in.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await bench.settled()

    await bench.select('oe-8')
    await expectNothingSerious(page, 'a selection')
    await page.getByTestId('field-x').fill('much')
    await page.getByTestId('field-x').press('Enter')
    await expectNothingSerious(page, 'a refused entry')
    await page.getByTestId('field-x').press('Escape')

    await bench.pressAndMove([33, 17.5], [30, 17.5])
    await expect(page.getByText('Draft, follows the drag')).toBeVisible()
    await expectNothingSerious(page, 'a drag')
    await page.keyboard.press('Escape')
    await page.mouse.up()

    await page.getByTestId('field-x').fill('45')
    await page.getByTestId('field-x').press('Enter')
    await page.getByTestId('field-y').fill('45')
    await page.getByTestId('field-y').press('Enter')
    await page.getByRole('tab', { name: /Problems/ }).click()
    await expect(page.getByTestId('problems')).toContainText('oe-8')
    await expectNothingSerious(page, 'an overlap')

    await bench.canvas.focus()
    await page.keyboard.press('Control+a')
    await expectNothingSerious(page, 'everything selected')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('zoom')
    await expectNothingSerious(page, 'the command search')
    await page.keyboard.press('Escape')
    await bench.canvas.focus()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectNothingSerious(page, 'the shortcut sheet')
    await page.keyboard.press('Escape')
    await page.getByRole('menuitem', { name: 'View' }).click()
    await expectNothingSerious(page, 'an open menu')
    await page.keyboard.press('Escape')

    await bench.canvas.focus()
    await page.keyboard.press('Control+n')
    await expect(page.getByRole('alertdialog')).toBeVisible()
    await expectNothingSerious(page, 'a question')
    await page.getByRole('button', { name: 'Don’t save' }).click()
    await expect(page.getByTestId('verdict-table')).toContainText('No components yet', { timeout: 60_000 })
    await expectNothingSerious(page, 'an empty package')

    await page.setViewportSize({ width: 900, height: 600 })
    await page.getByRole('button', { name: 'Inspector', exact: true }).click()
    await expectNothingSerious(page, 'a small window')
  })
}

test('a package is laid out, judged and saved without a mouse', async ({ app, folder }) => {
  const { page } = app
  const bench = new Workbench(page)
  await bench.settled()

  await test.step('Tab reaches menus, tools, parts, components, canvas, fields and results', async () => {
    const reached = new Set<string>()
    for (let presses = 0; presses < 110; presses++) {
      await page.keyboard.press('Tab')
      reached.add(
        await page.evaluate(() => {
          const region = document.activeElement?.closest(
            '[role=menubar], [role=toolbar], section, aside, [data-testid=canvas], .results, footer',
          )
          return region?.getAttribute('aria-label') ?? region?.getAttribute('data-testid') ?? region?.className ?? ''
        }),
      )
    }
    for (const region of ['Main menu', 'Tools', 'Parts', 'Components', 'Layer', 'results', 'status-bar'])
      expect([...reached]).toContain(region)
    expect([...reached].some((name) => name.startsWith('Package, seen from above'))).toBe(true)
  })

  await test.step('a component is chosen in the list and moved by arrow keys', async () => {
    await page.getByTestId('component-row-asic').focus()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowUp')
    await expect(page.getByTestId('component-row-oe-8')).toHaveAttribute('aria-selected', 'true')
    await bench.canvas.focus()
    const x = await bench.field('x')
    for (let i = 0; i < 7; i++) await page.keyboard.press('Shift+ArrowLeft')
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowLeft')
    await expect.poll(() => bench.field('x')).toBeCloseTo(x - 7.5, 6)
    await bench.expectTemperature('oe-8', 68.8)
    await expect(page.getByRole('status').filter({ hasText: 'Optical engine 8 within limit' })).toBeAttached()
  })

  await test.step('Escape lets the selection go, and Undo takes the whole move back', async () => {
    await page.keyboard.press('Escape')
    await expect(page.getByTestId('component-row-oe-8')).toHaveAttribute('aria-selected', 'false')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('undo')
    await page.keyboard.press('Enter')
    await bench.expectTemperature('oe-8', 70.2)
  })

  await test.step('a part is placed by the menu and the design is saved', async () => {
    await page.getByRole('menuitem', { name: 'File' }).focus()
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('menuitem', { name: 'Place an ASIC' })).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('menuitem', { name: 'Place an optical engine' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByTestId(/^component-row-/)).toHaveCount(11)
    const path = `${folder}/without-a-mouse.cpo.json`
    await app.chooseFile(path)
    await page.keyboard.press('Control+s')
    await expect(page).toHaveTitle(/without-a-mouse/)
  })
})

test('the search and what it opens give the keyboard back to the canvas; the report takes it', async ({ app }) => {
  const { page } = app
  const bench = new Workbench(page)
  await bench.settled()
  await bench.canvas.focus()
  await page.keyboard.press('Control+k')
  await page.keyboard.press('Escape')
  await expect(bench.canvas).toBeFocused()
  for (const [words, focused] of [
    ['materials', page.getByLabel('Search materials')],
    ['report', page.getByRole('region', { name: 'Preview of the report' })],
    ['array along', page.getByTestId('array-count')],
  ] as const) {
    await page.keyboard.press('Control+k')
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
    await expect(focused).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(bench.canvas).toBeFocused()
  }
})

test('keys pressed in the middle of a drag wait for its end', async ({ app, pageProblems }) => {
  const bench = new Workbench(app.page)
  await bench.settled()
  await bench.pressAndMove([33, 17.5], [30, 17.5])
  await app.page.keyboard.press('Delete')
  await app.page.keyboard.press('Control+z')
  await expect(app.page.getByTestId('component-row-oe-8')).toBeVisible()
  await app.page.mouse.up()
  await expect.poll(() => bench.field('x')).toBe(30)
  expect(pageProblems).toEqual([])
})
