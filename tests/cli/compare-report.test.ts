/** `shoreline compare` and `shoreline report`, as built. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Layout } from '../../src/layout/schema.ts'
import type { ComparisonSummary } from '../../src/report/comparison-table.ts'
import { ensureCli, shoreline } from '../support/cli.ts'
import { componentWith, layoutWith } from '../support/small-layout.ts'

const folder = mkdtempSync(join(tmpdir(), 'shoreline-compare-'))
beforeAll(ensureCli, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

function fileOf(name: string, content: Layout): string {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(content))
  return path
}

const part = (power: number) => componentWith({ name: 'Engine one', sources: [{ layer: 'die', power }] })
const within = () => fileOf('within.cpo.json', layoutWith({ name: 'Small', components: [part(0.2)] }))
const over = () => fileOf('over.cpo.json', layoutWith({ components: [part(20)] }))
const runaway = () => {
  const source = { layer: 'die', power: 20, powerTemperature: { reference: 25, coefficient: 0.2 } }
  return fileOf('runaway.cpo.json', layoutWith({ components: [componentWith({ sources: [source] })] }))
}

describe('shoreline compare', () => {
  test('says what the second changes against the first, and exits with its verdict', async () => {
    const worse = await shoreline('compare', within(), over(), '--quality', 'preview')
    expect(worse.code).toBe(1)
    expect(worse.stdout).toMatch(/^B runs [\d.]+ K hotter where it is hottest; oe-1 now fails\./)
    expect(worse.stdout).toMatch(/A: .*within\.cpo\.json, 0\.2 W in/)
    const better = await shoreline('compare', over(), within(), '--quality', 'preview')
    expect(better.code).toBe(0)
    expect(better.stdout).toContain('oe-1 now passes, nothing fails newly.')
  })

  test('gives the same as JSON, both summaries included', async () => {
    const { code, stdout } = await shoreline('compare', within(), over(), '--json', '--quality', 'preview')
    const summary: ComparisonSummary = JSON.parse(stdout)
    expect(code).toBe(1)
    const [a, b] = [summary.a.components[0]!, summary.b.components[0]!]
    expect(summary.components[0]!.change!.kelvin).toBe(b.maxTemperature - a.maxTemperature)
    expect(summary.components[0]!.change!.uncertainty).toBeCloseTo(a.uncertainty + b.uncertainty, 12)
  })

  test('refuses bad input and bad words', async () => {
    expect((await shoreline('compare', within())).code).toBe(2)
    expect((await shoreline('compare', within(), over(), over())).stderr).toContain('found also')
    const missing = await shoreline('compare', within(), join(folder, 'none.json'))
    expect([missing.code, missing.stdout]).toEqual([2, ''])
    expect(missing.stderr).toContain('There is no file')
  })

  test('does not compare what has no temperatures', async () => {
    const { code, stdout, stderr } = await shoreline('compare', within(), runaway(), '--quality', 'preview')
    expect([code, stdout]).toEqual([3, ''])
    expect(stderr).toContain('runaway.cpo.json did not converge')
  })
})

describe('shoreline report', () => {
  test('writes one page beside the document and exits with its verdict', async () => {
    const { code, stdout } = await shoreline('report', within(), '--quality', 'preview')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Passes: Engine one is within its limit by .* K\.\nWrote .*within\.report\.html\.\n$/)
    const html = readFileSync(join(folder, 'within.report.html'), 'utf8')
    expect(html).toContain('Passes: Engine one')
    expect(html).toContain('within.cpo.json')
    expect(html).toMatch(/Shoreline \d+\.\d+\.\d+/)
    expect(html).not.toContain(folder)
  })

  test('writes where it is told, and says when it cannot', async () => {
    const out = join(folder, 'named.html')
    expect((await shoreline('report', over(), '-o', out, '--quality', 'preview')).code).toBe(1)
    expect(readFileSync(out, 'utf8')).toContain('Fails: Engine one is over its limit')
    const nowhere = await shoreline('report', within(), '-o', join(folder, 'none', 'x.html'), '--quality', 'preview')
    expect(nowhere.code).toBe(2)
    expect(nowhere.stderr).toContain('could not be written')
  })

  test('of a package that runs away says so', async () => {
    const out = join(folder, 'runaway.html')
    expect((await shoreline('report', runaway(), '-o', out, '--quality', 'preview')).code).toBe(3)
    expect(readFileSync(out, 'utf8')).toContain('No verdict:')
  })

  test('writes nothing of bad input', async () => {
    const broken = join(folder, 'broken.cpo.json')
    writeFileSync(broken, '{}')
    expect((await shoreline('report', broken)).code).toBe(2)
    const asJson = await shoreline('report', within(), '--json')
    expect(asJson.code).toBe(2)
    expect(asJson.stderr).toContain('report writes a page')
    expect(existsSync(join(folder, 'broken.report.html'))).toBe(false)
  })
})
