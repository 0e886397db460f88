/** One horizontal cut through the temperature field, and samples of it. */
import type { TemperatureField } from '../../solver/results/solution.ts'

export interface FieldSlice {
  /** Grid lines, mm. */
  readonly x: Float64Array
  readonly y: Float64Array
  /** °C of the cells, x fastest, south row first. */
  readonly values: Float32Array
}

/** The cells that contain height `z`, mm; the outermost ones beyond the ends. */
export function sliceAt(field: TemperatureField, z: number): FieldSlice {
  const k = cellAt(field.z, z)
  const cells = (field.x.length - 1) * (field.y.length - 1)
  return { x: field.x, y: field.y, values: field.temperature.subarray(k * cells, (k + 1) * cells) }
}

/** °C at a point, or null outside the package. */
export function temperatureAt(slice: FieldSlice, x: number, y: number, smooth: boolean): number | null {
  if (x < slice.x[0]! || x > slice.x.at(-1)! || y < slice.y[0]! || y > slice.y.at(-1)!) return null
  return sample(slice, Float64Array.of(x), Float64Array.of(y), smooth)[0] ?? null
}

export function extremesOf({ values }: FieldSlice): { low: number; high: number } {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (value < low) low = value
    if (value > high) high = value
  }
  return { low, high }
}

/** Centre of the hottest cell, mm. */
export function hottestOf({ x, y, values }: FieldSlice): { x: number; y: number; temperature: number } {
  let hottest = 0
  for (let i = 1; i < values.length; i++) if (values[i]! > values[hottest]!) hottest = i
  const nx = x.length - 1
  const column = hottest % nx
  const row = Math.floor(hottest / nx)
  return {
    x: (x[column]! + x[column + 1]!) / 2,
    y: (y[row]! + y[row + 1]!) / 2,
    temperature: values[hottest]!,
  }
}

/**
 * Temperatures at every crossing of the positions `xs` and `ys` (mm, ascending), x fastest: bilinear between cell
 * centres and constant beyond the outermost ones, or, raw, the value of the cell itself.
 */
export function sample(slice: FieldSlice, xs: Float64Array, ys: Float64Array, smooth: boolean): Float32Array {
  const nx = slice.x.length - 1
  const along = weightsFor(slice.x, xs, smooth)
  const across = weightsFor(slice.y, ys, smooth)
  const out = new Float32Array(xs.length * ys.length)
  const { values } = slice
  for (let j = 0, at = 0; j < ys.length; j++) {
    const south = across.cell[j]! * nx
    const north = across.next[j]! * nx
    const v = across.weight[j]!
    for (let i = 0; i < xs.length; i++, at++) {
      const west = along.cell[i]!
      const east = along.next[i]!
      const u = along.weight[i]!
      const low = values[south + west]! * (1 - u) + values[south + east]! * u
      const high = values[north + west]! * (1 - u) + values[north + east]! * u
      out[at] = low * (1 - v) + high * v
    }
  }
  return out
}

interface Weights {
  readonly cell: Int32Array
  readonly next: Int32Array
  /** Share of `next`. */
  readonly weight: Float64Array
}

function weightsFor(lines: Float64Array, positions: Float64Array, smooth: boolean): Weights {
  const last = lines.length - 2
  const cell = new Int32Array(positions.length)
  const next = new Int32Array(positions.length)
  const weight = new Float64Array(positions.length)
  let k = 0
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i]!
    while (k < last && position > lines[k + 1]!) k++
    const centre = centreOf(lines, k)
    const from = smooth && position < centre ? Math.max(0, k - 1) : k
    const to = smooth ? Math.min(last, position < centre ? k : k + 1) : k
    const span = centreOf(lines, to) - centreOf(lines, from)
    cell[i] = from
    next[i] = to
    weight[i] = span > 0 ? (position - centreOf(lines, from)) / span : 0
  }
  return { cell, next, weight }
}

function centreOf(lines: Float64Array, k: number): number {
  return (lines[k]! + lines[k + 1]!) / 2
}

function cellAt(lines: Float64Array, position: number): number {
  let k = 0
  while (k < lines.length - 2 && position > lines[k + 1]!) k++
  return k
}
