import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../support/app.ts'
import { expectNothingSerious } from '../support/axe.ts'
import { Workbench } from '../support/workbench.ts'

/** Drags within an element, between places given as shares of its size. */
async function dragIn(page: Page, element: Locator, from: [number, number], to: [number, number]): Promise<void> {
  const box = await element.boundingBox()
  if (!box) throw new Error('The element is not on the screen.')
  await page.mouse.move(box.x + from[0] * box.width, box.y + from[1] * box.height)
  await page.mouse.down()
  await page.mouse.move(box.x + to[0] * box.width, box.y + to[1] * box.height, { steps: 10 })
  await page.mouse.up()
}

async function type(field: Locator, text: string): Promise<void> {
  await field.fill(text)
  await field.press('Enter')
}

/** Undoes until nothing is left, and returns how many steps there were. */
async function undoAll(page: Page): Promise<number> {
  const undo = page.getByRole('toolbar').getByRole('button', { name: /^Undo/ })
  let steps = 0
  while ((await undo.getAttribute('aria-disabled')) !== 'true') {
    await undo.click()
    steps++
  }
  return steps
}

test('an engine gets a bond line of indium and other layers, cools, and is put back', async ({ app, pageProblems }) => {
  const { page } = app
  const bench = new Workbench(page)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await bench.settled()
  const before = await bench.maxTemperature('oe-6')
  await bench.select('oe-6')

  await test.step('an own TIM, of a material made on the way', async () => {
    await page.getByTestId('tim-choice').selectOption('own')
    await page.getByTestId('tim-material').click()
    await expect(page.getByRole('option', { name: 'Thermal grease own' })).toBeVisible()
    await expectNothingSerious(page, 'the material picker')
    await page.getByRole('button', { name: 'Materials…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Materials' })
    await expect(dialog.getByTestId('material-uses')).toContainText('Optical engine 6, own TIM')

    await dialog.getByRole('button', { name: 'New material' }).click()
    await type(dialog.getByTestId('material-name'), 'Pure indium')
    await type(dialog.getByTestId('material-id'), 'tim-grease')
    await expect(dialog.getByRole('alert')).toHaveText('This document has a material tim-grease already.')
    await type(dialog.getByTestId('material-id'), 'pure-indium')
    await type(dialog.getByTestId('material-conductivity'), '0')
    await expect(dialog.getByRole('alert')).toContainText('At least')
    await type(dialog.getByTestId('material-conductivity'), '2*43')
    await expect(dialog.getByTestId('material-conductivity')).toHaveValue('86.0')
    await expectNothingSerious(page, 'an own material')
    await dialog.getByRole('button', { name: 'Follows °C' }).click()
    await type(dialog.getByTestId('material-table'), '25 86\n20 80')
    await page.keyboard.press('Control+Enter')
    await expect(dialog.getByRole('alert')).toContainText('temperatures must ascend')
    await dialog.getByTestId('material-table').fill('25 86\n125 80')
    await page.keyboard.press('Control+Enter')
    await expect(dialog.getByTestId('conductivity-plot').locator('canvas')).toBeVisible()
    await expect(dialog.getByTestId('material-pure-indium')).toContainText('86 to 80')
    await expectNothingSerious(page, 'a conductivity over temperature')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()

    await page.getByTestId('tim-material').click()
    await page.keyboard.type('pure ind')
    await page.getByRole('option', { name: /Pure indium/ }).click()
    await type(page.getByTestId('tim-thickness'), '50 um')
    await expect(page.getByTestId('tim-thickness')).toHaveValue('0.050')
    await bench.settled()
    expect(await bench.maxTemperature('oe-6')).toBeLessThan(before - 1)
  })

  await test.step('a layer is renamed, with its source, made thinner and moved by key and by hand', async () => {
    await page.getByTestId('layer-eic').click()
    await type(page.getByTestId('layer-name'), 'pic')
    await expect(page.getByText('Layer 3 from below has that name already.')).toBeVisible()
    await type(page.getByTestId('layer-name'), 'driver')
    await expect(page.getByRole('region', { name: 'Source on driver' })).toBeVisible()
    await type(page.getByTestId('layer-thickness'), '/2')
    await expect(page.getByTestId('layer-thickness')).toHaveValue('0.100')

    const layers = page.getByTestId('layer-list').getByRole('option')
    await page.getByTestId('layer-list').focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect(layers).toContainText(['driver', 'pic', 'bumps'])
    await page.getByTestId('band-driver').scrollIntoViewIfNeeded()
    await dragIn(page, page.getByTestId('band-driver'), [0.5, 0.5], [0.5, 1.9])
    await expect(layers).toContainText(['pic', 'driver', 'bumps'])

    await dragIn(page, page.getByTestId('edge-driver'), [0.5, 0.5], [0.5, 0.5 - 32 / 7])
    await expect(page.getByTestId('layer-driver')).toContainText('0.2')
    await page.getByRole('button', { name: 'Add a layer above' }).click()
    await expect(layers).toContainText(['pic', 'layer', 'driver', 'bumps'])
    await page.getByRole('button', { name: /^Delete layer/ }).click()
    await expectNothingSerious(page, 'a chosen layer')
  })

  await test.step('kind, id and what the power does when it is warm', async () => {
    await page.getByTestId('law-0').selectOption('exponential')
    await type(page.getByTestId('law-coefficient-0'), '25')
    await expect(page.getByText('From −20 to 20 %/K.')).toBeVisible()
    await type(page.getByTestId('law-coefficient-0'), '0.4')
    await type(page.getByTestId('field-id'), 'oe-7')
    await expect(page.getByText('Optical engine 7 has the id oe-7 already.')).toBeVisible()
    await type(page.getByTestId('field-id'), 'east-6')
    await expect(page.getByTestId('component-row-east-6')).toHaveAttribute('aria-selected', 'true')
    await expectNothingSerious(page, 'the whole inspector')
  })

  expect(await undoAll(page)).toBeGreaterThanOrEqual(15)
  await expect(page).toHaveTitle(/^(?!.*Edited)/)
  await bench.expectTemperature('oe-6', before)
  expect(pageProblems).toEqual([])
})

