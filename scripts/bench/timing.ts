/** Repeated measurements: milliseconds, the least and the median. */
export interface Timing {
  readonly min: number
  readonly median: number
}

export function timingOf(values: readonly number[]): Timing {
  const sorted = [...values].sort((a, b) => a - b)
  return { min: sorted[0] ?? Number.NaN, median: sorted[sorted.length >> 1] ?? Number.NaN }
}

/** Runs `prepare` untimed and `perform` timed, at least `least` times and for about `budgetMs`. */
export function repeat(perform: () => void, { prepare = () => {}, least = 5, budgetMs = 600 } = {}): Timing {
  const values: number[] = []
  const end = performance.now() + budgetMs
  while (values.length < least || (performance.now() < end && values.length < 200)) {
    prepare()
    const started = performance.now()
    perform()
    values.push(performance.now() - started)
  }
  return timingOf(values)
}
