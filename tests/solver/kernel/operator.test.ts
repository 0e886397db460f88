/** Both kernels against the same operator written out as a dense matrix. Tolerances are f32: coefficients and corrections. */
import { describe, expect, test } from 'vitest'
import type { Kernel } from '../../../src/solver/kernel/kernel.ts'
import { indexOf } from '../../../src/solver/kernel/shape.ts'
import { typescriptKernel } from '../../../src/solver/kernel/twin/typescript-kernel.ts'
import { compileWebAssemblyKernel } from '../../../src/solver/kernel/wasm/webassembly-kernel.ts'
import {
  cellList,
  denseOperator,
  denseSolve,
  fillRandomly,
  forCells,
  randomField,
  randomHierarchy,
  randomNumbers,
} from '../../support/random-level.ts'

/** Shapes with even and odd sides, single rows, single columns, one layer and one cell. */
const SHAPES = [
  [5, 4, 3],
  [4, 5, 6],
  [9, 3, 5],
  [1, 6, 4],
  [6, 1, 4],
  [3, 3, 1],
  [1, 1, 7],
  [1, 1, 1],
] as const

const largest = (values: readonly number[]) => Math.max(...values.map(Math.abs))
const KERNELS: Kernel[] = [compileWebAssemblyKernel(), typescriptKernel]

