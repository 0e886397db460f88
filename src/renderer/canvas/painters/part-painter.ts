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
  const rectangle = rectangleOfPart(layout, part)
  const outlines = rectangle ? [outlineOf(rectangle)] : partOutlines(frame)
  for (const outline of outlines) strokeBox(context, grown(boxOf(camera, outline), FRAME_OFFSET), SELECTION, 1.5)
  if (rectangle) paintHandles(context, camera, outlineOf(rectangle))
}

/** A lid in several pieces is framed piece by piece. */
function partOutlines({ layout, part, pkg }: Frame) {
  if (part?.kind === 'lid') return (pkg.lid?.segments ?? []).map(({ outline }) => outline)
  const outline = part && outlineOfPart(layout, part)
  return outline ? [outline] : []
}
