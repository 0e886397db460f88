/** A transient as plain JSON: what `shoreline transient --json` prints. s, °C, J. */
import type { HeatLedger, TemperatureHistory, Transient } from '../solver/transient/transient.ts'

export interface TransientSummary {
  readonly name: string
  /** s, ascending. */
  readonly times: readonly number[]
  /** By id; one entry per time. */
  readonly components: Readonly<Record<string, TemperatureHistory & TransientVerdict>>
  /** Since the start, one entry per time. */
  readonly heat: readonly HeatLedger[]
  readonly solver: Transient['solver']
}

export interface TransientVerdict {
  /** Highest temperature at any time up to the last, and when that was, s. */
  readonly peak: number
  readonly peakTime: number
  readonly limit: number | null
  readonly margin: number | null
  readonly violates: boolean
}

export function summariseTransient({ name, times, components, heat, solver }: Transient): TransientSummary {
  const entries = components.map(
    ({ id, meanTemperature, maxTemperature, peak, peakTime, limit, margin, violates }) =>
      [id, { meanTemperature, maxTemperature, peak, peakTime, limit, margin, violates }] as const,
  )
  return { name, times, components: Object.fromEntries(entries), heat, solver }
}
