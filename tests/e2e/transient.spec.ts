import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '../support/app.ts'
import { Workbench } from '../support/workbench.ts'

test('the warm-up is solved, scrubbed, played and left again', async ({ app, pageProblems }) => {
  const { page } = app
  const bench = new Workbench(page)
  const state = page.getByTestId('transient-state')
  const slider = page.getByTestId('transient-slider')
  const shownTime = page.getByTestId('canvas-time')
  /** The middle of the ASIC, where the map is hottest, without the chrome around it. */
  const mapAt = async () => {
    const { x, y } = await bench.pointOf(40, 55)
    return (await page.screenshot({ clip: { x: x - 20, y: y - 20, width: 40, height: 40 } })).toString('base64')
  }
  await bench.settled()
  const steady = await mapAt()
  const verdict = await bench.maxTemperature('oe-6')

  await test.step('its key opens the panel and solves in the background', async () => {
    await bench.canvas.focus()
    await page.keyboard.press('t')
    await expect(state).toHaveAttribute('data-state', 'solving')
    await expect(state).toHaveAttribute('data-state', 'solved', { timeout: 60_000 })
    await expect(shownTime).toContainText('100 s')
    await expect(page.getByTestId('transient-chart').locator('canvas')).toBeVisible()
  })

  await test.step('the slider takes the map back to the start', async () => {
    await slider.focus()
    await page.keyboard.press('Home')
    await expect(shownTime).toContainText('0 s')
    await expect(slider).toHaveAttribute('aria-valuetext', '0 s')
    const cold = await mapAt()
    expect(cold).not.toBe(steady)
    for (let n = 0; n < 6; n++) await page.keyboard.press('PageUp')
    await expect(shownTime).not.toContainText('After 0 s')
    expect(await mapAt()).not.toBe(cold)
  })

  await test.step('Space plays and pauses', async () => {
    const before = await slider.inputValue()
    await page.keyboard.press(' ')
    await expect.poll(() => slider.inputValue()).not.toBe(before)
    await page.keyboard.press(' ')
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  })

  await test.step('a table has the same figures, and axe finds nothing serious', async () => {
    await page.getByRole('button', { name: 'Show as a table' }).click()
    await expect(page.getByTestId('transient-table')).toContainText('Optical engine 6')
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
      await page.getByRole('button', { name: 'Show as a table' }).click()
    }
  })

  await test.step('a changed layout makes it stale until it is solved again', async () => {
    await page.getByRole('button', { name: 'Show as a table' }).click()
    const curves = await page.getByTestId('transient-chart').locator('canvas').elementHandle()
    await bench.select('oe-8')
    await bench.canvas.focus()
    await page.keyboard.press('ArrowLeft')
    await expect(state).toHaveAttribute('data-state', 'stale')
    expect(await curves?.evaluate((canvas) => canvas.isConnected), 'the curves are not drawn anew').toBe(true)
    await expect(shownTime).toBeHidden()
    await page.getByRole('button', { name: /^Solve again/ }).click()
    await expect(state).toHaveAttribute('data-state', 'solved', { timeout: 60_000 })
    await expect(shownTime).toBeVisible()
    await page.keyboard.press('Control+z')
  })

  await test.step('closing it returns to the steady map and its verdicts', async () => {
    await bench.canvas.focus()
    await page.keyboard.press('Escape')
    await page.keyboard.press('t')
    await expect(shownTime).toBeHidden()
    await bench.settled()
    expect(Math.abs((await bench.maxTemperature('oe-6')) - verdict)).toBeLessThan(0.05)
  })
  expect(pageProblems).toEqual([])
})

test('a power profile is pasted, refused where it is wrong, and followed by the warm-up', async ({ app }) => {
  const { page } = app
  const bench = new Workbench(page)
  await bench.settled()
  const steady = await bench.maxTemperature('laser-1')
  await bench.select('laser-1')
  await page.getByRole('button', { name: 'Add a profile' }).first().click()
  const profile = page.getByTestId('profile-0')
  await profile.fill('0 1\n5 0\n4 1')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Line 3: times must ascend, and 5 s is before it.')).toBeVisible()
  await profile.fill('0 1\n5 0')
  await page.keyboard.press('Control+Enter')
  await expect(profile).toHaveValue('0\t1\n5\t0')
  await page.getByRole('combobox', { name: /^Between the times/ }).selectOption('Steps')

  await bench.canvas.focus()
  await page.keyboard.press('t')
  await expect(page.getByTestId('transient-state')).toHaveAttribute('data-state', 'solved', { timeout: 60_000 })
  await page.getByRole('button', { name: 'Show as a table' }).click()
  const laser = page.getByTestId('transient-table').getByRole('row', { name: /laser/i })
  const figures = (await laser.getByRole('cell').allInnerTexts()).map(Number.parseFloat)
  // the last of 1 ms, 10 ms, 0.1 s, 1 s, 10 s, 100 s: without its own power only the neighbours heat it
  expect(figures[5]!).toBeGreaterThan(45)
  expect(figures[5]!).toBeLessThan(steady - 3)

  await bench.canvas.focus()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(page.getByTestId('profile-0')).toBeHidden()
})
