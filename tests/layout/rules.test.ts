import { describe, expect, test } from 'vitest'
import { validateLayout } from '../../src/layout/parse.ts'
import type { Layout, Problem } from '../../src/layout/schema.ts'
import { componentWith, layoutWith } from '../support/small-layout.ts'

const problemsOf = (document: unknown): readonly Problem[] => {
  const result = validateLayout(document)
  return result.ok ? [] : result.problems
}
const pathsOf = (overrides: Record<string, unknown>) =>
  problemsOf({ ...layoutWith(), ...overrides }).map(({ path }) => path)
const die = (thickness: number) => [{ name: 'die', material: 'silicon', thickness }]
const tim = { material: 'tim-grease', thickness: 0.1 }

describe('a small document', () => {
  test('is accepted, with its unknown fields as notices at their places', () => {
    const layout = { ...layoutWith({ components: [componentWith({ colour: 'red' })] }), 'x-note': { deep: [1] } }
    expect(validateLayout(layout)).toEqual({
      ok: true,
      layout,
      notices: [
        { path: '["x-note"]', message: expect.stringContaining('kept') },
        { path: 'components[0].colour', message: expect.stringContaining('kept') },
      ],
    })
  })

  test('may keep how the app shows it without a notice', () => {
    expect(validateLayout({ ...layoutWith(), view: { range: [35, 90] } })).toMatchObject({ ok: true, notices: [] })
  })
})

describe('structure', () => {
  test.each([
    [null, ''],
    [[], ''],
    ['text', ''],
  ])('%j is refused as a whole', (value, path) => {
    expect(problemsOf(value).map((problem) => problem.path)).toEqual([path])
  })

  test('every missing field is named, the version with the others', () => {
    expect(problemsOf({}).map(({ path }) => path)).toEqual([
      'format',
      'version',
      'substrate',
      'fill',
      'components',
      'cooling',
    ])
  })

  test.each([0, 2, '1', null, 1.5])('version %j is refused alone', (version) => {
    expect(pathsOf({ version, fill: 3, components: 'none' })).toEqual(['version'])
  })

  test('messages tell what was found and what is allowed, with the nearest name', () => {
    const [problem] = problemsOf({ ...layoutWith(), fill: 'silicone' })
    expect(problem).toMatchObject({ path: 'fill' })
    expect(problem!.message).toMatch(/"silicone".*built-in library.*Did you mean "silicon"\?/)
    expect(problemsOf({ ...layoutWith(), fill: 5 })[0]!.message).toBe('Found 5; allowed is a text.')
    expect(problemsOf(layoutWith({ components: [componentWith({ width: -2 })] }))[0]!.message).toBe(
      'Found -2; allowed is a number greater than 0.',
    )
  })

  test.each([
    ['of a kind', { limits: { laser: 'hot' } }, 'limits.laser'],
    [
      'of a component',
      { components: [{ ...componentWith(), temperatureLimit: 'hot' }] },
      'components[0].temperatureLimit',
    ],
  ])('a limit %s may also be null, and the message says so', (_, overrides, path) => {
    const message = 'Found "hot"; allowed is a finite number, °C, or null for no limit.'
    expect(problemsOf({ ...layoutWith(), ...overrides })).toEqual([{ path, message }])
  })
})

describe('materials', () => {
  const withMaterial = (conductivity: unknown, rest: object = {}) =>
    pathsOf({ materials: { 'my-tim': { conductivity, ...rest } } })

  test.each([
    ['a text', 'high', 'materials["my-tim"].conductivity'],
    ['an empty object', {}, 'materials["my-tim"].conductivity'],
    ['one direction only', { inPlane: 3 }, 'materials["my-tim"].conductivity.throughPlane'],
    ['an empty table', { table: [] }, 'materials["my-tim"].conductivity.table'],
    ['a table point of three', { table: [[1, 2, 3]] }, 'materials["my-tim"].conductivity.table[0]'],
    [
      'a table that descends',
      {
        table: [
          [25, 3],
          [20, 4],
        ],
      },
      'materials["my-tim"].conductivity.table[1][0]',
    ],
    [
      'a table that repeats a temperature',
      {
        table: [
          [25, 3],
          [25, 4],
        ],
      },
      'materials["my-tim"].conductivity.table[1][0]',
    ],
    [
      'a table beside directions',
      { inPlane: 1, throughPlane: 1, table: [[1, 1]] },
      'materials["my-tim"].conductivity.table',
    ],
  ])('a conductivity that is %s is refused at its place', (_, conductivity, path) => {
    expect(withMaterial(conductivity)).toEqual([path])
  })

  test('density and specific heat must be positive', () => {
    expect(withMaterial(1, { density: 0, specificHeat: -1 })).toEqual([
      'materials["my-tim"].density',
      'materials["my-tim"].specificHeat',
    ])
  })

  test('a material that is broken is still known by its name', () => {
    expect(pathsOf({ fill: 'jam', materials: { jam: { conductivity: 0 } } })).toEqual(['materials.jam.conductivity'])
  })
})

