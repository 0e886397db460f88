import { describe, expect, it } from 'vitest'
import type { FieldSlice } from '../../../src/report/map/field-slice.ts'
import { contourGrid, contoursAt, isothermLevels, niceStep } from '../../../src/report/map/isotherms.ts'

/** Cells of a package of 40 × 20 mm with a temperature given at their centres; finer cells in the west. */
function sliceOf(temperature: (x: number, y: number) => number): FieldSlice {
  const x = Float64Array.from([
    ...Array.from({ length: 20 }, (_, i) => i * 0.5),
    ...Array.from({ length: 31 }, (_, i) => 10 + i),
  ])
  const y = Float64Array.from({ length: 21 }, (_, j) => j)
  const values = new Float32Array((x.length - 1) * (y.length - 1))
  for (let j = 0, at = 0; j + 1 < y.length; j++) {
    for (let i = 0; i + 1 < x.length; i++, at++) {
      values[at] = temperature((x[i]! + x[i + 1]!) / 2, (y[j]! + y[j + 1]!) / 2)
    }
  }
  return { x, y, values }
}

describe('isotherms', () => {
  it('lie where the temperature is, not half a cell beside it', () => {
    const [contour] = contoursAt(
      contourGrid(
        sliceOf((x) => 40 + x),
        81,
      ),
      [60],
    )
    const points = contour!.lines.flat()
    expect(points.length).toBeGreaterThan(10)
    for (const [x] of points) expect(x).toBeCloseTo(20, 5)
  })

  it('end at the edge of the package and do not run along it', () => {
    const [contour] = contoursAt(
      contourGrid(
        sliceOf((x) => 40 + x),
        81,
      ),
      [60],
    )
    expect(contour!.lines).toHaveLength(1)
    const ys = contour!.lines[0]!.map(([, y]) => y)
    expect(Math.min(...ys)).toBe(0)
    expect(Math.max(...ys)).toBe(20)
  })

  it('enclose with the edge the region that is hotter', () => {
    const [contour] = contoursAt(
      contourGrid(
        sliceOf((x) => 40 + x),
        81,
      ),
      [60],
    )
    const ring = contour!.region[0]![0]!
    expect(Math.max(...ring.map(([x]) => x))).toBe(40)
    expect(Math.min(...ring.map(([x]) => x))).toBeCloseTo(20, 5)
  })

  it('are closed round a hot spot', () => {
    const hot = sliceOf((x, y) => 80 - Math.hypot(x - 25, y - 10))
    const [contour] = contoursAt(contourGrid(hot, 161), [75])
    expect(contour!.lines).toHaveLength(1)
    const line = contour!.lines[0]!
    expect(line[0]).toEqual(line.at(-1))
    for (const [x, y] of line) expect(Math.hypot(x - 25, y - 10)).toBeCloseTo(5, 0)
  })

  it('are none beyond the range of the field', () => {
    const [contour] = contoursAt(
      contourGrid(
        sliceOf((x) => 40 + x),
        81,
      ),
      [100],
    )
    expect(contour).toMatchObject({ lines: [], region: [] })
  })
})

describe('isotherm levels', () => {
  it('are nice numbers strictly within the range', () => {
    expect(isothermLevels(58.1, 92.3)).toEqual([60, 65, 70, 75, 80, 85, 90])
    expect(isothermLevels(60, 70, 5)).toEqual([62, 64, 66, 68])
    expect(isothermLevels(20, 20)).toEqual([])
  })

  it('step by 1, 2 or 5 in every decade', () => {
    expect([0.0011, 0.3, 1, 4.27, 6, 120].map(niceStep).map((step) => Number(step.toPrecision(3)))).toEqual([
      0.002, 0.5, 1, 5, 10, 200,
    ])
  })
})
