/** A value with its ±, as tables and panels write it: both with the same decimals, and nothing better known than shown. */
import { formatFixed } from '../layout/units.ts'

/** Two, or one where ± is 0.1 or more as printed. */
export const decimalsOf = (uncertainty: number): 1 | 2 => (Number(uncertainty.toFixed(2)) >= 0.1 ? 1 : 2)

/** `±0.04`, never ±0.00: one of the last shown digit is the least. */
export function plusMinus(uncertainty: number, decimals: number = decimalsOf(uncertainty)): string {
  if (!Number.isFinite(uncertainty)) return '± unknown'
  return `±${formatFixed(Math.max(Math.abs(uncertainty), 10 ** -decimals), decimals)}`
}

export interface Figure {
  readonly value: string
  readonly plusMinus: string
  readonly decimals: number
}

/** `most`: fewer decimals where less is worth reading, as of a draft. */
export function figureOf(value: number, uncertainty: number, most: 1 | 2 = 2): Figure {
  const decimals = Math.min(most, decimalsOf(uncertainty))
  return { value: formatFixed(value, decimals), plusMinus: plusMinus(uncertainty, decimals), decimals }
}
