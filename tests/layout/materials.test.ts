import { describe, expect, test } from 'vitest'
import { BUILT_IN_MATERIALS, conductivityAt, isBuiltIn, materialOf } from '../../src/layout/materials.ts'
import { nearestName } from '../../src/layout/nearest.ts'
import { materialSchema } from '../../src/layout/schema.ts'

describe('the built-in library', () => {
  test('has a conductivity that the format allows for every material, and a basis and source for every figure', () => {
    expect(BUILT_IN_MATERIALS.size).toBeGreaterThan(50)
    for (const [id, entry] of BUILT_IN_MATERIALS) {
      expect(materialSchema.safeParse(materialOf({}, id)), id).toMatchObject({ success: true })
      const figures = [entry.conductivity, entry.density, entry.specificHeat, entry.volumetricHeatCapacity]
      for (const figure of figures.filter((candidate) => candidate !== undefined)) {
        expect(['sourced', 'derived', 'estimate'], id).toContain(figure.basis)
        expect(figure.source.length, id).toBeGreaterThan(5)
      }
    }
  })

  test('has the materials that the format’s own example uses', () => {
    const used = [
      'fr4',
      'bga',
      'organic-substrate',
      'air',
      'c4-underfill',
      'silicon',
      'microbump-underfill',
      'copper',
      'tim-grease',
    ]
    expect(used.filter((id) => !BUILT_IN_MATERIALS.has(id))).toEqual([])
  })

  test('knows a material under a former id, which is no entry of its own', () => {
    expect(materialOf({}, 'tim_grease')).toBe(materialOf({}, 'tim-grease'))
    expect(isBuiltIn('tim_grease')).toBe(true)
    expect(BUILT_IN_MATERIALS.has('tim_grease')).toBe(false)
  })

  test('gives density times specific heat where a source knows only the product', () => {
    const { density, specificHeat } = materialOf({}, 'beol')!
    expect(density! * specificHeat!).toBeCloseTo(2.175e6, 6)
  })

  test('yields to the document’s own material, and to nothing that an object inherits', () => {
    const own = { conductivity: 1 }
    expect(materialOf({ materials: { copper: own } }, 'copper')).toBe(own)
    expect(materialOf({ materials: {} }, 'toString')).toBeUndefined()
    expect(materialOf({}, 'unobtainium')).toBeUndefined()
  })
})

describe('conductivity at a temperature', () => {
  const silicon = {
    conductivity: {
      table: [
        [25, 148],
        [125, 98.9],
      ] as [number, number][],
    },
  }

  test('is linear between the points of a table and constant beyond its ends', () => {
    expect(conductivityAt(silicon, -40).inPlane).toBe(148)
    expect(conductivityAt(silicon, 25).inPlane).toBe(148)
    expect(conductivityAt(silicon, 75).throughPlane).toBeCloseTo(123.45, 12)
    expect(conductivityAt(silicon, 125).inPlane).toBeCloseTo(98.9, 12)
    expect(conductivityAt(silicon, 300).inPlane).toBe(98.9)
  })

  test('of the other forms does not depend on it', () => {
    expect(conductivityAt({ conductivity: 4 }, 80)).toEqual({ inPlane: 4, throughPlane: 4 })
    expect(conductivityAt({ conductivity: { inPlane: 25, throughPlane: 0.6 } }, 80)).toEqual({
      inPlane: 25,
      throughPlane: 0.6,
    })
  })
})

describe('the nearest name', () => {
  const names = ['silicon', 'copper', 'tim-grease', 'air']

  test.each([
    ['silcon', 'silicon'],
    ['Copper', 'copper'],
    ['grease', 'tim-grease'],
    ['unobtainium', null],
    ['x'.repeat(5000), null],
  ])('to %s is %s', (found, expected) => {
    expect(nearestName(found, names)).toBe(expected)
  })
})
