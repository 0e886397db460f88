/** What the map shows of a comparison. */
import { resolvePackage } from '../../layout/geometry.ts'
import { type Comparison, changeAsPrinted, compareSolutions } from '../../report/comparison.ts'
import { extremesOf, type FieldSlice, sample, sliceAt } from '../../report/map/field-slice.ts'
import { niceStep } from '../../report/map/isotherms.ts'
import type { ComponentResult, Solution, TemperatureField } from '../../solver/results/solution.ts'
import type { App } from './app.ts'
import type { ComparedSide, SolvedDesign } from './comparison-store.ts'
import type { TemperatureRange } from './temperature-range.ts'
import { isTransientShown } from './transient-shown.ts'

export interface ShownComparison {
  readonly other: SolvedDesign
  readonly side: Exclude<ComparedSide, 'b'>
}

/**
 * Null while the map is that of the open design: B is chosen, the warm-up is shown, or a gesture is under way, which moves
 * what is in B.
 */
export function shownComparison(app: App): ShownComparison | null {
  const { other, shown } = app.comparison.getState()
  if (!other || shown === 'b' || app.document.getState().gesture || isTransientShown(app)) return null
  return { other, side: shown }
}

let lastComparison: { a: Solution; b: Solution; comparison: Comparison } | null = null

/** B against A as the stores are now; null while one of them is not solved. */
export function comparisonOf(other: SolvedDesign | null, b: Solution | null): Comparison | null {
  if (!other || !b) return null
  const a = other.solution
  if (lastComparison?.a !== a || lastComparison.b !== b) lastComparison = { a, b, comparison: compareSolutions(a, b) }
  return lastComparison.comparison
}

let lastDifference: { a: TemperatureField; b: TemperatureField; z: number; slice: FieldSlice | null } | null = null

/**
 * B − A in K on B's grid at a height, over what both substrates cover; both have their origin at the lower left corner.
 * Null above or below A: there is nothing to compare with.
 */
export function differenceAt(a: TemperatureField, b: TemperatureField, z: number): FieldSlice | null {
  if (lastDifference?.a !== a || lastDifference.b !== b || lastDifference.z !== z)
    lastDifference = { a, b, z, slice: differenceSlice(a, b, z) }
  return lastDifference.slice
}

function differenceSlice(a: TemperatureField, b: TemperatureField, z: number): FieldSlice | null {
  if (z < a.z[0]! || z > a.z.at(-1)!) return null
  const x = linesWithin(b.x, a.x.at(-1)!)
  const y = linesWithin(b.y, a.y.at(-1)!)
  const [columns, rows] = [centresOf(x), centresOf(y)]
  const before = sample(sliceAt(a, z), columns, rows, true)
  const after = sample(sliceAt(b, z), columns, rows, true)
  return { x, y, values: after.map((value, cell) => value - before[cell]!) }
}

/** Grid lines up to a length, which becomes the last one. */
function linesWithin(lines: Float64Array, length: number): Float64Array {
  if (lines.at(-1)! <= length) return lines
  return Float64Array.of(...lines.filter((line) => line < length), length)
}

function centresOf(lines: Float64Array): Float64Array {
  return Float64Array.from({ length: lines.length - 1 }, (_, n) => (lines[n]! + lines[n + 1]!) / 2)
}

/** Finer than this is the error of the solves, K. */
const LEAST_HALF_RANGE_K = 0.1
const STEPS_TO_END = 5

/** As much below zero as above it, K, round the differences of a slice. */
export function centredRange(slice: FieldSlice): TemperatureRange {
  const { low, high } = extremesOf(slice)
  const most = Math.max(Math.abs(low), Math.abs(high), LEAST_HALF_RANGE_K)
  const step = niceStep(most / STEPS_TO_END)
  const end = Number((Math.ceil(most / step - 1e-9) * step).toPrecision(12))
  return { low: -end, high: end }
}

/** Change of the highest temperature of every component that both have, K, as printed beside it with one decimal. */
export function changesBetween(a: Solution, b: Solution): ReadonlyMap<string, number> {
  const before = new Map(a.components.map((result) => [result.id, result]))
  return new Map(
    b.components.flatMap((result) => {
      const other = before.get(result.id)
      return other ? [[result.id, changeShown(other, result)] as const] : []
    }),
  )
}

function changeShown(a: ComponentResult, b: ComponentResult): number {
  const { decimals, kelvin } = changeAsPrinted(a, b)
  return decimals === 1 ? kelvin : Number(b.maxTemperature.toFixed(1)) - Number(a.maxTemperature.toFixed(1))
}

/** Whether A has anything at a height, mm. */
export function reaches({ layout }: SolvedDesign, z: number): boolean {
  return z <= resolvePackage(layout).topPlane
}
