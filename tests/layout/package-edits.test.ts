import { describe, expect, it } from 'vitest'
import {
  addZone,
  bothFormsOf,
  renameZone,
  reorderZone,
  setAmbient,
  setFilm,
  setFluidTemperature,
} from '../../src/layout/cooling-edits.ts'
import { COOLING_SOLUTIONS, figureOf, filmOf, solutionsReaching } from '../../src/layout/coolings.ts'
import { resolveFilms } from '../../src/layout/films.ts'
import { resolvePackage, temperatureLimitOf } from '../../src/layout/geometry.ts'
import { outlineOf, overlaps } from '../../src/layout/outline.ts'
import {
  addLid,
  addSegment,
  cutPlace,
  describePackage,
  movePart,
  rectangleOfPart,
  removeLid,
  removePart,
  renameSegment,
  roomForSegment,
  setLimit,
  setPartRectangle,
  setSubstrateSize,
  splitSegment,
  updateLid,
  writtenSegments,
} from '../../src/layout/package-edits.ts'
import { problemsAfterEdit } from '../../src/layout/parse.ts'
import type { Layout } from '../../src/layout/schema.ts'
import { readPackage } from '../renderer/support/test-app.ts'

const layout = readPackage()
const bodiesOf = (of: Layout) => resolvePackage(of).components.map(({ outline }) => outline)
const whole = updateLid(layout, {})
const problemsOf = (of: Layout) => problemsAfterEdit(of, new WeakSet())
const zonesOf = (of: Layout) => of.cooling.top?.zones ?? []

describe('the lid', () => {
  it('is taken off and put on again, valid both times', () => {
    const bare = removeLid(layout)
    expect(bare.lid).toBeUndefined()
    expect(problemsOf(bare)).toEqual([])
    const covered = addLid(bare)
    expect(covered.lid).toMatchObject({ material: 'copper', thickness: 2 })
    expect(problemsOf(covered)).toEqual([])
    expect(addLid(layout)).toBe(layout)
  })

  it('changes material, thickness and TIM, and can be without a TIM', () => {
    const changed = updateLid(layout, {
      material: 'aluminium',
      thickness: 3,
      tim: { material: 'tim-grease', thickness: 0.1 },
    })
    expect(changed.lid).toMatchObject({ material: 'aluminium', thickness: 3, tim: { thickness: 0.1 } })
    expect('tim' in updateLid(layout, { tim: undefined }).lid!).toBe(false)
    expect(layout.lid?.thickness).not.toBe(3)
  })

  it('has one segment over the whole substrate where none is written', () => {
    const { segments: _, ...lid } = layout.lid!
    const [segment] = writtenSegments({ ...layout, lid })
    expect(segment).toEqual({ id: 'lid', x: 45, y: 45, width: 90, height: 90 })
    expect(writtenSegments({ ...layout, lid: { ...lid, segments: [] } })).toHaveLength(1)
  })
})

