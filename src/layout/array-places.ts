/**
 * Places in a row along an edge or in a ring round a die, as a package has its engines along the shoreline. A part faces
 * with the north edge of its own frame: turned by 0, 90, 180, 270 degrees it faces north, west, south, east.
 *
 * A ring is four rows, one along each side, at a distance from the die. They end where they would meet:
 *
 *          +----------------+         a row along the north side has the
 *      +---|  1   2   3   4 |---+     length of the die and twice the distance,
 *      | 16+----------------+ 5 |     less the corners kept free
 *      | 15|      die       | 6 |
 */

import type { Outline } from './outline.ts'
import { outlineOf } from './outline.ts'
import type { Rotation } from './schema.ts'
import { tidy } from './tidy.ts'
import { formatShort } from './units.ts'

/** Clockwise, as numbering goes. */
export const SIDES = ['north', 'east', 'south', 'west'] as const
export type Side = (typeof SIDES)[number]

export type Facing = 'outwards' | 'inwards' | 'as it is'
export type SideCounts = Readonly<Record<Side, number>>

export interface Spacing {
  /** mm between centres; null spreads each row evenly over its length. */
  readonly pitch: number | null
  /** mm between the edge and the nearest edge of the parts. */
  readonly distance: number
  readonly facing: Facing
}

export interface PartSize {
  /** mm, before rotation */
  readonly width: number
  readonly height: number
  /** Kept where parts face as they are. */
  readonly rotation: Rotation
}

export interface ArrayPlace {
  readonly x: number
  readonly y: number
  readonly rotation: Rotation
}

export type Places =
  | { readonly ok: true; readonly places: readonly ArrayPlace[] }
  | { readonly ok: false; readonly problem: string }

interface Row {
  readonly side: Side
  /** Words for its edge in a problem. */
  readonly name: string
  readonly count: number
  /** The row lies in front of this edge: `at` along the axis across, from `low` to `high` along the edge. */
  readonly at: number
  readonly low: number
  readonly high: number
  /** +1 where the parts lie beyond the edge, as seen from inside the outline; −1 where they lie within. */
  readonly outside: 1 | -1
}

/** A row along one edge of an outline: within it, as for the substrate, or beside it, as for a die. */
export function edgePlaces(
  outline: Outline,
  within: boolean,
  side: Side,
  count: number,
  part: PartSize,
  spacing: Spacing,
): Places {
  const row: Row = { ...edgeOf(outline, side), side, name: `the ${side} edge`, count, outside: within ? -1 : 1 }
  return rowPlaces(row, part, spacing)
}

/** Rows round an outline, numbered clockwise from the first place of a side. */
export function ringPlaces(
  outline: Outline,
  counts: SideCounts,
  from: Side,
  cornerKeepOut: number,
  part: PartSize,
  spacing: Spacing,
): Places {
  const first = SIDES.indexOf(from)
  const places: ArrayPlace[] = []
  for (const side of [...SIDES.slice(first), ...SIDES.slice(0, first)]) {
    const edge = edgeOf(outline, side)
    const more = spacing.distance - cornerKeepOut
    const row: Row = {
      side,
      name: `the ${side} side`,
      count: counts[side],
      at: edge.at,
      low: edge.low - more,
      high: edge.high + more,
      outside: 1,
    }
    const outcome = rowPlaces(row, part, spacing)
    if (!outcome.ok) return outcome
    places.push(...outcome.places)
  }
  return { ok: true, places }
}

/** So many parts on four sides: as equal as can be, opposite sides first where some are left over. */
export function distributedCounts(total: number, from: Side): SideCounts {
  const first = SIDES.indexOf(from)
  const orderOfRest = [0, 2, 1, 3].map((turn) => SIDES[(first + turn) % 4]!)
  const [each, rest] = [Math.floor(total / 4), total % 4]
  const counts = { north: each, east: each, south: each, west: each }
  for (const side of orderOfRest.slice(0, rest)) counts[side] += 1
  return counts
}

