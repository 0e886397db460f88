import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolveFilms } from '../../src/layout/films.ts'
import { resolvePackage } from '../../src/layout/geometry.ts'
import { stackLevels } from '../../src/layout/levels.ts'
import { parseLayout, validateLayout } from '../../src/layout/parse.ts'
import { serialiseLayout } from '../../src/layout/serialise.ts'
import { layoutArbitrary } from '../support/layout-arbitrary.ts'

describe('random valid layouts', () => {
  test('are accepted, and come back equal from a save', () => {
    fc.assert(
      fc.property(layoutArbitrary, (layout) => {
        expect(validateLayout(layout)).toMatchObject({ ok: true })
        const text = serialiseLayout(layout)
        const result = parseLayout(text)
        if (!result.ok) throw new Error(JSON.stringify(result.problems))
        expect(result.layout).toEqual(layout)
        expect(serialiseLayout(result.layout)).toBe(text)
      }),
      { numRuns: 150 },
    )
  })

  test('resolve to finite heights, with every source inside its body and the levels covering the whole stack', () => {
    fc.assert(
      fc.property(layoutArbitrary, (layout) => {
        const pkg = resolvePackage(layout)
        for (const { outline, base, top, layers } of pkg.components) {
          expect(outline.x1 - outline.x0).toBeGreaterThan(0)
          expect(base).toBeGreaterThanOrEqual(pkg.substrateTop)
          expect(layers.at(-1)!.z1).toBe(top)
          expect(top).toBeLessThanOrEqual(pkg.topPlane + 1e-6)
        }
        const films = resolveFilms(layout, pkg)
        expect(Number.isFinite(films.top.h) && films.top.h > 0).toBe(true)
        const levels = stackLevels(layout, pkg)
        expect(levels.at(-1)!.z0).toBe(0)
        expect(levels[0]!.z1).toBe(pkg.topPlane)
        levels.slice(1).forEach((level, i) => {
          expect(level.z1).toBeCloseTo(levels[i]!.z0, 9)
        })
      }),
      { numRuns: 150 },
    )
  })
})

const jsonLikeText = fc.string({ unit: fc.constantFrom(...'[]{}":,0123.eE+-\\ \ntrufalsn'), maxLength: 40 })

describe('no input throws', () => {
  test('any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), jsonLikeText), (text) => {
        expect(typeof parseLayout(text).ok).toBe('boolean')
      }),
      { numRuns: 500 },
    )
  })

  test('any value', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withMap: true, withDate: true, withBigInt: true }),
        (value) => {
          expect(validateLayout(value).ok).toBe(false)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('a document with any of its values replaced by another is refused with places, or accepted', () => {
    const replacement = fc.oneof(
      fc.constantFrom(
        null,
        '',
        0,
        -1,
        1e308,
        -1e308,
        5e-324,
        Number.POSITIVE_INFINITY,
        Number.NaN,
        true,
        [],
        {},
        [[]],
        'asic',
        '__proto__',
      ),
      fc.jsonValue({ maxDepth: 2 }),
    )
    fc.assert(
      fc.property(
        layoutArbitrary,
        fc.array(fc.tuple(fc.nat(), replacement), { minLength: 1, maxLength: 4 }),
        (layout, changes) => {
          const document = changes.reduce<unknown>(
            (at, [where, value]) => replaceAt(at, where, value),
            structuredClone(layout),
          )
          const result = validateLayout(document)
          if (result.ok) resolvePackage(result.layout)
          else for (const { message } of result.problems) expect(message.length).toBeGreaterThan(10)
        },
      ),
      { numRuns: 400 },
    )
  })
})

/** `value` in place of one of all the values inside `document`, chosen by a number. */
function replaceAt(document: unknown, where: number, value: unknown): unknown {
  const places: [Record<string, unknown>, string][] = []
  const collect = (holder: unknown) => {
    if (typeof holder !== 'object' || holder === null) return
    for (const [name, child] of Object.entries(holder)) {
      places.push([holder as Record<string, unknown>, name])
      collect(child)
    }
  }
  collect(document)
  const place = places[where % Math.max(1, places.length)]
  if (!place) return value
  place[0][place[1]] = value
  return document
}