describe('names', () => {
  test('a layer name used twice is refused at the later one', () => {
    expect(pathsOf({ components: [componentWith({ layers: [...die(1), ...die(1)] })] })).toEqual([
      'components[0].layers[1].name',
    ])
  })

  test('an id of a segment used twice is refused at the later one', () => {
    const segment = (x: number) => ({ id: 's', x, y: 10, width: 4, height: 4 })
    const lid = { material: 'copper', thickness: 1, tim, segments: [segment(4), segment(12)] }
    expect(pathsOf({ lid })).toEqual(['lid.segments[1].id'])
  })

  test('a name that a broken field may hold is not reported as unknown', () => {
    const nameless = {
      ...componentWith({ sources: [{ layer: 'pic', power: 1 }] }),
      layers: [{ ...die(1)[0], name: 7 }],
    }
    expect(pathsOf({ components: [nameless] })).toEqual(['components[0].layers[0].name'])
    const child = componentWith({ id: 'child', on: 'carrier', width: 2 })
    expect(pathsOf({ components: [{ ...componentWith({ x: 4 }), id: 7 }, child] })).toEqual(['components[0].id'])
  })

  test('a child on an id that is used twice is judged against neither', () => {
    const [first, second] = [componentWith({ id: 'base', x: 4 }), componentWith({ id: 'base', x: 14 })]
    const child = componentWith({ id: 'child', on: 'base', x: 4, width: 2 })
    expect(pathsOf({ components: [first, second, child] })).toEqual(['components[1].id'])
  })

  test('standing on itself is a circle of one', () => {
    expect(pathsOf({ components: [componentWith({ on: 'oe-1' })] })).toEqual(['components[0].on'])
  })

  test('each circle is reported once, what hangs on it not at all', () => {
    const on = (id: string, parent: string) => componentWith({ id, on: parent })
    const components = [on('a', 'b'), on('b', 'a'), on('c', 'd'), on('d', 'c'), on('e', 'a')]
    expect(pathsOf({ components })).toEqual(['components[1].on', 'components[3].on'])
  })
})

