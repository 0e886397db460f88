import { describe, expect, it } from 'vitest'
import { mapPixels, rasterSize } from '../../../src/renderer/canvas/field-image.ts'
import { hottestShown } from '../../../src/renderer/canvas/hottest.ts'
import { createViewStore } from '../../../src/renderer/state/view-store.ts'
import {
  COLOUR_MAPS,
  type ColourMap,
  INFERNO_PIXELS,
  mapColour,
  paintTemperatures,
  pixelsOf,
} from '../../../src/report/map/colour-map.ts'
import { extremesOf, hottestOf, sample, sliceAt, temperatureAt } from '../../../src/report/map/field-slice.ts'
import { componentWith } from '../../support/small-layout.ts'

/** Two by two cells of unequal size in two levels. */
const FIELD = {
  x: Float64Array.of(0, 2, 10),
  y: Float64Array.of(0, 4, 8),
  z: Float64Array.of(0, 1, 2),
  temperature: Float32Array.of(0, 0, 0, 0, 10, 20, 30, 40),
}
const SLICE = sliceAt(FIELD, 1.5)

describe('the colour map', () => {
  it('grows lighter with temperature all the way', () => {
    const lightness = [...INFERNO_PIXELS].map(
      (pixel) => 0.299 * (pixel & 255) + 0.587 * ((pixel >> 8) & 255) + 0.114 * ((pixel >> 16) & 255),
    )
    for (let i = 8; i < lightness.length; i += 8) expect(lightness[i]).toBeGreaterThan(lightness[i - 8]!)
  })

  it('is opaque and takes its end colours beyond the range', () => {
    const pixels = new Uint32Array(4)
    paintTemperatures(Float32Array.of(-50, 35, 110, 500), { low: 35, high: 110 }, pixels)
    expect(pixels[0]).toBe(pixels[1])
    expect(pixels[2]).toBe(pixels[3])
    expect(pixels[1]).toBe(INFERNO_PIXELS[0])
    expect(pixels[3]).toBe(INFERNO_PIXELS[255])
    expect(pixels[0]! >>> 24).toBe(255)
  })

  it('names the same colour for style sheets', () => {
    const pixel = INFERNO_PIXELS[255]!
    const hex = [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255]
      .map((channel) => channel.toString(16).padStart(2, '0'))
      .join('')
    expect(mapColour(1)).toBe(`#${hex}`)
  })
})

describe('a cut through the field', () => {
  it('takes the cells at the height, and the outermost ones beyond', () => {
    expect([...SLICE.values]).toEqual([10, 20, 30, 40])
    expect([...sliceAt(FIELD, 99).values]).toEqual([10, 20, 30, 40])
    expect([...sliceAt(FIELD, -1).values]).toEqual([0, 0, 0, 0])
  })

  it('is the cell itself at its centre, smooth or raw', () => {
    expect(temperatureAt(SLICE, 1, 2, true)).toBe(10)
    expect(temperatureAt(SLICE, 6, 6, true)).toBe(40)
    expect(temperatureAt(SLICE, 6, 6, false)).toBe(40)
  })

  it('is bilinear between cell centres and constant beyond the outermost', () => {
    expect(temperatureAt(SLICE, 3.5, 2, true)).toBeCloseTo(15)
    expect(temperatureAt(SLICE, 3.5, 4, true)).toBeCloseTo(25)
    expect(temperatureAt(SLICE, 0, 0, true)).toBe(10)
    expect(temperatureAt(SLICE, 10, 8, true)).toBe(40)
  })

  it('is the cell under the point when raw', () => {
    expect(temperatureAt(SLICE, 1.9, 3.9, false)).toBe(10)
    expect(temperatureAt(SLICE, 2.1, 3.9, false)).toBe(20)
  })

  it('has no temperature outside the package', () => {
    expect(temperatureAt(SLICE, -0.1, 2, true)).toBeNull()
    expect(temperatureAt(SLICE, 1, 8.1, true)).toBeNull()
  })

  it('knows its range and its hottest place', () => {
    expect(extremesOf(SLICE)).toEqual({ low: 10, high: 40 })
    expect(hottestOf(SLICE)).toEqual({ x: 6, y: 6, temperature: 40 })
  })

  it('samples every crossing, x fastest', () => {
    expect([...sample(SLICE, Float64Array.of(1, 6), Float64Array.of(2, 6), false)]).toEqual([10, 20, 30, 40])
  })
})

describe('the map image', () => {
  it('has the north in its first row', () => {
    const options = { range: { low: 10, high: 40 }, smooth: false, draft: false }
    const pixels = mapPixels(SLICE, { columns: 5, rows: 4 }, options)
    expect(pixels[4]).toBe(INFERNO_PIXELS[255])
    expect(pixels[15]).toBe(INFERNO_PIXELS[0])
  })

  it('keeps the proportions of the package', () => {
    const { columns, rows } = rasterSize(SLICE, { smooth: true, draft: false })
    expect(columns / rows).toBeCloseTo(10 / 8, 2)
  })
})

describe('the hottest place of a layer', () => {
  const body = { component: componentWith({ id: 'asic' }), outline: { x0: 5, x1: 9, y0: 5, y1: 8 } }
  const level = { z0: 1, z1: 2 }
  const shown = (z: number, outline = body.outline) =>
    hottestShown(
      SLICE,
      level,
      [{ ...body, outline }],
      new Map([['asic', { hottest: { x: 7, y: 7, z }, maxTemperature: 41 }]]),
    )

  it('is the component’s own where that is hottest in this layer', () => {
    expect(shown(1.2)).toEqual({ x: 7, y: 7, temperature: 41 })
  })

  it('is the cell’s where the component is hottest in another layer, or lies elsewhere', () => {
    const cell = { x: 6, y: 6, temperature: 40 }
    expect(shown(0.5)).toEqual(cell)
    expect(shown(1.2, { x0: 0, x1: 2, y0: 0, y1: 4 })).toEqual(cell)
  })
})

describe('the other colour maps', () => {
  const lightnessOf = (map: ColourMap) =>
    [...pixelsOf(map)].map((pixel) => {
      const channel = (shift: number) => (((pixel >>> shift) & 255) / 255) ** 2.2
      return 0.2126 * channel(0) + 0.7152 * channel(8) + 0.0722 * channel(16)
    })

  it.each(['inferno', 'cividis', 'grey'] as const)('%s grows lighter with temperature all the way', (map) => {
    const lightness = lightnessOf(map)
    for (let n = 8; n < lightness.length; n++) expect(lightness[n], `${map} ${n}`).toBeGreaterThan(lightness[n - 8]!)
  })

  it('turbo does not, which is why nobody gets it unasked', () => {
    const lightness = lightnessOf('turbo')
    expect(lightness.at(-1)).toBeLessThan(lightness[128]!)
    expect(createViewStore().getState().colourMap).toBe('inferno')
  })

  it('colour ends and legend alike', () => {
    for (const map of COLOUR_MAPS) expect(mapColour(0.3, map)).not.toBe(mapColour(0.6, map))
  })
})
