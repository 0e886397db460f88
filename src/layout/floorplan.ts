/**
 * How blocks move, grow and are drawn inside a die: in the component's own frame before rotation, mm, origin at its
 * lower-left corner. Edges snap to the die's edges and middle, to the edges of other blocks and, where nothing of that is
 * near, to a grid. No block leaves the die; blocks may overlap, their powers add up.
 */

import { type Outline, outlineOf, overlaps } from './outline.ts'
import type { Block, Component, Rectangle } from './schema.ts'
import { tidy } from './tidy.ts'

type Die = Pick<Component, 'width' | 'height'>
type Place = Pick<Rectangle, 'x' | 'y' | 'width' | 'height'>

export interface Snap {
  /** mm within which an edge is drawn to a line. */
  readonly reach: number
  /** mm; null for none. */
  readonly grid: number | null
}

export interface Placed {
  readonly place: Place
  /** Lines that an edge or the middle has snapped to, mm. */
  readonly guides: { readonly x: number | null; readonly y: number | null }
}

/** Which edges a handle moves: −1 the west or south one, 1 the east or north one, 0 none. */
export interface Handle {
  readonly x: -1 | 0 | 1
  readonly y: -1 | 0 | 1
}

export const HANDLES: readonly Handle[] = ([-1, 0, 1] as const).flatMap((x) =>
  ([-1, 0, 1] as const).flatMap((y) => (x === 0 && y === 0 ? [] : [{ x, y }])),
)

/** mm. The smallest block that a hand makes. */
export const LEAST_BLOCK_MM = 0.01

/** A block moved by mm. */
export function movedBlock(die: Die, others: readonly Place[], block: Place, by: Shift, snap: Snap | null): Placed {
  const { x0, x1, y0, y1 } = outlineOf(block)
  const lines = linesOf(die, others)
  const x = movedSpan(x0 + by.dx, x1 + by.dx, die.width, lines.x, snap)
  const y = movedSpan(y0 + by.dy, y1 + by.dy, die.height, lines.y, snap)
  return {
    place: { ...sizeOf(block), x: tidy((x.low + x.high) / 2), y: tidy((y.low + y.high) / 2) },
    guides: { x: x.guide, y: y.guide },
  }
}

export interface Shift {
  readonly dx: number
  readonly dy: number
}

/** A block of which one handle is moved by mm. Edges do not pass each other. */
export function resizedBlock(
  die: Die,
  others: readonly Place[],
  block: Place,
  handle: Handle,
  by: Shift,
  snap: Snap | null,
): Placed {
  const edges = outlineOf(block)
  const lines = linesOf(die, others)
  const x = resizedSpan(edges.x0, edges.x1, handle.x, by.dx, die.width, lines.x, snap)
  const y = resizedSpan(edges.y0, edges.y1, handle.y, by.dy, die.height, lines.y, snap)
  const place = placeOf({ x0: x.low, x1: x.high, y0: y.low, y1: y.high })
  return { place, guides: { x: x.guide, y: y.guide } }
}

