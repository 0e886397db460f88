/** What a solution means for the designer: who is over the limit, by how much, and in which words. */
import type { ComponentResult, Solution } from '../../solver/results/solution.ts'
import { byMargin, statusOf } from '../../solver/results/verdicts.ts'

export interface VerdictSummary {
  readonly overCount: number
  /** The part with the smallest margin. */
  readonly worst: ComponentResult & { readonly margin: number }
}

/** Null where no part has a limit: then there is nothing to judge. */
export function summaryOf(solution: Solution): VerdictSummary | null {
  const worst = byMargin(solution.components)[0]
  if (!worst || worst.margin === null) return null
  return {
    overCount: solution.components.filter((result) => statusOf(result) === 'over').length,
    worst: { ...worst, margin: worst.margin },
  }
}

/** What a screen reader says of the parts whose verdict differs between two solutions; empty for no change. */
export function verdictChanges(before: Solution | null, after: Solution): string {
  const known = new Map(before?.components.map((result) => [result.id, statusOf(result)]))
  return after.components
    .filter((result) => known.has(result.id) && known.get(result.id) !== statusOf(result))
    .map((result) => spokenVerdict(result))
    .join(' ')
}

function spokenVerdict(result: ComponentResult): string {
  const degrees = `${result.maxTemperature.toFixed(1)} degrees`
  if (result.margin === null) return `${result.name} has no limit, ${degrees}.`
  const margin = Math.abs(result.margin).toFixed(1)
  return result.margin < 0
    ? `${result.name} over limit, ${degrees}, by ${margin} kelvin.`
    : `${result.name} within limit, ${degrees}, margin ${margin} kelvin.`
}
