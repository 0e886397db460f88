import { describe, expect, test } from 'vitest'
import { fillTables } from '../support/validation-tables.ts'

const marked = '# Title\n\n<!-- table:a -->\nold\n<!-- /table:a -->\n\nWords.\n'

describe('the tables of docs/validation.md', () => {
  test('replace what stands between their markers and leave the words alone', () => {
    const filled = fillTables(marked, new Map([['a', '| new |']]))
    expect(filled).toBe('# Title\n\n<!-- table:a -->\n\n| new |\n\n<!-- /table:a -->\n\nWords.\n')
    expect(fillTables(filled, new Map([['a', '| new |']]))).toBe(filled)
  })

  test('are refused where the document lacks one or has one that is not measured', () => {
    expect(() => fillTables(marked, new Map())).toThrow('there is no table "a"')
    const two = new Map([
      ['a', '| new |'],
      ['b', '| other |'],
    ])
    expect(() => fillTables(marked, two)).toThrow('no marker for b')
  })
})
