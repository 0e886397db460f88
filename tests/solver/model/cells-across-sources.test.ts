/** The grid resolves every source: three cells or more across each, on every example and every hard document. */
import { expect, test } from 'vitest'
import { coverInterval } from '../../../src/solver/model/coverage.ts'
import { gridsOf, resolved } from '../../../src/solver/model/thermal-model.ts'
import { QUALITY_GRIDS } from '../../../src/solver/results/quality.ts'
import { hardCases, referenceCases } from '../../support/reference.ts'

const LEAST = 3

test.each([...referenceCases(), ...hardCases()])(
  '$name has three cells across every source at normal quality',
  ({ layout }) => {
    const { fine } = gridsOf(layout, QUALITY_GRIDS.normal)
    for (const { component, outline, sources } of resolved(layout).pkg.components) {
      for (const { power, blocks } of sources) {
        const heated = [...(power > 0 ? [{ outline, power }] : []), ...blocks].filter((block) => block.power > 0)
        for (const { outline: area } of heated) {
          const x = coverInterval(fine.x, area.x0, area.x1)
          const y = coverInterval(fine.y, area.y0, area.y1)
          expect(x.end - x.first, component.id).toBeGreaterThanOrEqual(LEAST)
          expect(y.end - y.first, component.id).toBeGreaterThanOrEqual(LEAST)
        }
      }
    }
  },
)
