/** Puts down a part of the catalogue where it is clicked; with Shift another one follows. */

import { outlineOf } from '../../layout/outline.ts'
import { snapTargets, snapToGrid, snapToSurroundings } from '../../layout/snapping.ts'
import { tidy } from '../../layout/tidy.ts'
import { formatFixed } from '../../layout/units.ts'
import { addPart } from '../documents/placing.ts'
import type { App } from '../state/app.ts'
import { shownPackageOf } from '../state/derived.ts'
import { NO_OVERLAY } from '../state/overlay-store.ts'
import type { PointerInput, Tool } from './pointer-input.ts'
import { SNAP_REACH_PX, snapWords } from './snap-move.ts'

export function createPlaceTool(app: App): Tool {
  const { document, tools, overlay, pointer, view } = app
  let pressed = false

  const hover = (input: PointerInput) => {
    const { placing } = tools.getState()
    if (!placing) return
    const { snap, gridStepMm, camera } = view.getState()
    const { width, height } = placing
    let { x, y } = input
    let guides = NO_OVERLAY.guides
    if (snap !== input.ctrl) {
      const targets = snapTargets(shownPackageOf(document.getState().layout), new Set())
      const drawn = snapToSurroundings(outlineOf({ x, y, width, height }), targets, SNAP_REACH_PX / camera.scale)
      const along = (axis: 'x' | 'y') => drawn.guides.some((guide) => guide.axis === axis)
      guides = drawn.guides
      x = along('x') ? x + drawn.dx : snapToGrid(x, gridStepMm)
      y = along('y') ? y + drawn.dy : snapToGrid(y, gridStepMm)
    }
    const ghost = { x: tidy(x), y: tidy(y) }
    tools.setState({ ghost })
    overlay.setState({ guides })
    const words = `Place ${placing.name} at ${formatFixed(ghost.x, 2)}, ${formatFixed(ghost.y, 2)}${snapWords(guides)}`
    pointer.setState({ hint: { words, keys: ['Esc ends', 'Shift places several'] } })
  }

  const leave = () => {
    tools.setState({ ghost: null })
    overlay.setState(NO_OVERLAY)
    pointer.setState({ hint: null })
  }

  return {
    press: (input) => {
      pressed = true
      hover(input)
    },
    move: hover,
    hover,
    release: (input) => {
      hover(input)
      pressed = false
      const { placing, ghost } = tools.getState()
      if (!placing || !ghost) return
      addPart(app, placing, ghost)
      leave()
      if (!input.shift) tools.setState({ tool: 'select' })
    },
    cancel: () => {
      pressed = false
      leave()
      tools.setState({ tool: 'select' })
    },
    leave,
    cursorAt: () => 'crosshair',
    get busy() {
      return pressed
    },
  }
}
