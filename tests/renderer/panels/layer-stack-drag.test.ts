import { expect, test } from 'vitest'
import { bandHeight, draggedThickness } from '../../../src/renderer/panels/layer-stack-drag.ts'

test('a band is drawn taller where its layer is thicker, within bounds', () => {
  const heights = [1e-6, 0.02, 0.05, 0.2, 0.775, 1.6, 50].map(bandHeight)
  expect(heights).toEqual([...heights].sort((a, b) => a - b))
  expect([heights[0], heights.at(-1)]).toEqual([22, 40])
  expect(new Set(heights.slice(1, 6)).size).toBe(5)
})

test('the hand changes a thickness in proportion: 32 px double it, to three digits', () => {
  expect(draggedThickness(0.05, 32)).toBe(0.1)
  expect(draggedThickness(0.05, -32)).toBe(0.025)
  expect(draggedThickness(0.775, 0)).toBe(0.775)
  expect(draggedThickness(0.775, 1)).toBe(0.792)
})
