/**
 * Reference pictures of a state at both window sizes and in both themes, in `tests/e2e/pictures`. They are taken on demand
 * (`UPDATE_SCREENSHOTS=1`) and looked at; they are not compared in the tests, because fonts and antialiasing differ between
 * machines.
 */
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Platform } from './app.ts'

const FOLDER = join(import.meta.dirname, '../e2e/pictures')
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
] as const
/** For fades, and for what follows the size of the window. */
const SETTLE_MS = 400

export async function picturesOf(page: Page, name: string, platform: Platform): Promise<void> {
  if (process.env.UPDATE_SCREENSHOTS !== '1' || platform !== 'stand-in') return
  for (const size of SIZES) {
    await page.setViewportSize(size)
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.waitForTimeout(SETTLE_MS)
      await page.screenshot({ path: join(FOLDER, `${name}-${size.width}-${colorScheme}.png`) })
    }
  }
  await page.setViewportSize(SIZES[0])
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.waitForTimeout(SETTLE_MS)
}
