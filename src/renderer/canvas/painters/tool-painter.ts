/** What the tools leave on the canvas: a measurement, a line cut, pinned probes, the ghost of a new part, the crosshair. */
import { outlineOf } from '../../../layout/outline.ts'
import { formatFixed } from '../../../layout/units.ts'
import { plusMinus } from '../../../report/figures.ts'
import { lengthOf, type Place, type Stretch } from '../../state/tool-store.ts'
import { KINDS } from '../../ui/kinds.ts'
import { toScreenX, toScreenY } from '../camera.ts'
import {
  type Box,
  boxOf,
  type Context,
  FONT,
  type Frame,
  fillRounded,
  haloText,
  overlap,
  SELECTION,
  strokeBox,
  strokeWithHalo,
} from './frame.ts'
import { paintSpan } from './selection-painter.ts'

const PIN_RADIUS = 4
const PLATE_HEIGHT = 18
const PLATE = 'rgb(11 12 14 / 86%)'
const CROSSHAIR_PX = 10

/** @param occupied by the words of the parts */
export function paintTools(context: Context, frame: Frame, occupied: Box[]): void {
  const { measured, cut, crosshair } = frame.tools
  paintGhost(context, frame)
  if (cut) paintCut(context, frame, cut)
  if (measured) paintMeasured(context, frame, measured, occupied)
  frame.probes.forEach((_, index) => void paintProbe(context, frame, index, occupied))
  if (crosshair) paintCrosshair(context, frame, crosshair)
}

function paintGhost(context: Context, frame: Frame): void {
  const { placing, ghost } = frame.tools
  if (!placing || !ghost) return
  const outline = outlineOf({ ...ghost, width: placing.width, height: placing.height })
  const box = boxOf(frame.camera, outline)
  context.setLineDash([4, 3])
  strokeBox(context, box, KINDS[placing.kind].mapColour, 1.5)
  context.setLineDash([])
  context.font = `600 11px ${FONT}`
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  haloText(context, placing.name, box.x, box.y - 10)
}

function paintMeasured(context: Context, frame: Frame, measured: Stretch, occupied: Box[]): void {
  const { from, to } = measured
  paintEnds(context, frame, measured)
  paintSpan(context, frame, from, to, lengthOf(measured), occupied)
  if (from.x === to.x || from.y === to.y) return
  // Its legs, so that the distance along each axis is read without another measurement.
  const corner = { x: to.x, y: from.y }
  context.setLineDash([3, 3])
  paintSpan(context, frame, from, corner, Math.abs(to.x - from.x), occupied)
  paintSpan(context, frame, corner, to, Math.abs(to.y - from.y), occupied)
  context.setLineDash([])
}

function paintCut(context: Context, frame: Frame, cut: Stretch): void {
  const { camera } = frame
  context.beginPath()
  context.moveTo(toScreenX(camera, cut.from.x), toScreenY(camera, cut.from.y))
  context.lineTo(toScreenX(camera, cut.to.x), toScreenY(camera, cut.to.y))
  strokeWithHalo(context, SELECTION, 1.5)
  paintEnds(context, frame, cut)
  context.font = `600 11px ${FONT}`
  context.textBaseline = 'middle'
  const eastward = cut.to.x >= cut.from.x
  for (const [name, { x, y }, east] of [
    ['A', cut.from, !eastward],
    ['B', cut.to, eastward],
  ] as const) {
    context.textAlign = east ? 'left' : 'right'
    haloText(context, name, toScreenX(camera, x) + (east ? 7 : -7), toScreenY(camera, y), SELECTION)
  }
}

function paintEnds(context: Context, { camera }: Frame, { from, to }: Stretch): void {
  for (const { x, y } of [from, to]) {
    context.beginPath()
    context.arc(toScreenX(camera, x), toScreenY(camera, y), 2.5, 0, 2 * Math.PI)
    context.fillStyle = SELECTION
    context.fill()
  }
}

/** A pin with its number; one of another layer is hollow. */
function paintProbe(context: Context, frame: Frame, index: number, occupied: Box[]): void {
  const probe = frame.probes[index]!
  const [x, y] = [toScreenX(frame.camera, probe.x), toScreenY(frame.camera, probe.y)]
  const inLayer = probe.z >= frame.level.z0 && probe.z <= frame.level.z1
  context.beginPath()
  context.arc(x, y, PIN_RADIUS, 0, 2 * Math.PI)
  context.fillStyle = inLayer ? '#ffffff' : '#0b0c0e'
  context.fill()
  strokeWithHalo(context, inLayer ? '#0b0c0e' : '#ffffff', 1.2)
  const name = `P${index + 1}`
  const value =
    probe.temperature === null
      ? ''
      : `${formatFixed(probe.temperature, 1)}${probe.uncertainty >= 0.1 ? ` ${plusMinus(probe.uncertainty)}` : ''}`
  context.font = `600 11px ${FONT}`
  const nameWidth = context.measureText(name).width
  const width = 12 + nameWidth + (value === '' ? 0 : 6 + context.measureText(value).width)
  const places = [
    { x: x + 8, y: y - PLATE_HEIGHT / 2 },
    { x: x - width - 8, y: y - PLATE_HEIGHT / 2 },
    { x: x - width / 2, y: y - PLATE_HEIGHT - 8 },
    { x: x - width / 2, y: y + 8 },
    { x: x + 8, y: y - PLATE_HEIGHT - 4 },
    { x: x + 8, y: y + 4 },
    { x: x - width - 8, y: y - PLATE_HEIGHT - 4 },
    { x: x - width - 8, y: y + 4 },
  ].map((place) => ({ ...place, width, height: PLATE_HEIGHT }))
  const place = places.find((each) => !occupied.some((other) => overlap(each, other))) ?? places[0]!
  occupied.push(place)
  fillRounded(context, place, 3, PLATE)
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  context.fillStyle = '#a5e9ff'
  context.fillText(name, place.x + 6, place.y + 9.5)
  context.fillStyle = frame.stale ? '#949aa4' : '#ffffff'
  context.fillText(value, place.x + 12 + nameWidth, place.y + 9.5)
}

function paintCrosshair(context: Context, { camera }: Frame, at: Place): void {
  const [x, y] = [Math.round(toScreenX(camera, at.x)) + 0.5, Math.round(toScreenY(camera, at.y)) + 0.5]
  context.beginPath()
  context.moveTo(x - CROSSHAIR_PX, y)
  context.lineTo(x + CROSSHAIR_PX, y)
  context.moveTo(x, y - CROSSHAIR_PX)
  context.lineTo(x, y + CROSSHAIR_PX)
  strokeWithHalo(context, SELECTION, 1)
}
