/** Distances from a body to what is next to it in the four directions. */
import type { Outline } from '../../layout/outline.ts'

export interface Distance {
  readonly direction: 'west' | 'east' | 'south' | 'north'
  readonly from: { readonly x: number; readonly y: number }
  readonly to: { readonly x: number; readonly y: number }
  /** mm */
  readonly length: number
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
