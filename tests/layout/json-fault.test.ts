import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findJsonFault } from '../../src/layout/json-fault.ts'
import { parseLayout } from '../../src/layout/parse.ts'

describe('the place where a text stops being JSON', () => {
  test.each([
    ['', 1, 1, 'a value'],
    ['{"a":1,}', 1, 8, 'a name in double quotes'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, "',' or '}' after the value"],
    ['[1, 2', 1, 6, "',' or ']' after the entry"],
    ['[1, ,]', 1, 5, 'a value'],
    ['{"a" 1}', 1, 6, "':' after the name"],
    ['{"a": "x', 1, 9, 'a closing double quote'],
    ['["\\q"]', 1, 3, 'a known escape such as \\n or \\u00b5'],
    ['["a\nb"]', 1, 4, 'a closing double quote before the end of the line'],
    ['{} {}', 1, 4, 'the end of the file'],
    ["{'a': 1}", 1, 2, "a name in double quotes or '}'"],
    ['[NaN]', 1, 2, 'a value'],
  ])('%j', (text, line, column, expected) => {
    const fault = findJsonFault(text)
    expect(fault).toEqual({ line, column, expected })
  })

  test('is found exactly where JSON.parse refuses', () => {
    const jsonLike = fc.string({ unit: fc.constantFrom(...'[]{}":,01.e+-\\u \ntrufalsn'), maxLength: 30 })
    fc.assert(
      fc.property(fc.oneof(jsonLike, fc.json()), (text) => {
        expect(findJsonFault(text) === null).toBe(accepts(text))
      }),
      { numRuns: 2000 },
    )
  })

  test('is told with line and column when a document is opened', () => {
    expect(parseLayout('{\n "format": cpo-layout }')).toEqual({
      ok: false,
      problems: [{ path: '', message: 'The file is not JSON: line 2, column 12 needs a value.' }],
    })
  })
})

describe('hostile texts', () => {
  test('nesting by the hundred thousand is refused in words', () => {
    const result = parseLayout('[{"a":'.repeat(200_000))
    expect(result).toMatchObject({ ok: false, problems: [{ path: '', message: expect.stringContaining('nested') }] })
  })

  test('brackets inside texts do not count as nesting', () => {
    const document = JSON.stringify({ format: 'cpo-layout', version: 1, name: '[{"'.repeat(500) })
    const result = parseLayout(document)
    expect(result.ok ? [] : result.problems.map(({ path }) => path)).toContain('substrate')
  })

  test('more than fifty million characters are refused in words', () => {
    expect(parseLayout(' '.repeat(50_000_001))).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringContaining('50 million') }],
    })
  })

  test('a field named __proto__ is refused with its place and changes no prototype', () => {
    const result = parseLayout(
      '{"format":"cpo-layout","version":1,"components":[{"__proto__":{"polluted":1}}],"lid":{"__proto__":{}}}',
    )
    expect(result.ok ? [] : result.problems.map(({ path }) => path).sort()).toEqual([
      'components[0].__proto__',
      'lid.__proto__',
    ])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test('a hundred thousand faults are reported, not thrown', () => {
    const document = { format: 'cpo-layout', version: 1, components: Array.from({ length: 100_000 }, () => ({})) }
    const result = parseLayout(JSON.stringify(document))
    expect(result.ok ? 0 : result.problems.length).toBeGreaterThan(0)
  })
})

function accepts(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
