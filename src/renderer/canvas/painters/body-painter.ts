/** Outlines of lid, cold plates and bodies. */
import type { ResolvedComponent } from '../../../layout/geometry.ts'
import { materialOf } from '../../../layout/materials.ts'
import { type Outline, outlineOf } from '../../../layout/outline.ts'
import { formatShort } from '../../../layout/units.ts'
import { capitalised, inSentence } from '../../../report/words.ts'
import { KINDS } from '../../ui/kinds.ts'
import { type Box, boxOf, type Context, FONT, type Frame, haloText, overlap, strokeBox } from './frame.ts'

const LID_COLOUR = '#e4e0ea'
const PLATE_COLOUR = '#b9e2ff'
/** Of A beside the bodies of B. */
const OTHER_COLOUR = '#9aa7b5'
const ERROR_COLOUR = '#ff8a80'
const NAMES_FROM = 2
const ZONE_VALUES_FROM = 5
const BLOCKS_FROM = 12

/** Lid and cold plates, which no gesture moves. */
export function paintSurroundings(context: Context, frame: Frame, occupied: Box[]): void {
  paintLid(context, frame, occupied)
  paintZones(context, frame, occupied)
}

/** Where the other design of a comparison has its bodies and this one has none like them, as far as both reach. */
export function paintOtherBodies(context: Context, { camera, otherBodies, pkg, slice }: Frame): void {
  if (!slice || otherBodies.length === 0) return
  const { x, y, width, height } = boxOf(camera, { x0: 0, y0: 0, x1: slice.x.at(-1)!, y1: slice.y.at(-1)! })
  context.save()
  context.beginPath()
  context.rect(x, y, width, height)
  context.clip()
  const own = new Set(pkg.components.map(({ outline }) => placeOf(outline)))
  context.setLineDash([3, 3])
  for (const outline of otherBodies) {
    if (!own.has(placeOf(outline))) strokeBox(context, boxOf(camera, outline), OTHER_COLOUR, 1)
  }
  context.restore()
}

const placeOf = ({ x0, x1, y0, y1 }: Outline): string => [x0, x1, y0, y1].map((mm) => mm.toFixed(3)).join(' ')

export function paintBodies(context: Context, frame: Frame, bodies: readonly ResolvedComponent[]): void {
  for (const body of bodies) {
    const { component, outline, sources } = body
    const kind = KINDS[component.kind]
    const faulty = frame.faulty.has(component.id)
    const hovered = frame.hovered === component.id
    context.setLineDash(faulty ? [] : [...kind.dash])
    strokeBox(
      context,
      boxOf(frame.camera, outline),
      faulty ? ERROR_COLOUR : kind.mapColour,
      hovered || faulty ? 2 : 1.5,
    )
    context.setLineDash([])
    if (frame.camera.scale > BLOCKS_FROM) {
      for (const block of sources.flatMap(({ blocks }) => blocks)) {
        const { x, y, width, height } = boxOf(frame.camera, block.outline)
        context.strokeStyle = 'rgb(255 255 255 / 45%)'
        context.lineWidth = 1
        context.strokeRect(x, y, width, height)
      }
    }
  }
}

function paintLid(context: Context, frame: Frame, occupied: Box[]): void {
  const { lid } = frame.pkg
  const written = frame.layout.lid
  if (!lid || !written) return
  const material = materialOf(frame.layout, lid.material)?.name ?? lid.material
  const thickness = `${formatShort(lid.thickness)} mm`
  lid.segments.forEach((segment, index) => {
    const box = boxOf(frame.camera, segment.outline)
    context.setLineDash([8, 4])
    strokeBox(context, box, LID_COLOUR, 1)
    context.setLineDash([])
    const name = lid.segments.length > 1 ? segment.id : `Lid, ${inSentence(material)} ${thickness}`
    if (index === 0 || lid.segments.length > 1) nameAt(context, frame, name, box, 'top', LID_COLOUR, occupied)
  })
}

function paintZones(context: Context, frame: Frame, occupied: Box[]): void {
  const { cooling } = frame.layout
  cooling.top?.zones?.forEach((zone, index) => {
    const box = boxOf(frame.camera, outlineOf(zone))
    context.setLineDash([10, 3, 2, 3])
    strokeBox(context, box, PLATE_COLOUR, 1)
    context.setLineDash([])
    const name = zone.name ?? `zone ${index + 1}`
    const value =
      frame.camera.scale >= ZONE_VALUES_FROM ? ` ${formatShort(zone.temperature ?? cooling.ambient, 1)} °C` : ''
    nameAt(context, frame, capitalised(name) + value, box, 'bottom', PLATE_COLOUR, occupied)
  })
}

function nameAt(
  context: Context,
  frame: Frame,
  text: string,
  box: Box,
  side: 'top' | 'bottom',
  colour: string,
  occupied: Box[],
): void {
  if (frame.camera.scale < NAMES_FROM) return
  context.font = `500 11px ${FONT}`
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  const width = context.measureText(text).width
  if (width > box.width - 12) return
  const y = side === 'top' ? box.y + 12 : box.y + box.height + 12
  const bodies = frame.pkg.components.map(({ outline }) => boxOf(frame.camera, outline))
  const places = [box.x + 6, box.x + (box.width - width) / 2, box.x + box.width - width - 6].map((x) => {
    return { x, y: y - 8, width, height: 16 }
  })
  // On a crowded package the line style alone has to say what it is.
  const place = places.find((each) => ![...bodies, ...occupied].some((other) => overlap(each, other)))
  if (!place) return
  haloText(context, text, place.x, y, colour)
  occupied.push(place)
}
