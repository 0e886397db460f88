/** Rulers along the north and west edges of the canvas, mm, with the selection's extent shaded. */
import { boundsOf } from '../../../layout/outline.ts'
import { formatShort } from '../../../layout/units.ts'
import { niceStep } from '../../../report/map/isotherms.ts'
import { toScreenX, toScreenY } from '../camera.ts'
import { type Context, FONT, type Frame, RULER_PX } from './frame.ts'

const LABEL_LEAST_PX = 44

export function paintRulers(context: Context, frame: Frame): void {
  const { camera, size, colours, pkg, selected } = frame
  const bounds = boundsOf(
    pkg.components.filter(({ component }) => selected.includes(component.id)).map(({ outline }) => outline),
  )
  context.fillStyle = colours.bar
  context.fillRect(0, 0, size.width, RULER_PX)
  context.fillRect(0, 0, RULER_PX, size.height)
  if (bounds) {
    context.fillStyle = colours.selectedBar
    const x = Math.max(RULER_PX, toScreenX(camera, bounds.x0))
    context.fillRect(x, 0, Math.max(0, toScreenX(camera, bounds.x1) - x), RULER_PX)
    const y = Math.max(RULER_PX, toScreenY(camera, bounds.y1))
    context.fillRect(0, y, RULER_PX, Math.max(0, toScreenY(camera, bounds.y0) - y))
  }
  paintTicks(context, frame, size.width, (n) => toScreenX(camera, n), -camera.originX / camera.scale, 'across')
  paintTicks(
    context,
    frame,
    size.height,
    (n) => toScreenY(camera, n),
    (camera.originY - size.height) / camera.scale,
    'up',
  )
  context.fillStyle = colours.bar
  context.fillRect(0, 0, RULER_PX, RULER_PX)
  context.strokeStyle = colours.line
  context.lineWidth = 1
  context.beginPath()
  context.moveTo(0, RULER_PX - 0.5)
  context.lineTo(size.width, RULER_PX - 0.5)
  context.moveTo(RULER_PX - 0.5, 0)
  context.lineTo(RULER_PX - 0.5, size.height)
  context.stroke()
  context.fillStyle = colours.text
  context.font = `400 9px ${FONT}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText('mm', RULER_PX / 2, RULER_PX / 2)
}

function paintTicks(
  context: Context,
  { camera, colours }: Frame,
  lengthPx: number,
  toScreen: (mm: number) => number,
  firstMm: number,
  direction: 'across' | 'up',
): void {
  const labelled = niceStep(LABEL_LEAST_PX / camera.scale)
  const minor = labelled / 5
  context.strokeStyle = colours.tick
  context.fillStyle = colours.text
  context.lineWidth = 1
  context.font = `400 11px ${FONT}`
  context.textBaseline = 'middle'
  context.beginPath()
  const first = Math.ceil(firstMm / minor)
  for (let n = first; n - first <= lengthPx / (minor * camera.scale) + 1; n++) {
    const at = Math.round(toScreen(n * minor)) + 0.5
    if (at < RULER_PX) continue
    const major = n % 5 === 0
    const tick = major ? 6 : 3
    context.moveTo(...point(direction, at, RULER_PX))
    context.lineTo(...point(direction, at, RULER_PX - tick))
    if (!major) continue
    const label = formatShort(n * minor, 3)
    // A label runs right of its tick on the upper ruler and up from it on the left one; half of one says nothing.
    const room = direction === 'across' ? lengthPx - at : at - RULER_PX
    if (context.measureText(label).width + 4 < room) paintLabel(context, label, at, direction)
  }
  context.stroke()
}

function paintLabel(context: Context, text: string, at: number, direction: 'across' | 'up'): void {
  context.textAlign = 'left'
  if (direction === 'across') {
    context.fillText(text, at + 3, 8)
    return
  }
  context.save()
  context.translate(8, at - 3)
  context.rotate(-Math.PI / 2)
  context.fillText(text, 0, 0)
  context.restore()
}

function point(direction: 'across' | 'up', along: number, depth: number): [number, number] {
  return direction === 'across' ? [along, depth] : [depth, along]
}
