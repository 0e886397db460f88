/** The conductivities share their memory with what a solve works on: they come back as they were, and nobody mixes the two. */
import { expect, test } from 'vitest'
import type { Engine } from '../../../src/solver/kernel/kernel.ts'
import { shapeOf } from '../../../src/solver/kernel/shape.ts'
import { typescriptKernel } from '../../../src/solver/kernel/twin/typescript-kernel.ts'
import { compileWebAssemblyKernel } from '../../../src/solver/kernel/wasm/webassembly-kernel.ts'
import { assembleLinks } from '../../../src/solver/model/conductances.ts'
import {
  conductivitiesOf,
  gridsOf,
  modelOn,
  type ThermalModel,
  updateModel,
} from '../../../src/solver/model/thermal-model.ts'
import { createHierarchy, cycle, wholeOf } from '../../../src/solver/numerics/hierarchy.ts'
import { solveModel } from '../../../src/solver/results/solve-model.ts'
import { layoutWith } from '../../support/small-layout.ts'

const GRID = { lateralCells: 24, cellsPerInterval: 1, mergeMm: 0.4, verticalCells: 12 }

function smallModel(): ThermalModel {
  const layout = layoutWith({})
  return modelOn(layout, gridsOf(layout, GRID).fine)
}

function solved(model: ThermalModel): ThermalModel {
  for (const steps = solveModel(model); !steps.next().done; );
  return model
}

const copyOf = (model: ThermalModel) => Object.values(conductivitiesOf(model)).map((array) => array.slice())

test('conductivities are read after a solve as they were before it', () => {
  const model = smallModel()
  const before = copyOf(model)
  solved(model)
  const { rhs, unknown } = model.system.hierarchy.levels[0]!
  expect([rhs, unknown]).not.toEqual(before)
  expect(copyOf(model)).toEqual(before)
})

test('a model that nobody has read since its solve is filled as a new one is', () => {
  const model = solved(smallModel())
  const finest = model.system.hierarchy.levels[0]!
  const { i0, j0 } = wholeOf(finest)
  const updated = updateModel(model, model.layout, model.grid, [{ i0, i1: i0 + 2, j0, j1: j0 + 2 }])
  const fresh = smallModel()
  expect(copyOf(updated)).toEqual(copyOf(fresh))
  for (const name of ['gx', 'gy', 'gz', 'ground', 'inversePivot'] as const) {
    expect(finest[name]).toEqual(fresh.system.hierarchy.levels[0]![name])
  }
})

test('links are not made of a residual, nor a correction of conductivities', () => {
  const model = smallModel()
  const { hierarchy } = model.system
  expect(() => cycle(hierarchy, 'V')).toThrow('conductivities')
  hierarchy.engine.computeResidual()
  expect(() => assembleLinks(model.grid, hierarchy.engine, wholeOf(hierarchy.levels[0]!))).toThrow('conductivities')
})

test.each([compileWebAssemblyKernel(), typescriptKernel])(
  '$kernel holds at most 60 bytes a cell of 128 × 128 × 12',
  (kernel) => {
    const widths = new Float64Array(128).fill(1)
    const { engine } = createHierarchy(widths, widths, 12, { kernel })
    const arrays = engine.levels
      .flatMap((level) => Object.values(level))
      .filter((value) => value instanceof Float32Array)
    const [finest] = engine.levels
    // the levels, load and temperature in f64
    const counted = arrays.reduce((sum, { byteLength }) => sum + byteLength, 2 * 8 * finest!.length)
    expect(engine.bytes).toBeGreaterThanOrEqual(counted)
    expect(engine.bytes / (128 * 128 * 12)).toBeLessThanOrEqual(60)
    const withoutDirection = engine.bytes
    engine.turnDirection(0)
    expect(engine.bytes - withoutDirection).toBe(4 * finest!.length)
    expect(engine.bytes / (128 * 128 * 12)).toBeLessThanOrEqual(60)
  },
)

test('a search direction starts from nothing in memory that another engine has used', () => {
  const kernel = compileWebAssemblyKernel()
  const engineOf = (n: number, used?: Engine) => kernel.create({ shapes: [shapeOf(n, n, 2)], transfers: [] }, used)
  const used = engineOf(16)
  for (const array of [used.load, used.temperature, ...Object.values(used.levels[0]!)]) {
    if (typeof array !== 'number') array.fill(Number.NaN)
  }
  const engine = engineOf(8, used)
  engine.turnDirection(0)
  expect(engine.directionEnergy()).toBe(0)
})
