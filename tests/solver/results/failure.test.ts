import { describe, expect, test } from 'vitest'
import type { Layout } from '../../../src/layout/schema.ts'
import { solveLayout } from '../../../src/solver/results/solve-layout.ts'
import { componentWith, layoutWith } from '../../support/small-layout.ts'
import { SMALL_GRID } from '../../support/solve-small.ts'

const components = [componentWith({ sources: [{ layer: 'die', power: 10 }] })]
const outcome = (cooling: Layout['cooling'], parts = components) =>
  solveLayout(layoutWith({ components: parts, cooling }), { quality: 'normal', grid: SMALL_GRID }).solver

describe('a package without a way out for its heat', () => {
  test.each<[string, Layout['cooling']]>([
    ['no face at all', { ambient: 35 }],
    ['films of 0', { ambient: 35, top: { h: 0 }, bottom: { h: 0 }, sides: { h: 0 } }],
    [
      'a cold plate beside the substrate',
      { ambient: 35, top: { h: 0, zones: [{ x: 90, y: 9, width: 2, height: 2, h: 9 }] } },
    ],
    [
      'a zone without h over all of it',
      { ambient: 35, top: { h: 9, zones: [{ x: 10, y: 10, width: 30, height: 30, h: 0 }] } },
    ],
    ['a film too weak to compute with', { ambient: 35, top: { h: 1e-12 } }],
  ])('is found before a cycle is spent: %s', (_, cooling) => {
    const solver = outcome(cooling)
    expect(solver).toMatchObject({ converged: false, cycles: 0, failure: { kind: 'no-way-out', components: [] } })
    expect(solver.failure!.reason).toMatch(/^The package has no way out for its heat\. ./)
  })

  test('is not suspected where one weak film is enough', () => {
    expect(outcome({ ambient: 35, bottom: { h: 0.1 } })).toMatchObject({ converged: true })
    expect(outcome({ ambient: 35, top: { resistance: 400 } }, [])).toMatchObject({ converged: true })
  })
})