describe('a split', () => {
  it('leaves the gap clear between two parts that keep all other edges', () => {
    const segment = writtenSegments(whole)[0]!
    const before = outlineOf(segment)
    const split = splitSegment(whole, 0, 'x', 1, 27)
    const [west, east] = writtenSegments(split)
    expect([west!.id, east!.id]).toEqual([`${segment.id}-west`, `${segment.id}-east`])
    expect(outlineOf(west!)).toMatchObject({ ...before, x1: 26.5 })
    expect(outlineOf(east!)).toMatchObject({ ...before, x0: 27.5 })
    expect(problemsOf(split)).toEqual([])
  })

  it('north–south gives the parts their own ids even if these are taken', () => {
    const taken = splitSegment(splitSegment(whole, 0, 'y', 1, 30), 1, 'y', 1, 60)
    const again = renameSegment(taken, 0, `${writtenSegments(taken)[2]!.id}-south`)
    const ids = writtenSegments(splitSegment(again, 2, 'y', 0.5, 70)).map(({ id }) => id)
    expect(ids).toHaveLength(4)
    expect(new Set(ids).size).toBe(4)
  })

  it('refuses a gap that leaves nothing', () => {
    expect(() => splitSegment(whole, 0, 'x', 1, 3)).toThrow()
    expect(cutPlace({ x: 0, y: 0, width: 1, height: 1 }, 'x', 1, [])).toBeNull()
  })

  it('falls between the bodies, in the channel that is nearest to the middle', () => {
    const bodies = bodiesOf(whole)
    const segment = writtenSegments(whole)[0]!
    const at = cutPlace(segment, 'x', 1, bodies)!
    const gap = { ...outlineOf(segment), x0: at - 0.5, x1: at + 0.5 }
    expect(bodies.filter((body) => overlaps(body, gap))).toEqual([])
    const strips = [
      { x0: 0, x1: 2, y0: 0, y1: 9 },
      { x0: 3, x1: 6, y0: 0, y1: 9 },
      { x0: 6.5, x1: 8, y0: 0, y1: 9 },
      { x0: 8.8, x1: 10, y0: 0, y1: 9 },
    ]
    expect(cutPlace({ x: 5, y: 4.5, width: 10, height: 9 }, 'x', 0.4, strips)).toBe(6.25)
    expect(cutPlace({ x: 5, y: 4.5, width: 10, height: 9 }, 'x', 0.6, strips)).toBe(2.5)
    expect(cutPlace({ x: 5, y: 4.5, width: 10, height: 9 }, 'x', 2, strips)).toBe(5)
  })
})

describe('segments', () => {
  it('are added where there is room, and not without any', () => {
    const half = setPartRectangle(whole, { kind: 'lid' }, { x: 22, y: 45, width: 44, height: 90 })
    const added = addSegment(half)
    expect(writtenSegments(added)).toHaveLength(2)
    expect(problemsOf(added).filter(({ path }) => path.startsWith('lid'))).toEqual([])
    const full = setPartRectangle(whole, { kind: 'lid' }, { x: 45, y: 45, width: 90, height: 90 })
    expect(roomForSegment(full)).toBeNull()
    expect(addSegment(full)).toBe(full)
  })

  it('move and change size as rectangles; a move there and back shares the layout’s other parts', () => {
    const split = splitSegment(whole, 0, 'x', 1, 27)
    const moved = movePart(split, { kind: 'segment', index: 1 }, 0.1, -0.2)
    expect(moved.lid!.segments![1]!.x).toBeCloseTo(split.lid!.segments![1]!.x + 0.1, 9)
    expect(moved.lid!.segments![0]).toBe(split.lid!.segments![0])
    expect(moved.components).toBe(layout.components)
    expect(movePart(split, { kind: 'segment', index: 1 }, 0, 0)).toBe(split)
  })

  it('go one by one, the last one with the lid', () => {
    const split = splitSegment(whole, 0, 'x', 1, 27)
    const one = removePart(split, { kind: 'segment', index: 0 })
    expect(writtenSegments(one).map(({ id }) => id)).toEqual([split.lid!.segments![1]!.id])
    expect(removePart(one, { kind: 'segment', index: 0 }).lid).toBeUndefined()
  })

  it('of a lid in one piece are the lid, of one in several are not', () => {
    const split = splitSegment(whole, 0, 'x', 1, 27)
    expect(rectangleOfPart(whole, { kind: 'lid' })).toEqual(writtenSegments(whole)[0])
    expect(rectangleOfPart(split, { kind: 'lid' })).toBeNull()
    expect(rectangleOfPart(split, { kind: 'substrate' })).toBeNull()
  })
})

