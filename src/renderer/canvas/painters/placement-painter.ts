/** The placement map: one tile for each judged place of the component's centre, told apart by hatch and icon as by colour. */
import type { JudgedPlace } from '../../state/placement-store.ts'
import { boxOf, type Context, FONT, type Frame } from './frame.ts'
import { drawStatus } from './tag-painter.ts'

const FILLS: Readonly<Record<JudgedPlace['status'], string>> = {
  over: 'rgb(58 27 28 / 82%)',
  undecided: 'rgb(51 41 15 / 82%)',
  close: 'rgb(51 41 15 / 82%)',
  within: 'rgb(18 48 31 / 82%)',
  none: 'rgb(11 12 14 / 70%)',
  blocked: 'rgb(11 12 14 / 60%)',
}
const WORDS: Readonly<Record<JudgedPlace['status'], string>> = {
  over: '#ff8a80',
  undecided: '#f0b64a',
  close: '#f0b64a',
  within: '#67cf92',
  none: '#ffffff',
  blocked: '#949aa4',
}
/** px that a tile needs for its figure, and for its icon. */
const FIGURE_FROM = 32
const ICON_FROM = 14
const HATCH_PX = 6

export function paintPlacement(context: Context, frame: Frame): void {
  const { judged, step } = frame.placement
  context.font = `600 11px ${FONT}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  for (const place of judged) {
    const half = step / 2
    const { x, y, width, height } = boxOf(frame.camera, {
      x0: place.x - half,
      x1: place.x + half,
      y0: place.y - half,
      y1: place.y + half,
    })
    const [left, top] = [Math.round(x) + 1, Math.round(y) + 1]
    const [right, bottom] = [Math.round(x + width) - 1, Math.round(y + height) - 1]
    context.fillStyle = FILLS[place.status]
    context.fillRect(left, top, right - left, bottom - top)
    if (place.status === 'over') hatch(context, left, top, right - left, bottom - top)
    if (place.status === 'blocked' || place.temperature === null || width < ICON_FROM) continue
    const [cx, cy] = [(left + right) / 2, (top + bottom) / 2]
    if (width < FIGURE_FROM) drawStatus(context, place.status, cx - 6, cy - 6, WORDS[place.status])
    else {
      context.fillStyle = WORDS[place.status]
      context.fillText(place.temperature.toFixed(1), cx, cy + 0.5)
    }
  }
}

function hatch(context: Context, x: number, y: number, width: number, height: number): void {
  context.save()
  context.beginPath()
  context.rect(x, y, width, height)
  context.clip()
  context.beginPath()
  for (let offset = -height; offset < width; offset += HATCH_PX) {
    context.moveTo(x + offset, y + height)
    context.lineTo(x + offset + height, y)
  }
  context.strokeStyle = 'rgb(255 138 128 / 30%)'
  context.lineWidth = 1
  context.stroke()
  context.restore()
}
