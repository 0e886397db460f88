import { describe, expect, it } from 'vitest'
import { placeCallout } from '../../../src/renderer/ui/callout-place.ts'

const window = { width: 1000, height: 700 }
const size = { width: 300, height: 100 }

describe('a callout', () => {
  it('stands beside its anchor on the first side where it fits', () => {
    const anchor = { x: 100, y: 300, width: 50, height: 50 }
    expect(placeCallout(anchor, size, window, ['left', 'right'])).toEqual({ x: 162, y: 275 })
    expect(placeCallout(anchor, size, window, ['bottom'])).toEqual({ x: 8, y: 362 })
  })

  it('slides along its anchor rather than leave the window', () => {
    const corner = { x: 980, y: 10, width: 20, height: 20 }
    expect(placeCallout(corner, size, window, ['bottom', 'left'])).toEqual({ x: 692, y: 42 })
    expect(placeCallout(corner, size, window, ['top', 'left'])).toEqual({ x: 668, y: 8 })
  })

  it('is pushed into the window where no side has room', () => {
    const whole = { x: 0, y: 0, width: 1000, height: 700 }
    const { x, y } = placeCallout(whole, size, window, ['right', 'top'])
    expect(x).toBe(692)
    expect(y).toBe(300)
  })
})
