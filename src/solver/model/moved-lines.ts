/**
 * Moves the lines of an axis with the marks they stand on: as many lines as before, each at its share of its span. A field
 * then maps by index, and only what lies beside a mark that moved is set up again.
 */
import { type LineTopology, layLines, type NestedLines } from './lines.ts'

/** Cells from `first` to one before `end`; none where the two are equal. */
export interface CellInterval {
  readonly first: number
  readonly end: number
}

export interface MovedLines {
  readonly lines: NestedLines
  /** The cells that became wider, narrower, or are covered otherwise by what ends in them. */
  readonly changed: { readonly fine: CellInterval; readonly coarse: CellInterval }
}

/**
 * A span may become this much longer, or shorter, than it was when its lines were placed. Measured on three packages
 * (docs/physics.md, "Lines that move"): up to 3.4 times the promised accuracy loses a hundredth of itself, from 5 times on
 * a fiftieth to a tenth.
 */
const LARGEST_STRETCH = 3

/**
 * The lines after the marks went to new places. Null where lines must be placed afresh: the number of marks is another;
 * marks of one line have parted, or two lines have met, by the merging distance; or a span's length is off by more than a
 * factor of 3 from what its lines were graded for.
 */
export function moveLines(topology: LineTopology, places: readonly number[]): MovedLines | null {
  const { knots, spans, mergeWithin } = topology
  if (places.length !== topology.places.length) return null
  const at = knots.map((knot) => places[knot[0]])
  const parted = knots.some((knot, m) => knot.some((n) => Math.abs(places[n] - at[m]) > mergeWithin))
  if (parted) return null
  const held = spans.every(({ length }, m) => {
    const now = at[m + 1] - at[m]
    return now >= mergeWithin && now <= length * LARGEST_STRETCH && now >= length / LARGEST_STRETCH
  })
  if (!held) return null
  const before = layLines(topology)
  const lines = layLines({ ...topology, places })
  const moved = knots.flatMap((knot, m) => {
    const steps = at[m] !== topology.places[knot[0]]
    return knot.filter((n) => steps || places[n] !== topology.places[n])
  })
  const changedOn = (axis: 'fine' | 'coarse') =>
    moved
      .flatMap((n) => [cellsTouching(before[axis], topology.places[n]), cellsTouching(lines[axis], places[n])])
      .reduce(hull, changedWidths(before[axis], lines[axis]))
  return { lines, changed: { fine: changedOn('fine'), coarse: changedOn('coarse') } }
}

/** The cells of which a line moved. */
function changedWidths(before: Float64Array, after: Float64Array): CellInterval {
  const moves = (at: number, n: number) => at !== before[n]
  const first = after.findIndex(moves)
  if (first === -1) return NONE
  const last = after.findLastIndex(moves)
  return { first: Math.max(first - 1, 0), end: Math.min(last + 1, after.length - 1) }
}

/** The cell that holds a place, or the two on either side of its line. */
function cellsTouching(lines: Float64Array, place: number): CellInterval {
  const count = lines.length - 1
  const above = lines.findIndex((at) => at >= place)
  const end = above === -1 ? count : Math.min(lines[above] === place ? above + 1 : above, count)
  return { first: Math.max((above === -1 ? count : above) - 1, 0), end }
}

const NONE: CellInterval = { first: 0, end: 0 }

const hull = (a: CellInterval, b: CellInterval): CellInterval => {
  if (a.first === a.end) return b
  if (b.first === b.end) return a
  return { first: Math.min(a.first, b.first), end: Math.max(a.end, b.end) }
}
