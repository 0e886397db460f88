/**
 * Which columns join on the way to a coarser level.
 *
 * Lines are joined two by two, but only where the pair stays narrow: a graded grid is first evened out and then halved.
 * Joining everything at once keeps the thin strips beside edges thin for ever, where they couple a hundred times more
 * strongly across than along, and neither smoother nor coarse grid sees the error that is rough along them. Measured on
 * the verification cases at 128 lines (docs/physics.md): 10–14 conjugate-gradient steps instead of 30–130.
 */

/** A pair is joined when it is not wider than this many narrow lines. */
const PAIR_LIMIT = 3
/** "Narrow" is this quantile of the widths of both axes. */
const NARROW_QUANTILE = 0.1
/**
 * A level keeps at most this share of the columns: where fewer pairs are narrow, somewhat wider ones are joined as well. The
 * levels of the drafts' coarse grids have 3 to 4 times the finest's columns in all with it and 4 to 8 times without, for one
 * cycle more (docs/physics.md).
 */
const SLOWEST_DECREASE = 0.9
const WIDER = 1.2
/** Below this many columns everything is joined. */
const FEW_COLUMNS = 40

export interface Pairing {
  /** Coarse line per fine line. */
  readonly parent: Int32Array
  readonly widths: Float64Array
}

/** Pairs the lines of both axes; at least one pair is joined unless there is a single column. */
export function pairLines(x: Float64Array, y: Float64Array): { x: Pairing; y: Pairing } {
  const axes = [x, y].filter((widths) => widths.length > 1)
  const sorted = axes.flatMap((widths) => [...widths]).sort((a, b) => a - b)
  const narrow = sorted[Math.floor(NARROW_QUANTILE * (sorted.length - 1))] ?? 0
  const narrowestPair = Math.min(...axes.map(smallestPair))
  const few = x.length * y.length < FEW_COLUMNS
  const limit = few ? Number.POSITIVE_INFINITY : Math.max(PAIR_LIMIT * narrow, narrowestPair) * (1 + 1e-9)
  for (let wider = limit; ; wider *= WIDER) {
    const pairs = { x: pairUp(x, wider), y: pairUp(y, wider) }
    const left = pairs.x.widths.length * pairs.y.widths.length
    if (few || left <= SLOWEST_DECREASE * x.length * y.length) return pairs
  }
}

function smallestPair(widths: Float64Array): number {
  let smallest = Number.POSITIVE_INFINITY
  for (let i = 0; i + 1 < widths.length; i++) smallest = Math.min(smallest, widths[i] + widths[i + 1])
  return smallest
}

function pairUp(widths: Float64Array, limit: number): Pairing {
  const parent = new Int32Array(widths.length)
  const coarse: number[] = []
  for (let i = 0; i < widths.length; ) {
    const joined = i + 1 < widths.length && widths[i] + widths[i + 1] <= limit
    parent[i] = coarse.length
    if (joined) parent[i + 1] = coarse.length
    coarse.push(joined ? widths[i] + widths[i + 1] : widths[i])
    i += joined ? 2 : 1
  }
  return { parent, widths: Float64Array.from(coarse) }
}
