import { describe, expect, test } from 'vitest'
import { resolveFilms } from '../../../src/layout/films.ts'
import { resolvePackage } from '../../../src/layout/geometry.ts'
import type { Cooling, Layout } from '../../../src/layout/schema.ts'
import { assembleBoundaries, type BoundaryLinks } from '../../../src/solver/model/conductances.ts'
import type { Grid } from '../../../src/solver/model/grid.ts'
import { shapeOf } from '../../../src/solver/numerics/storage.ts'
import { layoutWith } from '../../support/small-layout.ts'

/** 20 × 20 × 2.5 mm in 4 × 4 × 1 cells of a material so conductive that half a cell resists nothing. */
const grid: Grid = {
  x: Float64Array.of(0, 5, 10, 15, 20),
  y: Float64Array.of(0, 5, 10, 15, 20),
  z: Float64Array.of(0, 2.5),
}
function boundariesOf(cooling: Cooling, conductivity = 1e15) {
  const layout: Layout = layoutWith({ cooling })
  const shape = shapeOf(4, 4, 1)
  const k = new Float32Array(shape.length).fill(conductivity)
  return assembleBoundaries(grid, shape, { inPlane: k, throughPlane: k }, resolveFilms(layout, resolvePackage(layout)))
}
const total = (values: Float32Array | Float64Array) => [...values].reduce((sum, value) => sum + value, 0)
/** W/K over the face, and the fluid temperature that it pulls towards. */
const film = ({ conductance, driving }: BoundaryLinks) => ({
  conductance: total(conductance),
  fluid: total(driving) / total(conductance),
})

/** Half-cell resistance is 1e-15 of the film's here, below rounding; conductances are f32, some seven digits. */
const DIGITS = 5

describe('a film', () => {
  test('is h times the area, towards the face’s own temperature or else ambient', () => {
    const { top, bottom } = boundariesOf({ ambient: 35, top: { h: 1000, temperature: 20 }, bottom: { h: 10 } })
    expect(film(top).conductance).toBeCloseTo(1000 * 400e-6, DIGITS)
    expect(film(top).fluid).toBeCloseTo(20, DIGITS)
    expect(film(bottom).conductance).toBeCloseTo(10 * 400e-6, DIGITS)
    expect(film(bottom).fluid).toBeCloseTo(35, DIGITS)
    expect(total(bottom.area)).toBeCloseTo(400, DIGITS)
  })

  test('stands in series with half a cell', () => {
    const { top } = boundariesOf({ ambient: 35, top: { h: 1000 } }, 2)
    // 1.25 mm of 2 W/(m·K) and the film, per area
    expect(film(top).conductance).toBeCloseTo(400e-6 / (1.25e-3 / 2 + 1 / 1000), DIGITS)
  })

  test('of h = 0 lets nothing through', () => {
    const { bottom, west } = boundariesOf({ ambient: 35, top: { h: 1 }, bottom: { h: 0 } })
    expect([total(bottom.conductance), total(west.conductance)]).toEqual([0, 0])
  })

  test('given as a resistance has the reciprocal conductance over the whole face', () => {
    const { top, ...sides } = boundariesOf({
      ambient: 35,
      top: { resistance: 0.25 },
      sides: { resistance: 8, temperature: 30 },
    })
    expect(film(top).conductance).toBeCloseTo(4, DIGITS)
    const lateral = [sides.west, sides.east, sides.south, sides.north]
    expect(lateral.reduce((sum, face) => sum + film(face).conductance, 0)).toBeCloseTo(1 / 8, DIGITS)
    for (const face of lateral) expect(film(face).fluid).toBeCloseTo(30, DIGITS)
  })
})

describe('zones', () => {
  const zone = (x: number, width: number, h: number, temperature: number) => ({
    x,
    y: 10,
    width,
    height: 20,
    h,
    temperature,
  })
  const column = (face: BoundaryLinks, i: number) => ({
    h: face.conductance[i]! / 25e-6,
    fluid: face.driving[i]! / face.conductance[i]!,
  })

  test('replace the face, the later one where they overlap, cut where they overhang', () => {
    const zones = [zone(0, 20, 2000, 20), zone(10, 10, 3000, 25)]
    const { top } = boundariesOf({ ambient: 35, top: { h: 10, zones } })
    // columns of 5 mm: first zone clipped to 0–10, second 5–15, the face from 15 on
    const found = [0, 1, 2, 3].map((i) => column(top, i))
    for (const [i, expected] of [
      { h: 2000, fluid: 20 },
      { h: 3000, fluid: 25 },
      { h: 3000, fluid: 25 },
      { h: 10, fluid: 35 },
    ].entries()) {
      expect(found[i]!.h).toBeCloseTo(expected.h, 3)
      expect(found[i]!.fluid).toBeCloseTo(expected.fluid, 5)
    }
  })

  test('that end inside a cell share its face by area', () => {
    const { top } = boundariesOf({ ambient: 35, top: { h: 100, zones: [zone(1, 2, 1100, 15)] } })
    // 2 of 5 mm under the zone
    expect(top.conductance[0]! / 25e-6).toBeCloseTo(0.4 * 1100 + 0.6 * 100, 3)
    // by the conductance as it was rounded to f32
    const temperature = (0.4 * 1100 * 15 + 0.6 * 100 * 35) / (0.4 * 1100 + 0.6 * 100)
    expect(top.driving[0]! / top.conductance[0]!).toBeCloseTo(temperature, 10)
  })

  test('with a resistance spread it over the rectangle as written, the overhang included', () => {
    const overhanging = { x: 0, y: 10, width: 20, height: 20, resistance: 0.5 }
    const { top } = boundariesOf({ ambient: 35, top: { h: 0, zones: [overhanging] } })
    expect(film(top).conductance).toBeCloseTo(1, DIGITS)
  })
})
