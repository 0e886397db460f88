import { describe, expect, test } from 'vitest'
import { validateLayout } from '../../src/layout/parse.ts'
import { factorWithin, kinksOf } from '../../src/layout/power-profile.ts'
import { MAX_PROFILE_PAIRS, type Source } from '../../src/layout/schema.ts'
import { serialiseLayout } from '../../src/layout/serialise.ts'
import { componentWith, layoutWith } from '../support/small-layout.ts'

const PAIRS: [number, number][] = [
  [1, 0.5],
  [2, 1],
  [4, 0],
]

function problemsOf(source: Record<string, unknown>) {
  const result = validateLayout(
    layoutWith({ components: [componentWith({ sources: [{ layer: 'die', power: 1, ...source } as Source] })] }),
  )
  return result.ok ? [] : result.problems
}

describe('the factor of a profile', () => {
  const at = (seconds: number, profileShape?: Source['profileShape'], middle = seconds) =>
    factorWithin({ profile: PAIRS, profileShape }, seconds, middle)

  test('goes straight from pair to pair and holds before the first and after the last', () => {
    expect([0, 1, 1.5, 2, 3, 4, 9].map((seconds) => at(seconds))).toEqual([0.5, 0.5, 0.75, 1, 0.5, 0, 0])
  })

  test('of step shape holds until the next pair', () => {
    expect([0, 1, 1.5, 2, 3, 4, 9].map((seconds) => at(seconds, 'step'))).toEqual([0.5, 0.5, 0.5, 1, 1, 0, 0])
  })

  test('at a jump is that of the side asked for', () => {
    expect(at(2, 'step', 1.5)).toBe(0.5)
    expect(at(2, 'step', 2.5)).toBe(1)
    expect(at(2, 'linear', 1.5)).toBe(1)
    expect(at(2, 'linear', 2.5)).toBe(1)
  })

  test('is 1 without a profile, which has no kinks', () => {
    expect(factorWithin({}, 3, 3)).toBe(1)
    expect(kinksOf({})).toEqual([])
    expect(kinksOf({ profile: PAIRS })).toEqual([1, 2, 4])
  })
})

describe('a profile in a document', () => {
  test('is accepted in both shapes, from time 0 on, and saved as it was', () => {
    for (const profileShape of ['linear', 'step', undefined] as const) {
      expect(problemsOf({ profile: [[0, 0], ...PAIRS], ...(profileShape ? { profileShape } : {}) })).toEqual([])
    }
    const layout = layoutWith({
      components: [componentWith({ sources: [{ layer: 'die', power: 1, profile: PAIRS, profileShape: 'step' }] })],
    })
    expect(JSON.parse(serialiseLayout(layout))).toEqual(layout)
  })

  const PAIR = 'a pair [time in s, factor]'
  test.each([
    ['empty', [], 'profile', 'Found an empty list; allowed is a list of at least one entry.'],
    ['no list', 1, 'profile', 'Found 1; allowed is a list.'],
    ['a number among pairs', [[0, 1], 5], 'profile[1]', `Found 5; allowed is ${PAIR}.`],
    ['a triple', [[0, 1, 2]], 'profile[0]', `Found a list of 3; allowed is ${PAIR}.`],
    ['a single', [[0]], 'profile[0]', `Found a list of 1; allowed is ${PAIR}.`],
    ['before 0', [[-1, 1]], 'profile[0][0]', 'Found -1; allowed is a number of at least 0.'],
    ['below 0 W', [[0, -0.1]], 'profile[0][1]', 'Found -0.1; allowed is a number of at least 0.'],
    [
      'endless',
      [[0, Number.POSITIVE_INFINITY]],
      'profile[0][1]',
      'Found Infinity, which is not finite; allowed is a finite number.',
    ],
    [
      'not ascending',
      [
        [0, 1],
        [2, 1],
        [2, 0],
      ],
      'profile[2][0]',
      'Found 2 s after 2 s; times in a profile must ascend.',
    ],
    [
      'too long',
      Array.from({ length: MAX_PROFILE_PAIRS + 1 }, (_, n) => [n, 1]),
      'profile',
      `Found a list of ${MAX_PROFILE_PAIRS + 1}; allowed is a list of at most ${MAX_PROFILE_PAIRS} entries.`,
    ],
  ])('that is %s is refused at its place', (_, profile, path, message) => {
    expect(problemsOf({ profile })).toEqual([{ path: `components[0].sources[0].${path}`, message }])
  })

  test('of an unknown shape is refused with the nearest name', () => {
    expect(problemsOf({ profile: PAIRS, profileShape: 'steps' })).toEqual([
      {
        path: 'components[0].sources[0].profileShape',
        message: 'Found "steps"; allowed is "linear", "step". Did you mean "step"?',
      },
    ])
  })
})
