/** The range of the colour map, °C: fixed by default and kept in the document, so that two views can be compared. */

import { viewFields, withViewFields } from '../../layout/design-view.ts'
import type { Layout } from '../../layout/schema.ts'
import { packageOf } from './derived.ts'

export interface TemperatureRange {
  readonly low: number
  readonly high: number
}

/** K kept above the highest limit, so that the limit line does not fall on the end of the map. */
const ABOVE_HIGHEST_LIMIT_K = 5
const ROUND_TO_K = 5
/** Without any limit or cooling to go by. */
const SPAN_WITHOUT_LIMIT_K = 75

/** The range stored in the document at `view.range`, else the one that follows from coolant and limits. */
export function documentRange(layout: Layout): TemperatureRange {
  return storedRange(layout) ?? defaultRange(layout)
}

export function defaultRange(layout: Layout): TemperatureRange {
  const limits = limitsInUse(layout)
  const low = coolantTemperature(layout)
  const high = limits.length > 0 ? Math.max(...limits) + ABOVE_HIGHEST_LIMIT_K : low + SPAN_WITHOUT_LIMIT_K
  return high > low ? { low, high } : { low, high: low + SPAN_WITHOUT_LIMIT_K }
}

/** A range around the data, rounded outwards to 5 K. */
export function fittedRange(low: number, high: number): TemperatureRange {
  const from = Math.floor(low / ROUND_TO_K) * ROUND_TO_K
  const to = Math.ceil(high / ROUND_TO_K) * ROUND_TO_K
  return { low: from, high: to > from ? to : from + ROUND_TO_K }
}

export function withStoredRange(layout: Layout, { low, high }: TemperatureRange): Layout {
  return withViewFields(layout, { ...viewFields(layout), range: [low, high] })
}

export function withoutStoredRange(layout: Layout): Layout {
  const { range: _, ...others } = viewFields(layout)
  return withViewFields(layout, others)
}

/** `view` is not part of the format's contract, so whatever another program put there is tolerated. */
export function storedRange(layout: Layout): TemperatureRange | null {
  const { range } = viewFields(layout)
  if (!Array.isArray(range) || range.length !== 2) return null
  const [low, high] = range as unknown[]
  return Number.isFinite(low) && Number.isFinite(high) && (low as number) < (high as number)
    ? { low: low as number, high: high as number }
    : null
}

/** Distinct limits that the components have, °C, ascending. */
export function limitsInUse(layout: Layout): number[] {
  const limits = packageOf(layout).components.flatMap(({ limit }) => limit ?? [])
  return [...new Set(limits)].sort((a, b) => a - b)
}

/** The coldest fluid that takes heat away, °C. */
export function coolantTemperature({ cooling }: Layout): number {
  const { ambient, top, bottom, sides } = cooling
  const faces = [top, bottom, sides, ...(top?.zones ?? [])].filter((face) => face !== undefined)
  const active = faces.filter(({ h, resistance }) => resistance !== undefined || (h ?? 0) > 0)
  return Math.min(
    ...(active.length > 0 ? active : [{ temperature: ambient }]).map((face) => face.temperature ?? ambient),
  )
}