describe.each(KERNELS)('the $kernel kernel', (kernel) => {
  test.each(SHAPES)('computes the residual of %i × %i × %i cells as a dense matrix does', (...shape) => {
    const { engine } = randomHierarchy(shape, 7, { kernel })
    fillRandomly(engine, 8)
    engine.computeResidual()
    const level = engine.levels[0]!
    const cells = cellList(level)
    const matrix = denseOperator(level)
    const expected = matrix.map(
      (row, m) =>
        engine.load[cells[m]!]! - row.reduce((sum, value, n) => sum + value * engine.temperature[cells[n]!]!, 0),
    )
    // the sum is formed in f64; its result is stored with seven digits
    const rounding = 1e-7 * largest(expected) + 1e-12
    expect(largest(cells.map((c, n) => level.rhs[c]! - expected[n]!))).toBeLessThan(rounding)
    engine.levels[0]!.unknown.fill(0)
    expect(engine.correct(1, 'unknown').missing).toBeCloseTo(
      expected.reduce((sum, watts) => sum + watts, 0),
      6,
    )
  })

  test.each(SHAPES)('keeps padding and ghost rows of %i × %i × %i cells at zero', (...shape) => {
    const { engine } = randomHierarchy(shape, 9, { kernel })
    fillRandomly(engine, 10)
    const level = engine.levels[0]!
    engine.computeResidual()
    engine.smoothColumns(0, 1, true)
    engine.smoothColumns(0, 0, false)
    engine.turnDirection(0)
    engine.correct(0.5, 'direction')
    const inside = new Set(cellList(level))
    for (const array of [level.rhs, level.unknown, level.inversePivot, engine.temperature]) {
      array.forEach((value, c) => {
        if (!inside.has(c)) expect(value).toBe(0)
      })
    }
  })

  test.each(SHAPES)('solves every column of a colour on %i × %i × %i cells as a dense solve does', (...shape) => {
    const [nx, ny, nz] = shape
    for (const colour of [0, 1] as const) {
      for (const fromZero of [false, true]) {
        const { engine } = randomHierarchy(shape, 47 + colour, { kernel })
        const level = engine.levels[0]!
        level.rhs.set(randomField(level, 48))
        level.unknown.set(randomField(level, 49))
        const before = level.unknown.slice()
        const matrix = denseOperator(level)
        const cells = cellList(level)
        const change = engine.smoothColumns(0, colour, fromZero)
        let expectedChange = 0
        for (let j = 0; j < ny; j++) {
          for (let i = 0; i < nx; i++) {
            const column = Array.from({ length: nz }, (_, k) => indexOf(level, i, j, k))
            const solved = column.map((c) => level.unknown[c]!)
            if ((i + j) % 2 !== colour) {
              expect(solved).toEqual(column.map((c) => before[c]!))
              continue
            }
            const rows = column.map((c) => cells.indexOf(c))
            const own = rows.map((m) => rows.map((n) => matrix[m]![n]!))
            const rhs = rows.map((m, k) =>
              matrix[m]!.reduce(
                (sum, value, n) => (fromZero || rows.includes(n) ? sum : sum - value * before[cells[n]!]!),
                level.rhs[column[k]!]!,
              ),
            )
            const expected = denseSolve(own, rhs)
            // f32 after a dozen operations, without cancellation; neighbours may add terms of opposite sign
            expect(largest(solved.map((value, k) => value - expected[k]!))).toBeLessThan(
              3e-6 * largest(expected) + 1e-6,
            )
            const start = (k: number) => (fromZero ? 0 : before[column[k]!]!)
            expectedChange = Math.max(expectedChange, ...solved.map((value, k) => Math.abs(value - start(k))))
          }
        }
        expect(change).toBeCloseTo(expectedChange, 5)
      }
    }
  })

  test('loses no digits where a column is tied to the ground a million million times weaker than inside', () => {
    // links near 1e6, one ground of 1e-6: the plain elimination subtracts nearly equal pivots and loses everything in f32
    const { engine } = randomHierarchy([1, 1, 40], 57, { kernel, ratio: 1 })
    const level = engine.levels[0]!
    const random = randomNumbers(58)
    forCells(level, (c, _i, _j, k) => {
      level.gz[c] = k < 39 ? 1e6 * (1 + random()) : 0
      level.ground[c] = k === 39 ? 1e-6 : 0
      level.rhs[c] = k === 0 ? 1e-6 : 0
    })
    expect(engine.factorColumns(0, { i0: 0, i1: 1, j0: 0, j1: 1 })).toBe(true)
    engine.smoothColumns(0, 0, true)
    // all of 1e-6 W crosses the ground of 1e-6 W/K: 1 K everywhere; forty roundings of 6e-8
    forCells(level, (c) => expect(Math.abs(level.unknown[c]! - 1)).toBeLessThan(5e-6))
  })

  test('says so when a pivot is negative', () => {
    const { engine } = randomHierarchy([6, 5, 4], 61, { kernel, ratio: 10 })
    const level = engine.levels[0]!
    level.ground[indexOf(level, 3, 2, 1)] = -1e4
    expect(engine.factorColumns(0, { i0: 0, i1: 6, j0: 0, j1: 5 })).toBe(false)
  })

  test('sums what conjugate gradients need', () => {
    const { engine } = randomHierarchy([7, 5, 4], 71, { kernel })
    const level = engine.levels[0]!
    level.rhs.set(randomField(level, 72))
    level.unknown.set(randomField(level, 73))
    const cells = cellList(level)
    const unknown = cells.map((c) => level.unknown[c]!)
    expect(engine.residualDotUnknown()).toBeCloseTo(
      cells.reduce((sum, c, n) => sum + level.rhs[c]! * unknown[n]!, 0),
      9,
    )
    engine.turnDirection(0)
    level.unknown.set(randomField(level, 74))
    engine.turnDirection(0.25)
    const p = cells.map((c, n) => level.unknown[c]! + 0.25 * unknown[n]!)
    const energy = denseOperator(level).reduce(
      (sum, row, m) => sum + p[m]! * row.reduce((image, value, n) => image + value * p[n]!, 0),
      0,
    )
    // squares of f32 differences, summed in f64
    expect(Math.abs(engine.directionEnergy() / energy - 1)).toBeLessThan(1e-6)
    engine.temperature.fill(0)
    const { change, hottest } = engine.correct(-2, 'direction')
    expect(change).toBeCloseTo(2 * largest(p), 5)
    expect(hottest).toBeCloseTo(2 * largest(p), 5)
    cells.forEach((c, n) => {
      expect(engine.temperature[c]).toBeCloseTo(-2 * p[n]!, 6)
    })
  })
})
