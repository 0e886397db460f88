/**
 * Faces that are cooled where a poor conductor reaches them: the heat crowds into it beside the good one. The references
 * are of an independent finite-volume program on graded grids of up to 1.5 million cells, extrapolated.
 */
import { describe, expect, test } from 'vitest'
import type { Layout } from '../../../src/layout/schema.ts'
import { editNestedModel, nestedModelOf } from '../../../src/solver/model/nested-model.ts'
import { gridsOf } from '../../../src/solver/model/thermal-model.ts'
import { QUALITY_GRIDS } from '../../../src/solver/results/quality.ts'
import { solveLayout } from '../../../src/solver/results/solve-layout.ts'
import { componentWith, layoutWith } from '../../support/small-layout.ts'
import { SMALL_GRID } from '../../support/solve-small.ts'

const LAYERS = [
  { name: 'board', material: 'laminate', thickness: 1 },
  { name: 'build-up', material: 'build-up', thickness: 0.8 },
]
const MATERIALS = {
  laminate: { conductivity: { inPlane: 0.8, throughPlane: 0.3 } },
  'build-up': { conductivity: { inPlane: 20, throughPlane: 0.6 } },
  bumps: { conductivity: { inPlane: 1, throughPlane: 8 } },
  die: { conductivity: 140 },
  copper: { conductivity: 390 },
  tim: { conductivity: 4 },
  gel: { conductivity: 0.8 },
  'still-air': { conductivity: 0.027 },
}
const stack = (die: number) => [
  { name: 'bumps', material: 'bumps', thickness: 0.1 },
  { name: 'die', material: 'die', thickness: die },
]

/** A bare die that only the sides cool. */
const COOLED_SIDES: Layout = layoutWith({
  substrate: { width: 20, height: 16, layers: LAYERS },
  fill: 'still-air',
  components: [
    componentWith({
      id: 'a',
      x: 8,
      y: 8,
      width: 6,
      height: 6,
      layers: stack(0.5),
      sources: [{ layer: 'die', power: 2 }],
    }),
  ],
  cooling: { ambient: 25, sides: { h: 300, temperature: 15 } },
  materials: MATERIALS,
})

/** A lid over one of two dies, both cast into a gel that reaches the cooled top. */
const CAST_IN_GEL: Layout = layoutWith({
  substrate: { width: 26, height: 20, layers: LAYERS },
  fill: 'gel',
  components: [
    componentWith({
      id: 'b',
      x: 20,
      y: 10,
      width: 4,
      height: 5,
      layers: stack(1.4),
      sources: [{ layer: 'die', power: 3 }],
    }),
    componentWith({
      id: 'a',
      x: 8,
      y: 10,
      width: 9,
      height: 10,
      layers: stack(0.7),
      sources: [{ layer: 'die', power: 25 }],
    }),
  ],
  lid: {
    material: 'copper',
    thickness: 1.5,
    tim: { material: 'tim', thickness: 0.05 },
    segments: [{ id: 'lid', x: 8, y: 10, width: 13, height: 16 }],
  },
  cooling: { ambient: 35, top: { h: 2000, temperature: 30 }, bottom: { h: 20 } },
  materials: MATERIALS,
})

describe('the mean at normal quality is within 0.2 % of its rise', () => {
  test.each([
    ['a die cooled through the sides', COOLED_SIDES, 110.64],
    ['a die under a lid beside a gel', CAST_IN_GEL, 85.49],
  ])('%s', (_, layout, reference) => {
    const { components } = solveLayout(layout, { quality: 'normal' })
    const mean = components.find(({ id }) => id === 'a')?.meanTemperature ?? Number.NaN
    expect(Math.abs(mean - reference)).toBeLessThan(0.002 * (reference - layout.cooling.ambient))
  })
})

describe('the grid', () => {
  test('is finer beside cooled sides, and under a cooled top that fill reaches', () => {
    const { fine } = gridsOf(COOLED_SIDES, QUALITY_GRIDS.normal)
    const adiabatic = gridsOf(
      { ...COOLED_SIDES, cooling: { ambient: 25, bottom: { h: 10 } } },
      QUALITY_GRIDS.normal,
    ).fine
    expect(fine.x[1]).toBeLessThan(adiabatic.x[1]! / 4)

    const topCell = ({ z }: { readonly z: Float64Array }) => z.at(-1)! - z.at(-2)!
    const covered = { ...CAST_IN_GEL, lid: { ...CAST_IN_GEL.lid!, segments: [] } }
    expect(topCell(gridsOf(CAST_IN_GEL, QUALITY_GRIDS.normal).fine)).toBeLessThan(
      topCell(gridsOf(covered, QUALITY_GRIDS.normal).fine) / 4,
    )
  })

  test('is built again when the sides begin to be cooled', () => {
    const nested = nestedModelOf({ ...COOLED_SIDES, cooling: { ambient: 25, bottom: { h: 10 } } }, SMALL_GRID)
    expect(editNestedModel(nested, COOLED_SIDES).reach).toBe('mesh')
  })
})
