/** The frame of the selected part of the package, with handles where it can be resized. */
import { outlineOf } from '../../../layout/outline.ts'
import { rectangleOfPart } from '../../../layout/package-edits.ts'
import { outlineOfPart } from '../../../layout/package-part.ts'
import { boxOf, type Context, type Frame, grown, SELECTION, strokeBox } from './frame.ts'
import { paintHandles } from './selection-painter.ts'

const FRAME_OFFSET = 2.5

export function paintSelectedPart(context: Context, frame: Frame): void {
  const { layout, part, camera } = frame
  if (!part) return
  paintOrigin(context, frame)
  const rectangle = rectangleOfPart(layout, part)
  const outlines = rectangle ? [outlineOf(rectangle)] : partOutlines(frame)
  for (const outline of outlines) strokeBox(context, grown(boxOf(camera, outline), FRAME_OFFSET), SELECTION, 1.5)
  if (rectangle) paintHandles(context, camera, outlineOf(rectangle))
}

/** Where a drag began, as a dashed ghost. */
function paintOrigin(context: Context, { overlay, part, camera }: Frame): void {
  const before = overlay.drag && part && rectangleOfPart(overlay.drag.base, part)
  if (!before) return
  const { x, y, width, height } = boxOf(camera, outlineOf(before))
  context.setLineDash([4, 3])
  context.strokeStyle = 'rgb(255 255 255 / 70%)'
  context.lineWidth = 1
  context.strokeRect(x, y, width, height)
  context.setLineDash([])
}

/** A lid in several pieces is framed piece by piece. */
function partOutlines({ layout, part, pkg }: Frame) {
  if (part?.kind === 'lid') return (pkg.lid?.segments ?? []).map(({ outline }) => outline)
  const outline = part && outlineOfPart(layout, part)
  return outline ? [outline] : []
}
