import { test, expect } from '../support/app.ts'
import { Workbench } from '../support/workbench.ts'
test('look', async ({ app }) => {
  const { page } = app
  const bench = new Workbench(page)
  await bench.settled()
  await bench.drag([74.5, 31], [75.5, 43.5])
  await page.getByRole('tab', { name: /Problems/ }).click()
  await page.waitForTimeout(1000)
  await page.screenshot({ path: '/tmp/looks5/problems.png' })
})
