/** The influence matrix as CSV, in full precision: K of the mean temperature of each row per W of each column. */
import type { Influence } from '../../solver/worker/study-api.ts'
import { csvCell } from './verdict-csv.ts'

export function influenceCsv({ components, matrix }: Influence): string {
  const rows = components.map((id, k) => [id, ...matrix[k]!])
  return `${[['K/W', ...components], ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}
