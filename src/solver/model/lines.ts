/**
 * Places grid lines along one axis. Between two lines that must stand (edges, interfaces) lies a span; the cell size wanted
 * in it falls towards its ends, and the cells carry equal shares of ∫ dx / h, which grades them smoothly. One scale s over
 * all spans is found so that the axis gets about the wanted number of cells: a finer grid is the same grid scaled.
 *
 * Spans get an even number of cells, or a single one where that is all they need. Every second line left out gives a grid
 * of twice the cell size that still stands on every edge: what the extrapolation in `results/extrapolation.ts` needs.
 */
/** Three grids of one package, each of about half the cell size of the one before. */
export const GRID_NAMES = ['coarsest', 'coarse', 'fine'] as const
export type GridName = (typeof GRID_NAMES)[number]

export interface NestedLines {
  readonly fine: Float64Array
  readonly coarse: Float64Array
  /** Every second line of the coarse ones left out again, as far as their number is even. */
  readonly coarsest: Float64Array
  /** How they came about: what `moved-lines.ts` needs to move them with their marks. */
  readonly topology: LineTopology
}

/** Which marks stand on which line, and how the spans between those lines are divided. Lengths in the axis' unit. */
export interface LineTopology {
  /** Where each mark is; the axis' two ends come first. */
  readonly places: readonly number[]
  /** The marks that became one line, by their index in `places`; the line stands where the first of them is. Ascending. */
  readonly knots: readonly (readonly number[])[]
  readonly spans: readonly DividedSpan[]
  /** Marks nearer to each other than this became one line. */
  readonly mergeWithin: number
}

/** A span between two knots. */
export interface DividedSpan {
  /** Its length when it was divided, */
  readonly length: number
  /** and its inner lines, as shares of it, ascending. */
  readonly shares: Float64Array
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
  /** Cell size wanted beside the two ends at s = 1; they wish for nothing without it. */
  readonly besideEnds?: number
}

/** Of a span: the cell sizes wanted at both ends at s = 1, and the largest cell allowed. */
export interface SpanSizes {
  readonly a: number
  readonly b: number
  readonly largest: number
  /** Growth away from both ends at s = 1; without it evenly from one end to the other. */
  readonly growth?: number
}

/** Lines from 0 to `extent`, both included, ascending; sizes grow away from every mark, across other marks too. */
export function placeLines(extent: number, marks: readonly Mark[], parameters: LineParameters): NestedLines {
  const merged = mergePlaces([0, extent, ...marks.map((mark) => mark.at)], parameters.mergeWithin)
  const end = { beside: parameters.besideEnds ?? extent, largest: extent }
  const knots = merged.knots.map((knot): Mark => {
    const here = knot.map((n) => (n < 2 ? end : marks[n - 2]))
    return {
      at: merged.places[knot[0]],
      beside: Math.min(extent, ...here.map((mark) => mark.beside)),
      largest: Math.min(extent, ...here.map((mark) => mark.largest)),
    }
  })
  const wanted = Math.max(parameters.cells, parameters.cellsPerSpan * (knots.length - 1))
  const { growth } = parameters
  return fillToCount(
    merged,
    { cells: (scale) => cellsOf(knots, scale, growth), spans: (scale) => spansOf(knots, scale, growth) },
    wanted,
  )
}

/** Lines between merged places, where the sizes wanted are given span by span. */
export function fillSizedSpans(
  merged: MergedPlaces,
  sizesBetween: (from: number, to: number) => SpanSizes,
  cells: number,
): NestedLines {
  const at = merged.knots.map((knot) => merged.places[knot[0]])
  const spans = at.slice(0, -1).map((from, m) => ({ from, to: at[m + 1], ...sizesBetween(from, at[m + 1]) }))
  const scaled = (scale: number) =>
    spans.map(({ from, to, a, b, largest, growth: wanted = Math.abs(b - a) / (to - from) }) => {
      const growth = Math.min(Math.max(wanted, FLATTEST) * scale, STEEPEST)
      return spanOf(from, to, Math.min(scale * a, largest), Math.min(scale * b, largest), growth)
    })
  const count = (scale: number) => scaled(scale).reduce((sum, span) => sum + span.cells, 0)
  return fillToCount(merged, { cells: count, spans: scaled }, cells)
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

/** How an axis is divided at a scale. */
interface Division {
  cells(scale: number): number
  spans(scale: number): Span[]
}

/** Finds the scale whose spans have about the wanted number of cells: the count falls as the scale grows. */
function fillToCount(merged: MergedPlaces, division: Division, wanted: number): NestedLines {
  let low = Math.log(MOST_REFINED)
  let high = Math.log(COARSEST)
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    if (division.cells(Math.exp(middle)) > wanted) low = middle
    else high = middle
  }
  const spans = division.spans(Math.exp(high)).map((span) => ({ length: span.to - span.from, shares: sharesOf(span) }))
  return layLines({ ...merged, spans })
}