test('the power of a die is split into blocks, replaced by a power map, and put back', async ({
  app,
  folder,
  pageProblems,
}) => {
  const { page } = app
  const bench = new Workbench(page)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await bench.settled()
  const before = await bench.maxTemperature('asic')
  await bench.select('asic')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('edit floorplan')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Floorplan of Switch ASIC' })
  const drawing = dialog.getByTestId('floorplan')
  await expect(drawing).toBeVisible()
  const size = await drawing.boundingBox()
  expect(Math.max(size!.width, size!.height)).toBeGreaterThan(480)
  const blocks = drawing.getByRole('button')
  const present = await blocks.count()
  const total = Number.parseFloat(await dialog.getByTestId('floorplan-total').innerText())

  await test.step('a block is drawn, sized, moved and given watts, and the temperature follows', async () => {
    for (let n = present; n > 0; n--) {
      await blocks.first().focus()
      await page.keyboard.press('Delete')
      await expect(blocks).toHaveCount(n - 1)
    }
    await type(dialog.getByTestId('floorplan-spread'), String(total))
    await bench.settled()
    const even = await bench.maxTemperature('asic')
    await dialog.getByLabel(/^Keep the total/).setChecked(true)
    await dragIn(page, drawing, [0.3, 0.3], [0.5, 0.5])
    await expect(blocks).toHaveCount(1)
    await type(dialog.getByTestId('block-width'), '6')
    await type(dialog.getByTestId('block-height'), '6')
    await type(dialog.getByTestId('block-power'), '99999')
    await expect(dialog.getByRole('alert')).toContainText('of the total is left.')
    await type(dialog.getByTestId('block-power'), '120')
    await expect(dialog.getByTestId('floorplan-total')).toHaveText(`${total} W`)
    await bench.settled()
    const split = await bench.maxTemperature('asic')
    expect(split).toBeGreaterThan(even + 3)
    await expect(dialog.getByTestId('floorplan-temperature')).toContainText(split.toFixed(0))

    await type(dialog.getByTestId('block-x'), '1')
    await expect(dialog.getByRole('alert')).toContainText('keeps it on the die')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeVisible()
    await type(dialog.getByTestId('block-x'), '10')
    await blocks.first().focus()
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(dialog.getByTestId('block-x')).toHaveValue('11.10')
    await page.keyboard.press('Control+z')
    await expect(dialog.getByTestId('block-x')).toHaveValue('10.00')
    await expectNothingSerious(page, 'the floorplan')
  })

  await test.step('Escape puts a dragged block back and leaves the dialog open', async () => {
    const block = drawing.getByTestId('block-0')
    const box = (await block.boundingBox())!
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 2 + 30, { steps: 6 })
    await expect(dialog.getByTestId('block-x')).not.toHaveValue('10.00')
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await expect(dialog.getByTestId('block-x')).toHaveValue('10.00')
    await expect(dialog).toBeVisible()
  })

  await test.step('a power map is refused where it is wrong, previewed and taken', async () => {
    await dialog.getByRole('button', { name: 'Import power map…' }).click()
    const text = dialog.getByTestId('power-map-text')
    await text.fill('name,x,y,width,height,power\ncore,13,16,10,ten,200')
    await expect(dialog.getByRole('alert')).toHaveText('Line 2: found "ten" where a number for height is needed.')
    await text.fill('name,left,bottom,width,height,power\ncore,8,11,10,10,200\nedge,20,0,10,4,40')
    await expect(dialog.getByRole('alert')).toContainText('edge (line 3) reaches outside the die')
    await dialog.getByLabel(/^Cut 1 block/).setChecked(true)
    await expect(dialog.getByTestId('power-map-facts')).toContainText('2 blocks')
    await expectNothingSerious(page, 'the import of a power map')

    const path = join(folder, 'map.csv')
    const row = (watts: number) => Array(100).fill(watts).join(',')
    await writeFile(
      path,
      [...Array(40).fill(row(0.01)), ...Array(20).fill(row(0.06)), ...Array(40).fill(row(0.01))].join('\n'),
    )
    const file = dialog.getByTestId('power-map-file')
    await page.evaluate(() => {
      const { text } = File.prototype
      const late: (() => void)[] = []
      File.prototype.text = function () {
        if (this.name === 'gone.csv') return Promise.reject(new DOMException('', 'NotFoundError'))
        if (this.name !== 'slow.csv') return text.call(this)
        return new Promise((resolve) => late.push(() => resolve('1,2\n3,4')))
      }
      Object.assign(window, { readLate: () => late.forEach((read) => void read()) })
    })
    const named = (name: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from('1') })
    await file.setInputFiles(named('gone.csv'))
    await expect(dialog.getByRole('alert')).toHaveText('gone.csv cannot be read.')
    await file.setInputFiles(named('slow.csv'))
    await file.setInputFiles(path)
    await page.evaluate(() => Reflect.get(window, 'readLate')())
    await expect(dialog.getByTestId('power-map-facts')).toHaveText('3 blocks of 100 × 100 cells200 W')
    await type(dialog.getByTestId('power-map-total'), String(total))
    await expect(dialog.getByTestId('power-map-facts')).toContainText(`${total} W`)
    await dialog.getByRole('button', { name: 'Import 3 blocks' }).click()
    await expect(blocks).toHaveCount(3)
    await expect(dialog.getByTestId('floorplan-total')).toHaveText(`${total} W`)
    await page.keyboard.press('Control+z')
    await expect(blocks).toHaveCount(1)
    await page.keyboard.press('Control+y')
    await expect(blocks).toHaveCount(3)
    await bench.settled()
    expect(Math.abs((await bench.maxTemperature('asic')) - before)).toBeGreaterThan(0.5)
  })

  await dialog.getByRole('button', { name: 'Close' }).click()
  await undoAll(page)
  await bench.expectTemperature('asic', before)
  expect(pageProblems).toEqual([])
})

test('the library says where every figure is from', async ({ app }) => {
  const { page } = app
  await new Workbench(page).settled()
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  await page.getByRole('menuitem', { name: 'Materials…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Materials' })
  await dialog.getByRole('textbox', { name: 'Search materials' }).fill('silicon follows')
  await dialog.getByTestId('material-silicon-kT').click()
  await expect(dialog.getByRole('table')).toContainText('190 W/(m·K)')
  await expect(dialog.getByRole('table')).toContainText('the source gives 250, 300 and 400 K')
  await expect(dialog.getByTestId('conductivity-plot').locator('canvas')).toBeVisible()
  await expectNothingSerious(page, 'a library material')
  await dialog.getByRole('button', { name: 'Override', exact: true }).click()
  await expect(dialog.getByTestId('material-overrides')).toContainText('in the place of the library’s Silicon')
  await dialog.getByRole('button', { name: 'Use the library’s' }).click()
  await expect(dialog.getByRole('table')).toBeVisible()

  await dialog.getByRole('textbox', { name: 'Search materials' }).fill('')
  await dialog.getByTestId('material-solder').click()
  await expect(dialog.getByRole('button', { name: 'Delete' })).toHaveAttribute('aria-disabled', 'true')
})
