import { describe, expect, test } from 'vitest'
import { applyOperator, factorColumns, residual, smoothColumns } from '../../../src/solver/kernel/columns.ts'
import { dot } from '../../../src/solver/kernel/vector.ts'
import { cellIndex } from '../../../src/solver/numerics/storage.ts'
import {
  cellList,
  denseOperator,
  denseSolve,
  forCells,
  randomField,
  randomLevel,
  randomNumbers,
} from '../../support/random-level.ts'

/** Shapes with even and odd sides, single rows, single columns, one layer and one cell. */
const SHAPES = [
  [5, 4, 3],
  [4, 5, 6],
  [1, 6, 4],
  [6, 1, 4],
  [3, 3, 1],
  [1, 1, 7],
  [1, 1, 1],
] as const

const largest = (values: readonly number[]) => Math.max(...values.map(Math.abs))

describe('the operator', () => {
  test.each(SHAPES)('of %i × %i × %i cells is the sum over explicit neighbours', (nx, ny, nz) => {
    const level = randomLevel(nx, ny, nz, 7)
    const p = randomField(level, 8)
    const out = new Float64Array(p.length)
    applyOperator(level, p, out)
    const cells = cellList(level)
    const matrix = denseOperator(level)
    const expected = matrix.map((row) => row.reduce((sum, value, n) => sum + value * p[cells[n]!]!, 0))
    // 64-bit rounding of a dozen terms up to the largest diagonal
    const rounding = 1e-14 * largest(matrix.map((row, n) => row[n]!))
    expect(largest(cells.map((c, n) => out[c]! - expected[n]!))).toBeLessThan(rounding)
    expect(out.subarray(0, nx * nz).every((value) => value === 0)).toBe(true)
    expect(out.subarray(nx * nz * (ny + 1)).every((value) => value === 0)).toBe(true)
  })

  test.each(SHAPES)('of %i × %i × %i cells and its residual add up to the right-hand side', (nx, ny, nz) => {
    const level = randomLevel(nx, ny, nz, 17)
    const [u, rhs] = [randomField(level, 18), randomField(level, 19)]
    const image = new Float64Array(u.length)
    const out = new Float64Array(u.length)
    applyOperator(level, u, image)
    residual(level, rhs, u, out)
    // both sum the same dozen terms of up to 4e5 in the same order
    expect(largest([...out].map((value, c) => value + image[c]! - rhs[c]!))).toBeLessThan(1e-9)
  })

  test('is symmetric: (A p, q) = (p, A q)', () => {
    const level = randomLevel(8, 7, 5, 27)
    const [p, q] = [randomField(level, 28), randomField(level, 29)]
    const [ap, aq] = [new Float64Array(p.length), new Float64Array(p.length)]
    applyOperator(level, p, ap)
    applyOperator(level, q, aq)
    // rounding relative to the sum of the terms' magnitudes
    const scale = Math.sqrt(dot(ap, ap) * dot(q, q))
    expect(Math.abs(dot(ap, q) - dot(p, aq))).toBeLessThan(1e-12 * scale)
  })

  test('sends a uniform field to its ground alone, exactly: differences are taken before anything is multiplied', () => {
    const level = randomLevel(6, 5, 4, 37)
    const uniform = new Float64Array(level.rhs.length)
    forCells(level, (c) => {
      uniform[c] = 73.25
    })
    const out = new Float64Array(uniform.length)
    // what a uniform field does with the zero links to the ghost rows must vanish too
    applyOperator(level, uniform, out)
    forCells(level, (c) => expect(out[c]).toBe(level.ground[c]! * 73.25))
  })
})

describe('a half-sweep', () => {
  test.each(SHAPES)('on %i × %i × %i cells solves every column of its colour as a dense solve does', (nx, ny, nz) => {
    for (const colour of [0, 1] as const) {
      const level = randomLevel(nx, ny, nz, 47 + colour)
      level.rhs.set(randomField(level, 48))
      level.unknown.set(randomField(level, 49))
      const before = level.unknown.slice()
      const matrix = denseOperator(level)
      const cells = cellList(level)
      smoothColumns(level, colour)
      for (let j = 0; j < ny; j++) {
        for (let i = 0; i < nx; i++) {
          const column = Array.from({ length: nz }, (_, k) => cellIndex(nx, nz, i, j, k))
          const solved = column.map((c) => level.unknown[c]!)
          if ((i + j) % 2 !== colour) {
            expect(solved).toEqual(column.map((c) => before[c]!))
            continue
          }
          const rows = column.map((c) => cells.indexOf(c))
          const own = rows.map((m) => rows.map((n) => matrix[m]![n]!))
          const rhs = rows.map((m, k) =>
            matrix[m]!.reduce(
              (sum, value, n) => (rows.includes(n) ? sum : sum - value * before[cells[n]!]!),
              level.rhs[column[k]!]!,
            ),
          )
          const expected = denseSolve(own, rhs)
          // a conductivity ratio of 1e5 costs the dense elimination some five of its sixteen digits
          expect(largest(solved.map((value, k) => value - expected[k]!))).toBeLessThan(1e-9 * largest(expected) + 1e-12)
        }
      }
    }
  })

  test('loses no digits where a column is tied to the ground a million million times weaker than inside', () => {
    // links near 1e6, one ground of 1e-6: the plain elimination subtracts nearly equal pivots and is 8e-6 K off
    const level = randomLevel(1, 1, 40, 57, 1)
    const random = randomNumbers(58)
    forCells(level, (c, _i, _j, k) => {
      level.gz[c] = k < 39 ? 1e6 * (1 + random()) : 0
      level.ground[c] = k === 39 ? 1e-6 : 0
      level.rhs[c] = k === 0 ? 1e-6 : 0
    })
    factorColumns(level)
    smoothColumns(level, 0)
    // all of 1e-6 W crosses the ground of 1e-6 W/K: 1 K everywhere, to the 1e-11 K that the links need
    forCells(level, (c) => expect(Math.abs(level.unknown[c]! - 1)).toBeLessThan(1e-9))
  })
})
