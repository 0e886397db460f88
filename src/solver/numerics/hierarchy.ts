/**
 * Multigrid for layered packages: columns are solved exactly (z-line red-black smoothing), lateral semi-coarsening joins
 * columns in pairs, z is never coarsened. See docs/physics.md, "Multigrid".
 */
import { factorColumns, smoothColumns } from '../kernel/columns.ts'
import { createLevel, type Level, rowStride } from '../kernel/level.ts'
import { type Aggregation, prolongAdd, restrictResidual } from '../kernel/transfer.ts'
import { pairLines } from './aggregation.ts'

export interface Hierarchy {
  readonly levels: readonly Level[]
  /** `aggregations[l]` leads from level l to level l + 1. */
  readonly aggregations: readonly Aggregation[]
  /** Widths of the columns per level and axis, any unit: they scale the coarse lateral links. */
  readonly widths: readonly { readonly x: Float64Array; readonly y: Float64Array }[]
}

/** A second visit pays only where the coarser level has at most this share of the columns: 1 / 2. */
const MUCH_SMALLER = 2

/** Cycle shape: 1 visit of each coarser level is a V-cycle, 2 a W-cycle (twice only where the level is much smaller). */
export type Visits = 1 | 2

/** Allocates the levels for a grid with these column widths, down to a single column. No coefficients yet. */
export function createHierarchy(widthsX: Float64Array, widthsY: Float64Array, nz: number): Hierarchy {
  const levels: Level[] = [createLevel(widthsX.length, widthsY.length, nz)]
  const widths = [{ x: widthsX, y: widthsY }]
  const aggregations: Aggregation[] = []
  for (let fine = widths[0]; fine.x.length > 1 || fine.y.length > 1; fine = widths[widths.length - 1]) {
    const { x, y } = pairLines(fine.x, fine.y)
    aggregations.push({ x: x.parent, y: y.parent })
    widths.push({ x: x.widths, y: y.widths })
    levels.push(createLevel(x.widths.length, y.widths.length, nz))
  }
  return { levels, aggregations, widths }
}

/** Computes the coarse coefficients and every level's column factors from the links of the finest level. */
export function rebuildHierarchy(hierarchy: Hierarchy): void {
  const { levels, aggregations, widths } = hierarchy
  factorColumns(levels[0])
  for (let l = 0; l < aggregations.length; l++) {
    coarsen(levels[l], aggregations[l], levels[l + 1], widths[l], widths[l + 1])
    factorColumns(levels[l + 1])
  }
}

/**
 * Vertical and boundary conductances of an aggregate are the sums over its columns. A lateral link is the sum of the
 * fine links that cross the coarse face, times the ratio of the centre distances (one half on a uniform grid): the
 * piecewise-constant Galerkin product alone is twice too stiff.
 */
function coarsen(
  fine: Level,
  aggregation: Aggregation,
  coarse: Level,
  fineWidths: { x: Float64Array; y: Float64Array },
  coarseWidths: { x: Float64Array; y: Float64Array },
): void {
  const { nx, ny, nz } = fine
  for (const array of [coarse.gx, coarse.gy, coarse.gz, coarse.ground]) array.fill(0)
  const row = rowStride(fine)
  const coarseRow = rowStride(coarse)
  const ratioX = distanceRatios(aggregation.x, fineWidths.x, coarseWidths.x)
  const ratioY = distanceRatios(aggregation.y, fineWidths.y, coarseWidths.y)
  for (let j = 0; j < ny; j++) {
    for (let k = 0; k < nz; k++) {
      const start = (j + 1) * row + k * nx
      const coarseStart = (aggregation.y[j] + 1) * coarseRow + k * coarse.nx
      for (let i = 0; i < nx; i++) {
        const c = start + i
        const parent = coarseStart + aggregation.x[i]
        coarse.gz[parent] += fine.gz[c]
        coarse.ground[parent] += fine.ground[c]
        coarse.gx[parent] += ratioX[i] * fine.gx[c]
        coarse.gy[parent] += ratioY[j] * fine.gy[c]
      }
    }
  }
}

/** Per fine line: centre distance across the face behind it, fine over coarse; 0 inside an aggregate. */
function distanceRatios(parent: Int32Array, fine: Float64Array, coarse: Float64Array): Float64Array {
  return Float64Array.from(fine, (w, i) => {
    if (i + 1 >= fine.length || parent[i] === parent[i + 1]) return 0
    return (w + fine[i + 1]) / (coarse[parent[i]] + coarse[parent[i + 1]])
  })
}

/** One multigrid cycle on level l: improves `unknown` for the level's `rhs`. Symmetric when it starts from zero. */
export function cycle(hierarchy: Hierarchy, l: number, visits: Visits): void {
  const level = hierarchy.levels[l]
  if (l === hierarchy.levels.length - 1) {
    smoothColumns(level, 0)
    return
  }
  const aggregation = hierarchy.aggregations[l]
  const coarse = hierarchy.levels[l + 1]
  smoothColumns(level, 0)
  smoothColumns(level, 1)
  restrictResidual(level, 0, aggregation, coarse)
  coarse.unknown.fill(0)
  const times = coarse.nx * coarse.ny * MUCH_SMALLER <= level.nx * level.ny ? visits : 1
  for (let visit = 0; visit < times; visit++) cycle(hierarchy, l + 1, visits)
  // only red columns need the coarse correction: the black half-sweep that follows reads nothing else
  prolongAdd(level, 0, aggregation, coarse)
  smoothColumns(level, 1)
  smoothColumns(level, 0)
}
