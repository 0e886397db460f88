import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findChromium, findOrInstallChromium } from '../../scripts/find-chromium.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shoreline-chromium-'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

test('the program named by the environment is taken', async () => {
  const program = join(folder, 'my-chromium')
  await writeFile(program, '#!/bin/sh\n')
  await chmod(program, 0o755)
  vi.stubEnv('PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH', program)
  expect(findChromium()).toBe(program)
})

test('a wrong program in the environment is not quietly replaced by another, nor installed', () => {
  vi.stubEnv('PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH', join(folder, 'missing'))
  expect(findChromium()).toBe(null)
  expect(findOrInstallChromium()).toBe(null)
})
