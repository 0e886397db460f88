/** An edited model is the model of the edited document: what is not set up again had not changed. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { moveComponents, setPower } from '../../../src/layout/edits.ts'
import { validateLayout } from '../../../src/layout/parse.ts'
import type { Layout } from '../../../src/layout/schema.ts'
import type { GridParameters } from '../../../src/solver/model/grid.ts'
import { editNestedModel, nestedModelOf } from '../../../src/solver/model/nested-model.ts'
import { modelOn, startUniform } from '../../../src/solver/model/thermal-model.ts'
import { copiedField, startFrom } from '../../../src/solver/model/warm-start.ts'
import { solveModel } from '../../../src/solver/results/solve-model.ts'
import { layoutArbitrary } from '../../support/layout-arbitrary.ts'
import { referenceCase } from '../../support/reference.ts'

const GRID: GridParameters = { lateralCells: 56, cellsPerInterval: 1, mergeMm: 0.05, verticalCells: 16 }
const { layout } = referenceCase('cpo-8-engines')

const EDITS: readonly (readonly [string, string, (before: Layout) => Layout])[] = [
  ['power', 'power', (before) => setPower(before, 'oe-6', 31)],
  ['fluid temperature', 'power', (before) => withCooling(before, (top) => ({ ...top, temperature: 21 }))],
  ['small move', 'lines', (before) => moveComponents(before, ['oe-6'], -0.1, 0)],
  ['large move', 'mesh', (before) => moveComponents(before, ['oe-8'], -7.5, 0)],
  ['film', 'coefficients', (before) => withCooling(before, (top) => ({ ...top, h: 1234 }))],
  [
    'material',
    'coefficients',
    (before) => ({ ...before, lid: before.lid && { ...before.lid, material: 'aluminium' } }),
  ],
  [
    'thickness',
    'coefficients',
    (before) => ({ ...before, lid: before.lid && { ...before.lid, thickness: before.lid.thickness * 1.1 } }),
  ],
]

function withCooling(before: Layout, change: (top: NonNullable<Layout['cooling']['top']>) => object): Layout {
  return {
    ...before,
    cooling: { ...before.cooling, top: { ...before.cooling.top, ...change(before.cooling.top ?? {}) } },
  }
}

/** Index of the first element that differs, −1 where none does: `toEqual` takes seconds for a million numbers. */
function firstDifference(a: Float32Array | Float64Array, b: Float32Array | Float64Array): number {
  for (let c = 0; c < a.length; c++) if (a[c] !== b[c]) return c
  return a.length === b.length ? -1 : b.length
}

function expectSameSystem(before: Layout, after: Layout): string {
  const { nested, reach } = editNestedModel(nestedModelOf(before, GRID), after)
  for (const name of ['fine', 'coarse', 'coarsest'] as const) {
    const edited = nested.models[name]!
    const fresh = modelOn(after, nested.grids[name])
    const [own, expected] = [edited.system.hierarchy.levels[0]!, fresh.system.hierarchy.levels[0]!]
    for (const array of ['gx', 'gy', 'gz', 'ground', 'inversePivot'] as const) {
      expect(firstDifference(own[array], expected[array]), array).toBe(-1)
    }
    expect(firstDifference(edited.system.rhs, fresh.system.rhs)).toBe(-1)
  }
  return reach
}

test('a power that no longer follows temperature takes its slope off the diagonal', () => {
  const following = {
    ...layout,
    components: layout.components.map((component) => ({
      ...component,
      sources: component.sources?.map((source) => ({
        ...source,
        powerTemperature: { reference: 60, coefficient: 0.01 },
      })),
    })),
  }
  expect(validateLayout(following).ok).toBe(true)
  expect(expectSameSystem(following as Layout, layout)).toBe('coefficients')
})

test.each(EDITS)('a changed %s goes back to the %s, and no further', (_name, reach, edit) => {
  const after = edit(layout)
  expect(validateLayout(after).ok).toBe(true)
  expect(expectSameSystem(layout, after)).toBe(reach)
})

test('a new mesh in the memory of the last starts from its field', () => {
  const before = nestedModelOf(layout, GRID)
  const { fine } = before.models
  startUniform(fine, 40)
  fine.system.temperature.forEach((celsius, c) => {
    if (celsius !== 0) fine.system.temperature[c] = 40 + Math.sin(c)
  })
  const field = copiedField(fine)
  const after = moveComponents(layout, ['oe-8'], -7.5, 0)
  const { nested } = editNestedModel(before, after)
  const fresh = modelOn(after, nested.grids.fine)
  startFrom(fresh, field)
  expect(firstDifference(nested.models.fine.system.temperature, fresh.system.temperature)).toBe(-1)
})

describe('one edit after the other', () => {
  test('ends at the temperatures of a model that knows only the last document', () => {
    let nested = nestedModelOf(layout, GRID)
    let at = layout
    for (const [, , edit] of [...EDITS, ...EDITS.slice(2, 4)]) {
      at = edit(at)
      nested = editNestedModel(nested, at).nested
    }
    const temperatures = [nested.models.fine, modelOn(at, nested.grids.fine)].map((model) => {
      const steps = solveModel(model)
      while (!steps.next().done);
      return model.system.temperature
    })
    const [edited, fresh] = temperatures
    const largest = edited!.reduce((most, celsius, c) => Math.max(most, Math.abs(celsius - fresh![c]!)), 0)
    // both stop at an estimated 1e-4 K
    expect(largest).toBeLessThan(4e-4)
  })

  test('holds for random documents and moves', () => {
    fc.assert(
      fc.property(
        layoutArbitrary,
        fc.integer({ min: -4, max: 4 }),
        fc.integer({ min: -4, max: 4 }),
        (before, dx, dy) => {
          const [first] = before.components
          if (!first) return
          const after = moveComponents(before, [first.id], dx * 0.05, dy * 0.05)
          if (validateLayout(after).ok) expectSameSystem(before, after)
        },
      ),
      { numRuns: 25 },
    )
  })
})
