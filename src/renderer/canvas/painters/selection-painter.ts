/** Selection frames with handles, distances, guides, the marquee and the ghost of a dragged part. */

import { boundsOf, type Outline, outlineFromOrigin } from '../../../layout/outline.ts'
import { packageOf } from '../../state/derived.ts'
import { type Camera, toScreenX, toScreenY } from '../camera.ts'
import { HANDLES, handlePoint, turningHandle } from '../handles.ts'
import { type Distance, distancesAround } from '../neighbours.ts'
import {
  type Box,
  boxOf,
  type Context,
  FONT,
  type Frame,
  fillRounded,
  grown,
  overlap,
  SELECTION,
  strokeBox,
} from './frame.ts'

const FRAME_OFFSET = 2.5
const HANDLE = 7
const DISTANCES_FROM = 2
/** What tag and temperature take above and below a body, px. */
const WORDS_BESIDE_BODY = 22

export function paintSelection(context: Context, frame: Frame): void {
  const { camera, pkg, selected, overlay } = frame
  const bodies = pkg.components.filter(({ component }) => selected.includes(component.id))
  paintGhosts(context, frame)
  for (const { outline } of bodies) {
    strokeBox(context, grown(boxOf(camera, outline), FRAME_OFFSET), SELECTION, bodies.length > 1 ? 1 : 1.5)
  }
  const bounds = boundsOf(bodies.map(({ outline }) => outline))
  if (bounds) {
    if (bodies.length > 1) strokeBox(context, grown(boxOf(camera, bounds), 2 * FRAME_OFFSET + 2), SELECTION, 1.5)
    // Only one body can be resized by hand, so only one carries handles; a locked one carries none.
    const only = bodies.length === 1 ? bodies[0] : undefined
    if (only && !overlay.drag && !frame.locked.has(only.component.id)) {
      paintHandles(context, camera, bounds)
      paintTurningHandle(context, camera, bounds)
    }
  }
}

/** The eight by which an outline is resized. */
export function paintHandles(context: Context, camera: Camera, bounds: Outline): void {
  context.fillStyle = '#ffffff'
  context.strokeStyle = '#0b0c0e'
  context.lineWidth = 1
  for (const handle of HANDLES) {
    const { x, y } = handlePoint(bounds, handle)
    const box = { x: toScreenX(camera, x) - HANDLE / 2, y: toScreenY(camera, y) - HANDLE / 2 }
    context.fillRect(box.x, box.y, HANDLE, HANDLE)
    context.strokeRect(box.x, box.y, HANDLE, HANDLE)
  }
}

function paintTurningHandle(context: Context, camera: Camera, bounds: Outline): void {
  const turning = turningHandle(bounds, camera.scale)
  context.beginPath()
  context.arc(toScreenX(camera, turning.x), toScreenY(camera, turning.y), HANDLE / 2 + 0.5, 0, 2 * Math.PI)
  context.fill()
  context.stroke()
}

/** Snap lines and the marquee. @param occupied by words that lengths of equal gaps give way to */
export function paintOverlay(context: Context, frame: Frame, occupied: Box[]): void {
  const { camera, overlay } = frame
  paintGuides(context, frame, occupied)
  const measured: Box[] = []
  for (const { from, to, length } of overlay.gaps) paintSpan(context, frame, from, to, length, measured)
  if (overlay.marquee) {
    const box = boxOf(camera, overlay.marquee)
    context.fillStyle = 'rgb(99 220 255 / 12%)'
    context.fillRect(box.x, box.y, box.width, box.height)
    strokeBox(context, box, SELECTION, 1)
  }
}

/** Lines to the four neighbours of the selection with their lengths. */
export function paintDistances(context: Context, frame: Frame, occupied: Box[]): void {
  const { camera, pkg, selected } = frame
  if (camera.scale < DISTANCES_FROM || frame.overlay.marquee || frame.overlay.gaps.length > 0) return
  const bodies = pkg.components.filter(({ component }) => selected.includes(component.id))
  const first = bodies[0]
  if (!first || bodies.length > 1) return
  const family = new Set([first.component.id, first.component.on])
  const others = pkg.components
    .filter(({ component, depth }) => depth === first.depth && !family.has(component.id))
    .map(({ outline }) => outline)
  const substrate = outlineFromOrigin(pkg.width, pkg.height)
  for (const distance of distancesAround(first.outline, others, substrate))
    if (!isEqualGap(frame, distance)) paintDistance(context, frame, distance, occupied)
}

/** Less than the plates print. */
const SAME_LENGTH_MM = 0.005

/** Whether the guides show the same length already. */
function isEqualGap({ overlay }: Frame, { from, to }: Distance): boolean {
  const along = from.y === to.y ? 'x' : 'y'
  const [low, high] = [Math.min(from[along], to[along]), Math.max(from[along], to[along])]
  return overlay.guides
    .flatMap(({ gaps }) => gaps ?? [])
    .some(
      (gap) =>
        gap.axis === along && Math.abs(gap.from - low) < SAME_LENGTH_MM && Math.abs(gap.to - high) < SAME_LENGTH_MM,
    )
}

function paintDistance(context: Context, frame: Frame, { from, to, length }: Distance, occupied: Box[]): void {
  paintSpan(context, frame, from, to, length, occupied, { passPx: WORDS_BESIDE_BODY })
}

interface Point {
  readonly x: number
  readonly y: number
}

interface PlateRules {
  /** What the plate of an upright line first passes: the words beside the body that the line starts at. */
  readonly passPx?: number
  /** Where its place is taken the plate gives way; without this it is left out. */
  readonly always?: boolean
}

