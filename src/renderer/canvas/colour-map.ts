/** Inferno as a table of 256 packed pixels: one look-up per pixel instead of one interpolation. */
import { interpolateInferno } from 'd3-scale-chromatic'
import type { TemperatureRange } from '../state/temperature-range.ts'

const ENTRIES = 256

/** CSS colour at `share` (0 to 1) of the map. */
export function mapColour(share: number): string {
  return interpolateInferno(Math.min(1, Math.max(0, share)))
}

/** Opaque pixels as a little-endian RGBA image holds them: 0xAABBGGRR. */
export const INFERNO_PIXELS: Uint32Array = Uint32Array.from({ length: ENTRIES }, (_, index) => {
  const [red, green, blue] = channelsOf(interpolateInferno(index / (ENTRIES - 1)))
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0
})

/** Colours `temperatures` into `pixels`; values beyond the range take the end colours. */
export function paintTemperatures(temperatures: Float32Array, range: TemperatureRange, pixels: Uint32Array): void {
  const factor = (ENTRIES - 1) / (range.high - range.low)
  const offset = 0.5 - range.low * factor
  for (let i = 0; i < temperatures.length; i++) {
    const entry = temperatures[i]! * factor + offset
    pixels[i] = INFERNO_PIXELS[entry <= 0 ? 0 : entry >= ENTRIES - 1 ? ENTRIES - 1 : entry | 0]!
  }
}

function channelsOf(hex: string): [number, number, number] {
  const match = /^#(..)(..)(..)$/.exec(hex)
  if (!match) throw new Error(`expected a colour such as #1a2b3c, got ${hex}`)
  return [match[1]!, match[2]!, match[3]!].map((channel) => Number.parseInt(channel, 16)) as [number, number, number]
}
