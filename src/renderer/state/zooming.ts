import { boundsOf, outlineFromOrigin } from '../../layout/outline.ts'
import { fitTo, type Margins, type Size } from '../canvas/camera.ts'
import type { App } from './app.ts'
import { packageOf } from './derived.ts'

/** px that the panels floating on the canvas and the rulers cover. */
const LAYER_STRIP_PX = 194
const LEGEND_PX = 138
/** Of the room for strip and legend, what must be there for the strip to be more than a chip. */
const STRIP_FITS_FROM = 0.85
const RULER_PX = 18
const AROUND_PX = 24
const SELECTION_CONTEXT_MM = 12

export function fitPackage({ document, view }: App): void {
  const { substrate } = document.getState().layout
  const { canvasSize, set } = view.getState()
  set({
    camera: fitTo(outlineFromOrigin(substrate.width, substrate.height), canvasSize, fitMargins(canvasSize)),
    fitted: true,
  })
}

export function fitSelection({ document, selection, view }: App): void {
  const { ids } = selection.getState()
  const bodies = packageOf(document.getState().layout).components.filter(({ component }) => ids.includes(component.id))
  const bounds = boundsOf(bodies.map(({ outline }) => outline))
  if (!bounds) return
  const { canvasSize, set } = view.getState()
  const around = {
    x0: bounds.x0 - SELECTION_CONTEXT_MM,
    x1: bounds.x1 + SELECTION_CONTEXT_MM,
    y0: bounds.y0 - SELECTION_CONTEXT_MM,
    y1: bounds.y1 + SELECTION_CONTEXT_MM,
  }
  set({ camera: fitTo(around, canvasSize, fitMargins(canvasSize)), fitted: false })
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
