/** The verdict table as CSV, in full precision, worst margin first. */
import type { Solution } from '../../solver/results/solution.ts'
import { byMargin, statusOf, VERDICT_WORDS } from '../../solver/results/verdicts.ts'

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
  return `${[HEAD, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}

/**
 * Quoted where CSV asks for it, and where a spreadsheet of another language splits; text that a spreadsheet would run as
 * a formula is made text by an apostrophe.
 */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(value) ? `'${value}` : value
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
