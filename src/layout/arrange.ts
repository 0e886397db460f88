/**
 * Aligning, distributing and matching sizes, as pure edits. What stands on a component comes along; what is locked in the
 * layout's view does not move.
 *
 * The reference of an alignment is the bounds of the selection, as in Figma, KiCad's boxes and PowerPoint: it needs no
 * knowledge of the order in which a marquee happened to select. Locked components among the selected are the key objects:
 * as they cannot move, the others are aligned to the bounds of the locked ones. One component alone is aligned to what it
 * stands on: another component, or the substrate.
 */
import { designViewOf } from './design-view.ts'
import { componentOf, moveComponents, resizeComponent, withWhatStandsOn } from './edits.ts'
import { boundsOf, COINCIDENT_MM, type Outline, outlineFromOrigin, outlineOf, spanOf } from './outline.ts'
import type { Component, Layout } from './schema.ts'

export const ALIGNMENTS = ['left', 'centre-x', 'right', 'top', 'centre-y', 'bottom'] as const
export type Alignment = (typeof ALIGNMENTS)[number]

export type DistributionAxis = 'x' | 'y'
/** Equal distances between centres, or equal gaps between edges. */
export type DistributionMeasure = 'centres' | 'gaps'

export type MatchedSize = 'width' | 'height' | 'size'

/** Every selected component ends with its edge or centre on that of the reference. */
export function alignComponents(layout: Layout, ids: readonly string[], alignment: Alignment): Layout {
  const reference = alignmentReference(layout, ids)
  if (!reference) return layout
  const target = lineOf(reference, alignment)
  // Carriers first: they take along what stands on them, which is then put right by itself.
  return fromTheBottom(layout, movable(layout, ids)).reduce((aligned, id) => {
    const delta = target - lineOf(bodyOf(aligned, id), alignment)
    if (Math.abs(delta) < COINCIDENT_MM) return aligned
    return alignment === 'top' || alignment === 'bottom' || alignment === 'centre-y'
      ? moveComponents(aligned, [id], 0, delta)
      : moveComponents(aligned, [id], delta, 0)
  }, layout)
}

/** What the selection is aligned to, mm; null where nothing can move. */
export function alignmentReference(layout: Layout, ids: readonly string[]): Outline | null {
  const free = movable(layout, ids)
  if (free.length === 0) return null
  const locked = ids.filter((id) => !free.includes(id))
  if (locked.length > 0) return boundsOf(locked.map((id) => bodyOf(layout, id)))
  if (ids.length > 1) return boundsOf(ids.map((id) => bodyOf(layout, id)))
  const { on } = componentOf(layout, ids[0]!)
  return on === undefined ? outlineFromOrigin(layout.substrate.width, layout.substrate.height) : bodyOf(layout, on)
}

/**
 * Spreads the selected components evenly between the first and the last of them along an axis, which stay. Locked ones stay
 * too: those between two that stay are spread between these. What stands on another selected component comes along with it.
 */
export function distributeComponents(
  layout: Layout,
  ids: readonly string[],
  axis: DistributionAxis,
  measure: DistributionMeasure,
): Layout {
  const free = new Set(movable(layout, ids))
  const row = rootsOf(layout, ids)
    .map((id) => ({ id, span: spanOf(bodyOf(layout, id), axis) }))
    .sort((a, b) => a.span[0] + a.span[1] - b.span[0] - b.span[1])
  let spread = layout
  let anchor = 0
  for (let end = 1; end < row.length; end++) {
    if (free.has(row[end]!.id) && end < row.length - 1) continue
    const between = row.slice(anchor + 1, end)
    const centres = evenCentres(
      row[anchor]!.span,
      between.map(({ span }) => span),
      row[end]!.span,
      measure,
    )
    between.forEach(({ id, span }, index) => {
      const delta = centres[index]! - (span[0] + span[1]) / 2
      if (Math.abs(delta) < COINCIDENT_MM) return
      spread = moveComponents(spread, [id], axis === 'x' ? delta : 0, axis === 'y' ? delta : 0)
    })
    anchor = end
  }
  return spread
}

/** Components that a distribution counts: at least three make a difference. */
export function distributable(layout: Layout, ids: readonly string[]): number {
  return rootsOf(layout, ids).length
}

/**
 * Gives the selected components the width and height of one of them. These are the part's own, before rotation, as in the
 * inspector: engines that face different ways round an ASIC stay the same part.
 */
export function matchSizes(layout: Layout, ids: readonly string[], key: string, matched: MatchedSize): Layout {
  const { width, height } = componentOf(layout, key)
  return movable(layout, ids).reduce((sized, id) => {
    const own = componentOf(sized, id)
    const size = { ...(matched !== 'height' && { width }), ...(matched !== 'width' && { height }) }
    if ((size.width ?? own.width) === own.width && (size.height ?? own.height) === own.height) return sized
    return resizeComponent(sized, id, size)
  }, layout)
}

/** Those of the ids that are not locked. */
export function movable(layout: Layout, ids: readonly string[]): string[] {
  const { locked } = designViewOf(layout)
  return ids.filter((id) => !locked.includes(id))
}

/** Those of the ids that stand on no other of them. */
export function rootsOf(layout: Layout, ids: readonly string[]): string[] {
  const carried = new Set(ids.flatMap((id) => [...withWhatStandsOn(layout, [id])].filter((other) => other !== id)))
  return ids.filter((id) => !carried.has(id))
}

function fromTheBottom(layout: Layout, ids: readonly string[]): string[] {
  const depthOf = (component: Component): number => {
    let depth = 0
    for (let at = component; at.on !== undefined; at = componentOf(layout, at.on)) depth++
    return depth
  }
  return [...ids].sort((a, b) => depthOf(componentOf(layout, a)) - depthOf(componentOf(layout, b)))
}

/** The outline of a component as it lies. */
export function bodyOf(layout: Layout, id: string): Outline {
  const component = componentOf(layout, id)
  return outlineOf(component, component.rotation)
}

function lineOf({ x0, x1, y0, y1 }: Outline, alignment: Alignment): number {
  switch (alignment) {
    case 'left':
      return x0
    case 'centre-x':
      return (x0 + x1) / 2
    case 'right':
      return x1
    case 'top':
      return y1
    case 'centre-y':
      return (y0 + y1) / 2
    case 'bottom':
      return y0
  }
}

type Span = readonly [number, number]

function evenCentres(first: Span, between: readonly Span[], last: Span, measure: DistributionMeasure): number[] {
  if (measure === 'centres') {
    const from = (first[0] + first[1]) / 2
    const step = ((last[0] + last[1]) / 2 - from) / (between.length + 1)
    return between.map((_, index) => from + (index + 1) * step)
  }
  const taken = between.reduce((sum, [low, high]) => sum + high - low, 0)
  const gap = (last[0] - first[1] - taken) / (between.length + 1)
  let edge = first[1]
  return between.map(([low, high]) => {
    const centre = edge + gap + (high - low) / 2
    edge += gap + high - low
    return centre
  })
}
