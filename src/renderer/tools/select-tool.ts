/**
 * Select, move, resize, rotate and marquee as one small state machine. A drag always shows what follows from where it
 * began, never a sum of steps, so that Escape and a return to the start restore the layout exactly. The whole drag is one
 * entry of the history.
 *
 *     idle ─press on a body──► pressing ─3 px──► translating ─release──► idle
 *       ├───press on a handle──► resizing, rotating ─────────release──► idle
 *       └───press on nothing──► pressing ─3 px──► sweeping ──release──► idle
 */
import { designViewOf, withGroups } from '../../layout/design-view.ts'
import type { ResolvedComponent } from '../../layout/geometry.ts'
import { boundsOf, outlineFromOrigin, outlineOf } from '../../layout/outline.ts'
import { rectangleOfPart } from '../../layout/package-edits.ts'
import type { PackagePart } from '../../layout/package-part.ts'
import { type Handle, handleCursor } from '../canvas/handles.ts'
import { distancesBetween } from '../canvas/neighbours.ts'
import type { App } from '../state/app.ts'
import { shownPackageOf } from '../state/derived.ts'
import { movableIds } from '../state/movable.ts'
import { NO_OVERLAY } from '../state/overlay-store.ts'
import type { DragAct } from './drag-act.ts'
import { componentAtPoint, handleAtPoint, isOnTurningHandle } from './hit-test.ts'
import { partAtPoint } from './part-at-point.ts'
import { beginMovingPart, beginResizingPart } from './part-drags.ts'
import { hasMoved, type PointerInput, type Tool } from './pointer-input.ts'
import { beginResizing } from './resizing.ts'
import { beginRotating } from './rotating.ts'
import { beginSweeping } from './sweeping.ts'
import { beginTranslating } from './translating.ts'

type State =
  | { readonly name: 'idle' }
  | {
      readonly name: 'pressing'
      readonly from: PointerInput
      readonly hit: string | null
      /** Of the package, taken by its border. */
      readonly part: PackagePart | null
      readonly wasSelected: boolean
    }
  | { readonly name: 'dragging'; readonly act: DragAct }

