import { describe, expect, it } from 'vitest'
import { pulled } from '../../../src/renderer/canvas/handles.ts'
import { distancesAround } from '../../../src/renderer/canvas/neighbours.ts'
import { handleAtPoint } from '../../../src/renderer/tools/hit-test.ts'

const BODY = { x0: 10, x1: 20, y0: 10, y1: 20 }
const SUBSTRATE = { x0: 0, x1: 90, y0: 0, y1: 90 }

describe('distances around a body', () => {
  it('go to the nearest body that faces it, else to the edge of the substrate', () => {
    const east = { x0: 32.5, x1: 40, y0: 15, y1: 30 }
    const farEast = { x0: 50, x1: 60, y0: 10, y1: 20 }
    const aside = { x0: 22, x1: 24, y0: 40, y1: 50 }
    const lengths = distancesAround(BODY, [farEast, east, aside], SUBSTRATE).map(({ direction, length }) => [
      direction,
      length,
    ])
    expect(lengths).toEqual([
      ['west', 10],
      ['east', 12.5],
      ['south', 10],
      ['north', 70],
    ])
  })

  it('leave out the side that touches', () => {
    const touching = { x0: 20, x1: 25, y0: 10, y1: 20 }
    expect(distancesAround(BODY, [touching], SUBSTRATE).map(({ direction }) => direction)).toEqual([
      'west',
      'south',
      'north',
    ])
  })
})

describe('handles', () => {
  it('pull their own edges only', () => {
    expect(pulled(BODY, 'ne', 2, 3, false)).toEqual({ x0: 10, x1: 22, y0: 10, y1: 23 })
    expect(pulled(BODY, 'w', 2, 3, false)).toEqual({ x0: 12, x1: 20, y0: 10, y1: 20 })
  })

  it('never turn a body inside out', () => {
    const { x0, x1 } = pulled(BODY, 'w', 50, 0, false)
    expect(x1).toBe(20)
    expect(x1 - x0).toBeCloseTo(0.1)
  })

  it('are caught near their point; on small bodies only the corners', () => {
    expect(handleAtPoint(BODY, 20.2, 15, 10)).toBe('e')
    expect(handleAtPoint(BODY, 15, 15, 10)).toBeNull()
    expect(handleAtPoint(BODY, 20, 15, 1)).not.toBe('e')
  })
})
