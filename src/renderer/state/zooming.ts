import { boundsOf, type Outline, outlineFromOrigin } from '../../layout/outline.ts'
import { outlineOfPart } from '../../layout/package-part.ts'
import { fitTo, type Margins, panBy, type Size, toScreenX, toScreenY } from '../canvas/camera.ts'
import type { App } from './app.ts'
import { packageOf } from './derived.ts'

/** px that the panels floating on the canvas and the rulers cover. */
const LAYER_STRIP_PX = 194
const LEGEND_PX = 138
/** Of the room for strip and legend, what must be there for the strip to be more than a chip. */
const STRIP_FITS_FROM = 0.85
const RULER_PX = 18
const AROUND_PX = 24
/** A body smaller than this on the screen is found by nobody. */
const LEAST_SEEN_PX = 16
const SELECTION_CONTEXT_MM = 12

export function fitPackage({ document, view }: App): void {
  const { substrate } = document.getState().layout
  const { canvasSize, set } = view.getState()
  set({
    camera: fitTo(outlineFromOrigin(substrate.width, substrate.height), canvasSize, fitMargins(canvasSize)),
    fitted: true,
  })
}

export function fitSelection(app: App): void {
  const bounds = selectedBounds(app)
  if (!bounds) return
  const { canvasSize, set } = app.view.getState()
  const around = {
    x0: bounds.x0 - SELECTION_CONTEXT_MM,
    x1: bounds.x1 + SELECTION_CONTEXT_MM,
    y0: bounds.y0 - SELECTION_CONTEXT_MM,
    y1: bounds.y1 + SELECTION_CONTEXT_MM,
  }
  set({ camera: fitTo(around, canvasSize, fitMargins(canvasSize)), fitted: false })
}

/** Moves the camera as little as it takes to see the selection whole; zooms only to what is too large or too small to see. */
export function showSelection(app: App): void {
  const { camera, canvasSize, set } = app.view.getState()
  const bounds = selectedBounds(app)
  if (!bounds) return
  const left = toScreenX(camera, bounds.x0) - RULER_PX
  const right = canvasSize.width - toScreenX(camera, bounds.x1)
  const top = toScreenY(camera, bounds.y1) - RULER_PX
  const bottom = canvasSize.height - toScreenY(camera, bounds.y0)
  const longest = camera.scale * Math.max(bounds.x1 - bounds.x0, bounds.y1 - bounds.y0)
  if (left + right < 0 || top + bottom < 0 || longest < LEAST_SEEN_PX) {
    fitSelection(app)
    return
  }
  const dx = Math.max(0, AROUND_PX - left) - Math.max(0, AROUND_PX - right)
  const dy = Math.max(0, AROUND_PX - top) - Math.max(0, AROUND_PX - bottom)
  if (dx !== 0 || dy !== 0) set({ camera: panBy(camera, dx, dy), fitted: false })
}

function selectedBounds({ document, selection }: App): Outline | null {
  const { ids, part } = selection.getState()
  if (part) return outlineOfPart(document.getState().layout, part)
  const bodies = packageOf(document.getState().layout).components.filter(({ component }) => ids.includes(component.id))
  return boundsOf(bodies.map(({ outline }) => outline))
}

/** Whether the layer strip finds room beside a fitted square package; else it is a chip in the corner. */
export function stripFits(canvas: Size): boolean {
  return roomBeside(canvas) >= STRIP_FITS_FROM * (LAYER_STRIP_PX + LEGEND_PX)
}

function roomBeside({ width, height }: Size): number {
  return Math.max(0, width - RULER_PX - (height - 2 * RULER_PX - AROUND_PX))
}

/** The package stays clear of layer strip and legend as far as the canvas is wide enough for both. */
function fitMargins(canvas: Size): Margins {
  const strip = stripFits(canvas) ? LAYER_STRIP_PX : AROUND_PX
  const share = Math.min(1, roomBeside(canvas) / (strip + LEGEND_PX))
  return {
    left: RULER_PX + Math.max(AROUND_PX, share * strip),
    right: Math.max(AROUND_PX, share * LEGEND_PX),
    top: RULER_PX + AROUND_PX,
    bottom: RULER_PX,
  }
}
