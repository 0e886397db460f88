import { expect, test } from 'vitest'
import { cellColours } from '../../../src/renderer/ui/heat-cell.ts'

test.each(['dark', 'light'] as const)('words on a cell can be read at every share, %s', (theme) => {
  for (let share = 0; share <= 1; share += 0.01) expect(cellColours(share, theme).contrast).toBeGreaterThanOrEqual(4.5)
})

test('more is another colour, and beyond the ends there is none', () => {
  expect(cellColours(0.9, 'light').background).not.toBe(cellColours(0.1, 'light').background)
  expect(cellColours(7, 'dark')).toEqual(cellColours(1, 'dark'))
  expect(cellColours(1, 'light')).toMatchObject({ background: 'rgb(10 98 189)', text: '#ffffff' })
})
