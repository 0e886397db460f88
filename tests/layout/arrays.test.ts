import { describe, expect, test } from 'vitest'
import { distributedCounts, edgePlaces, ringPlaces, roomyDistance, type SIDES } from '../../src/layout/array-places.ts'
import { type ArraySpec, arrayOf } from '../../src/layout/arrays.ts'
import { componentOf } from '../../src/layout/edits.ts'
import { contains, grownBy, outlineFromOrigin, outlineOf, overlaps } from '../../src/layout/outline.ts'
import type { Layout } from '../../src/layout/schema.ts'
import { componentWith, layoutWith } from '../support/small-layout.ts'

const PART = { width: 8, height: 10, rotation: 0 } as const
const EVEN = { pitch: null, distance: 2, facing: 'outwards' } as const
const DIE = { x0: 30, x1: 60, y0: 30, y1: 70 }

/** A switch ASIC in the middle of a package of 100 × 100 mm and one engine that lies anywhere. */
function package100(): Layout {
  return layoutWith({
    substrate: { width: 100, height: 100, layers: [{ name: 'board', material: 'fr4', thickness: 1 }] },
    components: [
      componentWith({ id: 'asic', kind: 'asic', x: 50, y: 50, width: 26, height: 30 }),
      componentWith({ id: 'oe-1', name: 'Optical engine 1', x: 10, y: 10, width: 8, height: 10 }),
    ],
  })
}
const RING: ArraySpec = {
  mode: 'ring',
  around: 'asic',
  side: 'north',
  count: 4,
  counts: { north: 4, east: 4, south: 4, west: 4 },
  pitch: null,
  distance: 4,
  cornerKeepOut: 0,
  facing: 'outwards',
}

describe('a row along an edge', () => {
  test('of the substrate lies within it, at a distance from it, with equal gaps at the ends too', () => {
    const outcome = edgePlaces(outlineFromOrigin(100, 60), true, 'north', 4, PART, EVEN)
    expect(outcome).toEqual({
      ok: true,
      places: [17.6, 39.2, 60.8, 82.4].map((x) => ({ x, y: 53, rotation: 0 })),
    })
  })

  test('of a die lies beside it and faces away from it', () => {
    const outcome = edgePlaces(DIE, false, 'east', 2, PART, { ...EVEN, pitch: 10 })
    expect(outcome).toEqual({ ok: true, places: [55, 45].map((y) => ({ x: 67, y, rotation: 270 })) })
  })

  test('faces inwards, or stays as it is, on demand', () => {
    const facing = (facing: 'inwards' | 'as it is') => {
      const outcome = edgePlaces(DIE, false, 'west', 1, { ...PART, rotation: 180 }, { ...EVEN, facing })
      return outcome.ok && outcome.places[0]
    }
    expect(facing('inwards')).toEqual({ x: 23, y: 50, rotation: 270 })
    expect(facing('as it is')).toEqual({ x: 24, y: 50, rotation: 180 })
  })

  test.each([
    [6, null, 'Does not fit: 6 × 8 mm need 48 mm, the north edge has 30 mm.'],
    [3, 12, 'Does not fit: 3 × 8 mm at a pitch of 12 mm need 32 mm, the north edge has 30 mm.'],
    [3, 7.5, 'A pitch of 7.5 mm is less than the 8 mm that one part takes.'],
  ])('says why %i parts at a pitch of %s mm have no room', (count, pitch, problem) => {
    expect(edgePlaces(DIE, false, 'north', count, PART, { ...EVEN, pitch })).toEqual({ ok: false, problem })
  })
})

