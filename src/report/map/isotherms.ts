/**
 * Lines and regions of equal temperature, in mm. d3-contour puts sample i at i + 0.5 and closes every ring along the
 * border, half a cell outside: coordinates are shifted back, and for lines the pieces along the border are cut away.
 */
import { contours } from 'd3-contour'
import { type FieldSlice, sample } from './field-slice.ts'

export type PointMm = readonly [number, number]

export interface Contour {
  /** °C */
  readonly temperature: number
  /** Where it is hotter: polygons with holes, rings closed along the edge of the package. */
  readonly region: readonly (readonly (readonly PointMm[])[])[]
  /** The isotherm itself; open where it meets the edge of the package. */
  readonly lines: readonly (readonly PointMm[])[]
}

/** Samples of a slice on a regular grid whose outermost samples lie on the edges of the package. */
export interface ContourGrid {
  readonly columns: number
  readonly rows: number
  readonly width: number
  readonly height: number
  readonly values: Float32Array
}

/** @param resolution samples along the longer side */
export function contourGrid(slice: FieldSlice, resolution: number): ContourGrid {
  const width = slice.x.at(-1)! - slice.x[0]!
  const height = slice.y.at(-1)! - slice.y[0]!
  const stepMm = Math.max(width, height) / (resolution - 1)
  const columns = Math.max(2, Math.round(width / stepMm) + 1)
  const rows = Math.max(2, Math.round(height / stepMm) + 1)
  const values = sample(slice, evenly(slice.x[0]!, width, columns), evenly(slice.y[0]!, height, rows), true)
  return { columns, rows, width, height, values }
}

export function contoursAt(grid: ContourGrid, temperatures: readonly number[]): Contour[] {
  const generator = contours().size([grid.columns, grid.rows])
  const values = grid.values as unknown as number[] // d3 reads by index only
  return temperatures.map((temperature) => {
    const region = generator.contour(values, temperature).coordinates as [number, number][][][]
    const rings = region.flat()
    const lines = rings.flatMap((ring) => insidePieces(ring, grid))
    // nobody else has the rings: a drag makes tens of thousands of points a second, and copies would keep the collector busy
    for (const ring of rings) intoMm(ring, grid)
    return { temperature, region, lines }
  })
}

/** From d3's coordinates to those of the package, in place; what lies on the border around the samples comes to the edge. */
function intoMm(ring: readonly [number, number][], { columns, rows, width, height }: ContourGrid): void {
  for (const point of ring) {
    point[0] = (clamp(point[0] - 0.5, columns - 1) / (columns - 1)) * width
    point[1] = (clamp(point[1] - 0.5, rows - 1) / (rows - 1)) * height
  }
}

/** Nice temperatures (1, 2 or 5 · 10ⁿ apart, about `count` of them) strictly within the range. */
export function isothermLevels(low: number, high: number, count = 8): number[] {
  if (!(high > low)) return []
  const step = niceStep((high - low) / count)
  const levels: number[] = []
  for (let n = Math.floor(low / step) + 1; n * step < high; n++) levels.push(Number((n * step).toPrecision(12)))
  return levels
}

/** The smallest of 1, 2, 5 · 10ⁿ that is at least `least`. */
export function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= least * (1 - 1e-9)) ?? 10
  return factor * power
}

/** The parts of a closed ring that lie among the samples, not on the border that d3 adds around them. */
function insidePieces(ring: [number, number][], { columns, rows }: ContourGrid): [number, number][][] {
  const inside = ([x, y]: readonly number[]) => x! >= 0.5 && x! <= columns - 0.5 && y! >= 0.5 && y! <= rows - 0.5
  const firstOutside = ring.findIndex((point) => !inside(point))
  if (firstOutside < 0) return [ring]
  // The ring repeats its first point at the end; start outside, so that no piece is cut in two.
  const count = ring.length - 1
  const pieces: [number, number][][] = []
  let piece: [number, number][] = []
  for (let i = 0; i <= count; i++) {
    const point = ring[(firstOutside + i) % count]!
    if (inside(point)) piece.push(point)
    else {
      if (piece.length > 1) pieces.push(piece)
      piece = []
    }
  }
  return pieces
}

function evenly(from: number, length: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => from + (length * i) / (count - 1))
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value))
}
