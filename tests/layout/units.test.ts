import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatFixed,
  formatPower,
  formatScientific,
  formatShort,
  formatSigned,
  lostByMinus,
  parseQuantity,
  type Unit,
} from '../../src/layout/units.ts'

const typedValue = (text: string, unit: Unit = 'mm', current?: number) => {
  const result = parseQuantity(text, unit, current)
  return result.ok ? result.value : result.problem
}

describe('a typed quantity', () => {
  test.each<[string, Unit, number]>([
    ['12', 'mm', 12],
    [' 12.50 mm ', 'mm', 12.5],
    ['.5', 'mm', 0.5],
    ['50um', 'mm', 0.05],
    ['50 µm', 'mm', 0.05],
    ['50 μm', 'mm', 0.05],
    ['1.2cm', 'mm', 12],
    ['0.1 m', 'mm', 100],
    ['1in', 'mm', 25.4],
    ['1"', 'mm', 25.4],
    ['40 mil', 'mm', 1.016],
    ['250 mW', 'W', 0.25],
    ['1.2kW', 'W', 1200],
    ['18 w', 'W', 18],
    ['70 °C', '°C', 70],
    ['300.15 K', '°C', 27],
    ['60 + 10 K', '°C', 70],
    ['90°', 'deg', 90],
    ['12e3', 'W/(m²·K)', 12000],
    ['5600 W/(m²·K)', 'W/(m²·K)', 5600],
    ['1e-3', '', 0.001],
  ])('%s in %s is %f', (text, unit, expected) => {
    expect(typedValue(text, unit)).toBe(expected)
  })

  test.each<[string, number]>([
    ['2*3.5mm', 7],
    ['2 × 3.5', 7],
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['(1 + 2) cm', 30],
    ['10 / 4', 2.5],
    ['10mm / 4mm', 2.5],
    ['1cm + 5', 15],
    ['-3', -3],
    ['−3', -3],
    ['2 - -3', 5],
    ['0.1+0.2', 0.3],
  ])('%s is worked out to %f', (text, expected) => {
    expect(typedValue(text)).toBe(expected)
  })

  test.each<[string, number]>([
    ['+10', 30],
    ['+1cm', 30],
    ['*1.5', 30],
    ['/4', 5],
    ['-=5', 15],
    ['+=5', 25],
    ['-5', -5],
  ])('%s from 20 is %f', (text, expected) => {
    expect(typedValue(text, 'mm', 20)).toBe(expected)
  })

  test('a temperature that is changed by kelvin changes by the difference', () => {
    expect(typedValue('+10 K', '°C', 60)).toBe(70)
  })

  test.each<[string, RegExp]>([
    ['', /Enter a number/],
    ['abc', /number is missing/],
    ['2,5', /decimal with a point/],
    ['3 W', /"W" is not a unit here; use mm/],
    ['2mm * 3mm', /Only one factor/],
    ['1 / 2mm', /cannot be divided/],
    ['2 3', /"3" cannot be read/],
    ['(2', /closing parenthesis/],
    ['2 +', /number is missing/],
    ['5 mm mm', /cannot be read/],
    ['(5 mm) mm', /two units/],
    ['1/0', /not a finite/],
    ['+3', /there is none yet/],
    ['('.repeat(200), /Too many/],
  ])('%s is refused in words', (text, problem) => {
    expect(typedValue(text)).toMatch(problem)
  })

  test('no text throws, and a value is finite', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123.+-*/()mWKkµ°" e=,'), maxLength: 25 })
    fc.assert(
      fc.property(
        text,
        fc.constantFrom<Unit>('mm', 'W', '°C', 'deg', ''),
        fc.option(fc.double({ noNaN: true }), { nil: undefined }),
        (typed, unit, current) => {
          const result = parseQuantity(typed, unit, current)
          expect(result.ok ? Number.isFinite(result.value) : result.problem.length > 5).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('what the app writes reads back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), (thousandths) => {
        expect(typedValue(formatShort(thousandths / 1000))).toBe(thousandths / 1000 || 0)
      }),
    )
  })
})

test('a number with a minus before it may have been meant to be subtracted', () => {
  expect(['-10', ' −2.5 mm ', '- .5', '10', '-=10', '-10+4', '-(3)', '-'].map(lostByMinus)).toEqual([
    ...['10', '2.5 mm', '.5'],
    ...[null, null, null, null, null],
  ])
})

describe('numbers as the app writes them', () => {
  test('have a true minus and no negative zero', () => {
    expect(formatFixed(-4.514, 2)).toBe('−4.51')
    expect(formatFixed(-0.001, 2)).toBe('0.00')
    expect(formatSigned(0.61, 2)).toBe('+0.61')
    expect(formatSigned(-0.18, 2)).toBe('−0.18')
    expect(formatSigned(0.001, 2)).toBe('0.00')
    expect(formatShort(2.5)).toBe('2.5')
    expect(formatShort(-0.0001)).toBe('0')
    expect(formatShort(14)).toBe('14')
  })

  test('of a small power keep two digits', () => {
    expect([0, 0.02, 0.034, 0.3333, 1.25, 24].map((watts) => formatPower(watts, 1))).toEqual([
      '0',
      '0.02',
      '0.034',
      '0.33',
      '1.3',
      '24',
    ])
    expect([0.0004, 0.00833, 0.05, 2e-9].map((watts) => formatPower(watts))).toEqual([
      '0.0004',
      '0.0083',
      '0.05',
      '2.0 × 10⁻⁹',
    ])
  })

  test('give orders of magnitude as powers of ten', () => {
    expect([2.54e-8, -9e-5, 0, 120].map(formatScientific)).toEqual(['2.5 × 10⁻⁸', '−9.0 × 10⁻⁵', '0', '1.2 × 10²'])
  })
})
