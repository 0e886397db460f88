/** The questions and dialogs of the shell: nothing serious for axe, and each done by keyboard alone. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { writeJournal } from '../../src/main/journal.ts'
import { expect, test } from '../support/app.ts'
import { expectNothingSerious } from '../support/axe.ts'
import { Workbench } from '../support/workbench.ts'

const EXAMPLE = join(import.meta.dirname, '../../examples/oif-51t2-16-engines.cpo.json')
/** As long as a file system takes. */
const LONG_NAME = `${'switch_with_engines_in_two_rows_'.repeat(8).slice(0, 200)}.cpo.json`

async function nudge(page: Page): Promise<void> {
  const bench = new Workbench(page)
  await bench.select('oe-1')
  await bench.canvas.focus()
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveTitle(/Edited/)
}

/** Nothing reaches past the edges of what holds it. */
async function expectToFit(page: Page, selector: string): Promise<void> {
  const tooWide = await page
    .locator(selector)
    .evaluate(
      (element) => element.scrollWidth > element.clientWidth || element.getBoundingClientRect().right > innerWidth,
    )
  expect(tooWide).toBe(false)
}

for (const colorScheme of ['dark', 'light'] as const) {
  test(`questions and About of the ${colorScheme} theme`, async ({ app, folder }) => {
    const { page } = app
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await new Workbench(page).settled()
    const path = join(folder, LONG_NAME)
    await copyFile(EXAMPLE, path)
    await app.chooseFile(path)
    await page.keyboard.press('Control+o')
    await expect(page).toHaveTitle(LONG_NAME)
    await nudge(page)
    await page.setViewportSize({ width: 1024, height: 700 })
    await expect(page.getByText('· Edited')).toBeInViewport()

    await test.step('unsaved changes: Escape changes nothing, Enter saves', async () => {
      await page.keyboard.press('Control+n')
      const question = page.getByRole('alertdialog')
      await expect(question.getByRole('button', { name: 'Save', exact: true })).toBeFocused()
      await expectNothingSerious(page, 'unsaved changes')
      await expectToFit(page, '.question')
      await page.keyboard.press('Escape')
      await expect(question).toHaveCount(0)
      await expect(new Workbench(page).canvas).toBeFocused()
      await expect(page).toHaveTitle(/Edited/)
    })

    await test.step('a file that changed on disk: Enter keeps both, Tab goes round the choices', async () => {
      await writeFile(path, `${await readFile(path, 'utf8')}\n`)
      await page.keyboard.press('Control+s')
      const question = page.getByRole('alertdialog')
      await expect(question.getByRole('button', { name: 'Save as…' })).toBeFocused()
      await expectNothingSerious(page, 'a changed file')
      await expectToFit(page, '.question')
      for (const name of ['Cancel', 'Keep mine', 'Load theirs']) {
        await page.keyboard.press('Tab')
        await expect(question.getByRole('button', { name })).toBeFocused()
      }
      await page.keyboard.press('Enter')
      await expect(page).toHaveTitle(LONG_NAME)
      await expect(page.getByText('Undo brings your changes back.').first()).toBeVisible()
      await expectNothingSerious(page, 'a note')
    })

    await test.step('Revert is undone like any other edit', async () => {
      await page.keyboard.press('Control+z')
      await expect(page).toHaveTitle(/Edited/)
      await page.keyboard.press('Control+Shift+z')
      await expect(page).not.toHaveTitle(/Edited/)
    })

    await test.step('recent files with long names stay in the window', async () => {
      await page.getByRole('menuitem', { name: 'File', exact: true }).focus()
      await page.keyboard.press('Enter')
      // a menu reads keys once it has the focus
      await expect(page.getByRole('menuitem', { name: 'New package' })).toBeFocused()
      for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowRight')
      await expect(page.getByRole('menuitem', { name: /^switch_with/ })).toBeFocused()
      await expectNothingSerious(page, 'recent files')
      await expectToFit(page, '.menu >> nth=1')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
    })

    await test.step('About opens from the menu and closes with Enter', async () => {
      await page.getByRole('menuitem', { name: 'Help' }).focus()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('menuitem', { name: 'Welcome' })).toBeFocused()
      await page.keyboard.press('ArrowUp')
      await expect(page.getByRole('menuitem', { name: 'About Shoreline' })).toBeFocused()
      await page.keyboard.press('Enter')
      const about = page.getByRole('dialog')
      await expect(about.getByRole('textbox')).toHaveValue(/react .*MIT/)
      await expect(about.getByRole('button', { name: 'Close' })).toBeFocused()
      await expectNothingSerious(page, 'About')
      await page.keyboard.press('Enter')
      await expect(about).toHaveCount(0)
    })
  })

  test(`the recovery dialog of the ${colorScheme} theme`, { tag: '@desktop' }, async ({ startApp, folder }) => {
    const userData = join(folder, 'data')
    await mkdir(join(userData, 'recovery'), { recursive: true })
    const text = await readFile(EXAMPLE, 'utf8')
    const names = [LONG_NAME, ...Array.from({ length: 10 }, (_, n) => `design ${n}.cpo.json`), 'broken.cpo.json']
    for (const [n, name] of names.entries()) {
      const content = { name, file: null, changedAt: Date.now() - n * 3_600_000, text: n === 11 ? '{' : text }
      await writeFile(join(userData, 'recovery', `${n}.journal.json`), writeJournal(content))
    }
    const app = await startApp({ userData })
    const { page } = app
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 1024, height: 700 })
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('12 designs were not saved')
    await expect(dialog.getByText('17 components on 140 × 140 mm')).toHaveCount(11)
    await expect(dialog).toContainText('This version cannot read it.')
    await expect(dialog.getByRole('button', { name: `Recover ${LONG_NAME}` })).toBeFocused()
    await expectNothingSerious(page, 'twelve designs')
    await expectToFit(page, '.recovery')
    await expectToFit(page, '.recovery-list')
    await expect(dialog.getByRole('button', { name: 'Decide later' })).toBeInViewport({ ratio: 1 })

    // Discarding asks; Enter twice keeps the design, and the way back is where the focus is.
    await page.keyboard.press('Tab')
    await expect(dialog.getByRole('button', { name: 'Discard design 0.cpo.json' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('status')).toContainText('cannot be brought back')
    await expectNothingSerious(page, 'a design about to be discarded')
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('listitem')).toHaveCount(12)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('listitem')).toHaveCount(11)
    await expect(dialog.getByRole('button', { name: `Recover ${LONG_NAME}` })).toBeFocused()

    // What cannot be read is saved as it is, and stays until it is discarded.
    const copy = join(folder, 'copy.json')
    await app.chooseFile(copy)
    await dialog.getByRole('button', { name: 'Save a copy… broken.cpo.json' }).press('Enter')
    await expect.poll(() => readFile(copy, 'utf8').catch(() => '')).toBe('{')
    await expect(dialog.getByRole('listitem')).toHaveCount(11)

    await dialog.getByRole('button', { name: `Recover ${LONG_NAME}` }).press('Enter')
    await expect(page).toHaveTitle(`${LONG_NAME} · Edited`)
    await expect(dialog.getByRole('button', { name: 'Recover design 1.cpo.json' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await page.getByRole('menuitem', { name: 'File', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Unsaved designs' }).click()
    await expect(dialog).toContainText('10 designs were not saved')
  })
}
