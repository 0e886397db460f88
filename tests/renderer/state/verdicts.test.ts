import { describe, expect, it } from 'vitest'
import { summaryOf, undecidedBy, verdictChanges } from '../../../src/renderer/state/verdicts.ts'
import { solutionOf } from '../support/test-app.ts'

describe('verdicts', () => {
  it('sum up as a count and the worst part', () => {
    const summary = summaryOf(
      solutionOf([
        { id: 'a', margin: -1 },
        { id: 'b', margin: -4.5 },
        { id: 'c', margin: 2 },
      ]),
    )
    expect(summary).toMatchObject({ overCount: 2, worst: { id: 'b', margin: -4.5 } })
  })

  it('count a margin smaller than its error neither as over nor as within', () => {
    const summary = summaryOf(
      solutionOf([
        { id: 'a', margin: -0.1, uncertainty: 0.3 },
        { id: 'b', margin: 0.2, uncertainty: 0.3 },
        { id: 'c', margin: 2, uncertainty: 0.3 },
      ]),
    )
    expect(summary).toMatchObject({ overCount: 0, undecidedCount: 2, worst: { id: 'a' } })
  })

  it('say by how much they are undecided, on the screen and to a screen reader', () => {
    expect(undecidedBy({ margin: -0.1, uncertainty: 0.3 })).toBe('The margin is 0.2 K smaller than its error.')
    expect(undecidedBy({ margin: 0.03, uncertainty: 0.05 })).toBe('The margin is 0.02 K smaller than its error.')
    expect(undecidedBy({ margin: 0.0301, uncertainty: 0.0302 })).toContain('0.01 K')
    expect(undecidedBy({ margin: 0.06, uncertainty: 0.05 })).toBe('')
    const before = solutionOf([{ id: 'a', margin: 2 }])
    const after = solutionOf([{ id: 'a', margin: -0.1, uncertainty: 0.3, maxTemperature: 70.1 }])
    expect(verdictChanges(before, after)).toBe('a undecided, 70.1 degrees. The margin is 0.2 K smaller than its error.')
  })

  it('have no summary where nothing has a limit', () => {
    expect(summaryOf(solutionOf([{ id: 'a', margin: null, limit: null }]))).toBeNull()
    expect(summaryOf(solutionOf([]))).toBeNull()
  })
})
