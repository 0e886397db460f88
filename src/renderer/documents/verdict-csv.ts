/** The verdict table as CSV, in full precision, worst margin first. */
import type { Solution } from '../../solver/results/solution.ts'
import { byMargin, statusOf, VERDICT_WORDS } from '../../solver/results/verdicts.ts'
import { csvText } from './csv.ts'

const HEAD = [
  'id',
  'name',
  'kind',
  'power (W)',
  'highest (°C)',
  'highest ± (K)',
  'mean (°C)',
  'mean ± (K)',
  'limit (°C)',
  'margin (K)',
  'verdict',
]

export function verdictCsv(solution: Solution): string {
  const rows = byMargin(solution.components).map((result) => [
    result.id,
    result.name,
    result.kind,
    result.power,
    result.maxTemperature,
    result.uncertainty,
    result.meanTemperature,
    result.meanUncertainty,
    result.limit ?? '',
    result.margin ?? '',
    VERDICT_WORDS[statusOf(result)],
  ])
  return csvText([HEAD, ...rows])
}
