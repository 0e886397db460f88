/** The tag above each body (glyph, id, power) and the temperature below it, placed so that they do not cover each other. */

import { displayName } from '../../../layout/component-name.ts'
import type { ResolvedComponent } from '../../../layout/geometry.ts'
import { areaOf } from '../../../layout/outline.ts'
import { formatPower, formatSigned } from '../../../layout/units.ts'
import { isFlagged, statusOf, type VerdictStatus } from '../../../solver/results/verdicts.ts'
import { KINDS } from '../../ui/kinds.ts'
import { STATUS_PATHS } from '../../ui/status-paths.ts'
import { type Box, boxOf, type Context, FONT, type Frame, fillRounded, overlap, RULER_PX, SELECTION } from './frame.ts'

const PLATE = 'rgb(11 12 14 / 86%)'
const TAG_HEIGHT = 16
const TEMPERATURE_HEIGHT = 18
const GAP = 4
/** Half the room that the words of a distance take, px. */
const HALF_DISTANCE = 24
/** Bodies larger than this both ways, px, carry their tags inside. */
const LARGE_BODY = 120

const LOCK_WIDTH = 13
/** Letters, of an id or a name. */
const LONGEST_NAME = 28

/** px/mm from which each thing is shown. */
const IDS_OF_SELECTED_FROM = 2
const IDS_FROM = 3.5
const POWERS_FROM = 5
const NAMES_FROM = 12

export function paintTags(context: Context, frame: Frame, tagged: readonly ResolvedComponent[], occupied: Box[]): void {
  const first = (body: ResolvedComponent) =>
    frame.hovered === body.component.id ? 2 : frame.selected.includes(body.component.id) ? 1 : 0
  // Large bodies have one place for their words, small ones several, so the large choose first.
  const bodies = [...tagged].sort((a, b) => first(b) - first(a) || areaOf(b.outline) - areaOf(a.outline))
  // Temperatures first: what is over the limit must be readable even where tags have to give way.
  for (const body of bodies) paintTemperature(context, frame, body, occupied)
  for (const body of bodies) paintTag(context, frame, body, occupied)
}

function paintTag(context: Context, frame: Frame, body: ResolvedComponent, occupied: Box[]): void {
  const { component } = body
  const { scale } = frame.camera
  const selected = frame.selected.includes(component.id)
  const raised = selected || frame.hovered === component.id
  if (scale < (raised ? IDS_OF_SELECTED_FROM : IDS_FROM)) return
  const locked = frame.locked.has(component.id)
  const name = shortened(scale > NAMES_FROM ? displayName(component) : component.id)
  // Among several selected ones the frames tell which they are; tags on tags would hide the temperatures of all.
  const alone = frame.hovered === component.id || frame.selected.length === 1
  const power = scale >= POWERS_FROM && body.power > 0 ? `${formatPower(body.power, 1)} W` : ''
  const box = boxOf(frame.camera, body.outline)
  const large = box.width > LARGE_BODY && box.height > LARGE_BODY

  for (const shownPower of power === '' ? [''] : [power, '']) {
    const width = tagWidth(context, name, shownPower) + (locked ? LOCK_WIDTH : 0)
    const above = { x: box.x, y: box.y - GAP - TAG_HEIGHT, width, height: TAG_HEIGHT }
    const places = large
      ? [{ ...above, x: box.x + 4, y: box.y + 4 }, above, { ...above, x: box.x + 4, y: box.y + 26 }]
      : [
          above,
          { ...above, y: above.y - TAG_HEIGHT - 2 },
          { ...above, x: above.x + 12 },
          { ...above, x: box.x + box.width - width },
          // Beside the distance that the selection shows to the north.
          { ...above, x: box.x + box.width / 2 - HALF_DISTANCE - width },
          { ...above, x: box.x + box.width / 2 + HALF_DISTANCE },
        ]
    const last = shownPower === ''
    // A tag that finds no room is left out: hovering or selecting its part brings it to the front.
    const free = places.find((place) => isFree(place, frame, occupied))
    const place = free ?? (last && raised && alone ? places[0] : undefined)
    if (!place) continue
    occupied.push(place)
    fillRounded(context, place, 3, selected ? SELECTION : PLATE)
    const colours = selected
      ? { text: '#06131f', dim: '#06131f', glyph: '#06131f' }
      : { text: '#ffffff', dim: '#c9cdd4', glyph: KINDS[component.kind].mapColour }
    drawGlyph(context, component.kind, place.x + 4, place.y + 3, colours.glyph)
    context.textAlign = 'left'
    context.textBaseline = 'middle'
    context.font = `600 11px ${FONT}`
    context.fillStyle = colours.text
    context.fillText(name, place.x + 18, place.y + 8.5)
    if (shownPower !== '') {
      const at = place.x + 18 + context.measureText(name).width + 6
      context.font = `400 11px ${FONT}`
      context.fillStyle = colours.dim
      context.fillText(shownPower, at, place.y + 8.5)
    }
    if (locked) drawLock(context, place.x + width - LOCK_WIDTH, place.y + 3, colours.dim)
    return
  }
}

