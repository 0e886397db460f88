import { describe, expect, test } from 'vitest'
import { resolvePackage } from '../../../src/layout/geometry.ts'
import type { Source } from '../../../src/layout/schema.ts'
import { constantPower, dissipated, followingPower } from '../../../src/solver/model/following-power.ts'
import { modelOn, startUniform, updateCoefficients } from '../../../src/solver/model/thermal-model.ts'
import { componentWith, layoutWith } from '../../support/small-layout.ts'
import { uniformGrid } from '../../support/uniform-grid.ts'

const LAW = { reference: 40, coefficient: 0.01 }
const blocks = [{ x: 1, y: 1, width: 2, height: 2, power: 2 }]
const layoutOf = (...sources: Source[]) => layoutWith({ components: [componentWith({ sources })] })
const layout = layoutOf({ layer: 'die', power: 3, powerTemperature: LAW, blocks }, { layer: 'die', power: 1 })
const grid = uniformGrid(resolvePackage(layout), 1, 2)
const sumOf = (values: Float32Array | Float64Array) => [...values].reduce((sum, value) => sum + value, 0)

describe('power that follows temperature', () => {
  test('is kept apart from constant power, blocks included', () => {
    const { components } = resolvePackage(layout)
    const [source, ...more] = followingPower(grid, components)
    expect(more).toEqual([])
    expect(sumOf(source!.watts)).toBeCloseTo(5, 12)
    expect(new Set(source!.cells).size).toBe(source!.cells.length)
    expect(sumOf(constantPower(grid, components))).toBeCloseTo(1, 12)
    expect(followingPower(grid, resolvePackage(layoutOf({ layer: 'die', powerTemperature: LAW })).components)).toEqual(
      [],
    )
  })

  test('is on the line through its value, with its slope on the diagonal', () => {
    const model = modelOn(layout, grid)
    const constant = modelOn(layoutOf({ layer: 'die', power: 1 }), grid)
    const at = 70
    startUniform(model, at)
    updateCoefficients(model)
    const { rhs, hierarchy } = model.system
    // rhs − diagonal · T of a uniform field is what the sources give there: 1 W and 5 W · exp(0.01 · 30)
    const given = (celsius: number) => {
      const diagonal = sumOf(hierarchy.levels[0]!.ground) - sumOf(constant.system.hierarchy.levels[0]!.ground)
      return sumOf(rhs) - sumOf(constant.system.rhs) - diagonal * celsius
    }
    expect(given(at)).toBeCloseTo(5 * Math.exp(0.3), 6)
    expect((given(at + 1) - given(at)) / 5).toBeCloseTo(0.01 * Math.exp(0.3), 6)
    expect(dissipated(model.following[0]!, model.system.temperature)).toBeCloseTo(5 * Math.exp(0.3), 6)
  })
})
