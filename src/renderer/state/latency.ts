/**
 * How long a map lags behind the pointer, as a measure of the browser's User Timing: what `npm run bench -- --app` and the
 * browser's own profiler read.
 */
import type { Layout } from '../../layout/schema.ts'

const POINTER_TO_MAP = 'shoreline: pointer to map'

const askedAt = new WeakMap<Layout, number>()

/** A move of the pointer has made this layout. */
export function noteMove(layout: Layout): void {
  askedAt.set(layout, performance.now())
}

/** The map of this layout has been painted. */
export function notePainted(layout: Layout): void {
  const start = askedAt.get(layout)
  if (start === undefined) return
  askedAt.delete(layout)
  performance.measure(POINTER_TO_MAP, { start, end: performance.now() })
  // observers have it; kept, the entries of a long day would fill the memory
  performance.clearMeasures(POINTER_TO_MAP)
}
