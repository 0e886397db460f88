import { extremesOf, sliceAt } from '../../report/map/field-slice.ts'
import type { App } from './app.ts'
import { levelAt } from './derived.ts'
import { fittedRange, type TemperatureRange } from './temperature-range.ts'

/** A range round the shown layer of the last solution; null before there is one. */
export function fieldRange({ document, solve, view }: App): TemperatureRange | null {
  const { solved } = solve.getState()
  if (!solved) return null
  const { level } = levelAt(document.getState().layout, view.getState().levelZ)
  const { low, high } = extremesOf(sliceAt(solved.solution.field, (level.z0 + level.z1) / 2))
  return fittedRange(low, high)
}
