import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Layout } from '../../src/layout/schema.ts'
import { expect, test } from '../support/app.ts'
import { Workbench } from '../support/workbench.ts'

const ROOT = join(import.meta.dirname, '../..')

/** In `cpo-8-engines`: where oe-8 stands, where it is cool enough, and what both places mean. */
const OE8 = {
  before: { x: 33, y: 17.5, celsius: 70.2 },
  after: { x: 25.5, y: 17.5, celsius: 68.8 },
} as const

test('a designer moves an engine that is too hot until its flag clears, and takes the design home', async ({
  app,
  folder,
  platform,
}) => {
  const { page } = app
  const bench = new Workbench(page)

  await test.step('the example is open and its verdicts are shown, the worst first', async () => {
    await bench.expectTemperature('oe-8', OE8.before.celsius)
    await bench.closeGreeting()
    await expect(bench.row('oe-8')).toContainText(/over limit/i)
    await expect(page.getByTestId('verdict-pill')).toContainText(/over limit/i)
    const margins = await bench.margins()
    expect(margins.length).toBe(10)
    expect(margins).toEqual(margins.toSorted((a, b) => a - b))
    await picture('overview')
  })
  const before = { oe1: await bench.maxTemperature('oe-1'), oe8: await bench.maxTemperature('oe-8') }

  await test.step('Escape during a drag puts the engine back', async () => {
    await bench.pressAndMove([OE8.before.x, OE8.before.y], [OE8.after.x, OE8.after.y])
    await expect.poll(() => bench.field('x')).toBeCloseTo(OE8.after.x, 1)
    await page.keyboard.press('Escape')
    await expect.poll(() => bench.field('x')).toBe(OE8.before.x)
    await page.mouse.up()
    expect(await bench.field('x')).toBe(OE8.before.x)
    await expect.poll(() => bench.maxTemperature('oe-8')).toBeCloseTo(before.oe8, 2)
  })

  await test.step('dragging it 7.5 mm west clears its flag, and its neighbour pays', async () => {
    await bench.drag([OE8.before.x, OE8.before.y], [OE8.after.x, OE8.after.y])
    await expect.poll(() => bench.field('x')).toBeCloseTo(OE8.after.x, 1)
    await bench.expectTemperature('oe-8', OE8.after.celsius)
    await expect(bench.row('oe-8')).not.toContainText(/over limit/i)
    expect((await bench.maxTemperature('oe-1')) - before.oe1).toBeGreaterThan(0.3)
    expect((await bench.maxTemperature('oe-1')) - before.oe1).toBeLessThan(0.7)
    await picture('after-drag')
  })

  await test.step('the drag is one step of undo and redo', async () => {
    await page.keyboard.press('Control+z')
    await expect.poll(() => bench.field('x')).toBe(OE8.before.x)
    await bench.expectTemperature('oe-8', OE8.before.celsius)
    await page.keyboard.press('Control+Shift+z')
    await bench.expectTemperature('oe-8', OE8.after.celsius)
  })

  const saved = join(folder, 'moved.cpo.json')
  const movedX = await bench.field('x')
  await test.step('saving writes the document', async () => {
    await expect(page).toHaveTitle(/· Edited/)
    await app.chooseFile(saved)
    await page.keyboard.press('Control+s')
    await expect(page).not.toHaveTitle(/· Edited/)
    const layout: Layout = JSON.parse(await readFile(saved, 'utf8'))
    expect(layout.components.find(({ id }) => id === 'oe-8')?.x).toBe(movedX)
  })

  await test.step('the command line gives the temperatures of the screen', async () => {
    const { components } = JSON.parse(await solve(saved))
    expect(components.length).toBe(10)
    for (const { id, maxTemperature } of components) {
      expect(Math.abs((await bench.maxTemperature(id)) - maxTemperature), id).toBeLessThan(0.01)
    }
  })

  await test.step('reopening gives the same document', async () => {
    await page.keyboard.press('Control+z')
    await expect.poll(() => bench.field('x')).toBe(OE8.before.x)
    await page.keyboard.press('Control+Shift+z')
    await app.chooseFile(saved)
    await page.keyboard.press('Control+o')
    await expect(page).toHaveTitle(/moved/)
    await bench.expectTemperature('oe-8', OE8.after.celsius)
    await bench.select('oe-8')
    expect(await bench.field('x')).toBe(movedX)
    const copy = join(folder, 'copy.cpo.json')
    await app.chooseFile(copy)
    await page.keyboard.press('Control+Shift+s')
    await expect(page).toHaveTitle(/copy/)
    expect(await readFile(copy, 'utf8')).toBe(await readFile(saved, 'utf8'))
  })

  /** Pictures for the README, only on demand, so that a test run leaves the checkout as it was. */
  async function picture(name: string): Promise<void> {
    if (process.env.UPDATE_SCREENSHOTS !== '1' || platform !== 'stand-in') return
    await page.screenshot({ path: join(ROOT, `docs/images/${name}.png`) })
  }
})