/** The block between two corners; null for one too small to be meant. */
export function drawnBlock(
  die: Die,
  others: readonly Place[],
  from: Point,
  to: Point,
  snap: Snap | null,
): Placed | null {
  const lines = linesOf(die, others)
  const start = [snapped(from.x, lines.x, die.width, snap), snapped(from.y, lines.y, die.height, snap)] as const
  const end = [snapped(to.x, lines.x, die.width, snap), snapped(to.y, lines.y, die.height, snap)] as const
  const outline = {
    x0: Math.min(start[0].at, end[0].at),
    x1: Math.max(start[0].at, end[0].at),
    y0: Math.min(start[1].at, end[1].at),
    y1: Math.max(start[1].at, end[1].at),
  }
  if (outline.x1 - outline.x0 < LEAST_BLOCK_MM || outline.y1 - outline.y0 < LEAST_BLOCK_MM) return null
  return { place: placeOf(outline), guides: { x: end[0].guide, y: end[1].guide } }
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** A block with one typed figure, kept on the die: a new size grows about the centre as far as the die allows. */
export function blockWith(die: Die, block: Block, changes: Partial<Place>): Block {
  const width = Math.min(Math.max(changes.width ?? block.width, LEAST_BLOCK_MM), die.width)
  const height = Math.min(Math.max(changes.height ?? block.height, LEAST_BLOCK_MM), die.height)
  return {
    ...block,
    width,
    height,
    x: tidy(between(changes.x ?? block.x, width / 2, die.width - width / 2)),
    y: tidy(between(changes.y ?? block.y, height / 2, die.height - height / 2)),
  }
}

/** Where blocks lie on one another, with the W/mm² of all of them there. Plans of very many blocks are not looked through. */
export function overlapsOf(blocks: readonly Block[]): { readonly outline: Outline; readonly density: number }[] {
  if (blocks.length > MOST_LOOKED_THROUGH) return []
  const bodies = blocks.map((block) => ({
    outline: outlineOf(block),
    density: block.power / (block.width * block.height),
  }))
  const involved = bodies.filter((body) =>
    bodies.some((other) => other !== body && overlaps(body.outline, other.outline)),
  )
  if (involved.length > MOST_OVERLAPPING) return []
  const xs = ascending(involved.flatMap(({ outline }) => [outline.x0, outline.x1]))
  const ys = ascending(involved.flatMap(({ outline }) => [outline.y0, outline.y1]))
  return xs.slice(1).flatMap((x1, i) =>
    ys.slice(1).flatMap((y1, j) => {
      const cell = { x0: xs[i]!, x1, y0: ys[j]!, y1 }
      const there = involved.filter(({ outline }) => overlaps(outline, cell))
      return there.length < 2 ? [] : [{ outline: cell, density: there.reduce((sum, { density }) => sum + density, 0) }]
    }),
  )
}

const MOST_LOOKED_THROUGH = 400
const MOST_OVERLAPPING = 40
const ascending = (values: readonly number[]) => [...new Set(values)].sort((a, b) => a - b)

interface Span {
  readonly low: number
  readonly high: number
  readonly guide: number | null
}

function movedSpan(low: number, high: number, most: number, lines: readonly number[], snap: Snap | null): Span {
  const size = high - low
  const keep = (at: number, guide: number | null): Span => {
    const kept = between(at, 0, most - size)
    return { low: kept, high: kept + size, guide: Math.abs(kept - at) < 1e-9 ? guide : null }
  }
  if (!snap) return keep(low, null)
  const offers = lines.flatMap((line) => [
    { line, by: line - low },
    { line, by: line - high },
  ])
  offers.push({ line: most / 2, by: most / 2 - (low + high) / 2 })
  const best = nearest(offers, snap.reach)
  if (best) return keep(low + best.by, best.line)
  return keep(snap.grid === null ? low : onGrid(low, snap.grid), null)
}

function resizedSpan(
  low: number,
  high: number,
  side: -1 | 0 | 1,
  by: number,
  most: number,
  lines: readonly number[],
  snap: Snap | null,
): Span {
  if (side === 0) return { low, high, guide: null }
  const { at, guide } = snapped((side < 0 ? low : high) + by, lines, most, snap)
  return side < 0
    ? { low: Math.min(at, high - LEAST_BLOCK_MM), high, guide }
    : { low, high: Math.max(at, low + LEAST_BLOCK_MM), guide }
}

/** An edge drawn to a line in reach, else to the grid, and kept on the die. */
function snapped(edge: number, lines: readonly number[], most: number, snap: Snap | null) {
  if (!snap) return { at: between(edge, 0, most), guide: null }
  const best = nearest(
    lines.map((line) => ({ line, by: line - edge })),
    snap.reach,
  )
  if (best) return { at: best.line, guide: best.line }
  return { at: between(snap.grid === null ? edge : onGrid(edge, snap.grid), 0, most), guide: null }
}

function nearest(offers: readonly { line: number; by: number }[], reach: number) {
  return offers
    .filter(({ by }) => Math.abs(by) <= reach)
    .reduce<{ line: number; by: number } | null>((best, offer) => {
      return best && Math.abs(best.by) <= Math.abs(offer.by) ? best : offer
    }, null)
}

function linesOf({ width, height }: Die, others: readonly Place[]) {
  const outlines = others.map((other) => outlineOf(other))
  return {
    x: [0, width, ...outlines.flatMap(({ x0, x1 }) => [x0, x1])],
    y: [0, height, ...outlines.flatMap(({ y0, y1 }) => [y0, y1])],
  }
}

function placeOf({ x0, x1, y0, y1 }: Outline): Place {
  return { x: tidy((x0 + x1) / 2), y: tidy((y0 + y1) / 2), width: tidy(x1 - x0), height: tidy(y1 - y0) }
}

const sizeOf = ({ width, height }: Place) => ({ width, height })
const between = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value))
const onGrid = (value: number, step: number) => Math.round(value / step) * step
