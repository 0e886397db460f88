/**
 * Multigrid for layered packages: columns are solved exactly (z-line red-black smoothing), lateral semi-coarsening joins
 * columns in pairs, z is never coarsened. See docs/physics.md, "Multigrid".
 */
import { bestKernel } from '../kernel/best-kernel.ts'
import type { ColumnRange, Engine, Kernel, Level, Transfer } from '../kernel/kernel.ts'
import { type Shape, shapeOf } from '../kernel/shape.ts'
import { pairLines } from './aggregation.ts'

export interface Hierarchy {
  readonly engine: Engine
  readonly levels: readonly Level[]
  /** `transfers[l]` leads from level l to level l + 1. */
  readonly transfers: readonly Transfer[]
  /** What a V-cycle does on each level. */
  readonly efforts: readonly Effort[]
}

/**
 * V-cycles that follow each other: one half-sweep before the coarse correction, as the last one of the cycle before left no
 * residual where the other would begin, and one or two pairs after it; the first one begins with pairs. W-cycles precondition
 * conjugate gradients: a pair before and a pair after, so that they are symmetric.
 */
export type CycleShape = 'V' | 'W'

/**
 * A second visit is made only where the coarser level has at most this share of the columns: 1 / 4. Graded grids lose less
 * from level to level, and twice over every level would cost four V-cycles where it saves a third of the steps.
 */
const MUCH_SMALLER = 4

/** Pairs of half-sweeps after a level's coarse correction, and how often a V-cycle comes to the level. */
interface Effort {
  readonly pairs: number
  readonly visits: number
}

/**
 * Coarse levels cost little, and there a second pair makes the correction nearly twice as good. "Coarse": at most this share
 * of the columns.
 */
const COARSE_SHARE = 1 / 4
/**
 * The error of a first cycle is as rough as what was edited: on the finest level so many pairs come before the coarse
 * correction.
 */
const FIRST_PAIRS = 2
/**
 * The smooth errors of a cold start take half the cycles where a V-cycle comes twice to two of the coarse levels: the first
 * ones on and below which it has at most this share of the finest level's work. All measured in docs/physics.md, "Multigrid".
 */
const TWICE_SHARE = 1 / 32
const TWICE_LEVELS = 2

function effortsOn(shapes: readonly Shape[]): Effort[] {
  const columns = shapes.map(({ nx, ny }) => nx * ny)
  const work = columns.map((_, l) => columns.slice(l).reduce((sum, more) => sum + more, 0))
  const first = work.findIndex((share) => share <= TWICE_SHARE * columns[0])
  return columns.map((count, l) => ({
    pairs: count <= COARSE_SHARE * columns[0] ? 2 : 1,
    visits: first >= 0 && l >= first && l < first + TWICE_LEVELS ? 2 : 1,
  }))
}

/**
 * Allocates the levels for a grid with these column widths, down to a single column. No coefficients yet. `used`: a
 * hierarchy that nobody needs any more, whose memory may be taken.
 */
export function createHierarchy(
  widthsX: Float64Array,
  widthsY: Float64Array,
  nz: number,
  { kernel = bestKernel(), used }: { kernel?: Kernel | undefined; used?: Hierarchy | undefined } = {},
): Hierarchy {
  const shapes: Shape[] = [shapeOf(widthsX.length, widthsY.length, nz)]
  const transfers: Transfer[] = []
  for (let [x, y] = [widthsX, widthsY]; x.length > 1 || y.length > 1; ) {
    const pairs = pairLines(x, y)
    transfers.push({
      parentX: pairs.x.parent,
      parentY: pairs.y.parent,
      ratioX: distanceRatios(pairs.x.parent, x, pairs.x.widths),
      ratioY: distanceRatios(pairs.y.parent, y, pairs.y.widths),
    })
    x = pairs.x.widths
    y = pairs.y.widths
    shapes.push(shapeOf(x.length, y.length, nz))
  }
  const engine = kernel.create({ shapes, transfers }, used?.engine)
  return { engine, levels: engine.levels, transfers, efforts: effortsOn(shapes) }
}

