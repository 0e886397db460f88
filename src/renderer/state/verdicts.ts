/** What a solution means for the designer: who is over the limit, by how much, and in which words. */
import { formatFixed } from '../../layout/units.ts'
import type { ComponentResult, Solution } from '../../solver/results/solution.ts'
import { byMargin, statusOf, type VerdictStatus } from '../../solver/results/verdicts.ts'

export interface VerdictSummary {
  readonly overCount: number
  /** Parts whose margin is smaller than its ±. */
  readonly undecidedCount: number
  /** The part with the smallest margin. */
  readonly worst: ComponentResult & { readonly margin: number }
}

/** Null where no part has a limit: then there is nothing to judge. */
export function summaryOf(solution: Solution): VerdictSummary | null {
  const worst = byMargin(solution.components)[0]
  if (!worst || worst.margin === null) return null
  const count = (status: VerdictStatus) => solution.components.filter((result) => statusOf(result) === status).length
  return {
    overCount: count('over'),
    undecidedCount: count('undecided'),
    worst: { ...worst, margin: worst.margin },
  }
}

export interface Headline {
  readonly status: VerdictStatus
  /** `6 over limit`, `All within` */
  readonly words: string
}

/** The verdict on a package in two or three words. */
export function headlineOf({ overCount, undecidedCount, worst }: VerdictSummary): Headline {
  if (overCount > 0) return { status: 'over', words: `${overCount} over limit` }
  if (undecidedCount > 0) return { status: 'undecided', words: `${undecidedCount} undecided` }
  return { status: statusOf(worst), words: 'All within' }
}

/** What a screen reader says of the parts whose verdict differs between two solutions; empty for no change. */
export function verdictChanges(before: Solution | null, after: Solution): string {
  const known = new Map(before?.components.map((result) => [result.id, statusOf(result)]))
  return after.components
    .filter((result) => known.has(result.id) && known.get(result.id) !== statusOf(result))
    .map((result) => spokenVerdict(result))
    .join(' ')
}

/** How far a margin is from deciding; empty where it does. */
export function undecidedBy({ margin, uncertainty }: Pick<ComponentResult, 'margin' | 'uncertainty'>): string {
  if (margin === null || statusOf({ margin, uncertainty }) !== 'undecided') return ''
  const missing = uncertainty - Math.abs(margin)
  return `The margin is ${formatFixed(Math.max(missing, 0.01), missing >= 0.1 ? 1 : 2)} K smaller than its error.`
}

function spokenVerdict(result: ComponentResult): string {
  const degrees = `${result.maxTemperature.toFixed(1)} degrees`
  if (result.margin === null) return `${result.name} has no limit, ${degrees}.`
  if (statusOf(result) === 'undecided') return `${result.name} undecided, ${degrees}. ${undecidedBy(result)}`
  const margin = Math.abs(result.margin).toFixed(1)
  return result.margin < 0
    ? `${result.name} over limit, ${degrees}, by ${margin} kelvin.`
    : `${result.name} within limit, ${degrees}, margin ${margin} kelvin.`
}
