import { describe, expect, test } from 'vitest'
import { resolveFilms } from '../../src/layout/films.ts'
import { powerOf, resolvePackage } from '../../src/layout/geometry.ts'
import { stackLevels } from '../../src/layout/levels.ts'
import {
  contains,
  gapBetween,
  intersection,
  outlineInSubstrate,
  outlineOf,
  overlaps,
} from '../../src/layout/outline.ts'
import type { Component, Layout } from '../../src/layout/schema.ts'
import { componentWith, layoutWith } from '../support/small-layout.ts'

describe('outlines', () => {
  const rectangle = { x: 10, y: 20, width: 6, height: 2 }

  test('swap width and height after a quarter turn', () => {
    expect(outlineOf(rectangle)).toEqual({ x0: 7, x1: 13, y0: 19, y1: 21 })
    expect(outlineOf(rectangle, 90)).toEqual({ x0: 9, x1: 11, y0: 17, y1: 23 })
    expect(outlineOf(rectangle, 180)).toEqual(outlineOf(rectangle))
  })

  test('lie as far apart as their nearest points, across a corner too', () => {
    const a = { x0: 0, x1: 1, y0: 0, y1: 1 }
    expect(gapBetween(a, { x0: 3, x1: 4, y0: 0.5, y1: 2 })).toBe(2)
    expect(gapBetween({ x0: 4, x1: 5, y0: -6, y1: -4 }, a)).toBe(5)
    expect(gapBetween(a, { x0: 0.5, x1: 4, y0: 1, y1: 2 })).toBe(0)
  })

  test('that touch or overlap by less than the tolerance share nothing', () => {
    const a = { x0: 0, x1: 1, y0: 0, y1: 1 }
    expect(overlaps(a, { x0: 1, x1: 2, y0: 0, y1: 1 })).toBe(false)
    expect(overlaps(a, { x0: 1 - 5e-7, x1: 2, y0: 0, y1: 1 })).toBe(false)
    expect(overlaps(a, { x0: 1 - 5e-6, x1: 2, y0: 0, y1: 1 })).toBe(true)
    expect(contains(a, { x0: -5e-7, x1: 1, y0: 0, y1: 1 })).toBe(true)
    expect(contains(a, { x0: -5e-6, x1: 1, y0: 0, y1: 1 })).toBe(false)
    expect(intersection(a, { x0: 0.5, x1: 2, y0: -1, y1: 0.25 })).toEqual({ x0: 0.5, x1: 1, y0: 0, y1: 0.25 })
  })

  test.each([
    [0, { x0: 7, x1: 8, y0: 20, y1: 21 }],
    [90, { x0: 9, x1: 10, y0: 17, y1: 18 }],
    [180, { x0: 12, x1: 13, y0: 19, y1: 20 }],
    [270, { x0: 10, x1: 11, y0: 22, y1: 23 }],
  ] as const)('of a block turn counter-clockwise with its part: %i degrees', (rotation, expected) => {
    // The block lies in the north-west corner of the part.
    expect(outlineInSubstrate({ x: 0.5, y: 1.5, width: 1, height: 1 }, rectangle, rotation)).toEqual(expected)
  })
})

describe('the stack', () => {
  test('stands on the substrate, and a child on its parent, whatever their order in the file', () => {
    const parent = componentWith({ id: 'parent', layers: [layer('base', 0.5)] })
    const child = componentWith({ id: 'child', on: 'parent', width: 2, height: 2, layers: [layer('die', 0.3)] })
    for (const components of [
      [parent, child],
      [child, parent],
    ]) {
      const pkg = resolvePackage(layoutWith({ components }))
      const [found, carrier] = [byId(pkg, 'child'), byId(pkg, 'parent')]
      expect(pkg.substrateTop).toBe(2)
      expect(found).toMatchObject({ base: 2.5, depth: 1, carries: false, contact: 'tim' })
      expect(found.top).toBeCloseTo(2.8, 12)
      expect(carrier).toMatchObject({ base: 2, top: 2.5, depth: 0, carries: true, contact: 'none' })
    }
  })

  test('adds up its power over sources and blocks', () => {
    const sources = [
      { layer: 'die', power: 3, blocks: [{ x: 1, y: 1, width: 1, height: 1, power: 2 }] },
      { layer: 'die', power: 0.5 },
    ]
    expect(powerOf({ sources })).toBe(5.5)
    expect(powerOf({})).toBe(0)
  })

  test('of ten thousand parts on each other resolves without exhausting the stack', () => {
    const components = Array.from({ length: 10_000 }, (_, i) =>
      componentWith({ id: `c${i}`, ...(i > 0 && { on: `c${i - 1}` }), layers: [layer('die', 0.001)] }),
    ).reverse()
    expect(resolvePackage(layoutWith({ components })).components[0]!.depth).toBe(9_999)
  })
})

