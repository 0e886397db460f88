import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitTo, panBy, toPackage, toScreenX, toScreenY, zoomAbout } from '../../../src/renderer/canvas/camera.ts'
import { gridStep, legendTicks, shareOf } from '../../../src/renderer/canvas/scale.ts'

const CAMERA = { scale: 5, originX: 100, originY: 500 }

describe('the camera', () => {
  it('draws y upwards', () => {
    expect(toScreenY(CAMERA, 10)).toBe(450)
    expect(toPackage(CAMERA, 150, 450)).toEqual({ x: 10, y: 10 })
  })

  it('keeps the point under the pointer while zooming', () => {
    const within = fc.double({ min: -500, max: 1500, noNaN: true })
    fc.assert(
      fc.property(within, within, fc.double({ min: 0.5, max: 2, noNaN: true }), (x, y, factor) => {
        const before = toPackage(CAMERA, x, y)
        const after = toPackage(zoomAbout(CAMERA, factor, x, y), x, y)
        expect(after.x).toBeCloseTo(before.x, 6)
        expect(after.y).toBeCloseTo(before.y, 6)
      }),
    )
  })

  it('fits an area into what the margins leave', () => {
    const camera = fitTo(
      { x0: 0, x1: 90, y0: 0, y1: 90 },
      { width: 900, height: 540 },
      { left: 18, right: 24, top: 42, bottom: 18 },
    )
    expect(camera.scale).toBeCloseTo(480 / 90)
    expect(toScreenY(camera, 90)).toBeCloseTo(42)
    expect(toScreenY(camera, 0)).toBeCloseTo(522)
    expect(toScreenX(camera, 45)).toBeCloseTo(18 + (900 - 42) / 2)
  })

  it('pans by pixels', () => {
    expect(panBy(CAMERA, 3, -4)).toEqual({ scale: 5, originX: 103, originY: 496 })
  })
})

describe('ticks', () => {
  it('of the legend are nice and within its range', () => {
    expect(legendTicks({ low: 35, high: 110 }, 300)).toEqual([40, 60, 80, 100])
    expect(legendTicks({ low: 50, high: 95 }, 300)).toEqual([50, 60, 70, 80, 90])
  })

  it('put a limit beyond the range at the cap', () => {
    expect(shareOf(105, { low: 50, high: 95 })).toBe(1)
    expect(shareOf(20, { low: 50, high: 95 })).toBe(0)
    expect(shareOf(72.5, { low: 50, high: 95 })).toBe(0.5)
  })

  it('of the grid keep their distance on the screen', () => {
    expect(gridStep(5.5, 48)).toBe(10)
    expect(gridStep(40, 48)).toBe(2)
  })
})
