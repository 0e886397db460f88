/** Snapping of what is being moved: to the grid, and to edges and centres of what lies around. All in mm. */
import type { ResolvedPackage } from './geometry.ts'
import { type Outline, outlineFromOrigin } from './outline.ts'

export type Axis = 'x' | 'y'

/** A line that the moved outline was drawn to: at a constant `axis` coordinate, spanning both partners. */
export interface Guide {
  readonly axis: Axis
  readonly at: number
  /** Extent along the other axis. */
  readonly from: number
  readonly to: number
  readonly target: 'edge' | 'centre' | 'substrate'
}

export interface Snap {
  /** Correction to add to the position, mm. */
  readonly dx: number
  readonly dy: number
  readonly guides: readonly Guide[]
}

export interface SnapTarget {
  readonly outline: Outline
  readonly isSubstrate: boolean
}

/** The nearest multiple of the step, as a short decimal. */
export function snapToGrid(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toFixed(6))
}

/** The substrate and all components except those that move. */
export function snapTargets(pkg: ResolvedPackage, moving: ReadonlySet<string>): SnapTarget[] {
  const others = pkg.components.filter(({ component }) => !moving.has(component.id))
  return [
    { outline: outlineFromOrigin(pkg.width, pkg.height), isSubstrate: true },
    ...others.map(({ outline }) => ({ outline, isSubstrate: false })),
  ]
}

/**
 * Draws an outline to the nearest edge or centre line of the targets within reach, for each axis by itself: edges to
 * edges, centres to centres. Without any within reach the correction is 0.
 */
export function snapToEdges(moving: Outline, targets: readonly SnapTarget[], reachMm: number): Snap {
  const x = nearestLine('x', moving, targets, reachMm)
  const y = nearestLine('y', moving, targets, reachMm)
  const [dx, dy] = [x?.delta ?? 0, y?.delta ?? 0]
  const snapped = { x0: moving.x0 + dx, x1: moving.x1 + dx, y0: moving.y0 + dy, y1: moving.y1 + dy }
  const guides = [x && guideOf('x', x, snapped), y && guideOf('y', y, snapped)].filter((guide) => guide !== null)
  return { dx, dy, guides }
}

interface Line {
  readonly at: number
  readonly target: Guide['target']
  readonly outline: Outline
}

type Drawn = Line & { readonly delta: number }

function nearestLine(axis: Axis, moving: Outline, targets: readonly SnapTarget[], reachMm: number): Drawn | null {
  const [low, high] = spanOf(moving, axis)
  let nearest: Drawn | null = null
  const offer = (own: number, line: Line) => {
    const delta = line.at - own
    if (Math.abs(delta) <= reachMm && (!nearest || Math.abs(delta) < Math.abs(nearest.delta)))
      nearest = { ...line, delta }
  }
  for (const { outline, isSubstrate } of targets) {
    const [targetLow, targetHigh] = spanOf(outline, axis)
    const target = isSubstrate ? 'substrate' : 'edge'
    for (const at of [targetLow, targetHigh]) {
      offer(low, { at, target, outline })
      offer(high, { at, target, outline })
    }
    offer((low + high) / 2, { at: (targetLow + targetHigh) / 2, target: 'centre', outline })
  }
  return nearest
}

function guideOf(axis: Axis, { at, target, outline }: Drawn, moving: Outline): Guide {
  const across: Axis = axis === 'x' ? 'y' : 'x'
  const [own, other] = [spanOf(moving, across), spanOf(outline, across)]
  return { axis, at, from: Math.min(own[0], other[0]), to: Math.max(own[1], other[1]), target }
}

function spanOf(outline: Outline, axis: Axis): readonly [number, number] {
  return axis === 'x' ? [outline.x0, outline.x1] : [outline.y0, outline.y1]
}
