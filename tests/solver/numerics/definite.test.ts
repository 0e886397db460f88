import { expect, test } from 'vitest'
import { hasPositivePivots } from '../../../src/solver/numerics/definite.ts'
import { rebuildHierarchy } from '../../../src/solver/numerics/hierarchy.ts'
import { cellIndex } from '../../support/cell-index.ts'
import { layeredHierarchy } from '../../support/layered-hierarchy.ts'

test('pivots are positive until some cells take more from the diagonal than the package can shed', () => {
  const hierarchy = layeredHierarchy({ nx: 12, ny: 12, graded: true })
  expect(hasPositivePivots(hierarchy)).toBe(true)
  const { nx, ny, nz, ground } = hierarchy.levels[0]!
  const shed = ground.reduce((sum, each) => sum + each, 0)
  const cells = [4, 5, 6].map((i) => cellIndex(nx, nz, i, ny / 2, 3))
  const withSlope = (total: number) => {
    const kept = ground.slice()
    for (const cell of cells) ground[cell]! -= total / cells.length
    rebuildHierarchy(hierarchy)
    const positive = hasPositivePivots(hierarchy)
    ground.set(kept)
    return positive
  }
  expect(withSlope(0.001 * shed)).toBe(true)
  // the coarsest level is one column with all of it: there, more than everything that leaves is too much
  expect(withSlope(1.001 * shed)).toBe(false)
  expect(withSlope(Number.NaN)).toBe(false)
  expect(withSlope(1e38)).toBe(false)
})
