/**
 * `npm test`: type check, lint, build, unit and verification tests, end-to-end tests. A stage that fails does not stop
 * the later ones; the last line sums up all of them.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildKernel } from './build-kernel.ts'
import { findRuntime } from './electron-runtime.ts'
import { findOrInstallChromium, HOW_TO_GET_CHROMIUM } from './find-chromium.ts'
import { ROOT, runTool } from './launch.ts'

interface Count {
  passed: number
  failed: number
  skipped: number
}

/** Relative to the repository, where the runners run. */
const REPORTS = 'test-results'
const total: Count = { passed: 0, failed: 0, skipped: 0 }

await stage('Build: kernel', async () => {
  await buildKernel()
  return 0
})
await stage('Type check', () => runTool('tsc', ['-b']))
await stage('Lint', () => runTool('biome', ['check']))
await stage('Build: app', () => runTool('electron-vite', ['build', '--logLevel', 'warn']))
await stage('Build: command line', () =>
  runTool('vite', ['build', '--config', 'vite.cli.config.ts', '--logLevel', 'warn']),
)
await suite('Unit and verification tests', 'vitest.json', countVitest, (report) =>
  runTool('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]),
)
await suite('End-to-end tests', 'playwright.json', countPlaywright, async (report) => {
  const chromium = findOrInstallChromium()
  if (chromium === null) console.error(HOW_TO_GET_CHROMIUM)
  return chromium === null
    ? 1
    : runTool('playwright', ['test', '--reporter=list,json'], {
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH: chromium,
      })
})

if (findRuntime() === null) {
  console.log(
    '\nSkipped: the end-to-end tests on Electron’s own runtime, which is not installed (npx install-electron).',
  )
}
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed === 0 ? 0 : 1

/** A stage that counts as one test. */
async function stage(title: string, perform: () => Promise<number>): Promise<void> {
  console.log(`\n── ${title}`)
  const passed = (await perform()) === 0
  add({ passed: Number(passed), failed: Number(!passed), skipped: 0 })
}

/** A stage that counts its tests itself, in a report. */
async function suite(
  title: string,
  reportName: string,
  count: (json: string) => Count,
  perform: (report: string) => Promise<number>,
): Promise<void> {
  console.log(`\n── ${title}`)
  const report = `${REPORTS}/${reportName}`
  const path = join(ROOT, report)
  rmSync(path, { force: true })
  const passed = (await perform(report)) === 0
  const counted = existsSync(path) ? count(readFileSync(path, 'utf8')) : { passed: 0, failed: 0, skipped: 0 }
  // A runner that dies, or fails outside its tests, must not look like a success.
  if (!passed && counted.failed === 0) counted.failed = 1
  if (passed && counted.passed === 0) counted.failed = 1
  add(counted)
}

function add(count: Count): void {
  total.passed += count.passed
  total.failed += count.failed
  total.skipped += count.skipped
}

function countVitest(report: string): Count {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(report)
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }
}

function countPlaywright(report: string): Count {
  const { expected, unexpected, flaky, skipped } = JSON.parse(report).stats
  // A test that passes only the second time is not a test that passes.
  return { passed: expected, failed: unexpected + flaky, skipped }
}
