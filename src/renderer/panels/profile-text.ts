/** A power profile as two columns of text, s and factor, as a spreadsheet copies them. */
import { MAX_PROFILE_PAIRS } from '../../layout/schema.ts'

export type ProfilePairs = [seconds: number, factor: number][]

export type ReadProfile =
  | { readonly ok: true; readonly pairs: ProfilePairs }
  | { readonly ok: false; readonly problem: string }

export const writeProfile = (pairs: readonly (readonly [number, number])[]): string =>
  pairs.map(([seconds, factor]) => `${seconds}\t${factor}`).join('\n')

/** Reads a line per pair, columns apart by blanks, tabs, commas or semicolons. Empty lines and a line of words on top are skipped. */
export function readProfile(text: string): ReadProfile {
  const pairs: ProfilePairs = []
  const lines = text.replaceAll('−', '-').split(/\r?\n/)
  for (const [index, line] of lines.entries()) {
    const columns = line.trim().split(/[\s,;]+/)
    if (columns[0] === '') continue
    const [seconds, factor] = columns.map(Number)
    if (pairs.length === 0 && columns.every((column) => Number.isNaN(Number(column)))) continue
    const problem = problemOf(columns.length, seconds, factor, pairs.at(-1)?.[0])
    if (problem) return { ok: false, problem: `Line ${index + 1}: ${problem}` }
    pairs.push([seconds!, factor!])
  }
  if (pairs.length > MAX_PROFILE_PAIRS) return { ok: false, problem: `At most ${MAX_PROFILE_PAIRS} lines.` }
  return { ok: true, pairs }
}

function problemOf(
  columns: number,
  seconds: number | undefined,
  factor: number | undefined,
  before: number | undefined,
): string | null {
  if (columns !== 2 || !Number.isFinite(seconds) || !Number.isFinite(factor)) return 'a time and a factor are needed.'
  if (seconds! < 0 || factor! < 0) return 'neither may be below 0.'
  if (before !== undefined && seconds! <= before) return `times must ascend, and ${before} s is before it.`
  return null
}
