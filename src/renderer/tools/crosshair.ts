/**
 * The keyboard's pointer: with any tool but select in the hand, arrow keys move a crosshair by the grid's step (with Shift
 * by ten of them, with Alt by 0.01 mm) and Enter clicks there.
 */
import { tidy } from '../../layout/tidy.ts'
import { toScreenX, toScreenY } from '../canvas/camera.ts'
import type { App } from '../state/app.ts'
import type { Place } from '../state/tool-store.ts'
import type { PointerInput, Tool } from './pointer-input.ts'

const FINE_MM = 0.01
const COARSE = 10

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey'>

/** Says whether the key was the crosshair's. */
export function moveCrosshair(app: App, tool: Tool, { key, shiftKey, altKey }: Key): boolean {
  const { tool: id, crosshair } = app.tools.getState()
  if (id === 'select') return false
  const direction = DIRECTIONS[key]
  if (direction) {
    const { gridStepMm } = app.view.getState()
    const step = altKey ? FINE_MM : gridStepMm * (shiftKey ? COARSE : 1)
    const from = crosshair ?? startOf(app)
    const to = { x: tidy(from.x + direction[0] * step), y: tidy(from.y + direction[1] * step) }
    app.tools.setState({ crosshair: to })
    app.pointer.setState({ at: to })
    const input = inputAt(app, to)
    if (tool.busy) tool.move(input)
    else tool.hover?.(input)
    return true
  }
  if (key !== 'Enter' || !crosshair) return false
  const input = inputAt(app, crosshair)
  tool.press(input)
  tool.release(input)
  return true
}

/** Where the pointer was last, else the middle of the package. */
function startOf({ pointer, document }: App): Place {
  const { width, height } = document.getState().layout.substrate
  return pointer.getState().at ?? { x: width / 2, y: height / 2 }
}

/** Ctrl, as it were: the crosshair is moved by steps already and goes exactly where it is shown. */
function inputAt({ view }: App, { x, y }: Place): PointerInput {
  const { camera, snap } = view.getState()
  return { px: toScreenX(camera, x), py: toScreenY(camera, y), x, y, shift: false, ctrl: snap, alt: false }
}
