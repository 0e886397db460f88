import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'

const WELL_KNOWN = [
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]
const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

export const HOW_TO_GET_CHROMIUM =
  'No Chromium or Chrome was found: install one (on Debian `apt-get install chromium`) or set PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH to its program.'

/** Path of an installed Chromium or Chrome, or null. */
export function findChromium(): string | null {
  const given = process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH
  if (given) return isProgram(given) ? given : null
  const folders = (process.env.PATH ?? '').split(delimiter)
  const onPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)))
  return [...WELL_KNOWN, ...onPath, chromium.executablePath()].find(isProgram) ?? null
}

/** Finds Chromium, or installs Debian's where this user may; null when neither works. */
export function findOrInstallChromium(): string | null {
  const found = findChromium()
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (found || !mayInstall || process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH) return found
  console.log('No Chromium or Chrome was found; installing Debian’s chromium.')
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
  const install = () =>
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options).status === 0
  // A fresh machine has no package lists yet.
  if (!install()) {
    spawnSync('apt-get', ['update'], options)
    install()
  }
  return findChromium()
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
