/** The lines of the solver's grid at the shown layer, thinned out where they would run into one another. */

import type { FieldSlice } from '../../../report/map/field-slice.ts'
import { toScreenX, toScreenY } from '../camera.ts'
import { boxOf, type Context, type Frame } from './frame.ts'

/** Lines nearer to each other than this, px, are left out. */
const LEAST_GAP_PX = 8
/** A dark line beside a light one shows on every colour of the map, in both themes. */
const LIGHT = 'rgb(255 255 255 / 26%)'
const DARK = 'rgb(11 12 14 / 34%)'

/** Of ascending screen places those that are far enough from the last one kept; the ends are always kept. */
export function thinned(places: readonly number[], leastGap = LEAST_GAP_PX): number[] {
  const end = places.at(-1)
  if (end === undefined) return []
  const kept: number[] = []
  for (const place of places.slice(0, -1)) {
    if (kept.length > 0 && place - kept.at(-1)! < leastGap) continue
    if (kept.length > 0 && end - place < leastGap) continue
    kept.push(place)
  }
  return [...kept, end]
}

export function paintMesh(context: Context, { camera, pkg }: Frame, slice: FieldSlice): void {
  const { x, y, width, height } = boxOf(camera, { x0: 0, y0: 0, x1: pkg.width, y1: pkg.height })
  const columns = thinned(Array.from(slice.x, (mm) => Math.round(toScreenX(camera, mm))))
  const rows = thinned(Array.from(slice.y, (mm) => Math.round(toScreenY(camera, mm))).reverse())
  context.lineWidth = 1
  for (const [colour, offset] of [
    [DARK, 1.5],
    [LIGHT, 0.5],
  ] as const) {
    context.strokeStyle = colour
    context.beginPath()
    for (const column of columns) {
      context.moveTo(column + offset, y)
      context.lineTo(column + offset, y + height)
    }
    for (const row of rows) {
      context.moveTo(x, row + offset)
      context.lineTo(x + width, row + offset)
    }
    context.stroke()
  }
}
