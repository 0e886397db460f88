/** The temperature map as an image, one pixel row per raster row, north first. */

import { type ColourMap, DIFFERENCE_PIXELS, paintTemperatures, pixelsOf } from '../../report/map/colour-map.ts'
import { type FieldSlice, sample } from '../../report/map/field-slice.ts'
import type { TemperatureRange } from '../state/temperature-range.ts'

/** Pixels along the longer side. Raw cells need more, or thin ones would vanish between pixels. */
const SMOOTH_RESOLUTION = 480
const DRAFT_RESOLUTION = 256
const RAW_RESOLUTION = 1200

export interface MapOptions {
  readonly range: TemperatureRange
  readonly smooth: boolean
  /** Fewer pixels while something moves. */
  readonly draft: boolean
  readonly colourMap?: ColourMap
  /** Not null where the slice holds differences, which have colours of their own. */
  readonly changes?: object | null
}

export interface RasterSize {
  readonly columns: number
  readonly rows: number
}

export function rasterSize(slice: FieldSlice, { smooth, draft }: Omit<MapOptions, 'range'>): RasterSize {
  const width = slice.x.at(-1)! - slice.x[0]!
  const height = slice.y.at(-1)! - slice.y[0]!
  const perMm = (smooth ? (draft ? DRAFT_RESOLUTION : SMOOTH_RESOLUTION) : RAW_RESOLUTION) / Math.max(width, height)
  return { columns: Math.max(1, Math.round(width * perMm)), rows: Math.max(1, Math.round(height * perMm)) }
}

/** Packed pixels of the map, into `pixels`. The samples lie at pixel centres. */
export function mapPixels(
  slice: FieldSlice,
  { columns, rows }: RasterSize,
  options: MapOptions,
  pixels = new Uint32Array(columns * rows),
): Uint32Array {
  const temperatures = sample(slice, centres(slice.x, columns), centres(slice.y, rows), options.smooth)
  paintTemperatures(
    temperatures,
    options.range,
    pixels,
    options.changes ? DIFFERENCE_PIXELS : pixelsOf(options.colourMap ?? 'inferno'),
  )
  flipRows(pixels, columns, rows)
  return pixels
}

/** The images last drawn: a drag draws one of the same size with every draft, and would leave a quarter of a megabyte each time. */
const images = new WeakMap<HTMLCanvasElement, ImageData>()

/** Redraws `target` with the map, resizing it when needed. */
export function drawMap(target: HTMLCanvasElement, slice: FieldSlice, options: MapOptions): void {
  const size = rasterSize(slice, options)
  const { columns, rows } = size
  if (target.width !== columns) target.width = columns
  if (target.height !== rows) target.height = rows
  const context = target.getContext('2d')
  if (!context) throw new Error('this browser refuses a 2D canvas')
  const last = images.get(target)
  const image = last?.width === columns && last.height === rows ? last : context.createImageData(columns, rows)
  images.set(target, image)
  mapPixels(slice, size, options, new Uint32Array(image.data.buffer))
  context.putImageData(image, 0, 0)
}

function centres(lines: Float64Array, count: number): Float64Array {
  const from = lines[0]!
  const step = (lines.at(-1)! - from) / count
  return Float64Array.from({ length: count }, (_, i) => from + (i + 0.5) * step)
}

function flipRows(pixels: Uint32Array, columns: number, rows: number): void {
  const spare = new Uint32Array(columns)
  for (let top = 0, bottom = rows - 1; top < bottom; top++, bottom--) {
    const upper = pixels.subarray(top * columns, (top + 1) * columns)
    const lower = pixels.subarray(bottom * columns, (bottom + 1) * columns)
    spare.set(upper)
    upper.set(lower)
    lower.set(spare)
  }
}
