import { describe, expect, test } from 'vitest'
import { CATALOGUE, componentFromPart } from '../../src/layout/catalogue.ts'
import { powerOf } from '../../src/layout/geometry.ts'
import { validateLayout } from '../../src/layout/parse.ts'
import { layoutWith } from '../support/small-layout.ts'

const substrate = { ...layoutWith().substrate, width: 60, height: 60 }

describe('the catalogue', () => {
  test.each(CATALOGUE.map((part) => [part.id, part] as const))(
    '%s becomes a component that a package accepts',
    (_, part) => {
      const component = componentFromPart(part, 'new', 30, 30)
      expect(validateLayout(layoutWith({ substrate, components: [component] }))).toMatchObject({
        ok: true,
        notices: [],
      })
      expect(powerOf(component)).toBeCloseTo(part.power.value, 6)
      expect(component.layers.reduce((sum, { thickness }) => sum + thickness, 0)).toBeCloseTo(part.thickness.value, 6)
    },
  )

  test('gives every figure a basis and a source, and has ASICs, engines and lasers', () => {
    for (const { width, height, thickness, power, stack } of CATALOGUE) {
      for (const { basis, source } of [width, height, thickness, power, stack]) {
        expect(['sourced', 'derived', 'estimate']).toContain(basis)
        expect(source.length).toBeGreaterThan(5)
        if (basis !== 'estimate') expect(source).not.toMatch(/estimate/)
      }
    }
    expect(new Set(CATALOGUE.map(({ group }) => group))).toEqual(
      new Set(['asic', 'optical-engine', 'laser', 'memory', 'interposer', 'other']),
    )
    expect(new Set(CATALOGUE.map(({ id }) => id)).size).toBe(CATALOGUE.length)
  })

  test('hands out components that share nothing with each other', () => {
    const [a, b] = ['a', 'b'].map((id) => componentFromPart(CATALOGUE[0]!, id, 0, 0))
    expect(a!.layers).toEqual(b!.layers)
    expect(a!.layers[0]).not.toBe(b!.layers[0])
  })
})
