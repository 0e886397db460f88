/** What is shown while a component is dragged, against the solve after it is let go. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { moveComponents } from '../../../src/layout/edits.ts'
import type { Layout } from '../../../src/layout/schema.ts'
import { carriedToRest } from '../../../src/renderer/state/draft-changes.ts'
import { nestedModelOf } from '../../../src/solver/model/nested-model.ts'
import { DRAFT_GRID } from '../../../src/solver/results/quality.ts'
import type { Solution } from '../../../src/solver/results/solution.ts'
import { solveLayout, solveNested } from '../../../src/solver/results/solve-layout.ts'
import { layoutFrom } from '../../support/reference.ts'

const DRAGS = [
  ['cpo-8-engines', 'oe-6', 1.5, 0],
  ['cpo-8-engines', 'oe-3', -2, 1],
  ['cpo-8-engines', 'laser-1', -4, -3],
  ['oif-51t2-16-engines', null, 0.6, 0.4],
  ['nvidia-110mm-36-engines', null, 0.3, -0.5],
] as const

function draftOf(layout: Layout): Solution {
  const steps = solveNested(
    nestedModelOf(layout, DRAFT_GRID, { draft: true }),
    { quality: 'preview', draft: true },
    'cold',
  )
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

it('a drag shows temperatures whose ± covers what the solve at rest finds, in 95 of 100', () => {
  const errors = DRAGS.flatMap(([name, dragged, dx, dy]) => {
    const from = layoutFrom(readFileSync(new URL(`../../../examples/${name}.cpo.json`, import.meta.url), 'utf8'))
    const id = dragged ?? from.components.find(({ kind }) => kind === 'optical-engine')!.id
    const to = moveComponents(from, [id], dx, dy)
    const rest = solveLayout(from, { quality: 'normal' })
    const shown = carriedToRest(draftOf(to), draftOf(from), rest).components
    const solved = solveLayout(to, { quality: 'normal' }).components
    return shown.flatMap((result, n) => {
      const after = solved[n]!
      return [
        Math.abs(result.maxTemperature - after.maxTemperature) / result.uncertainty,
        Math.abs(result.meanTemperature - after.meanTemperature) / result.meanUncertainty,
      ]
    })
  })
  expect(errors).toHaveLength(184)
  expect(errors.filter((share) => share <= 1).length / errors.length).toBeGreaterThan(0.95)
}, 60_000)
