/** The marquee: selects what shares area with it, in whole groups. */
import { withGroups } from '../../layout/design-view.ts'
import type { Outline } from '../../layout/outline.ts'
import type { App } from '../state/app.ts'
import { shownPackageOf } from '../state/derived.ts'
import type { DragAct } from './drag-act.ts'
import { componentsIn } from './hit-test.ts'
import type { PointerInput } from './pointer-input.ts'

export function beginSweeping(app: App, from: PointerInput): DragAct {
  const { document, selection, overlay } = app
  const { ids: before, select } = selection.getState()
  if (!from.shift) select([])

  const move = (input: PointerInput) => {
    const marquee: Outline = {
      x0: Math.min(from.x, input.x),
      x1: Math.max(from.x, input.x),
      y0: Math.min(from.y, input.y),
      y1: Math.max(from.y, input.y),
    }
    const { layout } = document.getState()
    const inside = withGroups(layout, componentsIn(shownPackageOf(layout), marquee))
    select(from.shift ? [...new Set([...before, ...inside])] : inside)
    overlay.setState({ marquee })
  }
  return { base: null, move, cancel: () => select(before) }
}
