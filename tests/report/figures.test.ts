import { expect, test } from 'vitest'
import { figureOf, plusMinus } from '../../src/report/figures.ts'

test.each([
  [74.5138, 0.0461, '74.51', '±0.05'],
  [74.1812, 0.2554, '74.2', '±0.3'],
  [70.1983, 0.0949, '70.20', '±0.09'],
  // as printed it is 0.10: one decimal
  [70.1983, 0.0951, '70.2', '±0.1'],
  [63.2, 0.0004, '63.20', '±0.01'],
  [63.2, 0, '63.20', '±0.01'],
  [-0.004, 0.02, '0.00', '±0.02'],
  [92.3, 12.34, '92.3', '±12.3'],
])('%f with an error of %f reads %s %s', (value, uncertainty, shown, error) => {
  expect(figureOf(value, uncertainty)).toMatchObject({ value: shown, plusMinus: error })
})

test('a draft has one decimal, and its error is never less than one of it', () => {
  expect(figureOf(70.1983, 0.032, 1)).toEqual({ value: '70.2', plusMinus: '±0.1', decimals: 1 })
})

test('an error that nobody knows is not made up', () => {
  expect(plusMinus(Number.POSITIVE_INFINITY)).toBe('± unknown')
})
