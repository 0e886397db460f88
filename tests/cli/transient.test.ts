/** `shoreline transient`, as a user runs it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Layout } from '../../src/layout/schema.ts'
import { ensureCli, shoreline } from '../support/cli.ts'
import { LUMP, lump, RISE, TAU } from '../support/lumped.ts'

const folder = mkdtempSync(join(tmpdir(), 'shoreline-transient-'))
const fileOf = (name: string, layout: Layout): string => {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(layout))
  return path
}
const FILE = fileOf('lump.cpo.json', lump())
const BARE = fileOf('bare.cpo.json', lump({}, { materials: { block: { conductivity: 100, density: 2000 } } }))

beforeAll(ensureCli, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

describe('shoreline transient', () => {
  test('--json lists the times once, ascending, and the temperatures by component', async () => {
    const { code, stdout, stderr } = await shoreline(
      'transient',
      FILE,
      '--at',
      '2,0.5',
      '--at=0.5,0',
      '--json',
      '--quality=preview',
    )
    expect([code, stderr]).toEqual([0, ''])
    const { times, components, heat } = JSON.parse(stdout)
    expect(times).toEqual([0, 0.5, 2])
    expect(Object.keys(components)).toEqual(['oe-1'])
    const { meanTemperature, maxTemperature } = components['oe-1']
    expect(meanTemperature[0]).toBe(LUMP.ambient)
    for (const [n, time] of times.entries()) {
      const exact = LUMP.ambient + RISE * (1 - Math.exp(-time / TAU))
      // 0.1 K per step is what preview allows
      expect(Math.abs(meanTemperature[n] - exact)).toBeLessThan(0.2)
      expect(maxTemperature[n]).toBeGreaterThanOrEqual(meanTemperature[n] - 1e-9)
    }
    expect(heat.map(({ put }: { put: number }) => put)).toEqual([0, expect.closeTo(2, 9), expect.closeTo(8, 9)])
  })

  test('prints the peaks, both temperatures at every time, and the heat', async () => {
    const { code, stdout } = await shoreline('transient', FILE, '--at', '0.5,2', '--quality', 'preview')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Status +Component +Name +Kind +Peak, °C +At, s +Limit, °C +Margin, K$/m)
    expect(stdout.match(/^Component +0\.5 s, °C +2 s, °C$/gm)).toHaveLength(2)
    expect(stdout).toMatch(/Heat up to 2 s: 8 J in; [\d.]+ J out, [\d.]+ J stored; imbalance/)
    expect(stdout).toMatch(/Converged in \d+ ms, \d+ steps \(\d+ repeated\), \d+ cycles, quality preview/)
  })

  test('exits with 1 where a limit is passed on the way', async () => {
    const pulse = lump({
      profile: [
        [0, 1],
        [1, 0],
      ],
      profileShape: 'step',
    })
    const [part] = pulse.components
    const hot = fileOf('hot.cpo.json', { ...pulse, components: [{ ...part!, temperatureLimit: LUMP.ambient + 0.5 }] })
    const { code, stdout } = await shoreline('transient', hot, '--at', '100', '--quality', 'preview')
    expect(stdout).toContain('Over limit')
    expect(code).toBe(1)
  })

  test('refuses a document without heat capacities at the places that need them', async () => {
    const { code, stdout } = await shoreline('transient', BARE, '--at', '1', '--json')
    expect(code).toBe(2)
    expect(JSON.parse(stdout).problems).toEqual([
      { path: 'substrate.layers[0].material', message: expect.stringContaining('"block" without specificHeat') },
      { path: 'components[0].layers[0].material', message: expect.stringContaining('specificHeat') },
    ])
    expect((await shoreline('transient', BARE, '--at', '1')).stderr).toContain('substrate.layers[0].material: Found')
  })

  test('exits with 3, as a solve does, where a valid document runs away', async () => {
    const hot = fileOf('runaway.cpo.json', lump({ powerTemperature: { reference: LUMP.ambient, coefficient: 0.1 } }))
    const at = String(10 * TAU)
    const { code, stdout } = await shoreline('transient', hot, '--at', at, '--quality', 'preview', '--json')
    expect(JSON.parse(stdout).problems[0].message).toContain('Thermal runaway')
    expect(code).toBe(3)
  })

  test.each([
    [[], 'the times are missing'],
    [['--at', ''], 'found "" in ""'],
    [['--at', '1,,2'], 'found "" in "1,,2"'],
    [['--at', '1,soon'], 'found "soon" in "1,soon"'],
    [['--at=-1'], 'found "-1" in "-1"'],
    [['--at', 'Infinity'], 'found "Infinity"'],
  ])('exits with 2 for the words %j', async (words, reason) => {
    const { code, stdout, stderr } = await shoreline('transient', FILE, ...words)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(reason)
  })
})
