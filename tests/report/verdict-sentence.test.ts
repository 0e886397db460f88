import { describe, expect, it } from 'vitest'
import { verdictSentence } from '../../src/report/verdict-sentence.ts'
import { solutionOf } from '../renderer/support/test-app.ts'

const judged = (...margins: readonly (number | null)[]) =>
  verdictSentence(
    solutionOf(
      margins.map((margin, n) => ({
        id: `oe-${n + 1}`,
        maxTemperature: margin === null ? 80 + n : 70 - margin,
        limit: margin === null ? null : 70,
        margin,
      })),
    ),
  )

describe('a solution in one sentence', () => {
  it.each([
    [[2, 1.2, 3], 'passes', 'Passes: all 3 components with a limit are within it, the closest, oe-2, by 1.20 ±0.04 K.'],
    [[2], 'passes', 'Passes: oe-1 is within its limit by 2.00 ±0.04 K.'],
    [[2, -0.5], 'fails', 'Fails: oe-2 is over its limit by 0.50 ±0.04 K.'],
    [
      [-4.51, -1, 3, 0.01],
      'fails',
      'Fails: 2 of 4 components are over their limits, most of all oe-1 by 4.51 ±0.04 K; 1 more is undecided.',
    ],
    [[0.02, 5], 'undecided', 'Undecided: the margin of oe-1 is smaller than the error; oe-1 has 0.02 ±0.04 K.'],
    [
      [0.02, -0.03],
      'undecided',
      'Undecided: 2 margins, the least of them that of oe-2, are smaller than the error; oe-2 has −0.03 ±0.04 K.',
    ],
    [[null, null], 'none', 'No verdict: no component has a limit. The highest temperature is 81.00 ±0.04 °C, at oe-2.'],
    [[], 'none', 'No verdict: the package has no component.'],
  ] as const)('margins %j', (margins, verdict, words) => {
    expect(judged(...margins)).toEqual({ verdict, words })
  })

  it('gives no verdict on what did not converge', () => {
    const solution = solutionOf([{ id: 'oe-1' }])
    const { words } = verdictSentence({ ...solution, solver: { ...solution.solver, converged: false } })
    expect(words).toBe('No verdict: the solve did not converge.')
  })
})
