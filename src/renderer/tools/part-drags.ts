/** Moving and resizing lid segments and cooling zones by hand. As with components: from where it began, never a sum. */

import type { Axis } from '../../layout/outline.ts'
import { type Outline, outlineOf } from '../../layout/outline.ts'
import { movePart, rectangleFrom, rectangleOfPart, setPartRectangle } from '../../layout/package-edits.ts'
import { isSamePart, nameOfPart, type PackagePart } from '../../layout/package-part.ts'
import type { Layout } from '../../layout/schema.ts'
import { type SnapTarget, snapEdge, snapToGrid, snapToSurroundings } from '../../layout/snapping.ts'
import { formatSigned } from '../../layout/units.ts'
import { type Handle, handleCursor, pulled } from '../canvas/handles.ts'
import type { App } from '../state/app.ts'
import type { DragAct } from './drag-act.ts'
import { partsWithRectangle } from './part-at-point.ts'
import type { PointerInput } from './pointer-input.ts'
import { RESIZING_KEYS } from './resizing.ts'
import { SNAP_REACH_PX, snapWords, targetsBeside } from './snap-move.ts'

export function beginMovingPart(app: App, from: PointerInput, part: PackagePart): DragAct {
  const { base, name, outline, targets } = beginning(app, part, 'move')
  const { document, overlay, pointer, view } = app
  overlay.setState({ cursor: 'grabbing' })

  const move = (input: PointerInput) => {
    let [dx, dy] = [input.x - from.x, input.y - from.y]
    const locked = input.shift ? (Math.abs(dx) >= Math.abs(dy) ? 'y' : 'x') : null
    if (locked === 'x') dx = 0
    if (locked === 'y') dy = 0
    const { snap, gridStepMm, camera } = view.getState()
    const moved = { x0: outline.x0 + dx, x1: outline.x1 + dx, y0: outline.y0 + dy, y1: outline.y1 + dy }
    const drawn =
      snap === input.ctrl
        ? { dx: 0, dy: 0, guides: [] }
        : snapToSurroundings(moved, targets, SNAP_REACH_PX / camera.scale)
    const guides = drawn.guides.filter(({ axis }) => axis !== locked)
    const settled = (axis: Axis, delta: number, correction: number, edge: number): number => {
      if (axis === locked || snap === input.ctrl) return delta
      if (guides.some((guide) => guide.axis === axis)) return delta + correction
      return snapToGrid(edge + delta, gridStepMm) - edge
    }
    dx = settled('x', dx, drawn.dx, outline.x0)
    dy = settled('y', dy, drawn.dy, outline.y0)
    document.getState().showGesture(movePart(base, part, dx, dy))
    overlay.setState({ guides, drag: { ids: [], base, dx, dy } })
    pointer.setState({
      hint: {
        words: `Move ${name}: dx ${formatSigned(dx, 2)}, dy ${formatSigned(dy, 2)} mm${snapWords(guides)}`,
        keys: ['Esc restores', 'Shift locks the axis', 'Ctrl inverts snapping'],
      },
    })
  }
  return { base, move }
}

export function beginResizingPart(app: App, from: PointerInput, part: PackagePart, handle: Handle): DragAct {
  const { base, name, outline, targets } = beginning(app, part, 'resize')
  const { document, overlay, pointer, view } = app
  overlay.setState({ cursor: handleCursor(handle) })

  const move = (input: PointerInput) => {
    const { snap, gridStepMm, camera } = view.getState()
    const free = snap === input.ctrl
    /** The pull along one axis once the pulled edge has found its place. */
    const settled = (axis: Axis, delta: number) => {
      const edge = pulledEdge(outline, handle, axis)
      if (edge === null || free) return { delta, guides: [] }
      const drawn = snapEdge(axis, outline, edge + delta, targets, SNAP_REACH_PX / camera.scale)
      if (drawn) return { delta: delta + drawn.delta, guides: [drawn.guide] }
      return { delta: snapToGrid(edge + delta, gridStepMm) - edge, guides: [] }
    }
    const x = settled('x', input.x - from.x)
    const y = settled('y', input.y - from.y)
    const guides = [...x.guides, ...y.guides]
    const rectangle = rectangleFrom(pulled(outline, handle, x.delta, y.delta, input.alt))
    document.getState().showGesture(setPartRectangle(base, part, rectangle))
    overlay.setState({ guides, drag: { ids: [], base, dx: 0, dy: 0 } })
    const size = `${rectangle.width.toFixed(2)} × ${rectangle.height.toFixed(2)} mm`
    pointer.setState({
      hint: { words: `Resize ${name}: ${size}${snapWords(guides)}`, keys: RESIZING_KEYS },
    })
  }
  return { base, move }
}

function beginning({ document }: App, part: PackagePart, verb: string) {
  const name = nameOfPart(document.getState().layout, part)
  document.getState().beginGesture(`${verb} ${name}`)
  const base = document.getState().layout
  const rectangle = rectangleOfPart(base, part)
  if (!rectangle) throw new Error(`${part.kind} has no rectangle to ${verb}`)
  return { base, name, outline: outlineOf(rectangle), targets: targetsBesidePart(base, part) }
}

/** Substrate, bodies, and the other segments and zones: by their edges and centres only. */
function targetsBesidePart(layout: Layout, part: PackagePart): SnapTarget[] {
  const others = partsWithRectangle(layout).filter((other) => !isSamePart(other, part))
  return [
    ...targetsBeside(layout, []).map((target): SnapTarget => ({ ...target, role: 'outline' })),
    ...others.map((other): SnapTarget => {
      return { outline: outlineOf(rectangleOfPart(layout, other)!), name: nameOfPart(layout, other), role: 'outline' }
    }),
  ]
}

/** Where the edge is that a handle pulls along an axis; null where it pulls none. */
function pulledEdge({ x0, x1, y0, y1 }: Outline, handle: Handle, axis: Axis): number | null {
  if (axis === 'x') return handle.includes('w') ? x0 : handle.includes('e') ? x1 : null
  return handle.includes('s') ? y0 : handle.includes('n') ? y1 : null
}
