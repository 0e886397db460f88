import { describe, expect, it } from 'vitest'
import { counted, decimalsOf, duration, grouped, powerOfTen, scrubStep } from '../../../src/renderer/ui/numbers.ts'

describe('numbers in words', () => {
  it('give durations in the unit that suits them', () => {
    expect([2.44, 119.6, 2410].map(duration)).toEqual(['2.4 ms', '120 ms', '2.4 s'])
  })

  it('give orders of magnitude as powers of ten', () => {
    expect([1e-9, -3e-12, 0, 120].map(powerOfTen)).toEqual(['10⁻⁹', '10⁻¹²', '0', '10²'])
  })

  it('part thousands by thin spaces', () => {
    expect([0, 950, 5600, 1234567.4, -12000].map(grouped)).toEqual([
      '0',
      '950',
      '5\u202f600',
      '1\u202f234\u202f567',
      '−12\u202f000',
    ])
  })

  it('count in singular and plural', () => {
    expect([counted(1, 'problem'), counted(0, 'problem'), counted(2, 'Memory', 'Memory')]).toEqual([
      '1 problem',
      '0 problems',
      '2 Memory',
    ])
  })

  it('show small values as they are', () => {
    expect([decimalsOf(0.05, 3), decimalsOf(0.0005, 3), decimalsOf(0.000001, 3), decimalsOf(1.6, 2)]).toEqual([
      3, 4, 6, 2,
    ])
    expect([decimalsOf(0.1 + 0.2, 1), decimalsOf(12, 0)]).toEqual([1, 0])
  })

  it('change by between a thousandth and a hundredth of themselves with each pixel', () => {
    expect([1, 9.9, 398].map(scrubStep)).toEqual([0.01, 0.01, 1])
    // a power of ten below 1 is not exact in binary
    expect(scrubStep(0.05) / 1e-4).toBeCloseTo(1, 12)
    expect(scrubStep(1e-6) / 1e-6, 'never below the last decimal').toBeCloseTo(1, 12)
  })
})
