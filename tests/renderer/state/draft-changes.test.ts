import { expect, it } from 'vitest'
import { carriedToRest } from '../../../src/renderer/state/draft-changes.ts'
import { solutionOf } from '../support/test-app.ts'

it('carries changes to the result at rest, with the error at rest and what the drafts’ bounds differ by', () => {
  const rest = solutionOf([{ id: 'a', maxTemperature: 70.2, margin: -0.2, uncertainty: 0.03, meanUncertainty: 0.02 }])
  const from = solutionOf([{ id: 'a', maxTemperature: 70.9, uncertainty: 0.9 }])
  const draft = solutionOf([{ id: 'a', maxTemperature: 69.5, uncertainty: 0.8, meanUncertainty: 0.1 }])
  const [carried] = carriedToRest(draft, from, rest).components
  expect(carried?.maxTemperature).toBeCloseTo(68.8, 9)
  expect(carried?.margin).toBeCloseTo(1.2, 9)
  expect(carried?.uncertainty).toBeCloseTo(0.03 + 0.1, 9)
  expect(carried?.meanUncertainty).toBeCloseTo(0.02 + 0.08, 9)
})
