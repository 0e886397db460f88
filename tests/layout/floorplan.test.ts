import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as floorplan from '../../src/layout/floorplan.ts'
import { contains, outlineFromOrigin, outlineOf } from '../../src/layout/outline.ts'

const die = { width: 26, height: 32 }
const block = { x: 10, y: 10, width: 4, height: 2, power: 1 }
const other = { x: 20, y: 20, width: 4, height: 4 }
const snap = { reach: 0.3, grid: 0.5 }

describe('moving a block', () => {
  test('without snapping goes exactly where the hand goes', () => {
    expect(floorplan.movedBlock(die, [], block, { dx: 0.123, dy: -0.2 }, null).place).toEqual({
      x: 10.123,
      y: 9.8,
      width: 4,
      height: 2,
    })
  })

  test('snaps its edges to the die and to other blocks, its middle to the die’s, else to the grid', () => {
    const west = floorplan.movedBlock(die, [other], block, { dx: -7.8, dy: 0.1 }, snap)
    expect(west).toEqual({ place: { x: 2, y: 10, width: 4, height: 2 }, guides: { x: 0, y: null } })
    const besideOther = floorplan.movedBlock(die, [other], block, { dx: 5.9, dy: 0 }, snap)
    expect(besideOther.place.x).toBe(16)
    expect(besideOther.guides.x).toBe(18)
    const centred = floorplan.movedBlock(die, [other], block, { dx: 2.9, dy: 5.8 }, snap)
    expect(centred).toMatchObject({ place: { x: 13, y: 16 }, guides: { x: 13, y: 16 } })
    expect(floorplan.movedBlock(die, [other], block, { dx: 1.1, dy: 0.2 }, snap).place).toMatchObject({ x: 11, y: 10 })
  })

  test('stops at the die’s edge', () => {
    expect(floorplan.movedBlock(die, [], block, { dx: 100, dy: -100 }, snap).place).toMatchObject({ x: 24, y: 1 })
  })
})

describe('resizing a block', () => {
  test('moves the edges of the handle and no other', () => {
    const grown = floorplan.resizedBlock(die, [], block, { x: 1, y: 0 }, { dx: 1.5, dy: 5 }, null)
    expect(grown.place).toEqual({ x: 10.75, y: 10, width: 5.5, height: 2 })
    const corner = floorplan.resizedBlock(die, [], block, { x: -1, y: -1 }, { dx: 1, dy: 0.5 }, null)
    expect(corner.place).toEqual({ x: 10.5, y: 10.25, width: 3, height: 1.5 })
  })

  test('does not turn it inside out', () => {
    const flat = floorplan.resizedBlock(die, [], block, { x: -1, y: 1 }, { dx: 9, dy: -9 }, null).place
    expect(flat).toMatchObject({ width: floorplan.LEAST_BLOCK_MM, height: floorplan.LEAST_BLOCK_MM })
  })

  test('has eight handles', () => expect(floorplan.HANDLES).toHaveLength(8))
})

describe('drawing a block', () => {
  test('works from any corner and snaps both', () => {
    const drawn = floorplan.drawnBlock(die, [other], { x: 17.9, y: 18.1 }, { x: 0.2, y: 0.1 }, snap)
    expect(drawn).toEqual({ place: { x: 9, y: 9, width: 18, height: 18 }, guides: { x: 0, y: 0 } })
  })

  test('makes nothing of a click', () => {
    expect(floorplan.drawnBlock(die, [], { x: 3, y: 3 }, { x: 3.001, y: 9 }, null)).toBeNull()
  })
})

test('where blocks lie on one another their powers add up', () => {
  const wide = { x: 5, y: 5, width: 4, height: 2, power: 8 }
  const tall = { x: 6, y: 5, width: 2, height: 4, power: 4 }
  const apart = { x: 20, y: 20, width: 2, height: 2, power: 1 }
  const touching = { x: 1.5, y: 5, width: 3, height: 2, power: 1 }
  expect(floorplan.overlapsOf([wide, tall, apart, touching])).toEqual([
    { outline: { x0: 5, x1: 7, y0: 4, y1: 6 }, density: 1.5 },
  ])
  const twice = floorplan.overlapsOf([wide, tall, { ...tall, power: 16 }])
  const area = ({ outline }: (typeof twice)[number]) => (outline.x1 - outline.x0) * (outline.y1 - outline.y0)
  expect(twice.reduce((sum, part) => sum + area(part), 0)).toBe(8)
  expect(Math.max(...twice.map(({ density }) => density))).toBe(3.5)
})

test('a typed figure keeps the block on the die', () => {
  expect(floorplan.blockWith(die, block, { x: 1 })).toMatchObject({ x: 2, y: 10, width: 4 })
  expect(floorplan.blockWith(die, block, { width: 24 })).toMatchObject({ x: 12, width: 24, power: 1 })
  expect(floorplan.blockWith(die, block, { height: 99 })).toMatchObject({ y: 16, height: 32 })
})

test('whatever the hand does, a block stays inside', () => {
  const number = fc.double({ min: -80, max: 80, noNaN: true })
  const handle = fc.constantFrom(...floorplan.HANDLES)
  fc.assert(
    fc.property(number, number, handle, fc.boolean(), (dx, dy, side, snaps) => {
      const used = snaps ? snap : null
      const moved = floorplan.movedBlock(die, [other], block, { dx, dy }, used).place
      const resized = floorplan.resizedBlock(die, [other], block, side, { dx, dy }, used).place
      const drawn = floorplan.drawnBlock(die, [other], { x: dx, y: dy }, { x: dy, y: dx }, used)?.place ?? block
      const typed = floorplan.blockWith(die, block, { x: dx, width: Math.abs(dy) })
      for (const place of [moved, resized, drawn, typed]) {
        expect(contains(outlineFromOrigin(die.width, die.height), outlineOf(place))).toBe(true)
        expect(Math.min(place.width, place.height)).toBeGreaterThanOrEqual(floorplan.LEAST_BLOCK_MM - 1e-9)
      }
    }),
  )
})