function shortened(name: string): string {
  const letters = [...name]
  return letters.length > LONGEST_NAME
    ? `${letters
        .slice(0, LONGEST_NAME - 1)
        .join('')
        .trimEnd()}…`
    : name
}

function tagWidth(context: Context, name: string, power: string): number {
  context.font = `600 11px ${FONT}`
  const nameWidth = context.measureText(name).width
  context.font = `400 11px ${FONT}`
  return 18 + nameWidth + (power === '' ? 0 : 6 + context.measureText(power).width) + 6
}

function paintTemperature(context: Context, frame: Frame, body: ResolvedComponent, occupied: Box[]): void {
  const result = frame.results.get(body.component.id)
  if (!result) return
  const change = frame.changes?.get(body.component.id)
  if (frame.changes && change === undefined) return
  const status = change === undefined ? statusOf(result) : 'none'
  const flagged = isFlagged(status)
  const { scale } = frame.camera
  if (scale < IDS_FROM && !flagged) return
  const cleared = clearedByDrag(frame, body.component.id, status)
  const look = { status, icon: cleared || flagged, stale: frame.stale, cleared }
  const dragged = frame.overlay.drag?.ids.includes(body.component.id) ?? false
  const words =
    change === undefined ? temperatureWords(result.maxTemperature, status, scale) : [formatSigned(change, 1)]
  // Where parts stand too close for figures, a flag still shows by its icon alone.
  if (look.icon && words[0] !== '' && !dragged) words.push('')
  context.font = `600 12px ${FONT}`
  for (const text of words) {
    const width = (text === '' ? 4 : context.measureText(text).width + 12) + (look.icon ? 15 : 0)
    const places = temperaturePlaces(boxOf(frame.camera, body.outline), width, dragged)
    const place = places.find((candidate) => isFree(candidate, frame, occupied)) ?? (dragged ? places[0] : undefined)
    if (!place) continue
    occupied.push(place)
    paintTemperaturePlate(context, place, text, look)
    return
  }
}

/** What a plate says, best first: a flag is colour, icon and, where there is room, a word. */
function temperatureWords(celsius: number, status: VerdictStatus, scale: number): string[] {
  if (scale < IDS_OF_SELECTED_FROM) return ['']
  const figure = celsius.toFixed(1)
  return status === 'over' && scale >= POWERS_FROM ? [`${figure} over`, figure] : [figure]
}

