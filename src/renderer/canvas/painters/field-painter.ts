/** From the void up to the limit line: everything that shows temperature, and the grid below it. */
import { formatFixed, formatShort, formatSigned } from '../../../layout/units.ts'
import type { PointMm } from '../../../report/map/isotherms.ts'
import { toScreenX, toScreenY } from '../camera.ts'
import type { DrawnContour, DrawnLimit, MapCache } from '../map-cache.ts'
import { gridStep } from '../scale.ts'
import {
  type Box,
  boxOf,
  type Context,
  FONT,
  type Frame,
  fillRounded,
  HALO,
  haloText,
  overlap,
  SELECTION,
} from './frame.ts'
import { paintMesh } from './mesh-painter.ts'
import { paintPlacement } from './placement-painter.ts'

const GRID_LEAST_PX = 48
const FADED_OPACITY = 0.4
/** px/mm from which isotherms are labelled and grid crosses drawn. */
const LABELS_FROM = 5
const CROSSES_FROM = 2

export function paintField(context: Context, frame: Frame, cache: MapCache): void {
  paintVoid(context, frame)
  const { slice } = frame
  const { width, height } = frame.pkg
  // A difference reaches as far as both substrates do.
  const extent = slice ? { x1: slice.x.at(-1)!, y1: slice.y.at(-1)! } : { x1: width, y1: height }
  const substrate = boxOf(frame.camera, { x0: 0, y0: 0, ...extent })
  context.fillStyle = '#1c1230'
  context.fillRect(substrate.x, substrate.y, substrate.width, substrate.height)
  if (slice) {
    context.save()
    if (frame.faded) {
      context.globalAlpha = FADED_OPACITY
      context.filter = 'grayscale(1)'
    }
    context.imageSmoothingEnabled = frame.smooth
    context.drawImage(cache.image(frame, slice), substrate.x, substrate.y, substrate.width, substrate.height)
    context.restore()
    if (frame.mesh && !frame.faded) paintMesh(context, frame, slice)
    else if (frame.camera.scale >= CROSSES_FROM) paintCrosses(context, frame)
    if (frame.placement.judged.length > 0) paintPlacement(context, frame)
    else if (!frame.faded) paintContours(context, frame, cache)
  }
}

/** The words of the lines: above the outlines of the bodies, below their tags. */
export function paintFieldLabels(context: Context, frame: Frame, cache: MapCache, occupied: Box[]): void {
  if (!frame.slice || frame.faded || frame.placement.judged.length > 0) return
  context.font = `600 11px ${FONT}`
  context.textBaseline = 'middle'
  context.textAlign = 'center'
  if (frame.limitLine) {
    for (const contour of cache.limits(frame, frame.slice)) paintLimitLabel(context, frame, contour, occupied)
  }
  if (frame.isotherms && frame.camera.scale >= LABELS_FROM) {
    for (const contour of cache.isotherms(frame, frame.slice)) paintIsothermLabel(context, frame, contour, occupied)
  }
}

function paintVoid(context: Context, { camera, size, colours }: Frame): void {
  context.fillStyle = colours.void
  context.fillRect(0, 0, size.width, size.height)
  const step = gridStep(camera.scale, GRID_LEAST_PX)
  context.strokeStyle = colours.grid
  context.lineWidth = 1
  context.beginPath()
  for (let n = Math.ceil(-camera.originX / camera.scale / step); toScreenX(camera, n * step) < size.width; n++) {
    const x = Math.round(toScreenX(camera, n * step)) + 0.5
    context.moveTo(x, 0)
    context.lineTo(x, size.height)
  }
  for (let n = Math.ceil((camera.originY - size.height) / camera.scale / step); toScreenY(camera, n * step) > 0; n++) {
    const y = Math.round(toScreenY(camera, n * step)) + 0.5
    context.moveTo(0, y)
    context.lineTo(size.width, y)
  }
  context.stroke()
}

function paintCrosses(context: Context, { camera, pkg }: Frame): void {
  const step = gridStep(camera.scale, GRID_LEAST_PX)
  context.strokeStyle = 'rgb(255 255 255 / 22%)'
  context.lineWidth = 1
  context.beginPath()
  for (let x = step; x < pkg.width; x += step) {
    for (let y = step; y < pkg.height; y += step) {
      const sx = Math.round(toScreenX(camera, x)) + 0.5
      const sy = Math.round(toScreenY(camera, y)) + 0.5
      context.moveTo(sx - 2.5, sy)
      context.lineTo(sx + 2.5, sy)
      context.moveTo(sx, sy - 2.5)
      context.lineTo(sx, sy + 2.5)
    }
  }
  context.stroke()
}

function paintContours(context: Context, frame: Frame, cache: MapCache): void {
  const slice = frame.slice!
  const limits = frame.limitLine ? cache.limits(frame, slice) : []
  paintHatch(context, frame, limits)
  if (frame.isotherms) {
    for (const { linePath } of cache.isotherms(frame, slice)) {
      strokeInMm(context, frame, linePath, [['rgb(255 255 255 / 38%)', 1]])
    }
  }
  const { sought } = frame.overlay
  const contour = sought === null ? null : cache.contourAt(frame, slice, sought)
  if (contour) {
    strokeInMm(context, frame, contour.linePath, [
      [HALO, 4.5],
      [SELECTION, 2],
    ])
  }
  for (const { linePath } of limits) {
    // Two white lines 1.1 px wide with a dark core of 1.4 px between them, on a dark halo.
    strokeInMm(context, frame, linePath, [
      [HALO, 5.4],
      ['#ffffff', 3.6],
      ['#0b0c0e', 1.4],
    ])
  }
}

