import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillSizedSpans, type Mark, mergePlaces, placeLines } from '../../../src/solver/model/lines.ts'

const EXTENT = 90
const parameters = (cells: number) => ({ cells, cellsPerSpan: 1, growth: 0.3, mergeWithin: 0.01 })
const mark = (at: number): Mark => ({ at, beside: 0.1, largest: 1 })
const ascending = (lines: Float64Array) => lines.every((at, n) => n === 0 || at > lines[n - 1]!)

describe('lines along an axis', () => {
  const places = fc.array(
    fc.integer({ min: 0, max: EXTENT * 20 }).map((n) => n / 20),
    { maxLength: 40 },
  )

  test('contain every mark exactly, ascend, and begin and end with the axis', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 10, max: 200 }), (marks, cells) => {
        const lines = placeLines(EXTENT, marks.map(mark), parameters(cells)).fine
        expect(lines[0]).toBe(0)
        expect(lines.at(-1)).toBe(EXTENT)
        expect(ascending(lines)).toBe(true)
        expect(marks.filter((at) => !lines.includes(at))).toEqual([])
      }),
    )
  })

  test.each([40, 96, 192, 256])('are about as many as wished: %i cells', (cells) => {
    const lines = placeLines(EXTENT, [12, 20, 35.5, 45, 61].map(mark), parameters(cells)).fine
    // spans are rounded to an even number of cells one by one, so some more or fewer than wished
    expect(Math.abs(lines.length - 1 - cells)).toBeLessThanOrEqual(0.15 * cells)
  })

  test('come with a grid of every second line that keeps every mark', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 10, max: 200 }), (marks, cells) => {
        const { fine, coarse } = placeLines(EXTENT, marks.map(mark), parameters(cells))
        expect(marks.filter((at) => !coarse.includes(at))).toEqual([])
        expect([coarse[0], coarse.at(-1)]).toEqual([0, EXTENT])
        expect(ascending(coarse)).toBe(true)
        // a subset of the finer lines with at most one of them left out at a time
        const kept = [...coarse].map((at) => fine.indexOf(at))
        expect(kept.every((n, m) => n >= 0 && (m === 0 || n - kept[m - 1]! <= 2))).toBe(true)
      }),
    )
  })

  test('are more than wished where the marks need them', () => {
    const marks = Array.from({ length: 60 }, (_, n) => mark(1.5 * n))
    expect(placeLines(EXTENT, marks, parameters(10)).fine.length - 1).toBeGreaterThanOrEqual(60)
  })

  test('marks closer than the merging distance become one line, and the ends never move', () => {
    const lines = placeLines(EXTENT, [mark(0.004), mark(45), mark(45.006), mark(89.995)], parameters(20)).fine
    expect(lines.includes(45)).toBe(true)
    expect(lines.includes(45.006)).toBe(false)
    expect(lines[1]).toBeGreaterThan(0.01)
    expect([lines[0], lines.at(-1)]).toEqual([0, EXTENT])
  })

  test('are finest beside a mark and coarsest far from it', () => {
    const lines = placeLines(EXTENT, [mark(30)], parameters(60)).fine
    const at = lines.indexOf(30)
    const width = (n: number) => lines[n + 1]! - lines[n]!
    expect(width(at)).toBeLessThan(0.2 * width(lines.length - 10))
    expect(width(at)).toBeLessThan(0.2 * width(2))
  })
})

test('spans of given sizes keep their borders', () => {
  const sizes = new Map([
    [0, { a: 0.5, b: 0.1, largest: 1 }],
    [1.6, { a: 0.1, b: 0.1, largest: 1 }],
    [1.601, { a: 0.1, b: 0.6, largest: 0.3 }],
  ])
  const merged = mergePlaces([0, 4, 1.6, 1.601], 1e-6)
  const lines = fillSizedSpans(merged, (from) => sizes.get(from)!, 24).fine
  expect(ascending(lines)).toBe(true)
  for (const border of [0, 1.6, 1.601, 4]) expect(lines.includes(border)).toBe(true)
  expect(Math.abs(lines.length - 1 - 24)).toBeLessThanOrEqual(4)
})
