/** Between millimetres of the package (y up) and CSS pixels of the canvas (y down). */
import type { Outline } from '../../layout/outline.ts'

export interface Camera {
  /** px per mm */
  readonly scale: number
  /** px, where the substrate's lower-left corner lies in the canvas. */
  readonly originX: number
  readonly originY: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** True size on a screen of 96 dpi: this is what "100 %" means. */
export const TRUE_SIZE_PX_PER_MM = 96 / 25.4
const LEAST_SCALE = 0.5
const GREATEST_SCALE = 400

/** px kept free around a fitted package: rulers and tags; more on the sides, where panels float. */
export interface Margins {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export const toScreenX = (camera: Camera, xMm: number) => camera.originX + xMm * camera.scale
export const toScreenY = (camera: Camera, yMm: number) => camera.originY - yMm * camera.scale

export function toPackage(camera: Camera, x: number, y: number): { x: number; y: number } {
  return { x: (x - camera.originX) / camera.scale, y: (camera.originY - y) / camera.scale }
}

/** Keeps the point under (x, y) where it is. */
export function zoomAbout(camera: Camera, factor: number, x: number, y: number): Camera {
  const scale = clamp(camera.scale * factor, LEAST_SCALE, GREATEST_SCALE)
  const at = toPackage(camera, x, y)
  return { scale, originX: x - at.x * scale, originY: y + at.y * scale }
}

export function panBy(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, originX: camera.originX + dx, originY: camera.originY + dy }
}

/** Shows all of `area` (mm), centred in what the margins leave. */
export function fitTo(area: Outline, canvas: Size, margins: Margins): Camera {
  const width = Math.max(1, canvas.width - margins.left - margins.right)
  const height = Math.max(1, canvas.height - margins.top - margins.bottom)
  const scale = clamp(Math.min(width / (area.x1 - area.x0), height / (area.y1 - area.y0)), LEAST_SCALE, GREATEST_SCALE)
  return {
    scale,
    originX: margins.left + width / 2 - ((area.x0 + area.x1) / 2) * scale,
    originY: margins.top + height / 2 + ((area.y0 + area.y1) / 2) * scale,
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
