/** A table over temperature as two columns of text, as a spreadsheet copies them. */

export type Pairs = [celsius: number, value: number][]

export type ReadPairs = { readonly ok: true; readonly pairs: Pairs } | { readonly ok: false; readonly problem: string }

export const writePairs = (pairs: readonly (readonly [number, number])[]): string =>
  pairs.map(([celsius, value]) => `${celsius}\t${value}`).join('\n')

/** Lines a table may have. */
const MOST_LINES = 1000

/**
 * Reads a line per pair, columns apart by blanks, tabs, commas or semicolons. Empty lines and a line of words on top are
 * skipped. `what` names the second column: `a factor`. Zero is a value where `zero` says so.
 */
export function readPairs(text: string, what: string, zero: boolean): ReadPairs {
  const pairs: Pairs = []
  const refused = (line: number, problem: string): ReadPairs => ({ ok: false, problem: `Line ${line}: ${problem}` })
  for (const [index, line] of text.replaceAll('−', '-').split(/\r?\n/).entries()) {
    const columns = line.trim().split(/[\s,;]+/)
    if (columns[0] === '') continue
    const [celsius, value] = columns.map(Number)
    if (pairs.length === 0 && columns.every((column) => Number.isNaN(Number(column)))) continue
    if (columns.length !== 2 || !Number.isFinite(celsius) || !Number.isFinite(value)) {
      return refused(index + 1, `a temperature and ${what} are needed.`)
    }
    if (value! < 0 || (value === 0 && !zero)) {
      return refused(index + 1, `${what} ${zero ? 'cannot be below 0' : 'must be above 0'}; found ${value}.`)
    }
    const before = pairs.at(-1)?.[0]
    if (before !== undefined && celsius! <= before) {
      return refused(index + 1, `temperatures must ascend, and ${before} °C is before it.`)
    }
    pairs.push([celsius!, value!])
  }
  if (pairs.length === 0) return { ok: false, problem: `Enter a temperature and ${what} in each line.` }
  if (pairs.length > MOST_LINES) return { ok: false, problem: `At most ${MOST_LINES} lines.` }
  return { ok: true, pairs }
}