describe('the lid', () => {
  const tall = componentWith({ id: 'tall', x: 5, layers: [layer('die', 1)] })
  const low = componentWith({ id: 'low', x: 15, layers: [layer('die', 0.4)] })
  const lid = { material: 'copper', thickness: 2, tim: { material: 'tim-grease', thickness: 0.1 } }
  const underside = (overrides: Partial<Layout>) => resolvePackage(layoutWith({ lid, ...overrides })).lid!.underside

  test('rests on the highest TIM of the components in contact', () => {
    expect(underside({ components: [tall, low] })).toBeCloseTo(3.1, 12)
    const thickTim = { ...low, tim: { material: 'tim-grease', thickness: 0.9 } }
    expect(underside({ components: [tall, thickTim] })).toBeCloseTo(3.3, 12)
  })

  test('ignores the TIM of a component without contact but never sinks into it', () => {
    expect(underside({ components: [{ ...tall, lidContact: 'none' }, low] })).toBeCloseTo(3, 12)
  })

  test('does not see a component that no segment covers', () => {
    const segments = [{ id: 'east', x: 15, y: 10, width: 8, height: 18 }]
    expect(underside({ components: [tall, low], lid: { ...lid, segments } })).toBeCloseTo(2.5, 12)
  })

  test('without any component in contact rests on the highest of all, or on the substrate', () => {
    const away = { ...tall, lidContact: 'none' as const }
    const segments = [{ id: 'east', x: 15, y: 10, width: 8, height: 18 }]
    expect(underside({ components: [away], lid: { ...lid, segments } })).toBeCloseTo(3, 12)
    expect(underside({ components: [] })).toBe(2)
  })

  test('skips a carrier and rests on what stands on it', () => {
    const child = componentWith({ id: 'child', on: 'low', x: 15, width: 2, height: 2, layers: [layer('die', 0.2)] })
    const thickTim = { material: 'tim-grease', thickness: 0.9 }
    expect(underside({ components: [{ ...low, lidContact: 'tim', tim: thickTim }, child] })).toBeCloseTo(2.7, 12)
  })

  test('covers the whole substrate when no segment is written, and its top is the top plane', () => {
    for (const segments of [undefined, []]) {
      const pkg = resolvePackage(layoutWith({ components: [low], lid: { ...lid, segments } }))
      expect(pkg.lid!.segments.map(({ outline }) => outline)).toEqual([{ x0: 0, x1: 20, y0: 0, y1: 20 }])
      expect(pkg.topPlane).toBeCloseTo(4.5, 12)
    }
  })

  test('absent, leaves the top plane on the highest component', () => {
    expect(resolvePackage(layoutWith({ components: [low, tall] })).topPlane).toBe(3)
    expect(resolvePackage(layoutWith({ components: [] })).topPlane).toBe(2)
  })
})

