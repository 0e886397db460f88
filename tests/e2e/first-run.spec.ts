import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/app.ts'
import { expectNothingSerious } from '../support/axe.ts'
import { picturesOf } from '../support/pictures.ts'
import { Workbench } from '../support/workbench.ts'

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
] as const

const chooseFromHelp = async (page: Page, name: string) => {
  await page.getByRole('menuitem', { name: 'Help', exact: true }).click()
  await page.getByRole('menuitem', { name }).click()
}

for (const viewport of SIZES) {
  test(`a designer who has never seen it takes the tour by doing what it says, ${viewport.width} wide`, async ({
    app,
    folder,
    platform,
  }) => {
    const { page } = app
    const bench = new Workbench(page)
    const tour = page.getByTestId('tour')
    await page.setViewportSize(viewport)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await bench.settled()

    await test.step('the card invites without being in the way, and goes', async () => {
      const card = page.getByRole('region', { name: 'New to Shoreline?' })
      await expect(card).toBeVisible()
      await expectNothingSerious(page, 'the first run')
      await card.getByRole('button', { name: /Take the tour/ }).click()
      await expect(card).toHaveCount(0)
    })

    await test.step('1: the engine that is nearest to its limit is dragged until its flag clears', async () => {
      await expect(tour).toContainText('1 of 5')
      await expect(tour).toContainText('Optical engine 8')
      await expect(tour.getByRole('button', { name: 'Next' })).toBeFocused()
      await expectNothingSerious(page, 'a step of the tour')
      if (viewport === SIZES[0]) await picturesOf(page, 'tour', platform)
      await bench.drag([33, 17.5], [25.5, 17.5])
      await expect(tour).toContainText('2 of 5', { timeout: 30_000 })
      await expect(page.getByRole('status').filter({ hasText: 'step 2 of 5' })).toBeAttached()
    })

    await test.step('2: what heats it is read, and another one is selected to compare', async () => {
      await expect(page.getByTestId('heated-by')).toBeInViewport({ timeout: 30_000 })
      const callout = await tour.boundingBox()
      const section = await page.getByTestId('heated-by').boundingBox()
      expect(callout!.x + callout!.width).toBeLessThanOrEqual(section!.x)
      await bench.row('oe-6').click()
      await expect(tour).toContainText('3 of 5')
    })

    await test.step('3: the move is undone, after a look back', async () => {
      await tour.getByRole('button', { name: 'Back' }).click()
      await expect(tour).toContainText('2 of 5')
      await tour.getByRole('button', { name: 'Next' }).click()
      await bench.canvas.focus()
      await page.keyboard.press('Control+z')
      await expect(tour).toContainText('4 of 5')
    })

    await test.step('4: a laser is placed', async () => {
      await page.getByRole('menuitem', { name: 'Place', exact: true }).click()
      await page.getByRole('menuitem', { name: 'Place a laser' }).click()
      await expect(tour).toContainText('5 of 5')
      await bench.settled()
    })

    await test.step('5: the verdict is exported, and the tour is over', async () => {
      const path = join(folder, 'verdict.csv')
      await app.chooseFile(path)
      await page
        .locator('.results')
        .getByRole('button', { name: /Export verdict table/ })
        .click()
      await expect(tour).toHaveCount(0)
      expect(await readFile(path, 'utf8')).toContain('Optical engine 8')
    })

    await page.reload()
    await bench.settled()
    await expect(page.getByText('New to Shoreline?')).toHaveCount(0)
  })
}

test('the tour is left by Escape, from its callout and from the canvas, and Help has it again', async ({ app }) => {
  const { page } = app
  const bench = new Workbench(page)
  const tour = page.getByTestId('tour')
  await bench.settled()
  await chooseFromHelp(page, 'Take the tour')
  await expect(tour).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(tour).toHaveCount(0)

  await chooseFromHelp(page, 'Take the tour')
  await bench.canvas.focus()
  // the drag is what Escape takes back first
  await bench.pressAndMove([33, 17.5], [28, 17.5])
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(tour).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(tour).toHaveCount(0)
})

test('an example is chosen on the welcome page by what it shows', async ({ app, platform }) => {
  const { page } = app
  const bench = new Workbench(page)
  const welcome = page.getByTestId('welcome')
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await bench.settled()
  await chooseFromHelp(page, 'Welcome')
  await expect(welcome).toBeFocused()

  await test.step('each card has its real verdict', async () => {
    const cards = welcome.getByRole('button', { name: /mm,.* W/ })
    await expect(cards).toHaveCount(3)
    await expect(cards.nth(0)).toContainText('6 over limit', { timeout: 30_000 })
    await expect(cards.nth(1)).toContainText('2 over limit', { timeout: 30_000 })
    await expect(cards.nth(2)).toContainText('4 over limit', { timeout: 30_000 })
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      await expectNothingSerious(page, `the welcome page, ${colorScheme}`)
    }
    await picturesOf(page, 'welcome', platform)
  })

  await test.step('commands on the hidden package wait, and Escape goes back to it', async () => {
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await page.keyboard.press('Escape')
    await expect(bench.canvas).toBeFocused()
    await expect(page.getByTestId(/^component-row-/)).toHaveCount(10)
    await expect(page).toHaveTitle('cpo-8-engines.cpo.json')
  })

  await test.step('the package with the split lid opens', async () => {
    await chooseFromHelp(page, 'Welcome')
    await welcome.getByRole('button', { name: /split lid/ }).click()
    await expect(page).toHaveTitle('on-board-lasers-split-lid.cpo.json')
    await bench.settled()
    await expect(page.getByTestId('verdict-pill')).toContainText('2 over limit')
  })
})

