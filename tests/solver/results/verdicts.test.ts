import { expect, test } from 'vitest'
import type { ComponentResult } from '../../../src/solver/results/solution.ts'
import { byMargin, statusOf, VERDICT_WORDS } from '../../../src/solver/results/verdicts.ts'

const component = (id: string, margin: number | null, maxTemperature = 50): ComponentResult => ({
  id,
  name: id,
  kind: 'optical-engine',
  power: 1,
  maxTemperature,
  hottest: { x: 0, y: 0, z: 0 },
  meanTemperature: 40,
  uncertainty: 0.04,
  meanUncertainty: 0.02,
  limit: margin === null ? null : maxTemperature + margin,
  margin,
  violates: margin !== null && margin < 0,
})

test('the worst margin comes first, equals in the order of the document, parts without a limit last by temperature', () => {
  const components = [
    component('b', 1),
    component('cold', null, 30),
    component('a', 1),
    component('hot', null, 90),
    component('c', -1),
  ]
  expect(byMargin(components).map(({ id }) => id)).toEqual(['c', 'b', 'a', 'hot', 'cold'])
  expect(components.map(({ id }) => id)).toEqual(['b', 'cold', 'a', 'hot', 'c'])
})

test('a margin that is smaller than its error decides nothing, whatever its sign', () => {
  const judged = [-0.18, 0.18, 0.2, -0.21].map((margin) => statusOf({ margin, uncertainty: 0.2 }))
  expect(judged).toEqual(['undecided', 'undecided', 'close', 'over'])
  expect(statusOf({ margin: null, uncertainty: 0.2 })).toBe('none')
  expect(VERDICT_WORDS.undecided).toBe('Undecided')
})

test('a margin has one word: over, close within a kelvin, within, none', () => {
  expect([-0.01, 0, 0.99, 1, null].map((margin) => VERDICT_WORDS[statusOf({ margin })])).toEqual([
    'Over limit',
    'Close',
    'Close',
    'Within',
    'No limit',
  ])
})