describe('limits', () => {
  const limitOf = (component: Partial<Component>, limits?: Layout['limits']) =>
    resolvePackage(layoutWith({ components: [componentWith(component)], limits })).components[0]!.limit

  test('come from the component, else from the document, else from the kind', () => {
    expect(limitOf({ kind: 'laser' })).toBe(70)
    expect(limitOf({ kind: 'memory' })).toBe(95)
    expect(limitOf({ kind: 'passive' })).toBeNull()
    expect(limitOf({ kind: 'asic' }, { asic: 90 })).toBe(90)
    expect(limitOf({ kind: 'asic' }, { asic: null })).toBeNull()
    expect(limitOf({ kind: 'asic', temperatureLimit: 85 }, { asic: 90 })).toBe(85)
    expect(limitOf({ kind: 'asic', temperatureLimit: null }, { asic: 90 })).toBeNull()
  })
})

describe('films', () => {
  const filmsOf = (cooling: Layout['cooling']) => {
    const layout = layoutWith({ cooling })
    return resolveFilms(layout, resolvePackage(layout))
  }

  test('an absent face is adiabatic, and a face without temperature sees the ambient', () => {
    expect(filmsOf({ ambient: 35, top: { h: 100 } })).toEqual({
      top: { h: 100, temperature: 35, zones: [] },
      bottom: { h: 0, temperature: 35 },
      sides: { h: 0, temperature: 35 },
    })
  })

  test('a resistance is spread over its area: the face, the four sides together, the zone as written', () => {
    const zone = { x: 0, y: 10, width: 10, height: 10, resistance: 0.5 }
    const films = filmsOf({
      ambient: 35,
      top: { resistance: 2, zones: [zone] },
      bottom: { h: 0 },
      sides: { resistance: 10 },
    })
    expect(films.top.h).toBeCloseTo(1 / (2 * 400e-6), 6)
    // Top plane at 2.5 mm: 2 mm of substrate and one part of 0.5 mm.
    expect(films.sides.h).toBeCloseTo(1 / (10 * 4 * 20 * 2.5e-6), 6)
    expect(films.top.zones[0]!.h).toBeCloseTo(1 / (0.5 * 100e-6), 6)
    expect(films.top.zones[0]!.outline).toEqual({ x0: 0, x1: 5, y0: 5, y1: 15 })
  })

  test('a zone does not inherit its face’s temperature, and one beside the substrate vanishes', () => {
    const zones = [
      { name: 'plate', x: 10, y: 10, width: 4, height: 4, h: 5000 },
      { x: 40, y: 10, width: 4, height: 4, h: 5000 },
    ]
    const { top } = filmsOf({ ambient: 35, top: { h: 10, temperature: 50, zones } })
    expect(top.zones.map(({ name, temperature }) => [name, temperature])).toEqual([['plate', 35]])
  })
})

describe('levels of the layer strip', () => {
  test('are named by what they cut, from the lid down, without gaps', () => {
    const engine = componentWith({
      layers: [layer('bumps', 0.05), layer('eic', 0.2), layer('pic', 0.3)],
      sources: [
        { layer: 'eic', power: 1 },
        { layer: 'pic', power: 1 },
      ],
    })
    const lid = { material: 'copper', thickness: 2, tim: { material: 'tim-grease', thickness: 0.1 } }
    const levels = stackLevels(layoutWith({ components: [engine], lid }))
    expect(levels.map(({ name }) => name)).toEqual(['Lid', 'TIM', 'PIC', 'EIC', 'Bumps', 'Build-up', 'Board'])
    expect(levels[3]!.z0).toBeCloseTo(2.05, 12)
    expect(levels[3]!.z1).toBeCloseTo(2.25, 12)
  })

  test('stay few, however many different heights there are', () => {
    const components = Array.from({ length: 30 }, (_, i) =>
      componentWith({
        id: `c${i}`,
        width: 0.5,
        height: 0.5,
        x: 0.3 + i * 0.6,
        layers: [layer(`bumps ${i}`, 0.05 + i * 0.01), layer(`die ${i}`, 0.3 + i * 0.02)],
      }),
    )
    expect(stackLevels(layoutWith({ components })).length).toBeLessThanOrEqual(14)
  })
})

function layer(name: string, thickness: number) {
  return { name, material: 'silicon', thickness }
}

function byId(pkg: ReturnType<typeof resolvePackage>, id: string) {
  return pkg.components.find(({ component }) => component.id === id)!
}
