/** Where components are as seen from a corner, a centre or another component, mm, and how they get to such a place. */

import { moveComponents } from './edits.ts'
import { type ResolvedPackage, resolvePackage } from './geometry.ts'
import type { Axis } from './outline.ts'
import { boundsOf, type Outline, outlineFromOrigin, spanOf } from './outline.ts'
import type { Layout } from './schema.ts'
import { tidy } from './tidy.ts'

/** Coordinates from the south-west corner, from the middle of the package, or from another component. */
export type Reference =
  | { readonly to: 'corner' }
  | { readonly to: 'centre' }
  | { readonly to: 'component'; readonly id: string; readonly by: 'centre' | 'edges' }

export interface RelativePlace {
  /** mm: a coordinate of the centre of the bounds, or a clear gap; below 0 an overlap. */
  readonly value: number
  /** What grows with the value: the coordinate, or the gap on this side of the other component. */
  readonly towards: Axis | 'west' | 'east' | 'south' | 'north'
}

/** Null where nothing is selected, or the other component is gone or is selected itself. */
export function relativePlace(
  pkg: Pick<ResolvedPackage, 'width' | 'height' | 'components'>,
  ids: readonly string[],
  reference: Reference,
  axis: Axis,
): RelativePlace | null {
  const bounds = boundsOf(pkg.components.filter(({ component }) => ids.includes(component.id)).map((b) => b.outline))
  if (!bounds) return null
  const at = middleOf(bounds, axis)
  if (reference.to === 'corner') return { value: tidy(at), towards: axis }
  const other = otherOutline(pkg, ids, reference)
  if (!other) return null
  const from = middleOf(other, axis)
  if (reference.to === 'centre' || reference.by === 'centre') return { value: tidy(at - from), towards: axis }
  const [low, high] = spanOf(bounds, axis)
  const [otherLow, otherHigh] = spanOf(other, axis)
  if (at >= from) return { value: tidy(low - otherHigh), towards: axis === 'x' ? 'east' : 'north' }
  return { value: tidy(otherLow - high), towards: axis === 'x' ? 'west' : 'south' }
}

/** Moves components together until their place along the axis is `value`. */
export function moveToRelativePlace(
  layout: Layout,
  ids: readonly string[],
  reference: Reference,
  axis: Axis,
  value: number,
): Layout {
  const place = relativePlace(resolvePackage(layout), ids, reference, axis)
  if (!place) return layout
  const by = (value - place.value) * (place.towards === 'west' || place.towards === 'south' ? -1 : 1)
  return axis === 'x' ? moveComponents(layout, ids, by, 0) : moveComponents(layout, ids, 0, by)
}

function otherOutline(
  { width, height, components }: Pick<ResolvedPackage, 'width' | 'height' | 'components'>,
  ids: readonly string[],
  reference: Reference,
): Outline | undefined {
  if (reference.to !== 'component') return outlineFromOrigin(width, height)
  if (ids.includes(reference.id)) return undefined
  return components.find(({ component }) => component.id === reference.id)?.outline
}

function middleOf(outline: Outline, axis: Axis): number {
  const [low, high] = spanOf(outline, axis)
  return (low + high) / 2
}
