import { expect, test } from 'vitest'
import { addScaled, dot, largestMagnitude, scaleAndAdd, sum } from '../../../src/solver/kernel/vector.ts'

const of = (...values: number[]) => Float64Array.from(values)

test('products, sums and magnitudes of vectors', () => {
  expect(dot(of(1, 2, 3), of(4, -5, 6))).toBe(12)
  expect(sum(of(1, 2, -4))).toBe(-1)
  expect(largestMagnitude(of(1, -7, 3))).toBe(7)
  expect(largestMagnitude(of())).toBe(0)
})

test('a scaled vector is added in place and its largest change is told', () => {
  const y = of(1, 2, 3)
  expect(addScaled(y, -2, of(1, -4, 0.5))).toBe(8)
  expect([...y]).toEqual([-1, 10, 2])
})

test('a direction is scaled and another added in place', () => {
  const p = of(1, 2)
  scaleAndAdd(p, 3, of(10, 20))
  expect([...p]).toEqual([13, 26])
})
