import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { moveComponents, updateComponent } from '../../../src/layout/edits.ts'
import { resolveFilms } from '../../../src/layout/films.ts'
import { resolvePackage } from '../../../src/layout/geometry.ts'
import type { Layout } from '../../../src/layout/schema.ts'
import { type Grid, moveGrids, type NestedGrids } from '../../../src/solver/model/grid.ts'
import { type Mark, placeLines } from '../../../src/solver/model/lines.ts'
import { type CellInterval, moveLines } from '../../../src/solver/model/moved-lines.ts'
import { conductivitiesOf, gridsOf, modelOn } from '../../../src/solver/model/thermal-model.ts'
import { cellIndex } from '../../support/cell-index.ts'
import { layoutArbitrary } from '../../support/layout-arbitrary.ts'
import { componentWith, layoutWith } from '../../support/small-layout.ts'
import { SMALL_GRID } from '../../support/solve-small.ts'

const EXTENT = 90
const MERGE = 0.01
const mark = (at: number): Mark => ({ at, beside: 0.1, largest: 1 })
const placed = (places: readonly number[]) =>
  placeLines(EXTENT, places.map(mark), { cells: 60, cellsPerSpan: 1, growth: 0.3, mergeWithin: MERGE })
const moved = (from: readonly number[], to: readonly number[]) => moveLines(placed(from).topology, [0, EXTENT, ...to])

const places = fc.array(
  fc.integer({ min: 0, max: EXTENT * 20 }).map((n) => n / 20),
  { maxLength: 20 },
)
/** Marks, and how far each of them goes, mm. */
const moves = places.chain((from) =>
  fc.tuple(
    fc.constant(from),
    fc.array(fc.double({ min: -0.4, max: 0.4, noNaN: true }), { minLength: from.length, maxLength: from.length }),
  ),
)

describe('lines moved with their marks', () => {
  test('are the same lines, bit for bit, where nothing moved', () => {
    fc.assert(
      fc.property(places, (at) => {
        const before = placed(at)
        const after = moveLines(before.topology, before.topology.places)
        expect(after?.lines).toEqual(before)
        for (const { first, end } of Object.values(after!.changed)) expect(end - first).toBe(0)
      }),
    )
  })

  test('keep their number, ascend, stand on every mark, and stay nested', () => {
    fc.assert(
      fc.property(moves, ([from, steps]) => {
        const to = from.map((at, n) => Math.min(Math.max(at + steps[n]!, 0), EXTENT))
        const before = placed(from)
        const result = moveLines(before.topology, [0, EXTENT, ...to])
        fc.pre(result !== null)
        const { fine, coarse } = result.lines
        expect([fine.length, coarse.length]).toEqual([before.fine.length, before.coarse.length])
        for (const lines of [fine, coarse]) {
          expect([lines[0], lines.at(-1)]).toEqual([0, EXTENT])
          expect(lines.every((at, n) => n === 0 || at > lines[n - 1]!)).toBe(true)
          expect(to.filter((at) => !lines.some((line) => Math.abs(line - at) <= MERGE))).toEqual([])
        }
        const kept = (lines: { fine: Float64Array; coarse: Float64Array }) =>
          [...lines.coarse].map((at) => lines.fine.indexOf(at))
        expect(kept(result.lines)).toEqual(kept(before))
      }),
      { numRuns: 300 },
    )
  })

  test('keep their shares of the span they are in', () => {
    const result = moved([30, 60], [30, 66])!
    const before = placed([30, 60]).fine
    const after = result.lines.fine
    const from = before.indexOf(30)
    for (let n = from; before[n]! <= 60; n++) {
      expect(after[n]).toBeCloseTo(30 + 1.2 * (before[n]! - 30), 12)
    }
    expect(after.slice(0, from + 1)).toEqual(before.slice(0, from + 1))
  })

  test('are given up where marks cross, meet, part or change their number, and where spans stretch too far', () => {
    expect(moved([30, 60], [60, 30])).toBeNull()
    expect(moved([30, 31], [30, 30.5])).not.toBeNull()
    expect(moved([30, 31], [30, 30.005])).toBeNull()
    expect(moved([30, 30.005], [30, 30.009])).not.toBeNull()
    expect(moved([30, 30.005], [30, 30.02])).toBeNull()
    expect(moved([30, 60], [30, 60, 70])).toBeNull()
    expect(moved([30, 31], [30, 32.9])).not.toBeNull()
    expect(moved([30, 31], [30, 33.1])).toBeNull()
    expect(moved([30, 31], [30, 30.3])).toBeNull()
    // the limit holds against the lengths the lines were placed for, however many steps lie between
    const half = moved([30, 31], [30, 32.5])!
    expect(moveLines(half.lines.topology, [0, EXTENT, 30, 33.1])).toBeNull()
  })
})

