/** A comparison as plain JSON (what `shoreline compare --json` prints) and as a table for a terminal. */
import { formatFixed as fixed, formatShort as short, formatSigned as signed } from '../layout/units.ts'
import type { ComponentResult, Solution } from '../solver/results/solution.ts'
import { statusOf, VERDICT_WORDS } from '../solver/results/verdicts.ts'
import { type Change, type Comparison, changeAsPrinted } from './comparison.ts'
import { type SolveSummary, summarise } from './summary.ts'
import { table } from './text-table.ts'

export interface ComparisonSummary {
  readonly sentence: string
  /** B − A of the highest temperature of any component, K. */
  readonly hottest: Change | null
  /** B − A of the highest temperatures; null where only one design has the component. */
  readonly components: readonly {
    readonly id: string
    readonly in: 'both' | 'a' | 'b'
    readonly change: Change | null
    readonly verdictChanged: boolean
  }[]
  readonly a: SolveSummary
  readonly b: SolveSummary
}

export function summariseComparison(comparison: Comparison, a: Solution, b: Solution): ComparisonSummary {
  return {
    sentence: comparison.sentence,
    hottest: comparison.hottest,
    components: comparison.components.map(({ id, a: inA, b: inB, change, verdictChanged }) => ({
      id,
      in: inA && inB ? 'both' : inA ? 'a' : 'b',
      change,
      verdictChanged,
    })),
    a: summarise(a),
    b: summarise(b),
  }
}

/** Lines without a final newline. */
export function comparisonTable({ sentence, components, power }: Comparison, nameA: string, nameB: string): string {
  return [
    sentence,
    '',
    `A: ${nameA}, ${short(power.a)} W in`,
    `B: ${nameB}, ${short(power.b)} W in`,
    '',
    ...table(
      ['Component', 'Status', 'Highest A, °C', 'Highest B, °C', 'B − A, K', '±, K', 'Margin A, K', 'Margin B, K'],
      components.map(({ id, a, b }) => {
        const printed = a && b && changeAsPrinted(a, b)
        return [
          id,
          statusWords(a, b),
          a ? (printed?.from ?? fixed(a.maxTemperature, 2)) : '',
          b ? (printed?.to ?? fixed(b.maxTemperature, 2)) : '',
          printed ? signed(printed.kelvin, printed.decimals) : '',
          printed ? printed.plusMinus.replace('±', '') : '',
          a?.margin == null ? '' : signed(a.margin, 2),
          b?.margin == null ? '' : signed(b.margin, 2),
        ]
      }),
    ),
  ].join('\n')
}

/** `Over limit → Within`, or one word where nothing changes. */
function statusWords(a: ComponentResult | null, b: ComponentResult | null): string {
  const [before, after] = [a, b].map((result) => result && VERDICT_WORDS[statusOf(result)])
  if (!before) return `${after}, only in B`
  if (!after) return `${before}, only in A`
  return before === after ? after : `${before} → ${after}`
}