test('a refused file is explained with its places, and the open design stays', async ({ app, folder }) => {
  const bench = new Workbench(app.page)
  await bench.expectTemperature('oe-8', OE8.before.celsius)
  const example: Layout = JSON.parse(await readFile(join(ROOT, 'examples/cpo-8-engines.cpo.json'), 'utf8'))
  const broken = { ...example, components: example.components.map((part) => ({ ...part, width: -1 })) }
  const path = join(folder, 'broken.cpo.json')
  await writeFile(path, JSON.stringify(broken))

  await app.chooseFile(path)
  await app.page.keyboard.press('Control+o')
  await expect(app.page.getByTestId('problems')).toContainText('components[0].width')
  await expect(app.page.getByTestId('problems')).toContainText('components[9].width')
  await expect(app.page.getByTestId('component-row-oe-8')).toBeVisible()
  expect(await app.page.title()).toMatch(/cpo-8-engines/)
})

test('an engine is placed and taken back, another moved by its inspector and deleted', async ({ app }) => {
  const bench = new Workbench(app.page)
  await bench.expectTemperature('oe-8', OE8.before.celsius)
  const rows = app.page.getByTestId(/^component-row-/)
  const count = await rows.count()
  await app.page.getByTestId('part-oe-3.2t-oif').click()
  await expect(rows).toHaveCount(count + 1)
  await app.page.keyboard.press('Control+z')
  await expect(rows).toHaveCount(count)

  await bench.select('oe-8')
  await app.page.getByTestId('field-x').fill(`${OE8.before.x} - 7.5mm`)
  await app.page.getByTestId('field-x').press('Enter')
  await bench.expectTemperature('oe-8', OE8.after.celsius)
  await bench.canvas.focus()
  await app.page.keyboard.press('Delete')
  await expect(rows).toHaveCount(count - 1)
  await app.page.keyboard.press('Control+z')
  await expect(rows).toHaveCount(count)
})

test('a native menu item runs the command in the page', { tag: '@desktop' }, async ({ app, folder }) => {
  await new Workbench(app.page).settled()
  const path = join(folder, 'from-the-menu.cpo.json')
  await app.chooseFile(path)
  await app.desktop?.clickMenu('file.saveAs')
  await expect.poll(() => readFile(path, 'utf8').catch(() => '')).toContain('"cpo-layout"')
})

test('closing an edited window asks, and saves before it goes', { tag: '@desktop' }, async ({ app, folder }) => {
  const bench = new Workbench(app.page)
  await bench.settled()
  await bench.select('oe-8')
  await app.page.getByTestId('field-power').fill('20')
  await app.page.getByTestId('field-power').press('Enter')
  await expect(app.page).toHaveTitle(/· Edited/)
  const path = join(folder, 'at-the-last-moment.cpo.json')
  await app.desktop?.pressButton(0)
  await app.chooseFile(path)
  await app.desktop?.closeWindow()
  await app.desktop?.quit
  expect(await readFile(path, 'utf8')).toContain('"cpo-layout"')
})

/** The answer of the built command line; exit code 1 only says that some limit is exceeded. */
function solve(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ['out/cli/shoreline.js', 'solve', path, '--json'], { cwd: ROOT }, (error, stdout) => {
      if (error && error.code !== 1) reject(error)
      else resolve(stdout)
    })
  })
}
