/** Plain grids for tests that choose their own lines: every layer and every wanted edge on a line, equal cells between. */
import type { ResolvedPackage } from '../../src/layout/geometry.ts'
import type { Grid } from '../../src/solver/model/grid.ts'

/**
 * Lateral cells of about `cellMm` (exactly, where the sides are multiples), and each interval between two layer
 * interfaces cut into `perLayer` equal cells.
 */
export function uniformGrid(pkg: ResolvedPackage, cellMm: number, perLayer: number): Grid {
  const heights = [
    ...[...pkg.substrate, ...pkg.components.flatMap(({ layers }) => layers)].flatMap(({ z0, z1 }) => [z0, z1]),
    ...(pkg.lid ? [pkg.lid.underside, pkg.lid.top] : []),
  ].sort((a, b) => a - b)
  const interfaces = heights.filter((z, n) => n === 0 || z - heights[n - 1]! > 1e-6)
  return {
    x: equal([0, pkg.width], Math.round(pkg.width / cellMm)),
    y: equal([0, pkg.height], Math.round(pkg.height / cellMm)),
    z: equal(interfaces, perLayer),
  }
}

function equal(ends: readonly number[], parts: number): Float64Array {
  const lines = ends.slice(0, -1).flatMap((from, n) => {
    const step = (ends[n + 1]! - from) / parts
    return Array.from({ length: parts }, (_, i) => from + i * step)
  })
  return Float64Array.from([...lines, ends.at(-1)!])
}