const gridsFor = (layout: Layout) => gridsOf(layout, SMALL_GRID)

function movedGrids(grids: NestedGrids, layout: Layout) {
  const pkg = resolvePackage(layout)
  return moveGrids(grids, pkg, resolveFilms(layout, pkg))
}

const within = ({ first, end }: CellInterval, n: number) => n >= first && n < end

/** Cells that a move left out of `changed` although their links, power or outer faces differ. */
function forgotten(
  before: Layout,
  after: Layout,
  from: Grid,
  to: Grid,
  changed: Record<'x' | 'y' | 'z', CellInterval>,
) {
  const [a, b] = [modelOn(before, from), modelOn(after, to)]
  const { nx, ny, nz } = a.system.hierarchy.levels[0]!
  const arrays = [a, b].map((model) => [...Object.values(conductivitiesOf(model)), model.power, model.system.rhs])
  const cells: number[][] = []
  for (let i = 0; i < nx; i++) {
    for (let j = 0; j < ny; j++) {
      for (let k = 0; k < nz; k++) {
        if (within(changed.x, i) || within(changed.y, j) || within(changed.z, k)) continue
        const c = cellIndex(nx, nz, i, j, k)
        // the same by other roundings of the outline's edges
        const same = arrays[0]!.every((array, n) => {
          const other = arrays[1]![n]![c]!
          return Math.abs(array[c]! - other) <= 1e-9 * Math.abs(other)
        })
        if (!same) cells.push([i, j, k])
      }
    }
  }
  return cells
}

describe('the grids of an edited package', () => {
  test('change only where the package did', () => {
    let moves = 0
    fc.assert(
      fc.property(
        layoutArbitrary,
        fc.nat(),
        fc.integer({ min: -9, max: 9 }),
        fc.integer({ min: -9, max: 9 }),
        (layout, pick, dx, dy) => {
          fc.pre(layout.components.length > 0)
          const { id } = layout.components[pick % layout.components.length]!
          const edited = moveComponents(layout, [id], dx / 50, dy / 50)
          const grids = gridsFor(layout)
          const result = movedGrids(grids, edited)
          if (!result) return
          if (dx !== 0 || dy !== 0) moves++
          expect(forgotten(layout, edited, grids.coarse, result.grids.coarse, result.changed.coarse)).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
    expect(moves).toBeGreaterThan(10)
  })

  test('follow a die along x and leave y and z alone', () => {
    const layout = layoutWith()
    const grids = gridsFor(layout)
    const result = movedGrids(grids, moveComponents(layout, ['oe-1'], 0.5, 0))!
    expect(result.grids.fine.x).toContain(8.5)
    expect(result.grids.fine.x).toContain(12.5)
    expect([result.grids.fine.y, result.grids.fine.z]).toEqual([grids.fine.y, grids.fine.z])
    const { x, y, z } = result.changed.fine
    expect([x.end - x.first, y.end - y.first, z.end - z.first]).toEqual([grids.fine.x.length - 1, 0, 0])
  })

  test('follow a thickness, and are given up where layers that were level part', () => {
    const thicker = (layout: Layout, thickness: number) =>
      updateComponent(layout, 'oe-1', { layers: [{ name: 'die', material: 'silicon', thickness }] })
    const single = layoutWith()
    const grids = gridsFor(single)
    const result = movedGrids(grids, thicker(single, 0.6))!
    expect(result.grids.fine.z.length).toBe(grids.fine.z.length)
    expect(result.grids.fine.z.at(-1)).toBeCloseTo(2.6, 12)
    expect(result.changed.fine.z.end).toBe(grids.fine.z.length - 1)
    const pair = layoutWith({ components: [componentWith(), componentWith({ id: 'oe-2', x: 4, y: 4 })] })
    expect(movedGrids(gridsFor(pair), thicker(pair, 0.6))).toBeNull()
  })
})
