import { describe, expect, it } from 'vitest'
import { summaryOf } from '../../../src/renderer/state/verdicts.ts'
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

  it('have no summary where nothing has a limit', () => {
    expect(summaryOf(solutionOf([{ id: 'a', margin: null, limit: null }]))).toBeNull()
    expect(summaryOf(solutionOf([]))).toBeNull()
  })
})
