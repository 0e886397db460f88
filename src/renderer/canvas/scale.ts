/** Ticks of legend and rulers, and where a value lies on a bar. */

import { niceStep } from '../../report/map/isotherms.ts'
import type { TemperatureRange } from '../state/temperature-range.ts'

/** Share of the bar from its cold end, clamped to the bar: a limit beyond the range sits at the cap. */
export function shareOf(value: number, { low, high }: TemperatureRange): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)))
}

/** Nice values for a bar `lengthPx` long, at least `leastPx` apart, the ends included where they are nice. */
export function legendTicks({ low, high }: TemperatureRange, lengthPx: number, leastPx = 44): number[] {
  const step = niceStep(((high - low) * leastPx) / lengthPx)
  const ticks: number[] = []
  for (let n = Math.ceil(low / step - 1e-9); n * step <= high + 1e-9 * step; n++)
    ticks.push(Number((n * step).toPrecision(12)))
  return ticks
}

/** Step of a ruler's or grid's lines, mm: the smallest of 1, 2, 5 · 10ⁿ that keeps them `leastPx` apart. */
export function gridStep(scale: number, leastPx: number): number {
  return niceStep(leastPx / scale)
}
