import { expect, test } from 'vitest'
import { shortened } from '../../../src/renderer/ui/short-text.ts'
import { whenText } from '../../../src/renderer/ui/when-text.ts'

test('a long text keeps its beginning and its end, and is as long as it may be', () => {
  expect(shortened('switch.cpo.json', 15)).toBe('switch.cpo.json')
  expect(shortened('a very long name, revision 3', 11)).toBe('a ver…ion 3')
  expect([...shortened('😀'.repeat(30), 8)]).toHaveLength(8)
})

test('times of today and yesterday are said so, by the calendar', () => {
  const noon = new Date(2026, 2, 1, 12).getTime()
  expect(whenText(new Date(2026, 2, 1, 0, 1).getTime(), noon)).toMatch(/^Today, /)
  expect(whenText(new Date(2026, 1, 28, 23, 59).getTime(), noon)).toMatch(/^Yesterday, /)
  expect(whenText(new Date(2026, 1, 27, 23, 59).getTime(), noon)).toMatch(/2026/)
})
