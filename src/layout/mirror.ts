/** Mirroring, as pure edits. */

import { bodyOf } from './arrange.ts'
import { componentOf, duplicateComponents, mapComponents, shifted, withWhatStandsOn } from './edits.ts'
import { boundsOf } from './outline.ts'
import type { Component, Layout, Rotation } from './schema.ts'

/** Which way the picture is turned over: `left-right` about a vertical line. */
export type MirrorDirection = 'left-right' | 'top-bottom'

/** Mirrors components and what stands on them about the middle of their common bounds. */
export function mirrorComponents(layout: Layout, ids: readonly string[], direction: MirrorDirection): Layout {
  const bounds = boundsOf(ids.map((id) => bodyOf(layout, id)))
  if (!bounds) return layout
  const about = direction === 'left-right' ? (bounds.x0 + bounds.x1) / 2 : (bounds.y0 + bounds.y1) / 2
  return mirrorAbout(layout, ids, direction, about)
}

/** Copies components, mirrored about the centre line of the package. */
export function mirrorCopies(
  layout: Layout,
  ids: readonly string[],
  direction: MirrorDirection,
): { readonly layout: Layout; readonly ids: readonly string[] } {
  const copied = duplicateComponents(layout, ids, 0, 0)
  const { width, height } = layout.substrate
  const about = direction === 'left-right' ? width / 2 : height / 2
  return { layout: mirrorAbout(copied.layout, copied.ids, direction, about), ids: copied.ids }
}

function mirrorAbout(layout: Layout, ids: readonly string[], direction: MirrorDirection, about: number): Layout {
  for (const id of ids) componentOf(layout, id)
  return mapComponents(layout, withWhatStandsOn(layout, ids), (component) => ({
    ...turnedOver(component, direction),
    ...(direction === 'left-right' ? { x: shifted(2 * about, -component.x) } : { y: shifted(2 * about, -component.y) }),
  }))
}

/**
 * A mirrored body is the body with its own west and east exchanged, turned: with Mx the mirror in x, R the rotation and
 * My = R(180°)·Mx,
 *
 *     Mx·R(r) = R(−r)·Mx        My·R(r) = R(180° − r)·Mx
 *
 * so that an engine which faces west faces east afterwards, and its blocks lie where the mirror shows them.
 */
function turnedOver(component: Component, direction: MirrorDirection): Component {
  const before = component.rotation ?? 0
  const rotation = (((direction === 'left-right' ? 0 : 180) - before + 360) % 360) as Rotation
  const sources = component.sources?.map((source) => ({
    ...source,
    ...(source.blocks && {
      blocks: source.blocks.map((block) => ({ ...block, x: shifted(component.width, -block.x) })),
    }),
  }))
  return {
    ...component,
    ...(rotation !== before && { rotation }),
    ...(sources && { sources }),
  }
}
