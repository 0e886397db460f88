/** Both kernels between two levels, against sums written out from the parents alone. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Engine, Kernel, Transfer } from '../../../src/solver/kernel/kernel.ts'
import { indexOf, shapeOf } from '../../../src/solver/kernel/shape.ts'
import { typescriptKernel } from '../../../src/solver/kernel/twin/typescript-kernel.ts'
import { compileWebAssemblyKernel } from '../../../src/solver/kernel/wasm/webassembly-kernel.ts'
import { cellList, denseOperator, forCells, randomField, randomNumbers } from '../../support/random-level.ts'

const KERNELS: Kernel[] = [compileWebAssemblyKernel(), typescriptKernel]

/** Lines joined in pairs or left alone, in any order. */
const parentArbitrary = fc
  .array(fc.boolean(), { minLength: 1, maxLength: 30 })
  .map((joined) => Int32Array.from(joined.flatMap((pair, line) => (pair ? [line, line] : [line]))))

const lineCount = (parent: Int32Array) => parent.at(-1)! + 1

/** Two levels of random links; the coarser one's coefficients are what `coarsen` makes of them. */
function twoLevels(kernel: Kernel, parentX: Int32Array, parentY: Int32Array, seed: number): Engine {
  const nz = 3
  const ratio = (parent: Int32Array, from: number) =>
    Float32Array.from({ length: lineCount(parent) }, (_, n) => 0.5 + 0.1 * ((n + from) % 4))
  const transfer: Transfer = { parentX, parentY, ratioX: ratio(parentX, 0), ratioY: ratio(parentY, 1) }
  const shapes = [shapeOf(parentX.length, parentY.length, nz), shapeOf(lineCount(parentX), lineCount(parentY), nz)]
  const engine = kernel.create({ shapes, transfers: [transfer] })
  const fine = engine.levels[0]!
  const random = randomNumbers(seed)
  forCells(fine, (c, i, j, k) => {
    fine.gx[c] = i + 1 < fine.nx ? random() : 0
    fine.gy[c] = j + 1 < fine.ny ? random() : 0
    fine.gz[c] = k + 1 < nz ? random() : 0
    fine.ground[c] = random()
  })
  engine.factorColumns(0, { i0: 0, i1: fine.nx, j0: 0, j1: fine.ny })
  return engine
}

const sameFor = (check: (kernel: Kernel, parentX: Int32Array, parentY: Int32Array, seed: number) => void) =>
  fc.assert(
    fc.property(parentArbitrary, parentArbitrary, fc.nat(), (x, y, seed) => {
      for (const kernel of KERNELS) check(kernel, x, y, seed)
    }),
    { numRuns: 60 },
  )

const DESCENTS = [
  { fromZero: false, pairs: 0 },
  { fromZero: true, pairs: 0 },
  { fromZero: true, pairs: 1 },
  { fromZero: true, pairs: 2 },
] as const

describe('on the way down', () => {
  test('colour 1 is solved, and the residuals of colour 0 are summed over each aggregate', () => {
    sameFor((kernel, parentX, parentY, seed) => {
      for (const { fromZero, pairs } of DESCENTS) {
        const [engine, apart] = [0, 1].map(() => twoLevels(kernel, parentX, parentY, seed)) as [Engine, Engine]
        const [fine, coarse] = engine.levels as [Engine['levels'][0], Engine['levels'][0]]
        for (const { levels } of [engine, apart]) {
          levels[0]!.rhs.set(randomField(fine, seed + 1))
          levels[0]!.unknown.set(randomField(fine, seed + 2))
          levels[1]!.rhs.fill(99)
        }
        // colour 0 has no residual of its own, as after every cycle
        if (!fromZero) for (const { smoothColumns } of [engine, apart]) smoothColumns(0, 0, false)
        let change = 0
        if (pairs === 0) {
          change = apart.smoothColumns(0, 1, fromZero)
        } else {
          apart.levels[0]!.unknown.fill(0)
          for (let half = 0; half < 2 * pairs; half++) change += apart.smoothColumns(0, half % 2 === 0 ? 0 : 1, false)
        }
        // sums of up to four f32 in another order
        expect(Math.abs(engine.descend(0, fromZero, pairs) - change)).toBeLessThanOrEqual(1e-6 * change)
        expect(fine.unknown).toEqual(apart.levels[0]!.unknown)
        const u = fine.unknown.slice()
        forCells(fine, (c, i, j) => {
          if (fromZero && pairs === 0 && (i + j) % 2 === 0) u[c] = 0
        })
        const cells = cellList(fine)
        const matrix = denseOperator(fine)
        const expected = new Float64Array(coarse.length)
        let n = 0
        forCells(fine, (c, i, j, k) => {
          const image = matrix[n++]!.reduce((sum, value, m) => sum + value * u[cells[m]!]!, 0)
          if ((i + j) % 2 === 0) expected[indexOf(coarse, parentX[i]!, parentY[j]!, k)]! += fine.rhs[c]! - image
        })
        // some fifty terms in f32, of at most 2 times the largest of the field
        const magnitude = u.reduce((most, value) => Math.max(most, Math.abs(value)), 1)
        forCells(coarse, (c) => expect(Math.abs(coarse.rhs[c]! - expected[c]!)).toBeLessThan(1e-5 * magnitude))
      }
    })
  })
})