export function createSelectTool(app: App): Tool {
  const { document, selection, overlay, pointer, view } = app
  let state: State = { name: 'idle' }

  const press = (input: PointerInput) => {
    const { layout } = document.getState()
    const act = actOnHandle(input)
    if (act) {
      state = { name: 'dragging', act }
      return
    }
    const { ids, select } = selection.getState()
    const hit = componentAtPoint(shownPackageOf(layout), input.x, input.y)
    const wasSelected = hit !== null && ids.includes(hit)
    if (hit !== null && !wasSelected) {
      const whole = withGroups(layout, [hit])
      select(input.shift ? [...ids, ...whole.filter((id) => !ids.includes(id))] : whole)
    }
    // With Shift a press on a border begins a marquee, as everywhere else beside the bodies.
    const part = hit === null && !input.shift ? partUnder(input) : null
    if (part) selection.getState().selectPart(part)
    state = { name: 'pressing', from: input, hit, part, wasSelected }
  }

  /** A menu of the system may undo or open something in the middle of a drag; then there is nothing to move any more. */
  const pulledAway = () =>
    state.name === 'dragging' && state.act.base !== null && document.getState().gesture?.base !== state.act.base

  const begin = (input: PointerInput): boolean => {
    if (state.name !== 'pressing' || !hasMoved(state.from, input)) return false
    const { from, hit, part } = state
    const act = part ? beginMovingPart(app, from, part) : actOnBody(from, hit)
    if (act) state = { name: 'dragging', act }
    return act !== null
  }

  const move = (input: PointerInput) => {
    if (pulledAway()) rest()
    begin(input)
    if (state.name === 'dragging') state.act.move(input)
  }

  const release = (input: PointerInput) => {
    move(input)
    if (state.name === 'pressing') {
      if (!hasMoved(state.from, input)) click(state, input)
    } else if (state.name === 'dragging') {
      // A marquee has none: a gesture that is open then is that of an array.
      if (state.act.base !== null) document.getState().commitGesture()
      state.act.done?.()
    }
    rest()
  }

  const cancel = () => {
    if (state.name === 'dragging') {
      if (state.act.base !== null) document.getState().cancelGesture()
      state.act.cancel?.()
    }
    rest()
  }

  const rest = () => {
    state = { name: 'idle' }
    overlay.setState(NO_OVERLAY)
    pointer.setState({ hint: null })
  }

  /** A second click on a member of a group takes the member alone. */
  const click = ({ hit, part, wasSelected }: State & { name: 'pressing' }, input: PointerInput) => {
    const { ids, select } = selection.getState()
    if (hit === null) {
      if (!input.shift && !part) select([])
    } else if (wasSelected) {
      const group = withGroups(document.getState().layout, [hit])
      select(input.shift ? ids.filter((id) => !group.includes(id)) : [hit])
    }
  }

  const isLocked = (id: string) => designViewOf(document.getState().layout).locked.includes(id)

  /** The only selected component, if a hand may change it. */
  const held = (): ResolvedComponent | undefined => {
    const { ids } = selection.getState()
    const [id] = ids
    if (ids.length !== 1 || id === undefined || isLocked(id)) return undefined
    return shownPackageOf(document.getState().layout).components.find(({ component }) => component.id === id)
  }

  const partUnder = ({ x, y }: PointerInput): PackagePart | null =>
    partAtPoint(document.getState().layout, x, y, view.getState().camera.scale)

  /** The handle of the selected part of the package under a point. */
  const partHandle = ({ x, y }: PointerInput): { part: PackagePart; handle: Handle } | null => {
    const { part } = selection.getState()
    const rectangle = part && rectangleOfPart(document.getState().layout, part)
    const handle = rectangle && handleAtPoint(outlineOf(rectangle), x, y, view.getState().camera.scale)
    return handle ? { part, handle } : null
  }

  const actOnHandle = (input: PointerInput): DragAct | null => {
    const pulled = partHandle(input)
    if (pulled) return beginResizingPart(app, input, pulled.part, pulled.handle)
    const only = held()
    if (!only) return null
    const { scale } = view.getState().camera
    const { id } = only.component
    const handle = handleAtPoint(only.outline, input.x, input.y, scale)
    if (handle) return beginResizing(app, input, id, handle)
    return isOnTurningHandle(only.outline, input.x, input.y, scale) ? beginRotating(app, input, id) : null
  }

  /** Nothing for a press on what is locked. */
  const actOnBody = (from: PointerInput, hit: string | null): DragAct | null => {
    if (hit === null) return beginSweeping(app, from)
    const movable = movableIds(app)
    return isLocked(hit) || movable.length === 0 ? null : beginTranslating(app, from, movable)
  }

  /** With Alt held: how far the selection is from what the pointer is over, or from the edges of the substrate. */
  const hover = ({ x, y, alt }: PointerInput) => {
    const shown = overlay.getState().gaps.length > 0
    if (!alt) {
      if (shown) overlay.setState({ gaps: [] })
      return
    }
    const pkg = shownPackageOf(document.getState().layout)
    const { ids } = selection.getState()
    const bounds = boundsOf(pkg.components.filter(({ component }) => ids.includes(component.id)).map((b) => b.outline))
    const over = pkg.components.find(({ component }) => component.id === componentAtPoint(pkg, x, y))
    if (!bounds || (over && ids.includes(over.component.id))) overlay.setState({ gaps: [] })
    else overlay.setState({ gaps: distancesBetween(bounds, over?.outline ?? outlineFromOrigin(pkg.width, pkg.height)) })
  }

  const cursorAt = (input: PointerInput): string => {
    const { x, y } = input
    const pulled = partHandle(input)
    if (pulled) return handleCursor(pulled.handle)
    const only = held()
    const { scale } = view.getState().camera
    const handle = only && handleAtPoint(only.outline, x, y, scale)
    if (handle) return handleCursor(handle)
    if (only && isOnTurningHandle(only.outline, x, y, scale)) return 'grab'
    const hit = componentAtPoint(shownPackageOf(document.getState().layout), x, y)
    if (hit === null) return partUnder(input) ? 'move' : 'default'
    return isLocked(hit) ? 'not-allowed' : 'move'
  }

  return {
    press,
    begin,
    move,
    release,
    cancel,
    hover,
    leave: () => overlay.setState({ gaps: [] }),
    cursorAt,
    get busy() {
      return state.name !== 'idle'
    },
  }
}