test('a new window welcomes, and an empty package says how to begin', { tag: '@desktop' }, async ({ app }) => {
  const { page, desktop } = app
  await new Workbench(page).settled()
  const opening = desktop!.nextWindow()
  await page.keyboard.press('Control+Shift+n')
  const other = await opening
  await expect(other.getByTestId('welcome')).toBeVisible()
  await other.getByRole('button', { name: 'New package' }).click()
  const hint = other.getByRole('region', { name: 'An empty package' })
  await expect(hint).toBeVisible()
  await expectNothingSerious(other, 'an empty package')
  await hint.getByRole('button', { name: 'Place an ASIC' }).click()
  // The card goes, and the keyboard with it to what has been placed.
  await expect(other.getByTestId('canvas')).toBeFocused()
  await expect(other.getByTestId(/^component-row-/)).toHaveCount(1)
  await expect(hint).toHaveCount(0)
})

test('commands are found by their words, with the reason where they do not apply', async ({ app, platform }) => {
  const { page } = app
  const bench = new Workbench(page)
  await bench.settled()
  await bench.canvas.focus()
  const options = page.getByRole('option')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('delete')
  await expect(options.first()).toContainText('Select a component first')
  await expect(options.first()).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectNothingSerious(page, 'a command that does not apply')
  await page.keyboard.press('Escape')

  await bench.canvas.focus()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('isoth')
  await expect(options.first()).toContainText('View')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+k')
  await expect(options.first()).toContainText('Isotherms')
  await page.keyboard.press('Escape')

  await bench.canvas.focus()
  await page.keyboard.press('?')
  await picturesOf(page, 'shortcuts', platform)
  await page.keyboard.type('nudge')
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(3)
  await expectNothingSerious(page, 'the shortcut sheet')
})

test('the status bar says how the solve converged, what is hidden, and offers its choices', async ({ app }) => {
  const { page } = app
  const bench = new Workbench(page)
  await page.setViewportSize(SIZES[1])
  await bench.settled()
  const bar = page.locator('.status-bar')

  await test.step('watts in and out agree in the details of the solve', async () => {
    await bench.solveState.click()
    const details = page.getByTestId('solve-details')
    await expect(details).toBeVisible()
    await expect(details.getByRole('img', { name: /Estimated error per cycle/ })).toBeVisible()
    const watts = async (name: string) =>
      Number.parseFloat((await details.getByRole('row', { name }).getByRole('cell').first().textContent()) ?? '')
    const out = (await watts('Out at the top')) + (await watts('Out at the bottom')) + (await watts('Out at the sides'))
    expect(await watts('In')).toBeCloseTo(548, 2)
    expect(out).toBeCloseTo(548, 1)
    await expectNothingSerious(page, 'the details of the solve')
    await page.keyboard.press('Escape')
  })

  await test.step('hidden components are counted, and a click shows them', async () => {
    await bench.canvas.focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('h')
    await bar.getByRole('button', { name: '10 hidden' }).click()
    await expect(bar.getByText('hidden')).toHaveCount(0)
  })

  await test.step('grid and layer are picked from their lists', async () => {
    await bar.getByRole('button', { name: 'Grid 0.5 mm, next step' }).click({ button: 'right' })
    await page.getByRole('menuitem', { name: '2 mm' }).click()
    await expect(bar.getByRole('button', { name: 'Grid 2 mm, next step' })).toBeVisible()
    await bar.getByRole('button', { name: /Shown layer/ }).click()
    await page.getByRole('menuitem', { name: 'Board' }).click()
    await expect(bar.getByRole('button', { name: 'Shown layer: Board' })).toBeVisible()
  })

  const overflow = await bar.evaluate((element) => element.scrollWidth - element.clientWidth)
  expect(overflow).toBe(0)
})

test('what is told lies over the map, not over the last rows of the results', async ({ app }) => {
  const { page } = app
  const bench = new Workbench(page)
  await bench.settled()
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.items.add(new File([new Uint8Array(51 * 1024 * 1024)], 'huge.json'))
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data }))
  })
  const message = page.getByRole('alert').filter({ hasText: 'larger than 50 MB' })
  await expect(message).toBeVisible()
  const told = await message.boundingBox()
  const results = await page.locator('.results').boundingBox()
  expect(told!.y + told!.height).toBeLessThanOrEqual(results!.y)
})
