/** Switch-on from ambient against the public references and against the exact solution of the common box. */
import { expect, test } from 'vitest'
import type { GridParameters } from '../../src/solver/model/grid.ts'
import { readFixture } from '../support/fixtures.ts'
import { layoutFrom } from '../support/reference.ts'
import { compareTransient, finished, TRANSIENT_TOLERANCE_K } from '../support/transient-reference.ts'

/** Heat in = heat out + heat stored, as a share of the heat in. */
const BALANCE = 1e-5

/** The slab is the same at every x and y. */
const SLAB_GRID: GridParameters = { lateralCells: 8, cellsPerInterval: 1, mergeMm: 0.02, verticalCells: 36 }

test.each([
  ['slab-1d', 'normal', 7, SLAB_GRID],
  ['spreader-centred', 'preview', 7, undefined],
  ['cpo-8-engines', 'normal', 60, undefined],
] as const)(
  '%s at %s is within the uncertainty of its reference plus 0.1 K at every time',
  (name, quality, count, grid) => {
    const { rows, transient } = compareTransient(name, quality, grid)
    expect(rows).toHaveLength(count)
    expect(rows.filter(({ share }) => !(share <= 1))).toEqual([])
    expect(transient.solver.converged).toBe(true)
    for (const { put, out, stored } of transient.heat) {
      expect(Math.abs(put - out - stored)).toBeLessThan(BALANCE * put)
    }
  },
  120_000,
)

test('the common box warms up as its exact series says, block by block', () => {
  const peers = (file: string) => JSON.parse(readFixture(`verification/peers/${file}`))
  const box: {
    blocks: [string, number, number, number, number, number][]
    layers: [string, number, number, number][]
  } = peers('box.json')
  const exact: { t: number[]; mean_C: Record<string, number[]> } = peers('exact_transient.json')
  const document = layoutFrom(readFixture('peers-box.cpo.json'))
  const [whole] = document.components
  if (!whole) throw new Error('the box has no component')
  const tile = (west: number, south: number, width: number, height: number) => ({
    kind: 'other' as const,
    x: west + width / 2,
    y: south + height / 2,
    width,
    height,
    layers: whole.layers,
  })
  // the box gives J/(m³·K)
  const materials = Object.fromEntries(
    box.layers.map(([name, , conductivity, perVolume]) => [
      `box-${name}`,
      { conductivity, density: 1000, specificHeat: perVolume / 1000 },
    ]),
  )
  const fill: [string, number, number, number, number, number][] = peers('box.json').fill
  const components = [...box.blocks, ...fill].map(([id, west, south, width, height, power]) => ({
    id,
    ...tile(west, south, width, height),
    ...(power > 0 ? { sources: [{ layer: 'src', power }] } : {}),
  }))
  const samples = [0, 1, 4, 19]
  const times = samples.map((n) => exact.t[n]!)
  const transient = finished({ ...document, components, materials }, { quality: 'preview', times })
  const off = box.blocks.flatMap(([id]) => {
    const ours = transient.components.find((component) => component.id === id)!.meanTemperature
    return samples.map((n, i) => ({ id, time: times[i], exact: exact.mean_C[id]![n]!, ours: ours[i]! }))
  })
  expect(off).toHaveLength(36)
  expect(off.filter((row) => !(Math.abs(row.ours - row.exact) <= TRANSIENT_TOLERANCE_K))).toEqual([])
}, 60_000)
