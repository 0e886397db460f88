/**
 * The whole canvas in three sheets, in the order of the visual design; only the sheets that changed are repainted. A
 * gesture repaints the uppermost one with every move of the pointer and the others with every solve.
 */
import type { MapCache } from '../map-cache.ts'
import { paintBodies, paintOtherBodies, paintSurroundings } from './body-painter.ts'
import { paintField, paintFieldLabels } from './field-painter.ts'
import type { Box, Context, Frame } from './frame.ts'
import { paintHottestCross, paintHottestWords } from './hottest-painter.ts'
import { paintSelectedPart } from './part-painter.ts'
import { paintRulers } from './ruler-painter.ts'
import { paintDistances, paintOverlay, paintSelection } from './selection-painter.ts'
import { paintSymmetry } from './symmetry-painter.ts'
import { paintTags } from './tag-painter.ts'
import { paintTools } from './tool-painter.ts'

/** Void, grid, field, hatch, isotherms, limit line. */
export function paintFieldSheet(context: Context, frame: Frame, cache: MapCache): void {
  paintField(context, frame, cache)
}

/** Everything that stands still, with its words; returns the places that the words take. */
export function paintPartsSheet(context: Context, frame: Frame, cache: MapCache): Box[] {
  const { pkg, moving } = frame
  const still = pkg.components.filter(({ component }) => !moving.has(component.id))
  // Words claim their place in the order of their importance.
  const occupied: Box[] = []
  paintSurroundings(context, frame, occupied)
  paintOtherBodies(context, frame)
  paintBodies(context, frame, still)
  paintSelectedPart(context, frame)
  const hottest = paintHottestCross(context, frame, occupied)
  if (moving.size === 0) {
    paintSelection(context, frame)
    paintDistances(context, frame, occupied)
  }
  paintHottestWords(context, frame, hottest, occupied)
  paintTags(context, frame, still, occupied)
  paintFieldLabels(context, frame, cache, occupied)
  return occupied
}

/** What a gesture moves, guides, marquee and rulers. */
export function paintMovingSheet(context: Context, frame: Frame, taken: readonly Box[]): void {
  const { pkg, moving } = frame
  const occupied = [...taken]
  if (moving.size > 0) {
    const bodies = pkg.components.filter(({ component }) => moving.has(component.id))
    paintBodies(context, frame, bodies)
    paintSelection(context, frame)
    paintDistances(context, frame, occupied)
    paintTags(context, frame, bodies, occupied)
  }
  paintSymmetry(context, frame)
  paintOverlay(context, frame, occupied)
  paintTools(context, frame, [...taken])
  paintRulers(context, frame)
}