describe('zones', () => {
  it('are added over the others, with a name of their own', () => {
    const added = addZone(layout, { x: 20, y: 20, width: 10, height: 10 })
    const names = zonesOf(addZone(added, { x: 30, y: 20, width: 10, height: 10 })).map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(zonesOf(added).at(-1)).toMatchObject({ x: 20, h: 10_000 })
    expect(problemsOf(added)).toEqual([])
  })

  it('change their order, name and number', () => {
    const two = addZone(layout, { x: 20, y: 20, width: 10, height: 10 })
    const [first, second] = zonesOf(two)
    expect(zonesOf(reorderZone(two, 1, 0))).toEqual([second, first])
    expect(zonesOf(renameZone(two, 1, ' plate ')).at(-1)?.name).toBe('plate')
    expect('name' in zonesOf(renameZone(two, 1, ''))[1]!).toBe(false)
    const none = removePart(removePart(two, { kind: 'zone', index: 1 }), { kind: 'zone', index: 0 })
    expect(none.cooling.top).toEqual({ h: layout.cooling.top!.h })
  })

  it('on a package without a top film leave it adiabatic beside them', () => {
    const { top: _, ...cooling } = layout.cooling
    const added = addZone({ ...layout, cooling }, { x: 20, y: 20, width: 10, height: 10 })
    expect(added.cooling.top?.h).toBe(0)
    expect(problemsOf(added)).toEqual([])
  })
})

describe('a film', () => {
  it.each(['top', 'bottom', 'sides', 0] as const)('of %s is the same as coefficient and as resistance', (place) => {
    const byH = setFilm(layout, place, { h: 1234 })
    const { resistance } = bothFormsOf(byH, place)!
    const byResistance = setFilm(byH, place, { resistance })
    const filmsOf = (of: Layout) => {
      const films = resolveFilms(of, resolvePackage(of))
      return typeof place === 'number' ? films.top.zones[place]! : films[place]
    }
    expect(filmsOf(byResistance).h).toBeCloseTo(1234, 6)
    expect(filmsOf(byH).h).toBe(1234)
    expect(bothFormsOf(byResistance, place)!.h).toBeCloseTo(1234, 6)
    expect(problemsOf(byResistance)).toEqual([])
  })

  it('of none is adiabatic and keeps the zones', () => {
    const none = setFilm(layout, 'top', null)
    expect(bothFormsOf(none, 'top')).toBeNull()
    expect(zonesOf(none)).toEqual(zonesOf(layout))
  })

  it('has the fluid’s temperature, or the ambient one', () => {
    const cold = setFluidTemperature(setAmbient(layout, 20), 'bottom', 12)
    expect(resolveFilms(cold, resolvePackage(cold)).bottom.temperature).toBe(12)
    const ambient = setFluidTemperature(cold, 'bottom', undefined)
    expect(resolveFilms(ambient, resolvePackage(ambient)).bottom.temperature).toBe(20)
  })
})

describe('cooling solutions', () => {
  it('all say where they come from and give a film within their reach', () => {
    for (const solution of COOLING_SOLUTIONS) {
      expect(figureOf(solution).source).not.toBe('')
      const film = filmOf(solution)
      if ('h' in film) expect(solutionsReaching(film.h)).toContain(solution)
      expect(problemsOf(setFilm(layout, 'top', film))).toEqual([])
    }
  })
})

describe('the package', () => {
  it('changes the size of its substrate without moving anything', () => {
    const larger = setSubstrateSize(layout, { width: 100 })
    expect(larger.substrate).toMatchObject({ width: 100, height: 90 })
    expect(larger.components).toBe(layout.components)
  })

  it('has limits by kind: given, none, or the usual one', () => {
    const limitOf = (of: Layout) => temperatureLimitOf({ kind: 'asic' }, of.limits)
    expect(limitOf(setLimit(layout, 'asic', 90))).toBe(90)
    expect(limitOf(setLimit(layout, 'asic', null))).toBeNull()
    const usual = setLimit(setLimit(layout, 'asic', 90), 'asic', undefined)
    expect(limitOf(usual)).toBe(105)
    expect('limits' in usual).toBe('limits' in layout && Object.keys(layout.limits!).length > 0)
  })

  it('has a name and a description, or none', () => {
    expect(describePackage(layout, { name: 'New' }).name).toBe('New')
    expect('description' in describePackage(layout, { description: ' ' })).toBe(false)
  })
})