describe('placement', () => {
  test('bodies side by side may touch', () => {
    expect(pathsOf({ components: [componentWith({ x: 8 }), componentWith({ id: 'b', x: 12 })] })).toEqual([])
  })

  test('a body in another is refused at the later of the two, with the other’s name', () => {
    const problems = problemsOf(layoutWith({ components: [componentWith(), componentWith({ id: 'b', x: 13.9 })] }))
    expect(problems).toEqual([{ path: 'components[1]', message: 'b overlaps oe-1 by 0.10 mm. Move one of them.' }])
  })

  test('an overlap is as deep as the shorter way out of it, and is never said to be nothing', () => {
    const message = (overrides: object) =>
      problemsOf(layoutWith({ components: [componentWith(), componentWith({ id: 'b', ...overrides })] }))[0]!.message
    expect(message({ x: 11, y: 13.5 })).toBe('b overlaps oe-1 by 0.50 mm. Move one of them.')
    expect(message({ x: 13.998 })).toBe('b overlaps oe-1 by 0.002 mm. Move one of them.')
    expect(message({ x: 11, width: 1, height: 1 })).toBe('b overlaps oe-1 by 1.50 mm. Move one of them.')
  })

  test('a body in several others names each', () => {
    const components = [componentWith({ x: 8 }), componentWith({ id: 'b', x: 12 }), componentWith({ id: 'c' })]
    expect(problemsOf(layoutWith({ components }))[0]!.message).toBe(
      'c overlaps oe-1 by 2.00 mm, b by 2.00 mm. Move them apart.',
    )
  })

  test('two bodies on one parent collide like two on the substrate', () => {
    const base = componentWith({ id: 'base', width: 10, height: 10 })
    const components = [base, componentWith({ on: 'base' }), componentWith({ id: 'b', on: 'base', x: 12 })]
    expect(pathsOf({ components })).toEqual(['components[2]'])
  })

  test('a child above a hole in its parent’s neighbourhood does not collide with a lower neighbour', () => {
    const base = componentWith({ id: 'base', x: 6, layers: die(1) })
    const child = componentWith({ id: 'child', on: 'base', x: 6 })
    expect(pathsOf({ components: [base, child, componentWith({ id: 'low', x: 11, layers: die(0.2) })] })).toEqual([])
  })

  test('a broken sibling does not hide a collision nor invent one', () => {
    const broken = componentWith({ id: 'broken', width: Number.NaN })
    expect(pathsOf({ components: [componentWith(), broken, componentWith({ id: 'c' })] })).toEqual([
      'components[1].width',
      'components[2]',
    ])
  })

  test('a thickness that is broken does not hide that two bodies stand on one place', () => {
    const flat = componentWith({ id: 'flat', layers: die(-1) })
    expect(pathsOf({ components: [componentWith(), flat] })).toEqual([
      'components[1].layers[0].thickness',
      'components[1]',
    ])
  })

  test('a body that no segment covers may reach into the lid’s slab and no further', () => {
    const lid = { material: 'copper', thickness: 1, tim, segments: [{ id: 's', x: 4, y: 10, width: 6, height: 18 }] }
    const covered = componentWith({ id: 'covered', x: 4 })
    const beside = (thickness: number) => [covered, componentWith({ x: 14, layers: die(thickness) })]
    expect(pathsOf({ lid, components: beside(1.6) })).toEqual([])
    expect(pathsOf({ lid, components: beside(1.7) })).toEqual(['components[1]'])
  })

  test('a segment off the substrate and one on another are refused', () => {
    const segment = (id: string, x: number) => ({ id, x, y: 10, width: 8, height: 8 })
    const lid = {
      material: 'copper',
      thickness: 1,
      tim,
      segments: [segment('a', 3), segment('b', 11), segment('c', 14)],
    }
    expect(problemsOf({ ...layoutWith(), lid })).toEqual([
      { path: 'lid.segments[0]', message: expect.stringContaining('leaves the substrate by 1 mm') },
      { path: 'lid.segments[2]', message: 'Segment c overlaps segment b by 5.00 mm. Move one of them.' },
    ])
  })
})

test('places are told to two decimals, and finer where those would hide what is wrong', () => {
  const width = layoutWith().substrate.width
  const messageAt = (x: number) => problemsOf(layoutWith({ components: [componentWith({ x })] }))[0]?.message
  const half = componentWith().width / 2
  expect(messageAt(width + 0.12345678)).toContain(
    `covers x ${Number((width + 0.12345678 - half).toFixed(2))} to ${Number((width + 0.12345678 + half).toFixed(2))},`,
  )
  expect(messageAt(half - 0.0012)).toContain('covers x −0.0012 to')
  expect(messageAt(half - 0.0012)).toContain('leaves the substrate by 0.0012 mm')
})

describe('the lid’s TIM', () => {
  const lid = { material: 'copper', thickness: 1 }

  test('is missed where a component in contact brings none', () => {
    expect(pathsOf({ lid })).toEqual(['lid.tim'])
    expect(pathsOf({ lid, components: [componentWith({ lidContact: 'gap-filler' })] })).toEqual(['lid.tim'])
  })

  test('is not needed by a component with its own, without contact, or beside every segment', () => {
    expect(pathsOf({ lid, components: [componentWith({ tim })] })).toEqual([])
    expect(pathsOf({ lid, components: [componentWith({ lidContact: 'none' })] })).toEqual([])
    expect(pathsOf({ lid: { ...lid, segments: [{ id: 's', x: 2, y: 2, width: 2, height: 2 }] } })).toEqual([])
  })

  test('is needed by a carrier with contact only where nothing stands on it', () => {
    const carrier = componentWith({ id: 'carrier', lidContact: 'tim' })
    const child = (width: number) => componentWith({ id: 'child', on: 'carrier', width, tim })
    expect(pathsOf({ lid, components: [carrier, child(3)] })).toEqual(['lid.tim'])
    expect(pathsOf({ lid, components: [carrier, child(4)] })).toEqual([])
  })
})

