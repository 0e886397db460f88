/** The lines about which symmetric editing mirrors, or the point about which it turns. */
import { toScreenX, toScreenY } from '../camera.ts'
import { type Context, type Frame, SELECTION, strokeWithHalo } from './frame.ts'

const POINT_PX = 5

export function paintSymmetry(context: Context, { symmetry, camera, pkg }: Frame): void {
  if (!symmetry) return
  const { kind, centre } = symmetry
  const [x, y] = [toScreenX(camera, centre.x), toScreenY(camera, centre.y)]
  const upright = kind === 'left-right' || kind === 'both' || kind === 'four-fold'
  const level = kind === 'top-bottom' || kind === 'both' || kind === 'four-fold'
  context.save()
  context.setLineDash([10, 4, 2, 4])
  context.beginPath()
  if (upright) {
    context.moveTo(x, toScreenY(camera, 0))
    context.lineTo(x, toScreenY(camera, pkg.height))
  }
  if (level) {
    context.moveTo(toScreenX(camera, 0), y)
    context.lineTo(toScreenX(camera, pkg.width), y)
  }
  strokeWithHalo(context, SELECTION, 1)
  if (kind === 'four-fold') {
    context.setLineDash([])
    context.beginPath()
    context.arc(x, y, POINT_PX, 0, 2 * Math.PI)
    strokeWithHalo(context, SELECTION, 1)
  }
  context.restore()
}
