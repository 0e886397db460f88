/** Points of the convergence curve, px, and the powers of ten beside it. */
import type { SolveProgress } from '../../solver/worker/api.ts'

export interface Curve {
  readonly points: readonly { readonly x: number; readonly y: number }[]
  /** From the top down; at most four of them. */
  readonly decades: readonly { readonly value: number; readonly y: number }[]
  readonly lastCycle: number
}

const MOST_DECADES = 4

/** Null where fewer than two cycles have an error to show. */
export function curveOf(cycles: readonly SolveProgress[], width: number, height: number): Curve | null {
  const shown = cycles.filter(({ errorEstimate }) => Number.isFinite(errorEstimate) && errorEstimate > 0)
  const last = shown.at(-1)
  if (!last || shown.length < 2) return null
  const logs = shown.map(({ errorEstimate }) => Math.log10(errorEstimate))
  const high = Math.ceil(Math.max(...logs))
  const low = Math.min(high - 1, Math.floor(Math.min(...logs)))
  const first = shown[0]!.cycle
  const span = Math.max(1, last.cycle - first)
  const yOf = (log: number) => ((high - log) / (high - low)) * height
  const step = Math.ceil((high - low) / (MOST_DECADES - 1))
  const decades = Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, n) => high - n * step)
  return {
    points: shown.map(({ cycle }, n) => ({ x: ((cycle - first) / span) * width, y: yOf(logs[n]!) })),
    decades: decades.map((decade) => ({ value: 10 ** decade, y: yOf(decade) })),
    lastCycle: last.cycle,
  }
}
