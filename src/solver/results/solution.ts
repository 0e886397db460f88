/** The solved state of one layout as a plain value: what tables, maps, exports and the command line show. */
import type { ComponentKind } from '../../layout/schema.ts'
import type { SolveFailure } from './failure.ts'

export const QUALITIES = ['preview', 'normal', 'fine', 'extra-fine'] as const
export type Quality = (typeof QUALITIES)[number]

/** A point of the package, mm. */
export interface Point {
  readonly x: number
  readonly y: number
  readonly z: number
}

/** Temperatures at the centres of a tensor grid's cells. */
export interface TemperatureField {
  /** Grid lines, mm, ascending; `x.length − 1` cells along x. */
  readonly x: Float64Array
  readonly y: Float64Array
  readonly z: Float64Array
  /** °C, one per cell, index `(k · ny + j) · nx + i` (x fastest). */
  readonly temperature: Float32Array
}

export interface ComponentResult {
  readonly id: string
  readonly name: string
  readonly kind: ComponentKind
  /** W, dissipated at these temperatures */
  readonly power: number
  /** Highest temperature of the source layers, faces and edges included, °C. */
  readonly maxTemperature: number
  /** Where that is, mm. */
  readonly hottest: Point
  /** Volume mean over the same layers, °C. */
  readonly meanTemperature: number
  /** ± of the highest and of the mean temperature, from grid and iteration, K. */
  readonly uncertainty: number
  readonly meanUncertainty: number
  /** °C, or null where no limit applies. */
  readonly limit: number | null
  /** limit − maxTemperature, K. */
  readonly margin: number | null
  readonly violates: boolean
}

/** W, heat leaving the package positive. */
export interface HeatBalance {
  readonly power: number
  readonly top: number
  readonly bottom: number
  readonly sides: number
  /** power − (top + bottom + sides) */
  readonly imbalance: number
}

export interface ProbeResult extends Point {
  /** °C, or null for a point outside the package. */
  readonly temperature: number | null
  /** ± from grid and iteration, K; null with the temperature. */
  readonly uncertainty: number | null
}

export interface SolverReport {
  readonly method: string
  /** WebAssembly, or TypeScript where that could not run. */
  readonly kernel: 'WebAssembly' | 'TypeScript'
  readonly cycles: number
  readonly milliseconds: number
  /** Estimated error of the iteration, K. */
  readonly errorEstimate: number
  readonly converged: boolean
  /** Why it did not converge. The temperatures are then those of an unfinished iteration and of no use. */
  readonly failure?: SolveFailure
}

export interface Solution {
  readonly name: string
  readonly quality: Quality
  readonly components: readonly ComponentResult[]
  readonly heat: HeatBalance
  readonly probes: readonly ProbeResult[]
  readonly field: TemperatureField
  readonly solver: SolverReport
}
