/** Grids of random links for tests of the kernels, with a fixed seed each, and the same operator as a dense matrix. */
import type { Engine, Kernel, Level } from '../../src/solver/kernel/kernel.ts'
import { indexOf, type Shape } from '../../src/solver/kernel/shape.ts'
import { createHierarchy, type Hierarchy, rebuildHierarchy } from '../../src/solver/numerics/hierarchy.ts'

/** Uniform numbers in [0, 1), the same ones for the same seed (the generator is Mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * A hierarchy on columns of equal width whose links are spread evenly in their logarithm over [1, `ratio`], some ground on
 * the top and bottom cells. Nothing about them is smooth, which is harder than any package.
 */
export function randomHierarchy(
  [nx, ny, nz]: readonly [number, number, number],
  seed: number,
  { kernel, ratio = 1e5 }: { kernel?: Kernel; ratio?: number } = {},
): Hierarchy {
  const hierarchy = createHierarchy(new Float64Array(nx).fill(1), new Float64Array(ny).fill(1), nz, { kernel })
  const level = hierarchy.levels[0]!
  const random = randomNumbers(seed)
  const link = () => ratio ** random()
  forCells(level, (c, i, j, k) => {
    level.gx[c] = i + 1 < nx ? link() : 0
    level.gy[c] = j + 1 < ny ? link() : 0
    level.gz[c] = k + 1 < nz ? link() : 0
    level.ground[c] = k === 0 || k === nz - 1 ? link() / ratio : 0
  })
  rebuildHierarchy(hierarchy)
  return hierarchy
}

export function forCells(level: Shape, visit: (c: number, i: number, j: number, k: number) => void): void {
  const { nx, ny, nz } = level
  for (let j = 0; j < ny; j++) {
    for (let k = 0; k < nz; k++) for (let i = 0; i < nx; i++) visit(indexOf(level, i, j, k), i, j, k)
  }
}

/** Random values in [−1, 1) on the cells proper, as the kernels' f32 holds them; 0 in padding and ghost rows. */
export function randomField(level: Shape, seed: number): Float32Array {
  const field = new Float32Array(level.length)
  const random = randomNumbers(seed)
  forCells(level, (c) => {
    field[c] = 2 * random() - 1
  })
  return field
}

/** A random right-hand side (W) and temperature (K), the same ones for the same seed whatever the kernel. */
export function fillRandomly(engine: Engine, seed: number): void {
  const level = engine.levels[0]!
  const [load, temperature] = [randomField(level, seed), randomField(level, seed + 1)]
  forCells(level, (c) => {
    engine.load[c] = load[c]!
    engine.temperature[c] = 40 * temperature[c]!
  })
}

export const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0
  for (let c = 0; c < a.length; c++) sum += a[c]! * b[c]!
  return sum
}

/** The storage index of every cell, in the order of the dense matrix's rows. */
export function cellList(level: Level): number[] {
  const cells: number[] = []
  forCells(level, (c) => cells.push(c))
  return cells
}

/** The operator written out neighbour by neighbour, from (i, j, k) alone. */
export function denseOperator(level: Level): number[][] {
  const { nx, ny, nz } = level
  const cells = cellList(level)
  const rowOf = new Map(cells.map((c, n) => [c, n]))
  const matrix = cells.map(() => new Array<number>(cells.length).fill(0))
  const join = (a: number, b: number, g: number) => {
    const [m, n] = [rowOf.get(a)!, rowOf.get(b)!]
    matrix[m]![m]! += g
    matrix[n]![n]! += g
    matrix[m]![n]! -= g
    matrix[n]![m]! -= g
  }
  forCells(level, (c, i, j, k) => {
    matrix[rowOf.get(c)!]![rowOf.get(c)!]! += level.ground[c]!
    if (i + 1 < nx) join(c, indexOf(level, i + 1, j, k), level.gx[c]!)
    if (j + 1 < ny) join(c, indexOf(level, i, j + 1, k), level.gy[c]!)
    if (k + 1 < nz) join(c, indexOf(level, i, j, k + 1), level.gz[c]!)
  })
  return matrix
}

/** Gaussian elimination with partial pivoting. */
export function denseSolve(matrix: readonly (readonly number[])[], rhs: readonly number[]): number[] {
  const n = rhs.length
  const rows = matrix.map((row, m) => [...row, rhs[m]!])
  for (let p = 0; p < n; p++) {
    const pivot = rows
      .slice(p)
      .reduce((best, row, m) => (Math.abs(row[p]!) > Math.abs(rows[best]![p]!) ? p + m : best), p)
    ;[rows[p], rows[pivot]] = [rows[pivot]!, rows[p]!]
    for (let m = p + 1; m < n; m++) {
      const factor = rows[m]![p]! / rows[p]![p]!
      if (factor !== 0) for (let q = p; q <= n; q++) rows[m]![q]! -= factor * rows[p]![q]!
    }
  }
  const x = new Array<number>(n).fill(0)
  for (let p = n - 1; p >= 0; p--) {
    let sum = rows[p]![n]!
    for (let q = p + 1; q < n; q++) sum -= rows[p]![q]! * x[q]!
    x[p] = sum / rows[p]![p]!
  }
  return x
}
