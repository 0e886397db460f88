/**
 * A solution as plain JSON: what `shoreline solve --json` prints. °C, W, mm; heat leaving positive. `uncertainty` belongs to
 * the highest temperature of a component, `meanUncertainty` to its mean, both in K.
 */
import type { SolveFailure } from '../solver/results/failure.ts'
import type { ComponentResult, HeatBalance, ProbeResult, Solution } from '../solver/results/solution.ts'

export interface SolveSummary {
  readonly name: string
  readonly components: readonly Omit<ComponentResult, 'hottest'>[]
  /** Null, like the two lists empty, where there is no solution. */
  readonly heat: HeatBalance | null
  readonly probes: readonly ProbeResult[]
  readonly grid: { readonly cells: readonly [number, number, number] }
  readonly solver: {
    readonly method: string
    readonly kernel: string
    readonly cycles: number
    readonly milliseconds: number
    /** Error left by the iteration, K. */
    readonly errorEstimate: number
    /** Only where there is no solution: why. */
    readonly failure?: SolveFailure
  }
}

export function summarise({ name, components, heat, probes, field, solver }: Solution): SolveSummary {
  const { method, kernel, cycles, milliseconds, errorEstimate, failure, converged } = solver
  return {
    name,
    components: converged ? components.map(({ hottest: _, ...component }) => component) : [],
    heat: converged ? heat : null,
    probes: converged ? probes : [],
    grid: { cells: [field.x.length - 1, field.y.length - 1, field.z.length - 1] },
    solver: { method, kernel, cycles, milliseconds, errorEstimate, ...(failure ? { failure } : {}) },
  }
}
