import { expect, test } from 'vitest'
import { thinned } from '../../../src/renderer/canvas/painters/mesh-painter.ts'

test('lines that are far enough apart are all drawn', () => {
  expect(thinned([0, 10, 20, 30], 6)).toEqual([0, 10, 20, 30])
})

test('lines that would run into one another are left out, the two ends never', () => {
  const kept = thinned([0, 1, 2, 3, 7, 8, 20, 29, 30], 6)
  expect(kept).toEqual([0, 7, 20, 30])
  expect(thinned([0, 2], 6)).toEqual([0, 2])
  expect(thinned([], 6)).toEqual([])
})