/** The lines of a topology whose knots ascend; every second one left out for each coarser grid. */
export function layLines(topology: LineTopology): NestedLines {
  const { places, knots, spans } = topology
  const at = knots.map((knot) => places[knot[0]])
  const everySecond = (lines: readonly number[]) => lines.filter((_, n) => n % 2 === 1)
  const fine = [at[0]]
  const coarse = [at[0]]
  const coarsest = [at[0]]
  for (const [m, { shares }] of spans.entries()) {
    const inside = Array.from(shares, (share) => at[m] + share * (at[m + 1] - at[m]))
    fine.push(...inside, at[m + 1])
    coarse.push(...everySecond(inside), at[m + 1])
    coarsest.push(...everySecond(everySecond(inside)), at[m + 1])
  }
  return {
    fine: Float64Array.from(fine),
    coarse: Float64Array.from(coarse),
    coarsest: Float64Array.from(coarsest),
    topology,
  }
}

export type MergedPlaces = Omit<LineTopology, 'spans'>

/** Joins places closer than `mergeWithin`. The first two are the axis' ends, which never move. */
export function mergePlaces(places: readonly number[], mergeWithin: number): MergedPlaces {
  const [start, end] = places
  const first = [0]
  const last = [1]
  const inner: number[][] = []
  const ascending = places.map((_, n) => n).sort((a, b) => places[a] - places[b])
  for (const n of ascending.filter((n) => n > 1)) {
    const knot = inner.at(-1)
    if (places[n] - start <= mergeWithin) first.push(n)
    else if (end - places[n] <= mergeWithin) last.push(n)
    else if (knot && places[n] - places[knot[0]] < mergeWithin) knot.push(n)
    else inner.push([n])
  }
  return { places, knots: [first, ...inner, last], mergeWithin }
}

const growthAt = (scale: number, growthAtOne: number) => Math.min(scale * growthAtOne, STEEPEST)

/** Every mark gets its wish, but no more than growth allows from a finer neighbour. */
function sizesAt(knots: readonly Mark[], scale: number, growth: number): Float64Array {
  const sizes = new Float64Array(knots.length)
  for (let m = 0; m < knots.length; m++) {
    const { at, beside, largest } = knots[m]
    const wish = Math.min(scale * beside, largest)
    sizes[m] = m === 0 ? wish : Math.min(wish, sizes[m - 1] + growth * (at - knots[m - 1].at))
  }
  for (let m = knots.length - 2; m >= 0; m--) {
    sizes[m] = Math.min(sizes[m], sizes[m + 1] + growth * (knots[m + 1].at - knots[m].at))
  }
  return sizes
}

function spansOf(knots: readonly Mark[], scale: number, growthAtOne: number): Span[] {
  const growth = growthAt(scale, growthAtOne)
  const sizes = sizesAt(knots, scale, growth)
  return knots.slice(0, -1).map((knot, m) => spanOf(knot.at, knots[m + 1].at, sizes[m], sizes[m + 1], growth))
}

/** The cells of all spans at a scale: asked forty times for an axis, so without the spans themselves. */
function cellsOf(knots: readonly Mark[], scale: number, growthAtOne: number): number {
  const growth = growthAt(scale, growthAtOne)
  const sizes = sizesAt(knots, scale, growth)
  let cells = 0
  for (let m = 0; m + 1 < knots.length; m++) {
    const length = knots[m + 1].at - knots[m].at
    const peak = peakOf(length, sizes[m], sizes[m + 1], growth)
    const steps = (1 + (growth * peak) / sizes[m]) * (1 + (growth * (length - peak)) / sizes[m + 1])
    cells += cellsIn(Math.log(steps) / growth)
  }
  return cells
}

/** h = min(a + g x, b + g (L − x)): ∫ dx / h is two logarithms that meet where the two wishes are equal. */
function spanOf(from: number, to: number, a: number, b: number, growth: number): Span {
  const length = to - from
  const peak = peakOf(length, a, b, growth)
  const left = Math.log1p((growth * peak) / a) / growth
  const right = Math.log1p((growth * (length - peak)) / b) / growth
  const total = left + right
  return { from, to, a, b, growth, left, total, cells: cellsIn(total) }
}

/** Where the wishes of a span's two ends are equal, from its beginning. */
const peakOf = (length: number, a: number, b: number, growth: number): number =>
  Math.min(Math.max((b - a + growth * length) / (2 * growth), 0), length)

/** Cells of a span that wants so many. */
const cellsIn = (wanted: number): number => (wanted < ONE_CELL ? 1 : 2 * Math.max(1, Math.round(wanted / 2)))

/** Where the lines inside a span stand, as shares of its length. */
function sharesOf({ from, to, a, b, growth, left, total, cells }: Span): Float64Array {
  return Float64Array.from({ length: cells - 1 }, (_, n) => {
    const weight = ((n + 1) / cells) * total
    return weight <= left
      ? ((a / growth) * Math.expm1(growth * weight)) / (to - from)
      : 1 - ((b / growth) * Math.expm1(growth * (total - weight))) / (to - from)
  })
}
