/**
 * Places grid lines along one axis. Between two lines that must stand (edges, interfaces) lies a span; the cell size wanted
 * in it falls towards its ends, and the cells carry equal shares of ∫ dx / h, which grades them smoothly. One scale s over
 * all spans is found so that the axis gets about the wanted number of cells: a finer grid is the same grid scaled.
 *
 * Spans get an even number of cells, or a single one where that is all they need. Every second line left out gives a grid
 * of twice the cell size that still stands on every edge: what the extrapolation in `results/extrapolation.ts` needs.
 */
export interface NestedLines {
  readonly fine: Float64Array
  readonly coarse: Float64Array
}

/** A line that must stand, and the cell size wanted beside it. */
export interface Mark {
  readonly at: number
  /** Cell size wanted beside the mark at s = 1, in the axis' unit. */
  readonly beside: number
  /** The cell beside the mark is never wanted larger than this, whatever s. */
  readonly largest: number
}

export interface LineParameters {
  /** Cells wanted, and at least so many per span on average. */
  readonly cells: number
  readonly cellsPerSpan: number
  /** Growth of the wanted size per distance at s = 1. */
  readonly growth: number
  /** Marks nearer to each other than this become one line. */
  readonly mergeWithin: number
}

/** Between two lines: the cell sizes wanted at both ends at s = 1, and the largest cell allowed. */
export interface SizedSpan {
  readonly from: number
  readonly to: number
  readonly a: number
  readonly b: number
  readonly largest: number
}

/** Lines from 0 to `extent`, both included, ascending; sizes grow away from every mark, across other marks too. */
export function placeLines(extent: number, marks: readonly Mark[], parameters: LineParameters): NestedLines {
  const knots = mergeMarks(extent, marks, parameters.mergeWithin)
  const wanted = Math.max(parameters.cells, parameters.cellsPerSpan * (knots.length - 1))
  return fillToCount((scale) => spansOf(knots, scale, parameters.growth), wanted)
}

/** Lines for spans that border on each other and whose sizes are given span by span. */
export function fillSizedSpans(spans: readonly SizedSpan[], cells: number): NestedLines {
  const scaled = (scale: number) =>
    spans.map(({ from, to, a, b, largest }) => {
      const growth = Math.min(Math.max(Math.abs(b - a) / (to - from), FLATTEST) * scale, STEEPEST)
      return spanOf(from, to, Math.min(scale * a, largest), Math.min(scale * b, largest), growth)
    })
  return fillToCount(scaled, cells)
}

const MOST_REFINED = 0.02
const COARSEST = 50
/** Beyond this growth neighbouring cells differ so much that the scheme loses its second order. */
const STEEPEST = 1.2
/** Growth of a span with equal wishes at both ends: the logarithms below need more than 0. */
const FLATTEST = 1e-6
/** A span that wants fewer cells than this gets one. */
const ONE_CELL = 0.75

interface Span {
  readonly from: number
  readonly to: number
  readonly a: number
  readonly b: number
  readonly growth: number
  /** ∫ dx / h up to where the two wishes meet, and in all. */
  readonly left: number
  readonly total: number
  readonly cells: number
}

/** Finds the scale whose spans have about the wanted number of cells: the count falls as the scale grows. */
function fillToCount(spansAt: (scale: number) => Span[], wanted: number): NestedLines {
  let low = Math.log(MOST_REFINED)
  let high = Math.log(COARSEST)
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    const cells = spansAt(Math.exp(middle)).reduce((sum, span) => sum + span.cells, 0)
    if (cells > wanted) low = middle
    else high = middle
  }
  const spans = spansAt(Math.exp(high))
  const fine: number[] = [spans[0].from]
  const coarse: number[] = [spans[0].from]
  for (const span of spans) {
    const inside = linesInside(span)
    fine.push(...inside, span.to)
    coarse.push(...inside.filter((_, n) => n % 2 === 1), span.to)
  }
  return { fine: Float64Array.from(fine), coarse: Float64Array.from(coarse) }
}

/** Sorts the marks, adds the two ends, and joins those closer than `within`; the ends never move. */
function mergeMarks(extent: number, marks: readonly Mark[], within: number): Mark[] {
  const end = (at: number): Mark => {
    const here = marks.filter((mark) => Math.abs(mark.at - at) <= within)
    return {
      at,
      beside: Math.min(extent, ...here.map((mark) => mark.beside)),
      largest: Math.min(extent, ...here.map((mark) => mark.largest)),
    }
  }
  const merged: Mark[] = [end(0)]
  const inner = marks.filter((mark) => mark.at > within && mark.at < extent - within).sort((a, b) => a.at - b.at)
  for (const mark of inner) {
    const last = merged[merged.length - 1]
    if (merged.length > 1 && mark.at - last.at < within) {
      merged[merged.length - 1] = {
        at: last.at,
        beside: Math.min(last.beside, mark.beside),
        largest: Math.min(last.largest, mark.largest),
      }
    } else merged.push(mark)
  }
  return [...merged, end(extent)]
}

/** Every mark gets its wish, but no more than growth allows from a finer neighbour. */
function spansOf(knots: readonly Mark[], scale: number, growthAtOne: number): Span[] {
  const growth = Math.min(scale * growthAtOne, STEEPEST)
  const sizes = Float64Array.from(knots, (knot) => Math.min(scale * knot.beside, knot.largest))
  for (let m = 1; m < knots.length; m++) {
    sizes[m] = Math.min(sizes[m], sizes[m - 1] + growth * (knots[m].at - knots[m - 1].at))
  }
  for (let m = knots.length - 2; m >= 0; m--) {
    sizes[m] = Math.min(sizes[m], sizes[m + 1] + growth * (knots[m + 1].at - knots[m].at))
  }
  return knots.slice(0, -1).map((knot, m) => spanOf(knot.at, knots[m + 1].at, sizes[m], sizes[m + 1], growth))
}

/** h = min(a + g x, b + g (L − x)): ∫ dx / h is two logarithms that meet where the two wishes are equal. */
function spanOf(from: number, to: number, a: number, b: number, growth: number): Span {
  const length = to - from
  const peak = Math.min(Math.max((b - a + growth * length) / (2 * growth), 0), length)
  const left = Math.log1p((growth * peak) / a) / growth
  const right = Math.log1p((growth * (length - peak)) / b) / growth
  const total = left + right
  const cells = total < ONE_CELL ? 1 : 2 * Math.max(1, Math.round(total / 2))
  return { from, to, a, b, growth, left, total, cells }
}

function linesInside({ from, to, a, b, growth, left, total, cells }: Span): number[] {
  return Array.from({ length: cells - 1 }, (_, n) => {
    const share = ((n + 1) / cells) * total
    return share <= left
      ? from + (a / growth) * Math.expm1(growth * share)
      : to - (b / growth) * Math.expm1(growth * (total - share))
  })
}
