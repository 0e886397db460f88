import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RESPONSE_HEADERS } from '../../src/main/headers.ts'
import { expect, test } from '../support/app.ts'
import { Workbench } from '../support/workbench.ts'

const ROOT = join(import.meta.dirname, '../..')

test('npm start without the runtime and without a display says so and serves the built app', {
  tag: '@browser',
}, async ({ page }) => {
  const child = spawn(process.execPath, ['--import', './scripts/typescript.mjs', 'scripts/start.ts'], {
    cwd: ROOT,
    // A folder without a runtime: nothing is looked for elsewhere and nothing is fetched.
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: '/nonexistent', DISPLAY: '', WAYLAND_DISPLAY: '' },
  })
  try {
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    await expect
      .poll(() => output, { timeout: 60_000 })
      .toMatch(/could not be fetched[\s\S]*http:\/\/127\.0\.0\.1:\d+\//)
    const response = await page.goto(/http:\S+/.exec(output)?.[0] ?? '')
    expect(response?.headers()).toMatchObject({
      'content-security-policy': RESPONSE_HEADERS['Content-Security-Policy'],
      'cross-origin-embedder-policy': 'require-corp',
    })
    await expect(page.getByTestId('verdict-table')).toBeVisible()
  } finally {
    child.kill()
  }
})

test('a browser without file handles opens by upload and saves by download', { tag: '@browser' }, async ({
  app,
  folder,
}) => {
  const { page } = app
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showOpenFilePicker')
    Reflect.deleteProperty(window, 'showSaveFilePicker')
  })
  await page.reload()
  await new Workbench(page).settled()
  const choosing = page.waitForEvent('filechooser')
  await page.keyboard.press('Control+o')
  await (await choosing).setFiles(join(ROOT, 'examples/oif-51t2-16-engines.cpo.json'))
  await expect(page).toHaveTitle(/oif-51t2-16-engines/)
  const downloading = page.waitForEvent('download')
  await page.keyboard.press('Control+Shift+s')
  const path = join(folder, 'downloaded.cpo.json')
  await (await downloading).saveAs(path)
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ format: 'cpo-layout' })
})