/** In the order of preference. */
function temperaturePlaces(box: Box, width: number, dragged: boolean): readonly Box[] {
  const below = {
    x: box.x + (box.width - width) / 2,
    y: box.y + box.height + GAP,
    width,
    height: TEMPERATURE_HEIGHT,
  }
  if (box.width > LARGE_BODY && box.height > LARGE_BODY)
    return [{ ...below, x: box.x + box.width - width - 5, y: box.y + 4 }, below]
  const middle = { ...below, y: box.y + (box.height - TEMPERATURE_HEIGHT) / 2 }
  if (dragged) return [middle]
  return [
    below,
    { ...below, x: box.x },
    { ...below, x: box.x + box.width - width },
    { ...below, y: box.y + box.height - TEMPERATURE_HEIGHT - 2 },
    { ...below, y: below.y + TEMPERATURE_HEIGHT + 2 },
    { ...below, y: box.y + 2 },
    middle,
  ]
}

/** Below the ruler, above the lower edge and on nothing that is written already. */
function isFree(place: Box, { size }: Frame, occupied: readonly Box[]): boolean {
  if (place.y < RULER_PX || place.y + place.height > size.height) return false
  return !occupied.some((other) => overlap(place, other))
}

interface PlateLook {
  readonly status: VerdictStatus
  readonly icon: boolean
  readonly stale: boolean
  readonly cleared: boolean
}

function paintTemperaturePlate(context: Context, place: Box, text: string, look: PlateLook): void {
  const over = look.status === 'over' && !look.stale
  fillRounded(context, place, 3, over ? '#ffffff' : PLATE)
  const amber = look.status === 'close' || look.status === 'undecided'
  const colour = look.stale ? '#949aa4' : over ? '#9d1119' : amber ? '#f0b64a' : '#ffffff'
  if ((amber || look.cleared) && !look.stale) {
    context.strokeStyle = look.cleared ? '#67cf92' : '#f0b64a'
    context.lineWidth = 1
    context.stroke()
  }
  if (look.icon) {
    drawStatus(context, look.status, place.x + 5, place.y + 3, look.cleared && !look.stale ? '#67cf92' : colour)
  }
  context.textAlign = 'right'
  context.textBaseline = 'middle'
  context.font = `600 12px ${FONT}`
  context.fillStyle = colour === '#f0b64a' ? '#ffffff' : colour
  context.fillText(text, place.x + place.width - 6, place.y + 9.5)
}

/** Over the limit before the drag and not any more. */
function clearedByDrag(frame: Frame, id: string, status: VerdictStatus): boolean {
  const before = frame.resultsBefore.get(id)
  const dragged = frame.overlay.drag?.ids.includes(id) ?? false
  return dragged && before !== undefined && statusOf(before) === 'over' && (status === 'close' || status === 'within')
}

export function drawGlyph(context: Context, kind: keyof typeof KINDS, x: number, y: number, colour: string): void {
  const { glyph, filled } = KINDS[kind]
  context.save()
  context.translate(x, y)
  context.strokeStyle = colour
  context.lineWidth = 1.3
  context.lineJoin = 'round'
  context.stroke(new Path2D(glyph))
  context.fillStyle = colour
  if (filled) context.fill(new Path2D(filled))
  context.restore()
}

function drawLock(context: Context, x: number, y: number, colour: string): void {
  context.strokeStyle = colour
  context.lineWidth = 1.2
  context.beginPath()
  context.roundRect(x + 1, y + 4.5, 7, 5, 1)
  context.moveTo(x + 2.5, y + 4.5)
  context.lineTo(x + 2.5, y + 2.5)
  context.arc(x + 4.5, y + 2.5, 2, Math.PI, 0)
  context.lineTo(x + 6.5, y + 4.5)
  context.stroke()
}

export function drawStatus(context: Context, status: VerdictStatus, x: number, y: number, colour: string): void {
  context.save()
  context.translate(x, y)
  context.scale(0.5, 0.5)
  context.strokeStyle = colour
  context.lineWidth = 3
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.stroke(new Path2D(STATUS_PATHS[status]))
  context.restore()
}
