/** The colour maps as tables of 256 packed pixels: one look-up per pixel instead of one interpolation. */
import { interpolateCividis, interpolateGreys, interpolateInferno, interpolateTurbo } from 'd3-scale-chromatic'

/** What the ends of a colour map stand for: °C, or K where it shows a difference. */
export interface ColourRange {
  readonly low: number
  readonly high: number
}

const ENTRIES = 256

/** Lightness rises with temperature in all of them but turbo, which is there for who asks for it. */
export const COLOUR_MAPS = ['inferno', 'cividis', 'grey', 'turbo'] as const
export type ColourMap = (typeof COLOUR_MAPS)[number]

const INTERPOLATORS: Readonly<Record<ColourMap, (share: number) => string>> = {
  inferno: interpolateInferno,
  cividis: interpolateCividis,
  grey: (share) => interpolateGreys(1 - share),
  turbo: interpolateTurbo,
}

/** CSS colour at `share` (0 to 1) of the map. */
export function mapColour(share: number, map: ColourMap = 'inferno'): string {
  return INTERPOLATORS[map](clamped(share))
}

/** Opaque pixels as a little-endian RGBA image holds them: 0xAABBGGRR. */
export const INFERNO_PIXELS: Uint32Array = tableOf((share) => channelsOf(interpolateInferno(share)))

const tables = new Map<ColourMap, Uint32Array>([['inferno', INFERNO_PIXELS]])

export function pixelsOf(map: ColourMap): Uint32Array {
  let table = tables.get(map)
  if (!table) {
    table = tableOf((share) => channelsOf(mapColour(share, map)))
    tables.set(map, table)
  }
  return table
}

/**
 * For differences: "berlin" of F. Crameri, Scientific colour maps (doi:10.5281/zenodo.1243862, MIT), at ten equal steps.
 * Blue is cooler, red is warmer, and no change is dark, so that lightness rises with the size of the change and all that
 * is drawn over the temperature map in white shows on this one, too. Readable with every kind of colour blindness.
 */
const BERLIN = [
  '#9eb0ff',
  '#5ba4db',
  '#2d7597',
  '#1a4256',
  '#11191e',
  '#280d01',
  '#501803',
  '#8a3f2a',
  '#c4756a',
  '#ffadad',
].map(channelsOf)

export function differenceColour(share: number): string {
  return `rgb(${berlinAt(clamped(share)).map(Math.round).join(' ')})`
}

export const DIFFERENCE_PIXELS: Uint32Array = tableOf(berlinAt)

/** Colours `temperatures` into `pixels`; values beyond the range take the end colours. */
export function paintTemperatures(
  temperatures: Float32Array,
  range: ColourRange,
  pixels: Uint32Array,
  palette: Uint32Array = INFERNO_PIXELS,
): void {
  const factor = (ENTRIES - 1) / (range.high - range.low)
  const offset = 0.5 - range.low * factor
  for (let i = 0; i < temperatures.length; i++) {
    const entry = temperatures[i]! * factor + offset
    pixels[i] = palette[entry <= 0 ? 0 : entry >= ENTRIES - 1 ? ENTRIES - 1 : entry | 0]!
  }
}

/** The same as numbers of the palette's entries. */
export function indexTemperatures(temperatures: Float32Array, { low, high }: ColourRange): Uint8Array {
  return Uint8Array.from(temperatures, (value) => Math.round(clamped((value - low) / (high - low)) * (ENTRIES - 1)))
}

type Channels = readonly [red: number, green: number, blue: number]

function berlinAt(share: number): Channels {
  const at = share * (BERLIN.length - 1)
  const index = Math.min(BERLIN.length - 2, Math.floor(at))
  const [from, to] = [BERLIN[index]!, BERLIN[index + 1]!]
  const mixed = (n: 0 | 1 | 2) => from[n] + (at - index) * (to[n] - from[n])
  return [mixed(0), mixed(1), mixed(2)]
}

function tableOf(colourAt: (share: number) => Channels): Uint32Array {
  return Uint32Array.from({ length: ENTRIES }, (_, index) => {
    const [red, green, blue] = colourAt(index / (ENTRIES - 1)).map(Math.round) as unknown as Channels
    return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0
  })
}

const clamped = (share: number): number => Math.min(1, Math.max(0, share))

function channelsOf(colour: string): Channels {
  const decimal = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour)
  if (decimal) return [Number(decimal[1]), Number(decimal[2]), Number(decimal[3])]
  const match = /^#(..)(..)(..)$/.exec(colour)
  if (!match) throw new Error(`expected a colour such as #1a2b3c, got ${colour}`)
  return [match[1]!, match[2]!, match[3]!].map((channel) => Number.parseInt(channel, 16)) as unknown as Channels
}
