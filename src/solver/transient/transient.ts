/** How a package warms up or follows its power profiles, as a plain value. */
import type { ComponentKind, Problem } from '../../layout/schema.ts'
import type { Quality, TemperatureField } from '../results/solution.ts'

/** Temperatures of one component, one entry per time, °C. */
export interface TemperatureHistory {
  readonly meanTemperature: readonly number[]
  readonly maxTemperature: readonly number[]
}

export interface TransientComponent extends TemperatureHistory {
  readonly id: string
  readonly name: string
  readonly kind: ComponentKind
  /** At every accepted step, see `Transient.steps`. */
  readonly history: TemperatureHistory
  /** Highest temperature over all steps, °C, and when that was, s. */
  readonly peak: number
  readonly peakTime: number
  /** °C, or null where no limit applies. */
  readonly limit: number | null
  /** limit − peak, K. */
  readonly margin: number | null
  readonly violates: boolean
}

/** Heat since the start, J: `put` in by the sources, gone `out` to the fluids, `stored` in the package. */
export interface HeatLedger {
  readonly put: number
  readonly out: number
  readonly stored: number
}

export interface Transient {
  readonly name: string
  readonly quality: Quality
  /** The times asked for, s, ascending. */
  readonly times: readonly number[]
  /** In the order of the document; entries of `meanTemperature` and `maxTemperature` belong to `times`. */
  readonly components: readonly TransientComponent[]
  /** At `times`. */
  readonly heat: readonly HeatLedger[]
  /** 0 and the end of every accepted step, s. */
  readonly steps: readonly number[]
  /** The field at `times`, where it was asked for. */
  readonly snapshots: readonly TemperatureField[]
  readonly solver: {
    readonly accepted: number
    readonly rejected: number
    readonly cycles: number
    readonly milliseconds: number
    readonly converged: boolean
  }
}

/** Where a transient stands: yielded after every multigrid cycle, a new value after every accepted step. */
export interface TransientProgress {
  /** s, of the last accepted step, and the last time asked for. */
  readonly time: number
  readonly lastTime: number
  /** Mean and highest temperature per component, °C, in the order of the document. */
  readonly components: readonly { readonly mean: number; readonly highest: number }[]
}

export type TransientOutcome =
  | { readonly ok: true; readonly transient: Transient }
  /** What the document lacks for a transient, or that its temperatures leave the range of numbers. */
  | { readonly ok: false; readonly cause: 'document' | 'growth'; readonly problems: readonly Problem[] }