/** Per coarse line: centre distance across the face behind it, fine over coarse. */
function distanceRatios(parent: Int32Array, fine: Float64Array, coarse: Float64Array): Float32Array {
  const ratios = new Float32Array(coarse.length)
  for (let i = 0; i + 1 < fine.length; i++) {
    if (parent[i] === parent[i + 1]) continue
    ratios[parent[i]] = (fine[i] + fine[i + 1]) / (coarse[parent[i]] + coarse[parent[i + 1]])
  }
  return ratios
}

/**
 * Computes the coarse coefficients and the columns' factors from the links of the finest level, everywhere or for the
 * columns of some ranges whose links have changed. False where the matrix is not positive definite.
 */
export function rebuildHierarchy(hierarchy: Hierarchy, ...changed: readonly ColumnRange[]): boolean {
  const { engine, levels, transfers } = hierarchy
  let positive = true
  const factor = (l: number, ranges: readonly ColumnRange[]) => {
    for (const range of ranges) positive = engine.factorColumns(l, range) && positive
  }
  let ranges: readonly ColumnRange[] = (changed.length > 0 ? changed : [wholeOf(levels[0])]).map((range) =>
    widened(range, levels[0]),
  )
  factor(0, ranges)
  for (const [l, transfer] of transfers.entries()) {
    const level = levels[l + 1]
    const parents = fewest(
      ranges.map((range) => parentsOf(range, transfer)),
      level,
    )
    for (const range of parents) engine.coarsen(l, range)
    ranges = fewest(
      parents.map((range) => widened(range, level)),
      level,
    )
    factor(l + 1, ranges)
  }
  return positive
}

/** Ranges that together have as many columns as the whole level, or more, as one: they overlap. */
export function fewest(ranges: readonly ColumnRange[], shape: Pick<Shape, 'nx' | 'ny'>): readonly ColumnRange[] {
  const columns = ranges.reduce((sum, { i0, i1, j0, j1 }) => sum + (i1 - i0) * (j1 - j0), 0)
  return columns < shape.nx * shape.ny ? ranges : [wholeOf(shape)]
}

export const wholeOf = ({ nx, ny }: Pick<Shape, 'nx' | 'ny'>): ColumnRange => ({ i0: 0, i1: nx, j0: 0, j1: ny })

/** The columns whose links change with those of a range: a column holds the link to its neighbour, which needs it too. */
const widened = ({ i0, i1, j0, j1 }: ColumnRange, { nx, ny }: Shape): ColumnRange => ({
  i0: Math.max(i0 - 1, 0),
  i1: Math.min(i1 + 1, nx),
  j0: Math.max(j0 - 1, 0),
  j1: Math.min(j1 + 1, ny),
})

const parentsOf = ({ i0, i1, j0, j1 }: ColumnRange, { parentX, parentY }: Transfer): ColumnRange => ({
  i0: parentX[i0],
  i1: parentX[i1 - 1] + 1,
  j0: parentY[j0],
  j1: parentY[j1 - 1] + 1,
})

/**
 * One multigrid cycle: the finest level's `unknown` becomes a correction for its `rhs`, from zero or going on from where
 * an earlier V-cycle left it (`continued`). Returns how much it changed at most, K, or a little more.
 */
export function cycle({ engine, levels, efforts }: Hierarchy, shape: CycleShape, continued = false): number {
  if (engine.holdsConductivity) throw new Error('a cycle over conductivities where a residual should be')
  const last = levels.length - 1
  const columns = (l: number) => levels[l].nx * levels[l].ny

  const visit = (l: number, fromZero: boolean): number => {
    if (l === last) return engine.smoothColumns(l, 0, true)
    const before = !fromZero ? 0 : shape === 'W' ? 1 : l === 0 ? FIRST_PAIRS : 0
    const change = engine.descend(l, fromZero, before)
    visit(l + 1, true)
    if (shape === 'V' ? efforts[l + 1].visits > 1 : columns(l + 1) * MUCH_SMALLER <= columns(l)) visit(l + 1, false)
    // without pairs the columns of colour 0 are at zero until the coarse correction comes
    return engine.ascend(l, fromZero && before === 0, shape === 'W' ? 1 : efforts[l].pairs, change)
  }
  return visit(0, !continued)
}
