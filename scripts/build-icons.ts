/**
 * `npm run icons`: draws packaging/icon.svg at every size that Linux, Windows and macOS want, and packs them as each of
 * them does. The results are kept in the repository; run it again when the drawing changes. Needs a Chromium.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findChromium } from './find-chromium.ts'
import { type Icon, packIcns, packIco } from './icon-files.ts'
import { ROOT } from './launch.ts'

const SIZES_PX = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const FOLDER = join(ROOT, 'packaging/icons')

const drawing = readFileSync(join(ROOT, 'packaging/icon.svg'), 'utf8')
const executablePath = findChromium()
const browser = await chromium.launch({ ...(executablePath && { executablePath }) })
const page = await browser.newPage()
const icons: Icon[] = []
for (const size of SIZES_PX) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<style>html,body{margin:0;background:transparent}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`,
  )
  icons.push({ size, png: await page.screenshot({ omitBackground: true }) })
}
await browser.close()

mkdirSync(FOLDER, { recursive: true })
for (const { size, png } of icons) writeFileSync(join(FOLDER, `${size}x${size}.png`), png)
writeFileSync(join(ROOT, 'packaging/icon.ico'), packIco(icons.filter(({ size }) => size <= 256)))
writeFileSync(join(ROOT, 'packaging/icon.icns'), packIcns(icons))
console.log(`drew ${SIZES_PX.length} sizes`)
