/** A point of a measurement, a cut or a new part: drawn to edges and centres of bodies, else to the grid. */

import { outlineFromOrigin } from '../../layout/outline.ts'
import { snapToGrid } from '../../layout/snapping.ts'
import { tidy } from '../../layout/tidy.ts'
import type { App } from '../state/app.ts'
import { shownPackageOf } from '../state/derived.ts'
import type { Place } from '../state/tool-store.ts'
import type { PointerInput } from './pointer-input.ts'
import { SNAP_REACH_PX } from './snap-move.ts'

/** @param from the other end, to which Shift holds the point level or plumb */
export function snapPoint(app: App, input: PointerInput, from: Place | null = null): Place {
  const { snap, gridStepMm, camera } = app.view.getState()
  const place =
    snap === input.ctrl
      ? { x: tidy(input.x), y: tidy(input.y) }
      : drawn(app, input, SNAP_REACH_PX / camera.scale, gridStepMm)
  if (!from || !input.shift) return place
  return Math.abs(input.x - from.x) >= Math.abs(input.y - from.y)
    ? { x: place.x, y: from.y }
    : { x: from.x, y: place.y }
}

function drawn(app: App, { x, y }: Place, reach: number, gridStepMm: number): Place {
  const pkg = shownPackageOf(app.document.getState().layout)
  const outlines = [outlineFromOrigin(pkg.width, pkg.height), ...pkg.components.map(({ outline }) => outline)]
  // Only bodies that the point is at: an edge far away would draw it for no visible reason.
  const near = outlines.filter((o) => x >= o.x0 - reach && x <= o.x1 + reach && y >= o.y0 - reach && y <= o.y1 + reach)
  return {
    x:
      nearest(
        x,
        near.flatMap(({ x0, x1 }) => [x0, (x0 + x1) / 2, x1]),
        reach,
      ) ?? snapToGrid(x, gridStepMm),
    y:
      nearest(
        y,
        near.flatMap(({ y0, y1 }) => [y0, (y0 + y1) / 2, y1]),
        reach,
      ) ?? snapToGrid(y, gridStepMm),
  }
}

function nearest(at: number, lines: readonly number[], reach: number): number | null {
  let best: number | null = null
  for (const line of lines) {
    const far = Math.abs(line - at)
    if (far <= reach && (best === null || far < Math.abs(best - at))) best = line
  }
  return best
}
