/** The field `powerTemperature`: what is taken, what is refused and in which words, and the law that it stands for. */
import { describe, expect, test } from 'vitest'
import { validateLayout } from '../../src/layout/parse.ts'
import { powerLawOf } from '../../src/layout/power-law.ts'
import type { PowerTemperature } from '../../src/layout/schema.ts'
import { componentWith, layoutWith } from '../support/small-layout.ts'

const HERE = 'components[0].sources[0].powerTemperature'

function judged(powerTemperature: unknown) {
  const sources = [{ layer: 'die', power: 3, powerTemperature }]
  return validateLayout(layoutWith({ components: [componentWith({ sources } as never)] }))
}

const ROOM_TO_HOT: [number, number][] = [
  [25, 1],
  [85, 1.4],
]

describe('a power that follows temperature', () => {
  test.each<[string, PowerTemperature]>([
    ['leakage', { reference: 25, coefficient: 0.012 }],
    ['a falling exponential', { reference: 25, coefficient: -0.2 }],
    ['a table', { table: ROOM_TO_HOT }],
    ['a table of one point', { table: [[25, 0]] }],
  ])('may be %s', (_, powerTemperature) => {
    expect(judged(powerTemperature)).toMatchObject({ ok: true, notices: [] })
  })

  test('keeps fields of other programs, with a notice', () => {
    const result = judged({ reference: 25, coefficient: 0.01, source: 'data sheet' })
    expect(result).toMatchObject({ ok: true, notices: [{ path: `${HERE}.source` }] })
  })

  const FORMS = '{ "reference": °C, "coefficient": 1/K } or { "table": [[°C, factor], …] }'
  const POINT = 'a pair [temperature in °C, factor]'
  test.each<[unknown, string, string]>([
    [0.012, '', `Found 0.012; allowed is ${FORMS}.`],
    [null, '', `Found null; allowed is ${FORMS}.`],
    [{}, '', `Found an object; allowed is ${FORMS}.`],
    [{ coefficient: 0.012 }, '.reference', 'This is missing; allowed is a finite number.'],
    [{ reference: 25 }, '.coefficient', 'This is missing; allowed is a finite number.'],
    [{ reference: '25', coefficient: 0.012 }, '.reference', 'Found "25"; allowed is a finite number.'],
    [
      { reference: 25, coefficient: Number.POSITIVE_INFINITY },
      '.coefficient',
      'Found Infinity, which is not finite; allowed is a finite number.',
    ],
    [{ reference: 25, coefficient: 1.2 }, '.coefficient', 'Found 1.2; allowed is a number from -0.2 to 0.2, 1/K.'],
    [{ reference: 25, coefficient: -1 }, '.coefficient', 'Found -1; allowed is a number from -0.2 to 0.2, 1/K.'],
    [{ table: [] }, '.table', 'Found an empty list; allowed is a list of at least one entry.'],
    [{ table: [[25]] }, '.table[0]', `Found a list of 1; allowed is ${POINT}.`],
    [{ table: [[25, 1, 2]] }, '.table[0]', `Found a list of 3; allowed is ${POINT}.`],
    [{ table: [25] }, '.table[0]', `Found 25; allowed is ${POINT}.`],
    [{ table: [[25, -0.1]] }, '.table[0][1]', 'Found -0.1; allowed is a number of at least 0.'],
    [
      {
        table: [
          [25, 1],
          [25, 2],
        ],
      },
      '.table[1][0]',
      'Found 25 °C after 25 °C; temperatures in a table must ascend.',
    ],
    [
      { table: ROOM_TO_HOT, coefficient: 0.01 },
      '.table',
      'Found a "table" beside "reference" or "coefficient"; exactly one of the two forms is allowed.',
    ],
  ])('is refused as %j', (written, leaf, message) => {
    const result = judged(written)
    expect(result.ok ? [] : result.problems).toEqual([{ path: `${HERE}${leaf}`, message }])
  })
})

describe('its law', () => {
  test('is power · exp(coefficient · (T − reference))', () => {
    const law = powerLawOf({ reference: 25, coefficient: 0.012 })
    expect(law.factorAt(25)).toBe(1)
    expect(law.factorAt(85)).toBeCloseTo(Math.exp(0.72), 12)
    expect(law.slopeAt(85)).toBeCloseTo(0.012 * Math.exp(0.72), 12)
  })

  test('is linear between the points of a table and constant beyond its ends', () => {
    const law = powerLawOf({ table: [...ROOM_TO_HOT, [105, 1.2]] })
    expect([-40, 25, 55, 85, 95, 105, 400].map(law.factorAt)).toEqual(
      [1, 1, 1.2, 1.4, 1.3, 1.2, 1.2].map((factor) => expect.closeTo(factor, 12)),
    )
    expect([-40, 24.9, 25, 55, 85, 105, 400].map(law.slopeAt)).toEqual(
      [0, 0, 0.4 / 60, 0.4 / 60, -0.01, 0, 0].map((slope) => expect.closeTo(slope, 12)),
    )
    expect([law.leastSlope, law.greatestSlope]).toEqual([expect.closeTo(-0.01, 12), expect.closeTo(0.4 / 60, 12)])
  })

  test('stays finite, in 32 bits too, however hot', () => {
    for (const coefficient of [0.2, -0.2]) {
      const law = powerLawOf({ reference: 25, coefficient })
      for (const celsius of [-1e300, -1e6, 1e6, 1e300]) {
        expect(Number.isFinite(Math.fround(1e6 * law.factorAt(celsius)))).toBe(true)
        expect(Number.isFinite(Math.fround(1e6 * law.slopeAt(celsius)))).toBe(true)
      }
    }
  })
})
