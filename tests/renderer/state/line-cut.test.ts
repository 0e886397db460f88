import { describe, expect, it } from 'vitest'
import { lineCutCsv } from '../../../src/renderer/documents/line-cut-csv.ts'
import { levelsOf, packageOf } from '../../../src/renderer/state/derived.ts'
import { bodiesAlong, placeAt, samplesAlong, sectionAlong } from '../../../src/renderer/state/line-cut.ts'
import type { TemperatureField } from '../../../src/solver/results/solution.ts'
import { readPackage } from '../support/test-app.ts'

/** T = 40 + x in two layers, the upper one 10 K warmer: cells of 1 mm on 10 × 10 mm. */
function slope(): TemperatureField {
  const lines = Float64Array.from({ length: 11 }, (_, n) => n)
  const temperature = new Float32Array(200)
  for (let cell = 0; cell < 200; cell++) temperature[cell] = 40 + (cell % 10) + 0.5 + (cell >= 100 ? 10 : 0)
  return { x: lines, y: lines, z: Float64Array.of(0, 1, 2), temperature }
}

const eastward = { from: { x: 2, y: 5 }, to: { x: 8, y: 5 } }

describe('a line cut', () => {
  it('reads the field of the layer at even distances', () => {
    const { distances, temperatures } = samplesAlong(slope(), eastward, 0.5, true, 7)
    expect(distances).toEqual([0, 1, 2, 3, 4, 5, 6])
    temperatures.forEach((value, n) => void expect(value).toBeCloseTo(42 + n, 4))
    expect(samplesAlong(slope(), eastward, 1.5, true, 7).temperatures[0]).toBeCloseTo(52, 4)
  })

  it('has no temperature off the package', () => {
    const beyond = samplesAlong(slope(), { from: { x: -5, y: 5 }, to: { x: 5, y: 5 } }, 0.5, true, 3)
    expect(beyond.temperatures[0]).toBeNull()
    expect(beyond.temperatures[2]).toBeCloseTo(45, 4)
  })

  it('names the bodies it crosses, with where it enters and leaves them', () => {
    const pkg = packageOf(readPackage())
    const along = bodiesAlong(pkg, { from: { x: 0, y: 45 }, to: { x: 90, y: 45 } })
    const asic = along.find(({ id }) => id === 'asic')
    expect(asic).toMatchObject({ limit: 105 })
    expect(asic?.from).toBeCloseTo(32, 9)
    expect(asic?.to).toBeCloseTo(58, 9)
    // Diagonally through a corner as well; past it not at all.
    expect(bodiesAlong(pkg, { from: { x: 0, y: 1 }, to: { x: 90, y: 1 } })).toEqual([])
    const diagonal = bodiesAlong(pkg, { from: { x: 0, y: 0 }, to: { x: 90, y: 90 } }).find(({ id }) => id === 'asic')
    expect(diagonal?.from).toBeCloseTo(Math.hypot(32, 32), 9)
  })

  it('has a row of the section for every level, from the lid down', () => {
    const layout = readPackage()
    const levels = levelsOf(layout)
    expect(sectionAlong(slope(), eastward, levels, 5)).toHaveLength(levels.length)
  })

  it('is exported with its places and every layer in full precision', () => {
    const text = lineCutCsv(slope(), eastward, [{ name: 'Board', z0: 0, z1: 1 }])
    const [head, first, ...rest] = text.trimEnd().split('\r\n')
    expect(head).toBe('distance (mm),x (mm),y (mm),"Board, z 0.5 mm (°C)"')
    expect(first?.split(',').map(Number)).toEqual([0, 2, 5, 42])
    expect(rest.at(-1)?.split(',').slice(0, 3).map(Number)).toEqual([6, 8, 5])
    expect(placeAt(eastward, 0.5)).toEqual({ x: 5, y: 5 })
  })
})