/** mm. Parts that touch cannot be assembled. */
const LEAST_GAP_MM = 0.5

/** The least distance from a die, mm, at which a ring has room with a gap beside every part; to half a millimetre. */
export function roomyDistance(outline: Outline, counts: SideCounts, part: PartSize, least: number): number {
  const lacking = SIDES.map((side) => {
    const { low, high } = edgeOf(outline, side)
    const turned = rotationOn(side, 'outwards', part.rotation)
    const taken = counts[side] * (extentAlong(side, part, turned) + LEAST_GAP_MM) + LEAST_GAP_MM
    return (taken - (high - low)) / 2
  })
  return Math.max(least, Math.ceil(2 * Math.max(...lacking)) / 2)
}

function rowPlaces(row: Row, part: PartSize, { pitch, distance, facing }: Spacing): Places {
  const { side, count, low, high, outside } = row
  if (count === 0) return { ok: true, places: [] }
  const rotation = rotationOn(side, facing, part.rotation)
  const horizontal = side === 'north' || side === 'south'
  const along = extentAlong(side, part, rotation)
  const across = extentAlong(horizontal ? 'east' : 'north', part, rotation)
  const length = high - low
  const step = pitch ?? (length - count * along) / (count + 1) + along
  const needed = pitch === null ? count * along : (count - 1) * pitch + along
  if (pitch !== null && count > 1 && pitch < along - TOLERANCE_MM)
    return { ok: false, problem: `A pitch of ${mm(pitch)} is less than the ${mm(along)} that one part takes.` }
  if (needed > length + TOLERANCE_MM) return { ok: false, problem: tooLong(row, along, needed, pitch) }
  const middle = (low + high) / 2
  const outward = side === 'north' || side === 'east' ? 1 : -1
  const centreAcross = row.at + outward * outside * (distance + across / 2)
  const clockwise = side === 'north' || side === 'west' ? 1 : -1
  const places = Array.from({ length: count }, (_, index): ArrayPlace => {
    const centreAlong = middle + clockwise * (index - (count - 1) / 2) * step
    return horizontal
      ? { x: tidy(centreAlong), y: tidy(centreAcross), rotation }
      : { x: tidy(centreAcross), y: tidy(centreAlong), rotation }
  })
  return { ok: true, places }
}

const TOLERANCE_MM = 1e-6

function tooLong({ name, count, high, low }: Row, along: number, needed: number, pitch: number | null): string {
  const parts = count === 1 ? mm(along) : `${count} × ${mm(along)}`
  const gaps = pitch === null || count === 1 ? '' : ` at a pitch of ${mm(pitch)}`
  const need = count === 1 ? 'One part needs' : `${parts}${gaps} need`
  return `Does not fit: ${need} ${mm(needed)}, ${name} has ${mm(Math.max(0, high - low))}.`
}

function edgeOf({ x0, x1, y0, y1 }: Outline, side: Side): { at: number; low: number; high: number } {
  switch (side) {
    case 'north':
      return { at: y1, low: x0, high: x1 }
    case 'south':
      return { at: y0, low: x0, high: x1 }
    case 'east':
      return { at: x1, low: y0, high: y1 }
    case 'west':
      return { at: x0, low: y0, high: y1 }
  }
}

const OUTWARDS: Readonly<Record<Side, Rotation>> = { north: 0, west: 90, south: 180, east: 270 }

function rotationOn(side: Side, facing: Facing, own: Rotation): Rotation {
  if (facing === 'as it is') return own
  return ((OUTWARDS[side] + (facing === 'inwards' ? 180 : 0)) % 360) as Rotation
}

/** How much of the edge a part takes. */
function extentAlong(side: Side, part: PartSize, rotation: Rotation): number {
  const { x0, x1, y0, y1 } = outlineOf({ x: 0, y: 0, ...part }, rotation)
  return side === 'north' || side === 'south' ? x1 - x0 : y1 - y0
}

function mm(length: number): string {
  return `${formatShort(length, 2)} mm`
}
