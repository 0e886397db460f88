/** The influence matrix as CSV, in full precision: K of the mean temperature of each row per W of each column. */
import type { Influence } from '../../solver/worker/study-api.ts'
import { csvText } from './csv.ts'

export function influenceCsv({ components, matrix }: Influence): string {
  const rows = components.map((id, k) => [id, ...matrix[k]!])
  return csvText([['K/W', ...components], ...rows])
}
