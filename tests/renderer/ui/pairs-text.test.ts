import { describe, expect, test } from 'vitest'
import { readPairs, writePairs } from '../../../src/renderer/ui/pairs-text.ts'

const problemOf = (text: string, zero = false) => {
  const outcome = readPairs(text, 'a conductivity', zero)
  return outcome.ok ? null : outcome.problem
}

describe('a table over temperature', () => {
  test('is read from what a spreadsheet copies', () => {
    const read = readPairs('°C\tW/(m·K)\n−23.15\t190\n\n26.85; 150\n126.85 , 100\n', 'a conductivity', false)
    expect(read).toEqual({
      ok: true,
      pairs: [
        [-23.15, 190],
        [26.85, 150],
        [126.85, 100],
      ],
    })
    expect(read.ok && readPairs(writePairs(read.pairs), 'a conductivity', false)).toEqual(read)
  })

  test('is refused where the format would refuse it', () => {
    expect(problemOf('25 148\n25 100')).toBe('Line 2: temperatures must ascend, and 25 °C is before it.')
    expect(problemOf('25 148\n100')).toBe('Line 2: a temperature and a conductivity are needed.')
    expect(problemOf('25 0')).toBe('Line 1: a conductivity must be above 0; found 0.')
    expect(problemOf('25 0', true)).toBeNull()
    expect(problemOf('25 -1', true)).toBe('Line 1: a conductivity cannot be below 0; found -1.')
    expect(problemOf(' \n')).toBe('Enter a temperature and a conductivity in each line.')
    expect(problemOf('1 1\nx y')).toContain('Line 2')
  })
})
