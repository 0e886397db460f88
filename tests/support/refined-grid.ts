/**
 * Grids that are refined in step, as those of the references: a line on every edge and interface, the cells in between
 * graded towards both, and on level L (L + 1) / 2 times the cells of level 1 in every interval. A displaced package keeps
 * the cells of the one at rest, so that differences of two solutions carry the error of one grid, not the scatter of two.
 */
import type { Layout } from '../../src/layout/schema.ts'
import type { Grid } from '../../src/solver/model/grid.ts'
import type { LineTopology } from '../../src/solver/model/lines.ts'
import { gridsOf } from '../../src/solver/model/thermal-model.ts'

/** Cell beside an edge on level 1, mm, and its growth per distance from it: about the references' 140 × 154 × 42 cells. */
const LATERAL = { beside: 0.25, growth: 0.86 }
const VERTICAL = { beside: 0.067, growth: 0.78 }
type Grading = typeof LATERAL

/** Where no two edges become one, so that every one is a line; the product's own cells are not used. */
const EVERY_EDGE = { lateralCells: 1, cellsPerInterval: 0, mergeMm: 1e-6, verticalCells: 1 }

/** Grids of a layout, and of it with something displaced by less than would make two edges meet or part. */
export function refinedGrids(atRest: Layout): (displaced: Layout, level: number) => Grid {
  const rest = gridsOf(atRest, EVERY_EDGE).topology
  return (displaced, level) => {
    const there = gridsOf(displaced, EVERY_EDGE).topology
    const along = (axis: keyof Grid, grading: Grading) =>
      refine(edgesOf(rest[axis]), edgesOf(there[axis]), level, grading)
    return { x: along('x', LATERAL), y: along('y', LATERAL), z: along('z', VERTICAL) }
  }
}

const edgesOf = ({ places, knots }: LineTopology): number[] => knots.map(([first]) => places[first!]!)

/** The intervals between `edges` cut as those between `rest` want it. */
function refine(rest: readonly number[], edges: readonly number[], level: number, grading: Grading): Float64Array {
  if (edges.length !== rest.length) throw new Error(`${rest.length} edges at rest, ${edges.length} displaced`)
  const lines = edges.slice(0, -1).flatMap((from, n) => {
    const width = edges[n + 1]! - from
    return gradedShares(rest[n + 1]! - rest[n]!, level, grading).map((share) => from + share * width)
  })
  return Float64Array.from([...lines, edges.at(-1)!])
}

/** Where the cells of an interval begin, as shares of its width: their sizes grow linearly with the distance to its ends. */
function gradedShares(width: number, level: number, { beside, growth }: Grading): number[] {
  const cellsTo = (distance: number) => Math.log1p((growth * distance) / beside) / growth
  const half = cellsTo(width / 2)
  const count = (level + 1) * Math.max(1, Math.round(half))
  return Array.from({ length: count }, (_, i) => {
    const cells = (2 * half * i) / count
    const distance = (beside * Math.expm1(growth * Math.min(cells, 2 * half - cells))) / growth
    return cells <= half ? distance / width : 1 - distance / width
  })
}