describe('on the way up', () => {
  test('every column of colour 0 gets its aggregate’s value, and the others nothing', () => {
    sameFor((kernel, parentX, parentY, seed) => {
      for (const fresh of [false, true]) {
        const engine = twoLevels(kernel, parentX, parentY, seed)
        const [fine, coarse] = engine.levels as [Engine['levels'][0], Engine['levels'][0]]
        const before = randomField(fine, seed + 3)
        fine.unknown.set(before)
        coarse.unknown.set(randomField(coarse, seed + 4))
        const largest = engine.ascend(0, fresh, 0, 0)
        let expectedLargest = 0
        forCells(fine, (c, i, j, k) => {
          const correction = coarse.unknown[indexOf(coarse, parentX[i]!, parentY[j]!, k)]!
          const start = fresh ? 0 : before[c]!
          if ((i + j) % 2 === 0) expectedLargest = Math.max(expectedLargest, Math.abs(correction))
          expect(fine.unknown[c]).toBeCloseTo((i + j) % 2 === 0 ? start + correction : before[c]!, 6)
        })
        expect(largest).toBe(Math.fround(expectedLargest))
      }
    })
  })

  test('the pairs of half-sweeps that follow are those of each colour in turn', () => {
    sameFor((kernel, parentX, parentY, seed) => {
      for (const pairs of [1, 2]) {
        const [engine, apart] = [0, 1].map(() => twoLevels(kernel, parentX, parentY, seed)) as [Engine, Engine]
        for (const { levels } of [engine, apart]) {
          levels[0]!.rhs.set(randomField(levels[0]!, seed + 5))
          levels[0]!.unknown.set(randomField(levels[0]!, seed + 6))
          levels[1]!.unknown.set(randomField(levels[1]!, seed + 7))
        }
        const change = engine.ascend(0, false, pairs, 0.25)
        let [black, red] = [0.25, apart.ascend(0, false, 0, 0)]
        for (let pair = 0; pair < pairs; pair++) {
          black += apart.smoothColumns(0, 1, false)
          red += apart.smoothColumns(0, 0, false)
        }
        expect(engine.levels[0]!.unknown).toEqual(apart.levels[0]!.unknown)
        // sums of up to three f32 in another order
        expect(change).toBeCloseTo(Math.max(black, red), 5)
      }
    })
  })
})

describe('coarse coefficients', () => {
  test('are sums over aggregates, lateral links times the ratio of distances, over a range or a little more', () => {
    sameFor((kernel, parentX, parentY, seed) => {
      const engine = twoLevels(kernel, parentX, parentY, seed)
      const [fine, coarse] = engine.levels as [Engine['levels'][0], Engine['levels'][0]]
      const { ratioX, ratioY } = {
        ratioX: Float32Array.from({ length: coarse.nx }, (_, n) => 0.5 + 0.1 * (n % 4)),
        ratioY: Float32Array.from({ length: coarse.ny }, (_, n) => 0.5 + 0.1 * ((n + 1) % 4)),
      }
      const range = { i0: coarse.nx >> 1, i1: coarse.nx, j0: 0, j1: (coarse.ny + 1) >> 1 }
      engine.coarsen(0, range)
      const expected = [0, 1, 2, 3].map(() => new Float64Array(coarse.length))
      forCells(fine, (c, i, j, k) => {
        const [x, y] = [parentX[i]!, parentY[j]!]
        const parent = indexOf(coarse, x, y, k)
        expected[0]![parent]! += fine.gz[c]!
        expected[1]![parent]! += fine.ground[c]!
        if (parentX[i + 1] !== x) expected[2]![parent]! += ratioX[x]! * fine.gx[c]!
        if (parentY[j + 1] !== y) expected[3]![parent]! += ratioY[y]! * fine.gy[c]!
      })
      // four terms of at most 1 in f32
      ;[coarse.gz, coarse.ground, coarse.gx, coarse.gy].forEach((array, n) => {
        forCells(coarse, (c, i, j) => {
          // a kernel may widen the range to whole vectors: outside it is right or untouched
          if ((i < range.i0 || j >= range.j1) && array[c] === 0) return
          expect(Math.abs(array[c]! - expected[n]![c]!)).toBeLessThan(1e-6)
        })
      })
    })
  })
})
