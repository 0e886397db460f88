import { describe, expect, it } from 'vitest'
import {
  DIFFERENCE_PIXELS,
  INFERNO_PIXELS,
  indexTemperatures,
  paintTemperatures,
} from '../../../src/report/map/colour-map.ts'

type Rgb = readonly [number, number, number]

const rgbOf = (pixel: number): Rgb => [pixel & 255, (pixel >>> 8) & 255, (pixel >>> 16) & 255]
const linear = (value: number) => (value <= 10.31475 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4)

/** CIE 1976 L*a*b* of linear sRGB, D65. */
function lab([r, g, b]: Rgb): Rgb {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116)
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047)
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** Full dichromacy after Machado, Oliveira and Fernandes (2009), on linear sRGB. */
const SIGHTS: Readonly<Record<string, readonly Rgb[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

function seenAs(sight: string, pixel: number): Rgb {
  const colour = rgbOf(pixel).map(linear) as unknown as Rgb
  const seen = SIGHTS[sight]!.map((row) => row.reduce((sum, weight, n) => sum + weight * colour[n]!, 0))
  return lab(seen.map((value) => Math.min(1, Math.max(0, value))) as unknown as Rgb)
}

const distance = (a: Rgb, b: Rgb) => Math.hypot(...a.map((value, n) => value - b[n]!))

describe('the colours of differences', () => {
  const lightness = [...DIFFERENCE_PIXELS].map((pixel) => seenAs('normal', pixel)[0])

  it('are darkest in the middle and grow lighter with the size of the change, either way', () => {
    expect(lightness.indexOf(Math.min(...lightness))).toBeGreaterThan(110)
    expect(lightness.indexOf(Math.min(...lightness))).toBeLessThan(160)
    for (let n = 8; n <= 112; n += 8) {
      expect(lightness[112 - n]).toBeGreaterThan(lightness[120 - n]!)
      expect(lightness[143 + n]).toBeGreaterThan(lightness[135 + n]!)
    }
  })

  it.each(Object.keys(SIGHTS))('tell cooler from warmer with %s', (sight) => {
    for (const share of [0.5, 0.75, 1]) {
      const off = Math.round(127 * share)
      const [cooler, warmer] = [DIFFERENCE_PIXELS[127 - off]!, DIFFERENCE_PIXELS[128 + off]!]
      expect(distance(seenAs(sight, cooler), seenAs(sight, warmer))).toBeGreaterThan(20)
    }
  })

  it('leave white lines and words readable at no change', () => {
    expect(lightness[127]).toBeLessThan(15)
  })
})

describe('painting', () => {
  it('takes the end colours beyond the range, and the palette that is asked for', () => {
    const pixels = new Uint32Array(3)
    paintTemperatures(Float32Array.of(-99, 0, 99), { low: -1, high: 1 }, pixels, DIFFERENCE_PIXELS)
    expect([pixels[0], pixels[2]]).toEqual([DIFFERENCE_PIXELS[0], DIFFERENCE_PIXELS[255]])
    paintTemperatures(Float32Array.of(0, 51, 100), { low: 0, high: 100 }, pixels)
    expect([...pixels]).toEqual([INFERNO_PIXELS[0], INFERNO_PIXELS[130], INFERNO_PIXELS[255]])
  })

  it('numbers the entries the same way', () => {
    expect([...indexTemperatures(Float32Array.of(-5, 0, 50, 100, 120), { low: 0, high: 100 })]).toEqual([
      0, 0, 128, 255, 255,
    ])
  })
})
