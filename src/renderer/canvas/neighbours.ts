/** Distances from a body to what is next to it in the four directions. */
import type { Outline } from '../../layout/outline.ts'

export interface Distance {
  readonly direction: 'west' | 'east' | 'south' | 'north'
  readonly from: { readonly x: number; readonly y: number }
  readonly to: { readonly x: number; readonly y: number }
  /** mm */
  readonly length: number
}

/**
 * What separates two outlines along each axis; where one lies within the other along an axis, its distances to both of
 * the other's edges.
 */
export function distancesBetween(a: Outline, b: Outline): Distance[] {
  const x = middleOfOverlap(a.x0, a.x1, b.x0, b.x1)
  const y = middleOfOverlap(a.y0, a.y1, b.y0, b.y1)
  const along = (from: number, to: number, direction: 'west' | 'east'): Distance => {
    return { direction, from: { x: from, y }, to: { x: to, y }, length: Math.abs(to - from) }
  }
  const across = (from: number, to: number, direction: 'south' | 'north'): Distance => {
    return { direction, from: { x, y: from }, to: { x, y: to }, length: Math.abs(to - from) }
  }
  const east = b.x0 >= a.x1
  const west = b.x1 <= a.x0
  const north = b.y0 >= a.y1
  const south = b.y1 <= a.y0
  const horizontal = east
    ? [along(a.x1, b.x0, 'east')]
    : west
      ? [along(a.x0, b.x1, 'west')]
      : [along(a.x0, b.x0, 'west'), along(a.x1, b.x1, 'east')]
  const vertical = north
    ? [across(a.y1, b.y0, 'north')]
    : south
      ? [across(a.y0, b.y1, 'south')]
      : [across(a.y0, b.y0, 'south'), across(a.y1, b.y1, 'north')]
  // Side by side, what counts is the gap and not how far the edges are staggered.
  const apart = [...(east || west ? horizontal : []), ...(north || south ? vertical : [])]
  return (apart.length > 0 ? apart : [...horizontal, ...vertical]).filter(({ length }) => length > 0)
}

/** Where a line between two spans shows best: in what they share, else between them. */
function middleOfOverlap(a0: number, a1: number, b0: number, b1: number): number {
  return (Math.max(a0, b0) + Math.min(a1, b1)) / 2
}

/** To the nearest other body that faces it, else to the edge of the substrate; nothing where they touch or overlap. */
export function distancesAround(body: Outline, others: readonly Outline[], substrate: Outline): Distance[] {
  const facingX = others.filter((other) => other.y0 < body.y1 && other.y1 > body.y0)
  const facingY = others.filter((other) => other.x0 < body.x1 && other.x1 > body.x0)
  const west = nearest(
    facingX.map(({ x1 }) => x1),
    (edge) => edge <= body.x0,
    Math.max,
    substrate.x0,
  )
  const east = nearest(
    facingX.map(({ x0 }) => x0),
    (edge) => edge >= body.x1,
    Math.min,
    substrate.x1,
  )
  const south = nearest(
    facingY.map(({ y1 }) => y1),
    (edge) => edge <= body.y0,
    Math.max,
    substrate.y0,
  )
  const north = nearest(
    facingY.map(({ y0 }) => y0),
    (edge) => edge >= body.y1,
    Math.min,
    substrate.y1,
  )
  const x = (body.x0 + body.x1) / 2
  const y = (body.y0 + body.y1) / 2
  const all: Distance[] = [
    { direction: 'west', from: { x: body.x0, y }, to: { x: west, y }, length: body.x0 - west },
    { direction: 'east', from: { x: body.x1, y }, to: { x: east, y }, length: east - body.x1 },
    { direction: 'south', from: { x, y: body.y0 }, to: { x, y: south }, length: body.y0 - south },
    { direction: 'north', from: { x, y: body.y1 }, to: { x, y: north }, length: north - body.y1 },
  ]
  return all.filter(({ length }) => length > 0)
}

function nearest(
  edges: readonly number[],
  beyond: (edge: number) => boolean,
  pick: (...edges: number[]) => number,
  otherwise: number,
): number {
  const facing = edges.filter(beyond)
  return facing.length > 0 ? pick(...facing) : otherwise
}