/** Hatches what is hotter than the limit that applies there: a body's own on the body, the lowest one between bodies. */
function paintHatch(context: Context, frame: Frame, limits: readonly DrawnLimit[]): void {
  const lowest = limits[0]
  if (!lowest) return
  const bodies = frame.solvedPkg.components.filter(({ layers }) =>
    layers.some(({ z0, z1 }) => z0 < frame.level.z1 && z1 > frame.level.z0),
  )
  const between = new Path2D()
  between.rect(0, 0, frame.pkg.width, frame.pkg.height)
  for (const { outline } of bodies) {
    between.rect(outline.x0, outline.y0, outline.x1 - outline.x0, outline.y1 - outline.y0)
  }
  hatchInside(context, frame, [between, lowest.regionPath])
  for (const { outline, limit } of bodies) {
    const contour = limits.find(({ temperature }) => temperature === limit)
    if (!contour) continue
    const body = new Path2D()
    body.rect(outline.x0, outline.y0, outline.x1 - outline.x0, outline.y1 - outline.y0)
    hatchInside(context, frame, [body, contour.regionPath])
  }
}

function hatchInside(context: Context, frame: Frame, clips: readonly Path2D[]): void {
  context.save()
  const { camera, size } = frame
  const base = context.getTransform()
  context.translate(camera.originX, camera.originY)
  context.scale(camera.scale, -camera.scale)
  for (const clip of clips) context.clip(clip, 'evenodd')
  context.setTransform(base)
  context.strokeStyle = 'rgb(255 255 255 / 55%)'
  context.lineWidth = 1.2
  context.beginPath()
  // Anchored to the package, so that the hatch does not swim while panning.
  const period = 7 * Math.SQRT2
  const phase = (((camera.originX + camera.originY) % period) + period) % period
  for (let c = phase - period; c < size.width + size.height; c += period) {
    context.moveTo(c, 0)
    context.lineTo(c - size.height, size.height)
  }
  context.stroke()
  context.restore()
}

function strokeInMm(
  context: Context,
  { camera }: Frame,
  path: Path2D,
  strokes: readonly (readonly [colour: string, widthPx: number])[],
): void {
  context.save()
  context.translate(camera.originX, camera.originY)
  context.scale(camera.scale, -camera.scale)
  context.lineJoin = 'round'
  for (const [colour, width] of strokes) {
    context.strokeStyle = colour
    context.lineWidth = width / camera.scale
    context.stroke(path)
  }
  context.restore()
}

function paintLimitLabel(context: Context, frame: Frame, contour: DrawnContour, occupied: Box[]): void {
  const longest = longestOf(contour)
  if (!longest || longest.lengthPx(frame.camera.scale) < 60) return
  const text = `${formatShort(contour.temperature, 1)} °C limit`
  const width = context.measureText(text).width + 12
  const { line } = longest
  const top = line.reduce((best, point) => (point[1] > best[1] ? point : best))
  const bottom = line.reduce((best, point) => (point[1] < best[1] ? point : best))
  const [x, y] = [
    (point: PointMm) => toScreenX(frame.camera, point[0]),
    (point: PointMm) => toScreenY(frame.camera, point[1]),
  ]
  const places = [
    { x: x(top) - width / 2, y: y(top) - 20 },
    { x: x(bottom) - width / 2, y: y(bottom) + 4 },
    ...[0.15, 0.4, 0.65, 0.9].map((share) => {
      const point = line[Math.floor(share * (line.length - 1))]!
      return { x: x(point) - width / 2, y: y(point) - 8 }
    }),
  ].map((place) => ({ ...place, width, height: 16 }))
  const box = places.find((place) => !occupied.some((other) => overlap(place, other)))
  if (!box) return
  fillRounded(context, box, 3, '#ffffff')
  context.fillStyle = '#15171a'
  context.fillText(text, box.x + width / 2, box.y + 8.5)
  occupied.push(box)
}

function paintIsothermLabel(context: Context, frame: Frame, contour: DrawnContour, occupied: Box[]): void {
  const longest = longestOf(contour)
  if (!longest || longest.lengthPx(frame.camera.scale) < 110) return
  const { temperature } = contour
  const decimals = Number.isInteger(temperature) ? 0 : Number.isInteger(Number((temperature * 10).toFixed(6))) ? 1 : 2
  const text = frame.changes ? formatSigned(temperature, decimals) : formatFixed(temperature, decimals)
  const width = context.measureText(text).width + 6
  const { line } = longest
  // The first free place along the line, starting away from its ends.
  for (const share of [0.5, 0.35, 0.65, 0.2, 0.8]) {
    const [x, y] = line[Math.floor(share * (line.length - 1))]!
    const box = { x: toScreenX(frame.camera, x) - width / 2, y: toScreenY(frame.camera, y) - 8, width, height: 16 }
    if (occupied.some((other) => overlap(box, other))) continue
    haloText(context, text, box.x + width / 2, box.y + 8.5)
    occupied.push(box)
    return
  }
}

function longestOf({ lines }: DrawnContour) {
  const measured = lines.map((line) => ({ line, length: lengthOf(line) }))
  const longest = measured.reduce<(typeof measured)[number] | null>((a, b) => (a && a.length >= b.length ? a : b), null)
  return longest && { line: longest.line, lengthPx: (scale: number) => longest.length * scale }
}

function lengthOf(line: readonly (readonly [number, number])[]): number {
  return line.slice(1).reduce((sum, [x, y], i) => sum + Math.hypot(x - line[i]![0], y - line[i]![1]), 0)
}