/** A line between two points (mm) with its length on a plate. */
export function paintSpan(
  context: Context,
  { camera }: Frame,
  from: Point,
  to: Point,
  length: number,
  occupied: Box[],
  { passPx = 0, always = false }: PlateRules = {},
): void {
  const [x0, y0] = [toScreenX(camera, from.x), toScreenY(camera, from.y)]
  const [x1, y1] = [toScreenX(camera, to.x), toScreenY(camera, to.y)]
  const alongPx = Math.hypot(x1 - x0, y1 - y0)
  if (alongPx < 8) return
  const text = length.toFixed(2)
  context.font = `600 11px ${FONT}`
  const width = context.measureText(text).width + 10
  const upright = x0 === x1
  const box = { x: (x0 + x1) / 2 - width / 2, y: labelCentre(upright, y0, y1, passPx) - 8, width, height: 16 }
  context.strokeStyle = SELECTION
  context.lineWidth = 1
  context.beginPath()
  context.moveTo(x0, y0)
  context.lineTo(x1, y1)
  const [px, py] = [(4 * (y1 - y0)) / alongPx, (4 * (x0 - x1)) / alongPx]
  context.moveTo(x1 - px, y1 - py)
  context.lineTo(x1 + px, y1 + py)
  context.stroke()
  const isFree = (place: Box) => !occupied.some((other) => overlap(place, other))
  const place = isFree(box) ? box : always ? (besides(box, upright, alongPx).find(isFree) ?? box) : null
  if (alongPx < (upright ? 22 : width + 4) || !place) return
  occupied.push(place)
  fillRounded(context, place, 3, '#06131f')
  context.strokeStyle = SELECTION
  context.stroke()
  context.fillStyle = '#a5e9ff'
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(text, place.x + width / 2, place.y + 8.5)
}

/** At the ends of an upright line, above and below a level one. */
function besides(box: Box, upright: boolean, alongPx: number): Box[] {
  const by = upright ? (alongPx - box.height) / 2 - 1 : box.height / 2 + 6
  return [1, -1].map((side) => ({ ...box, y: box.y - side * by }))
}

function labelCentre(upright: boolean, y0: number, y1: number, passPx: number): number {
  const towards = Math.sign(y1 - y0)
  const leavesRoom = Math.abs(y1 - y0) >= passPx + 18
  return (y0 + y1 + (upright && leavesRoom ? towards * passPx : 0)) / 2
}

/** Lines to what attracts, rings, and the distances that have become equal. */
function paintGuides(context: Context, frame: Frame, occupied: Box[]): void {
  const { camera, overlay } = frame
  context.strokeStyle = SELECTION
  context.lineWidth = 1
  context.setLineDash([4, 3])
  for (const { axis, at, from, to, target, ring } of overlay.guides) {
    context.beginPath()
    if (ring) {
      const { x, y, width, height } = boxOf(camera, ring)
      context.rect(Math.round(x) + 0.5, Math.round(y) + 0.5, width, height)
    } else if (target !== 'gap' && axis === 'x') {
      const x = Math.round(toScreenX(camera, at)) + 0.5
      context.moveTo(x, toScreenY(camera, from))
      context.lineTo(x, toScreenY(camera, to))
    } else if (target !== 'gap') {
      const y = Math.round(toScreenY(camera, at)) + 0.5
      context.moveTo(toScreenX(camera, from), y)
      context.lineTo(toScreenX(camera, to), y)
    }
    context.stroke()
  }
  context.setLineDash([])
  paintCrosses(context, frame)
  for (const { axis, from, to, across } of overlay.guides.flatMap(({ gaps }) => gaps ?? [])) {
    const ends =
      axis === 'x'
        ? [
            { x: from, y: across },
            { x: to, y: across },
          ]
        : [
            { x: across, y: from },
            { x: across, y: to },
          ]
    paintSpan(context, frame, ends[0]!, ends[1]!, to - from, occupied, { always: true })
  }
}

/** Where two snap lines meet. */
function paintCrosses(context: Context, { camera, overlay }: Frame): void {
  const lines = overlay.guides.filter(({ target }) => target !== 'gap' && target !== 'ring')
  const across = lines.find(({ axis }) => axis === 'x')
  const along = lines.find(({ axis }) => axis === 'y')
  if (!across || !along) return
  const [x, y] = [toScreenX(camera, across.at), toScreenY(camera, along.at)]
  context.beginPath()
  context.moveTo(x - 4, y - 4)
  context.lineTo(x + 4, y + 4)
  context.moveTo(x - 4, y + 4)
  context.lineTo(x + 4, y - 4)
  context.stroke()
}

/** Where dragged parts came from, with what they had there. */
function paintGhosts(context: Context, frame: Frame): void {
  const { drag } = frame.overlay
  if (!drag) return
  for (const { component, outline } of packageOf(drag.base).components) {
    if (!drag.ids.includes(component.id)) continue
    const box = boxOf(frame.camera, outline)
    context.setLineDash([4, 3])
    context.strokeStyle = 'rgb(255 255 255 / 70%)'
    context.lineWidth = 1
    context.strokeRect(box.x, box.y, box.width, box.height)
    context.setLineDash([])
    const before = frame.resultsBefore.get(component.id)
    if (before && frame.camera.scale >= 3.5) paintStruckTemperature(context, box, before.maxTemperature.toFixed(1))
  }
}

function paintStruckTemperature(context: Context, body: Box, text: string): void {
  context.font = `600 12px ${FONT}`
  const width = context.measureText(text).width
  const x = body.x + body.width - width - 6
  const y = body.y + body.height + 13
  fillRounded(context, { x: x - 6, y: y - 9, width: width + 12, height: 18 }, 3, 'rgb(255 255 255 / 60%)')
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  context.fillStyle = '#5a2a3c'
  context.fillText(text, x, y + 0.5)
  context.fillRect(x - 1, y - 0.5, width + 2, 1.2)
}
