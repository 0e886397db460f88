/** How much of each grid cell an interval covers: exact, so that a merged line still puts heat and material in full. */
export interface Coverage {
  /** First covered cell and one past the last. */
  readonly first: number
  readonly end: number
  /** Covered fraction of cell `first + n`, in (0, 1]. */
  readonly fraction: Float64Array
}

/** Coverage of [from, to] on ascending lines; parts outside the lines do not count. */
export function coverInterval(lines: Float64Array, from: number, to: number): Coverage {
  const count = lines.length - 1
  const tolerance = 1e-9 * (lines[count] - lines[0])
  let first = 0
  while (first < count && lines[first + 1] <= from + tolerance) first++
  let end = first
  while (end < count && lines[end] < to - tolerance) end++
  const fraction = new Float64Array(end - first)
  for (let i = first; i < end; i++) {
    const lo = Math.max(lines[i], from)
    const hi = Math.min(lines[i + 1], to)
    const share = (hi - lo) / (lines[i + 1] - lines[i])
    fraction[i - first] = share > 1 - 1e-9 ? 1 : Math.max(share, 0)
  }
  return { first, end, fraction }
}

/** The part of a coverage in cells [first, end). */
export function clipCoverage(coverage: Coverage, first: number, end: number): Coverage {
  const from = Math.max(coverage.first, first)
  const to = Math.max(Math.min(coverage.end, end), from)
  return { first: from, end: to, fraction: coverage.fraction.subarray(from - coverage.first, to - coverage.first) }
}
