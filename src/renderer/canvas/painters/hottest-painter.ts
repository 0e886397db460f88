/** The hottest place of the shown layer: a cross, and words beside it. */
import { toScreenX, toScreenY } from '../camera.ts'
import { hottestShown } from '../hottest.ts'
import { type Box, boxOf, type Context, FONT, type Frame, haloText, overlap } from './frame.ts'

const SHOWN_FROM = 5
/** Between cross and words, and from words to a border that does not run through them, px. */
const GAP = 10
const CLEAR_OF_BORDER = 2
const LINE_HEIGHT = 16

/** On the screen, px; null where none is shown. */
type Hottest = { readonly x: number; readonly y: number; readonly temperature: number } | null

export function paintHottestCross(context: Context, frame: Frame, occupied: Box[]): Hottest {
  const hottest = hottestOnScreen(frame)
  if (!hottest) return null
  const { x, y } = hottest
  context.beginPath()
  for (const [dx, dy] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    context.moveTo(x + 2.5 * dx, y + 2.5 * dy)
    context.lineTo(x + 6.5 * dx, y + 6.5 * dy)
  }
  context.strokeStyle = '#ffffff'
  context.lineWidth = 3.2
  context.stroke()
  context.strokeStyle = '#0b0c0e'
  context.lineWidth = 1.4
  context.stroke()
  occupied.push({ x: x - 7, y: y - 7, width: 14, height: 14 })
  return hottest
}

/** Where no border runs through them if there is such a place, and never on other words. */
export function paintHottestWords(context: Context, frame: Frame, hottest: Hottest, occupied: Box[]): void {
  if (!hottest) return
  const { x, y, temperature } = hottest
  const text = `Hottest ${temperature.toFixed(1)}`
  context.font = `600 11px ${FONT}`
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  const width = context.measureText(text).width
  const places = [
    { x: x + GAP, y: y - LINE_HEIGHT / 2 },
    { x: x - GAP - width, y: y - LINE_HEIGHT / 2 },
    { x: x - width / 2, y: y - GAP - LINE_HEIGHT },
    { x: x - width / 2, y: y + GAP },
  ].map((corner) => ({ ...corner, width, height: LINE_HEIGHT }))
  const free = places.filter((place) => !occupied.some((other) => overlap(place, other)))
  const bodies = frame.pkg.components.map(({ outline }) => boxOf(frame.camera, outline))
  const place = free.find((each) => !bodies.some((body) => isOnBorder(each, body))) ?? free[0]
  if (!place) return
  haloText(context, text, place.x, place.y + LINE_HEIGHT / 2 + 0.5)
  occupied.push(place)
}

function hottestOnScreen({ slice, changes, faded, camera, pkg, level, solvedPkg, results }: Frame): Hottest {
  const heated = pkg.components.some(({ power }) => power > 0)
  if (!slice || changes || !heated || faded || camera.scale < SHOWN_FROM) return null
  const { x, y, temperature } = hottestShown(slice, level, solvedPkg.components, results)
  return { x: toScreenX(camera, x), y: toScreenY(camera, y), temperature }
}

function isOnBorder(place: Box, body: Box): boolean {
  const isInside =
    place.x - CLEAR_OF_BORDER >= body.x &&
    place.y - CLEAR_OF_BORDER >= body.y &&
    place.x + place.width + CLEAR_OF_BORDER <= body.x + body.width &&
    place.y + place.height + CLEAR_OF_BORDER <= body.y + body.height
  return overlap(place, body) && !isInside
}
