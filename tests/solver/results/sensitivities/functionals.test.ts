import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gridsOf, modelOn } from '../../../../src/solver/model/thermal-model.ts'
import { componentTemperatures } from '../../../../src/solver/results/components.ts'
import { meanFunctional, pointFunctional, readOff } from '../../../../src/solver/results/sensitivities/functionals.ts'
import { layoutArbitrary } from '../../../support/layout-arbitrary.ts'
import { SMALL_GRID } from '../../../support/solve-small.ts'

test('weights give the mean and the highest temperature that are read off the field, whatever the field', () => {
  fc.assert(
    fc.property(layoutArbitrary, fc.integer(), (layout, seed) => {
      const model = modelOn(layout, gridsOf(layout, SMALL_GRID).coarse)
      const { temperature } = model.system
      // no solution, but any numbers that differ from cell to cell
      for (let c = 0; c < temperature.length; c++) temperature[c]! += 10 * Math.sin(seed + c * c)
      const length = temperature.length
      for (const [n, { mean, highest, hottest, hottestCell }] of componentTemperatures(model).entries()) {
        const meanWeights = meanFunctional(model, model.pkg.components[n]!, length)
        const pointWeights = pointFunctional(model, hottestCell, hottest, length)
        // rounding only: terms of up to 1e6 K cancel in layers of thin cells, and the coefficients are f32
        expect(readOff(meanWeights, temperature)).toBeCloseTo(mean, 4)
        expect(Math.abs(readOff(pointWeights, temperature) / highest - 1)).toBeLessThan(1e-7)
      }
    }),
    { numRuns: 25 },
  )
})
