/**
 * How a small move of a component is spread over the space around it: 1 on the component, what stands on it and its joint
 * to the lid; falling to 0 before anything else that has an edge, by a ramp on each of six sides. Lengths in mm.
 */
import { withWhatStandsOn } from '../../../layout/edits.ts'
import type { ResolvedFilms } from '../../../layout/films.ts'
import type { ResolvedComponent, ResolvedPackage } from '../../../layout/geometry.ts'
import { contains, type Outline, outlineFromOrigin, overlaps } from '../../../layout/outline.ts'
import type { Layout } from '../../../layout/schema.ts'

/** 1 between `from` and `to`, 0 beyond `start` and `end`, linear between. */
export interface Ramp {
  readonly start: number
  readonly from: number
  readonly to: number
  readonly end: number
}

export interface Displacement {
  readonly x: Ramp
  readonly y: Ramp
  readonly z: Ramp
  /** Components that stay. */
  readonly staying: readonly ResolvedComponent[]
}

export type SpreadDisplacement =
  | { readonly ok: true; readonly displacement: Displacement }
  | { readonly ok: false; readonly reason: string }

export function rampAt({ start, from, to, end }: Ramp, at: number): number {
  if (at < from) return at <= start ? 0 : (at - start) / (from - start)
  if (at > to) return at >= end ? 0 : (end - at) / (end - to)
  return 1
}

/** The derivative does not depend on it; its error on a given grid does, a little (docs/physics.md, "Sensitivities"). */
const FLAT_SHARE = 0.25

interface Obstacle {
  readonly label: string
  readonly outline: Outline
  readonly z0: number
  readonly z1: number
}

/** No displacement where another edge is nearer than `nearestMm`: there the way is not free, or no grid line lies between. */
export function spreadDisplacement(
  layout: Layout,
  pkg: ResolvedPackage,
  films: ResolvedFilms,
  id: string,
  nearestMm: number,
): SpreadDisplacement {
  const moving = withWhatStandsOn(layout, [id])
  const staying = pkg.components.filter(({ component }) => !moving.has(component.id))
  const group = pkg.components.filter(({ component }) => moving.has(component.id))
  const own = group.find(({ component }) => component.id === id)!
  const parent = staying.find(({ component }) => component.id === own.component.on)
  const { outline } = own
  const ceiling = pkg.lid?.underside ?? pkg.topPlane
  const top = pkg.lid ? ceiling : Math.max(...group.map((component) => component.top))
  const z = flattened({ start: parent ? parent.base : 0, from: own.base, to: top, end: pkg.topPlane })
  const reaches = ({ z0, z1 }: Obstacle) => z1 > z.start && z0 < z.end

  const obstacles: Obstacle[] = staying.map(({ component, outline, base, top }) => ({
    label: component.id,
    outline,
    z0: base,
    z1: component.id === parent?.component.id ? top : Math.max(top, ceiling),
  }))
  for (const segment of pkg.lid?.segments ?? [])
    obstacles.push({ label: `lid segment ${segment.id}`, outline: segment.outline, z0: ceiling, z1: pkg.topPlane })
  // without a lid a component may lie in the top plane itself, where the films change from zone to zone
  if (top === pkg.topPlane) {
    for (const { name, outline } of films.top.zones)
      obstacles.push({ label: name, outline, z0: z.start, z1: pkg.topPlane })
  }
  let margin = distanceInside(outlineFromOrigin(pkg.width, pkg.height), outline)
  let nearest = "the substrate's edge"
  for (const obstacle of obstacles.filter(reaches)) {
    const distance = overlaps(obstacle.outline, outline)
      ? contains(obstacle.outline, outline)
        ? distanceInside(obstacle.outline, outline)
        : 0
      : chebyshevGap(obstacle.outline, outline)
    if (distance < margin) {
      margin = distance
      nearest = obstacle.label
    }
  }
  if (margin < nearestMm) return { ok: false, reason: `it is not free to move: ${nearest} is in the way` }
  const widened = (from: number, to: number) => flattened({ start: from - margin, from, to, end: to + margin })
  const displacement = { x: widened(outline.x0, outline.x1), y: widened(outline.y0, outline.y1), z, staying }
  return { ok: true, displacement }
}

/** The same ramp, flat for the first part of the way down: the field is steepest at the component's edges. */
const flattened = ({ start, from, to, end }: Ramp): Ramp => ({
  start,
  from: from - FLAT_SHARE * (from - start),
  to: to + FLAT_SHARE * (end - to),
  end,
})

/** How far a rectangle can grow on all sides before it leaves another. */
const distanceInside = (outer: Outline, inner: Outline): number =>
  Math.min(inner.x0 - outer.x0, outer.x1 - inner.x1, inner.y0 - outer.y0, outer.y1 - inner.y1)

/** How far a rectangle can grow on all sides before it meets another. */
const chebyshevGap = (a: Outline, b: Outline): number => Math.max(a.x0 - b.x1, b.x0 - a.x1, a.y0 - b.y1, b.y0 - a.y1, 0)
