/** Where a component could stand: a lattice of places over the substrate, coarse ones first. */
import { componentOf, placeComponent, withWhatStandsOn } from '../../layout/edits.ts'
import { boundsOf } from '../../layout/outline.ts'
import type { Layout } from '../../layout/schema.ts'
import { snapToGrid } from '../../layout/snapping.ts'
import { packageOf } from './derived.ts'
import { sameTemperatures } from './same-temperatures.ts'
import type { Place } from './tool-store.ts'

/** Places along the longer way: as many as take some seconds to solve. */
const MOST_ALONG = 15
/** A lattice finer than this says no more, mm. */
const LEAST_STEP_MM = 1
/** What binary fractions may add. */
const ROUNDING = 1e-9

export interface Lattice {
  /** mm */
  readonly step: number
  /** Ordered so that every beginning of the list covers the substrate evenly. */
  readonly places: readonly Place[]
}

/**
 * Centres of a component at which it, with all that stands on it, stays on the substrate.
 * @param gridMm where a centre may come to lie; null for anywhere
 */
export function latticeFor(layout: Layout, id: string, gridMm: number | null): Lattice {
  const { x, y } = componentOf(layout, id)
  const family = withWhatStandsOn(layout, [id])
  const outlines = packageOf(layout).components.filter(({ component }) => family.has(component.id))
  const bounds = boundsOf(outlines.map(({ outline }) => outline))!
  const { width, height } = layout.substrate
  const x0 = x - bounds.x0
  const x1 = width - (bounds.x1 - x)
  const y0 = y - bounds.y0
  const y1 = height - (bounds.y1 - y)
  if (x1 < x0 || y1 < y0) return { step: LEAST_STEP_MM, places: [] }
  const evenly = Math.max(LEAST_STEP_MM, Math.max(x1 - x0, y1 - y0) / (MOST_ALONG - 1))
  const step = gridMm === null ? evenly : Math.max(gridMm, snapToGrid(evenly, gridMm))
  const [columns, rows] = [ticks(x0, x1, step, gridMm), ticks(y0, y1, step, gridMm)]
  const indexed = columns.flatMap((px, i) => rows.map((py, j) => ({ x: px, y: py, turn: turnOf(i, j) })))
  return { step, places: indexed.sort((a, b) => a.turn - b.turn).map(({ x: px, y: py }) => ({ x: px, y: py })) }
}

/** Whether two layouts differ in nothing but where a component, and what stands on it, stands. */
export function sameButForPlace(a: Layout, b: Layout, id: string): boolean {
  if (a === b) return true
  if (![a, b].every(({ components }) => components.some((component) => component.id === id))) return false
  return sameTemperatures(placeComponent(a, id, 0, 0), placeComponent(b, id, 0, 0))
}

function ticks(from: number, to: number, step: number, gridMm: number | null): number[] {
  const onGrid = (value: number, round: (steps: number) => number) =>
    gridMm === null ? value : round(value / gridMm) * gridMm
  const up = (steps: number) => Math.ceil(steps - ROUNDING)
  const first = onGrid(from, up)
  const count = Math.floor((to - first) / step + ROUNDING)
  if (count < 0) return []
  // Evenly about the middle, as far as the grid allows.
  const start = onGrid((from + to - count * step) / 2, up)
  const fit = start + count * step > to + ROUNDING ? first : start
  return Array.from({ length: count + 1 }, (_, n) => Number((fit + n * step).toFixed(3)))
}

/** Every fourth place of both ways comes first, then every second one, then the rest. */
function turnOf(i: number, j: number): number {
  if (i % 4 === 0 && j % 4 === 0) return 0
  return i % 2 === 0 && j % 2 === 0 ? 1 : 2
}