describe('cooling', () => {
  const zone = (overrides: object) => ({ x: 10, y: 10, width: 20, height: 20, ...overrides })
  const coolingPaths = (cooling: Partial<Layout['cooling']>) => pathsOf({ cooling: { ambient: 35, ...cooling } })

  test('a face or zone has exactly one of h and resistance', () => {
    expect(coolingPaths({ top: { h: 1, resistance: 1 } })).toEqual(['cooling.top.resistance'])
    expect(coolingPaths({ top: { h: 1 }, bottom: {} })).toEqual(['cooling.bottom.h'])
    expect(coolingPaths({ top: { h: 1, zones: [zone({})] } })).toEqual(['cooling.top.zones[0].h'])
    expect(coolingPaths({ top: { h: -1 } })).toEqual(['cooling.top.h'])
    expect(coolingPaths({ top: { resistance: 0 } })).toEqual(['cooling.top.resistance'])
  })

  test('the heat needs a way out', () => {
    expect(coolingPaths({})).toEqual(['cooling'])
    expect(coolingPaths({ top: { h: 0 }, bottom: { h: 0 } })).toEqual(['cooling'])
    expect(coolingPaths({ sides: { resistance: 5 } })).toEqual([])
  })

  test('the way out is judged beside other faults, and not where a film is broken itself', () => {
    const closed = { ambient: 'warm', top: { h: 0, zones: [zone({ h: 0, width: -1 })] } }
    expect(pathsOf({ cooling: closed })).toEqual(['cooling.ambient', 'cooling.top.zones[0].width', 'cooling'])
    expect(pathsOf({ cooling: { ambient: 35, top: { h: 0 }, bottom: { h: 'some' } } })).toEqual(['cooling.bottom.h'])
    expect(pathsOf({ cooling: { ambient: 35, top: { h: 0, zones: 7 } } })).toEqual(['cooling.top.zones'])
    expect(pathsOf({ cooling: 7 })).toEqual(['cooling'])
  })

  test('a film counts only where a later zone does not cover it', () => {
    expect(coolingPaths({ top: { h: 100, zones: [zone({ h: 0 })] } })).toEqual(['cooling'])
    expect(coolingPaths({ top: { h: 100, zones: [zone({ h: 0, width: 19 })] } })).toEqual([])
    expect(coolingPaths({ top: { h: 0, zones: [zone({ h: 50, width: 4 }), zone({ h: 0 })] } })).toEqual(['cooling'])
    expect(coolingPaths({ top: { h: 0, zones: [zone({ h: 0 }), zone({ h: 50, width: 4 })] } })).toEqual([])
    expect(coolingPaths({ top: { h: 0, zones: [zone({ h: 50, x: 50 })] } })).toEqual(['cooling'])
  })
})

describe('components', () => {
  test('a component’s broken fields are each named', () => {
    const component = {
      ...componentWith(),
      id: '',
      kind: 'engine',
      rotation: 45,
      lidContact: 'glue',
      layers: [],
      temperatureLimit: 'hot',
    }
    expect(pathsOf({ components: [component, 7] })).toEqual([
      'components[0].id',
      'components[0].kind',
      'components[0].rotation',
      'components[0].layers',
      'components[0].temperatureLimit',
      'components[0].lidContact',
      'components[1]',
    ])
  })

  test('a rotation that is an object is refused as a whole', () => {
    expect(problemsOf({ ...layoutWith(), components: [{ ...componentWith(), rotation: { table: 1 } }] })).toEqual([
      { path: 'components[0].rotation', message: 'Found an object; allowed is 0, 90, 180, 270.' },
    ])
  })

  test('a power below zero is refused in a source and in a block', () => {
    const block = { x: 1, y: 1, width: 1, height: 1, power: -1 }
    const sources = [{ layer: 'die', power: -1, blocks: [block] }]
    expect(pathsOf({ components: [componentWith({ sources })] })).toEqual([
      'components[0].sources[0].power',
      'components[0].sources[0].blocks[0].power',
    ])
  })

  test('a source of 0 W and an empty list of sources are both allowed', () => {
    const components = [
      componentWith({ sources: [{ layer: 'die', power: 0 }] }),
      componentWith({ id: 'b', x: 3, sources: [] }),
    ]
    expect(pathsOf({ components })).toEqual([])
  })
})
