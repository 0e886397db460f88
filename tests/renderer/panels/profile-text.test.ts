import { describe, expect, test } from 'vitest'
import { readProfile, writeProfile } from '../../../src/renderer/panels/profile-text.ts'

const PAIRS: [number, number][] = [
  [0, 1],
  [2.5, 0.25],
  [10, 2],
]

describe('a power profile as text', () => {
  test('reads what it writes', () => {
    expect(readProfile(writeProfile(PAIRS))).toEqual({ ok: true, pairs: PAIRS })
  })

  test.each([
    ['blanks', '0 1\n2.5  0.25\n10 2'],
    ['commas, Windows line ends and a heading', 'time, factor\r\n0,1\r\n2.5,0.25\r\n10,2\r\n'],
    ['semicolons and empty lines', '\n0;1\n\n2.5;0.25\n10;2\n\n'],
  ])('takes columns apart by %s', (_, text) => {
    expect(readProfile(text)).toEqual({ ok: true, pairs: PAIRS })
  })

  test('has no pairs where nothing is written', () => {
    expect(readProfile(' \n')).toEqual({ ok: true, pairs: [] })
  })

  test.each([
    ['0 1\n5', 'Line 2: a time and a factor are needed.'],
    ['0 1\n5 much', 'Line 2: a time and a factor are needed.'],
    ['0 1 3', 'Line 1: a time and a factor are needed.'],
    ['0 −1', 'Line 1: neither may be below 0.'],
    ['0 1\n5 1\n5 2', 'Line 3: times must ascend, and 5 s is before it.'],
  ])('says what is wrong with %j', (text, problem) => {
    expect(readProfile(text)).toEqual({ ok: false, problem })
  })
})
