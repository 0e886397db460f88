/** The field and the temperatures of the warm-up at the time that is shown, while its panel is open. */

import { extremesOf, sliceAt } from '../../report/map/field-slice.ts'
import type { ComponentResult, TemperatureField } from '../../solver/results/solution.ts'
import type { Transient } from '../../solver/worker/study-api.ts'
import type { App } from './app.ts'
import type { TemperatureRange } from './temperature-range.ts'
import { between } from './transient-times.ts'

export interface ShownTransient {
  readonly transient: Transient
  /** s */
  readonly time: number
  readonly playing: boolean
  readonly field: TemperatureField
}

export function isTransientOpen({ view }: App): boolean {
  const { panels, resultsTab } = view.getState()
  return panels.results && resultsTab === 'transient'
}

/** Not while the map is that of the steady state: the panel is closed, or its run is of another layout. */
export function isTransientShown(app: App): boolean {
  return isTransientOpen(app) && app.transient.getState().run?.layout === app.document.getState().layout
}

export function shownTransient(app: App): ShownTransient | null {
  const { run, time, playing } = app.transient.getState()
  if (!run || !isTransientShown(app)) return null
  return { transient: run.transient, time, playing, field: fieldAt(run.transient, time) }
}

let last: { transient: Transient; time: number; field: TemperatureField } | null = null

/** Between two kept fields the values are interpolated in the logarithm of time. */
export function fieldAt(transient: Transient, time: number): TemperatureField {
  if (last?.transient !== transient || last.time !== time)
    last = { transient, time, field: interpolated(transient, time) }
  return last.field
}

function interpolated({ snapshots, times }: Transient, time: number): TemperatureField {
  const { before, share } = between(times, time)
  const [low, high] = [snapshots[before]!, snapshots[before + 1]]
  if (!high || share === 0) return low
  const temperature = new Float32Array(low.temperature.length)
  for (let c = 0; c < temperature.length; c++) {
    temperature[c] = low.temperature[c]! + share * (high.temperature[c]! - low.temperature[c]!)
  }
  return { ...low, temperature }
}

/** °C of one history at a time between its steps. */
export function valueAt(steps: readonly number[], values: readonly number[], time: number): number {
  const { before, share } = between(steps, time)
  const low = values[before]!
  return share === 0 ? low : low + share * (values[before + 1]! - low)
}

/** What the canvas writes at the parts: their temperatures at the shown time, judged by their limits. */
export function resultsAt(
  { transient, time }: ShownTransient,
  steady: readonly ComponentResult[],
): ReadonlyMap<string, ComponentResult> {
  const known = new Map(steady.map((result) => [result.id, result]))
  return new Map(
    transient.components.flatMap(({ id, history, limit }) => {
      const result = known.get(id)
      if (!result) return []
      const maxTemperature = valueAt(transient.steps, history.maxTemperature, time)
      const margin = limit === null ? null : limit - maxTemperature
      const now = { maxTemperature, meanTemperature: valueAt(transient.steps, history.meanTemperature, time) }
      return [[id, { ...result, ...now, limit, margin, violates: margin !== null && margin < 0 }] as const]
    }),
  )
}

const ranges = new WeakMap<Transient, Map<number, TemperatureRange>>()

/** What the layer at height `z` spans over the whole run, °C: the scale must not move while it plays. */
export function rangeOverRun(transient: Transient, z: number): TemperatureRange {
  const known = ranges.get(transient) ?? new Map<number, TemperatureRange>()
  ranges.set(transient, known)
  let range = known.get(z)
  if (!range) {
    const all = transient.snapshots.map((field) => extremesOf(sliceAt(field, z)))
    range = { low: Math.min(...all.map(({ low }) => low)), high: Math.max(...all.map(({ high }) => high)) }
    known.set(z, range)
  }
  return range
}
