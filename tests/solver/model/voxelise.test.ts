import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolveFilms } from '../../../src/layout/films.ts'
import { resolvePackage } from '../../../src/layout/geometry.ts'
import { areaOf } from '../../../src/layout/outline.ts'
import { buildGrids, cellCounts, cellWidths, type Grid } from '../../../src/solver/model/grid.ts'
import { coverBox, depositPower, paintConductivities, visitCells } from '../../../src/solver/model/voxelise.ts'
import { indexOf, shapeOf } from '../../../src/solver/numerics/storage.ts'
import { layoutArbitrary } from '../../support/layout-arbitrary.ts'

const sumOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0)

describe('random valid layouts on a coarse grid that merges lines', () => {
  const COARSE = { lateralCells: 24, cellsPerInterval: 1, mergeMm: 0.4, verticalCells: 12 }

  test('keep every layer’s volume and every watt', () => {
    fc.assert(
      fc.property(layoutArbitrary, (layout) => {
        const pkg = resolvePackage(layout)
        const grid = buildGrids(pkg, resolveFilms(layout, pkg), () => 1, COARSE).fine
        const [wx, wy, wz] = [cellWidths(grid.x), cellWidths(grid.y), cellWidths(grid.z)]
        for (const { outline, layers } of pkg.components) {
          for (const { z0, z1 } of layers) {
            let volume = 0
            visitCells(grid, coverBox(grid, outline, z0, z1), (_cell, i, j, k, fx, fy, fz) => {
              volume += wx[i]! * fx * wy[j]! * fy * wz[k]! * fz
            })
            const exact = areaOf(outline) * (z1 - z0)
            // rounding: heights of some 5 mm, layers from 0.02 mm, so the last digit of a height is 5e-14 of a layer
            expect(Math.abs(volume - exact)).toBeLessThan(1e-12 * exact)
          }
        }
        const power = pkg.components.reduce((sum, component) => sum + component.power, 0)
        expect(Math.abs(sumOf(depositPower(grid, pkg.components)) - power)).toBeLessThanOrEqual(1e-12 * power)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a cell that is covered in part', () => {
  const one: Grid = { x: Float64Array.of(0, 1), y: Float64Array.of(0, 1), z: Float64Array.of(0, 1) }
  const whole = { x0: 0, x1: 1, y0: 0, y1: 1 }
  const paint = (boxes: readonly [ReturnType<typeof coverBox>, number, number][]) => {
    const shape = shapeOf(...cellCounts(one))
    const array = () => new Float32Array(shape.length)
    const out = { inPlane: array(), throughPlane: array() }
    const paints = boxes.map(([box, inPlane, throughPlane]) => ({ box, inPlane, throughPlane }))
    paintConductivities(one, paints, null, 25, out)
    const cell = indexOf(shape, 0, 0, 0)
    return [out.inPlane[cell]!, out.throughPlane[cell]!]
  }

  test('conducts like the mean of its materials by volume, in the plane and through it', () => {
    const part = coverBox(one, { ...whole, x1: 0.5, y1: 0.5 }, 0, 1)
    const [inPlane, throughPlane] = paint([
      [coverBox(one, whole, 0, 1), 2, 2],
      [part, 100, 60],
    ])
    // f32
    expect(inPlane).toBeCloseTo(0.25 * 100 + 0.75 * 2, 5)
    expect(throughPlane).toBeCloseTo(0.25 * 60 + 0.75 * 2, 5)
  })

  test('takes the later material alone where it is covered in full, each direction its own conductivity', () => {
    const full = coverBox(one, whole, 0, 1)
    expect(
      paint([
        [full, 2, 2],
        [full, 25, 0.6],
      ]),
    ).toEqual([25, Math.fround(0.6)])
  })
})