describe('a ring round a die', () => {
  const counts = { north: 3, east: 4, south: 3, west: 4 }
  const ring = (from: (typeof SIDES)[number]) => {
    const outcome = ringPlaces(DIE, counts, from, 0, PART, EVEN)
    return outcome.ok ? outcome.places : []
  }

  test('goes clockwise from the first place of the side it begins with', () => {
    const places = ring('north')
    expect(places).toHaveLength(14)
    expect(places.map(({ rotation }) => rotation)).toEqual([0, 0, 0, 270, 270, 270, 270, 180, 180, 180, 90, 90, 90, 90])
    const angles = places.map(({ x, y }) => Math.atan2(y - 50, x - 45))
    const turns = angles.slice(1).map((angle, i) => (angle - angles[i]! + 4 * Math.PI) % (2 * Math.PI))
    for (const turn of turns) expect(turn).toBeGreaterThan(Math.PI)
    expect(ring('west')[0]).toEqual(places[10])
  })

  test('keeps its distance and lets no two parts meet, even where its sides are full', () => {
    const outcome = ringPlaces(DIE, { north: 4, east: 5, south: 4, west: 5 }, 'north', 0, PART, EVEN)
    const outlines = outcome.ok ? outcome.places.map((place) => outlineOf({ ...PART, ...place }, place.rotation)) : []
    expect(outlines).toHaveLength(18)
    outlines.forEach((outline, i) => {
      expect(overlaps(outline, grownBy(DIE, 2))).toBe(false)
      expect(outlines.filter((other, j) => j > i && overlaps(outline, other))).toEqual([])
    })
  })

  test('names the side that is too short, corners kept free included', () => {
    expect(ringPlaces(DIE, counts, 'north', 6, PART, EVEN)).toEqual({
      ok: false,
      problem: 'Does not fit: 3 × 8 mm need 24 mm, the north side has 22 mm.',
    })
  })

  test('gets room by more distance, and half a millimetre between its parts', () => {
    const full = { north: 6, east: 4, south: 4, west: 4 }
    const distance = roomyDistance(DIE, full, PART, 3)
    expect(distance).toBe(11)
    expect(ringPlaces(DIE, full, 'north', 0, PART, { ...EVEN, distance, pitch: 8.5 }).ok).toBe(true)
    expect(ringPlaces(DIE, full, 'north', 0, PART, { ...EVEN, distance: 8.5 }).ok).toBe(false)
    expect(roomyDistance(DIE, counts, PART, 3)).toBe(3)
  })

  test('shares a number out to four sides, opposite ones first', () => {
    expect(distributedCounts(16, 'north')).toEqual({ north: 4, east: 4, south: 4, west: 4 })
    expect(distributedCounts(6, 'east')).toEqual({ north: 1, east: 2, south: 1, west: 2 })
    expect(distributedCounts(3, 'south')).toEqual({ north: 1, east: 0, south: 1, west: 1 })
  })
})

describe('an array of engines', () => {
  test('makes the selected one number 1 and continues ids and names', () => {
    const outcome = arrayOf(package100(), ['oe-1'], RING)
    if (!outcome.ok) throw new Error(outcome.problem)
    expect(outcome.ids).toEqual(Array.from({ length: 16 }, (_, i) => `oe-${i + 1}`))
    expect(outcome.layout.components).toHaveLength(17)
    expect(componentOf(outcome.layout, 'oe-16').name).toBe('Optical engine 16')
    expect(componentOf(outcome.layout, 'oe-1')).toMatchObject({ y: 74 })
    expect(componentOf(outcome.layout, 'oe-5')).toMatchObject({ x: 72, rotation: 270 })
  })

  test('takes all that are selected first, and along with them what stands on them', () => {
    const base = package100()
    const layout = {
      ...base,
      components: [
        ...base.components,
        componentWith({ id: 'oe-9', x: 90, y: 10, width: 8, height: 10 }),
        componentWith({ id: 'chip', on: 'oe-9', x: 90, y: 12, width: 1, height: 1 }),
      ],
    }
    const outcome = arrayOf(layout, ['oe-1', 'oe-9', 'chip'], RING)
    if (!outcome.ok) throw new Error(outcome.problem)
    expect(outcome.ids.slice(0, 4)).toEqual(['oe-1', 'oe-9', 'oe-2', 'oe-4'])
    const { x, y } = componentOf(outcome.layout, 'oe-9')
    expect(componentOf(outcome.layout, 'chip')).toMatchObject({ x, y: y + 2 })
    expect(outcome.layout.components.filter(({ on }) => on !== undefined)).toHaveLength(15)
  })

  test('round the middle of the substrate lies within its edges', () => {
    const outcome = arrayOf(package100(), ['oe-1'], { ...RING, around: null })
    if (!outcome.ok) throw new Error(outcome.problem)
    const outlines = outcome.ids.map((id) => {
      const component = componentOf(outcome.layout, id)
      return outlineOf(component, component.rotation)
    })
    for (const outline of outlines) expect(contains(grownBy(outlineFromOrigin(100, 100), -4), outline)).toBe(true)
    expect(Math.max(...outlines.map(({ y1 }) => y1))).toBe(96)
  })

  test.each([
    [[], RING, 'Select a component first, or choose a part.'],
    [['oe-1'], { ...RING, counts: distributedCounts(0, 'north') }, 'Nothing to place: every count is 0.'],
    [['oe-1'], { ...RING, counts: distributedCounts(204, 'north') }, 'Found 204 parts; allowed are at most 200.'],
    [['asic'], RING, 'asic cannot stand along its own edge.'],
    [['oe-1'], { ...RING, distance: 1 }, 'Does not fit: 4 × 8 mm need 32 mm, the north side has 28 mm.'],
  ] as const)('says why there is none: %#', (sources, spec, problem) => {
    expect(arrayOf(package100(), sources, spec)).toEqual({ ok: false, problem })
  })
})
