/**
 * Select, move, resize and marquee as one small state machine. A move is always the delta from where it began, never
 * a sum of steps, so that Escape and a return to the start restore the layout exactly. The whole drag is one entry of
 * the history.
 *
 *     idle ─press on a body──► pressing ─3 px──► translating ─release──► idle
 *       ├───press on a handle─────────────────► resizing ────release──► idle
 *       └───press on nothing──► pressing ─3 px──► marquee ─────release──► idle
 */
import { duplicateComponents, moveComponents } from '../../layout/edits.ts'
import type { Outline } from '../../layout/outline.ts'
import type { Layout } from '../../layout/schema.ts'
import { formatSigned } from '../../layout/units.ts'
import { type Handle, handleCursor } from '../canvas/handles.ts'
import type { App } from '../state/app.ts'
import { packageOf } from '../state/derived.ts'
import { namesOf } from '../state/naming.ts'
import { NO_OVERLAY } from '../state/overlay-store.ts'
import { componentAtPoint, componentsIn, handleAtPoint } from './hit-test.ts'
import { hasMoved, type PointerInput, type Tool } from './pointer-input.ts'
import { resized } from './resize.ts'
import { snapMove } from './snap-move.ts'

type State =
  | { readonly name: 'idle' }
  | {
      readonly name: 'pressing'
      readonly from: PointerInput
      readonly hit: string | null
      readonly wasSelected: boolean
    }
  | {
      readonly name: 'translating'
      readonly from: PointerInput
      readonly base: Layout
      readonly ids: readonly string[]
      copies: Copies | null
    }
  | {
      readonly name: 'resizing'
      readonly from: PointerInput
      readonly base: Layout
      readonly id: string
      readonly handle: Handle
    }
  | { readonly name: 'marquee'; readonly from: PointerInput; readonly before: readonly string[] }

/** The layout with the duplicates in place, from which an Alt-drag moves them. */
interface Copies {
  readonly layout: Layout
  readonly ids: readonly string[]
}

const MOVE_HINT = 'Esc restores, Shift locks the axis, Ctrl inverts snapping, Alt duplicates'

export function createSelectTool(app: App): Tool {
  const { document, selection, overlay, pointer, view } = app
  let state: State = { name: 'idle' }

  const press = (input: PointerInput) => {
    const pkg = packageOf(document.getState().layout)
    const { ids, select, toggle } = selection.getState()
    const only = ids.length === 1 ? pkg.components.find(({ component }) => component.id === ids[0]) : undefined
    const handle = only && handleAtPoint(only.outline, input.x, input.y, view.getState().camera.scale)
    if (only && handle) {
      const id = only.component.id
      document.getState().beginGesture(`resize ${namesOf(document.getState().layout, [id])}`)
      state = { name: 'resizing', from: input, base: document.getState().layout, id, handle }
      return
    }
    const hit = componentAtPoint(pkg, input.x, input.y)
    const wasSelected = hit !== null && ids.includes(hit)
    if (hit !== null && !wasSelected) {
      if (input.shift) toggle(hit)
      else select([hit])
    }
    state = { name: 'pressing', from: input, hit, wasSelected }
  }

  /** A menu of the system may undo or open something in the middle of a drag; then there is nothing to move any more. */
  const pulledAway = () =>
    (state.name === 'translating' || state.name === 'resizing') && document.getState().gesture?.base !== state.base

  const move = (input: PointerInput) => {
    if (pulledAway()) rest()
    if (state.name === 'pressing' && hasMoved(state.from, input)) {
      state = state.hit === null ? beginMarquee(state.from) : beginTranslating(state.from)
    }
    if (state.name === 'translating') translate(state, input)
    else if (state.name === 'resizing') resize(state, input)
    else if (state.name === 'marquee') sweep(state, input)
  }

  const release = (input: PointerInput) => {
    move(input)
    if (state.name === 'pressing') click(state, input)
    else if (state.name !== 'idle') document.getState().commitGesture()
    rest()
  }

  const cancel = () => {
    if (state.name === 'marquee') selection.getState().select(state.before)
    if (state.name === 'translating') selection.getState().select(state.ids)
    document.getState().cancelGesture()
    rest()
  }

  const rest = () => {
    state = { name: 'idle' }
    overlay.setState(NO_OVERLAY)
    pointer.setState({ hint: null })
  }

  const click = ({ hit, wasSelected }: State & { name: 'pressing' }, input: PointerInput) => {
    const { select, toggle } = selection.getState()
    if (hit === null) {
      if (!input.shift) select([])
    } else if (wasSelected) {
      if (input.shift) toggle(hit)
      else select([hit])
    }
  }

  const beginMarquee = (from: PointerInput): State => {
    const { ids, select } = selection.getState()
    if (!from.shift) select([])
    return { name: 'marquee', from, before: ids }
  }

  const beginTranslating = (from: PointerInput): State => {
    const { ids } = selection.getState()
    document.getState().beginGesture(`move ${namesOf(document.getState().layout, ids)}`)
    overlay.setState({ cursor: 'grabbing' })
    return { name: 'translating', from, base: document.getState().layout, ids, copies: null }
  }

  const translate = (current: State & { name: 'translating' }, input: PointerInput) => {
    const { from, base, ids } = current
    let dx = input.x - from.x
    let dy = input.y - from.y
    const locked = input.shift ? (Math.abs(dx) >= Math.abs(dy) ? 'y' : 'x') : null
    if (locked === 'x') dx = 0
    if (locked === 'y') dy = 0
    const { snap, gridStepMm, camera } = view.getState()
    const snapped =
      snap === input.ctrl
        ? { dx, dy, guides: [] }
        : snapMove(base, ids, dx, dy, { gridStepMm, scale: camera.scale, locked })
    dx = snapped.dx
    dy = snapped.dy

    if (input.alt) current.copies ??= duplicateComponents(base, ids, 0, 0)
    const moved = input.alt ? current.copies : null
    const shownIds = moved?.ids ?? ids
    const verb = moved ? 'duplicate' : 'move'
    document
      .getState()
      .showGesture(
        dx === 0 && dy === 0 && !moved ? base : moveComponents(moved?.layout ?? base, shownIds, dx, dy),
        `${verb} ${namesOf(base, ids)}`,
      )
    selection.getState().select(shownIds)
    overlay.setState({ guides: snapped.guides, drag: { ids: shownIds, base, dx, dy } })
    pointer.setState({
      hint: `Move ${namesOf(base, ids)}: dx ${formatSigned(dx, 2)}, dy ${formatSigned(dy, 2)} mm. ${MOVE_HINT}`,
    })
  }

  const resize = ({ from, base, id, handle }: State & { name: 'resizing' }, input: PointerInput) => {
    const { snap, gridStepMm } = view.getState()
    const layout = resized(base, id, handle, {
      dx: input.x - from.x,
      dy: input.y - from.y,
      symmetric: input.alt,
      gridStepMm: snap === input.ctrl ? null : gridStepMm,
    })
    document.getState().showGesture(layout)
    const { width, height } = layout.components.find((component) => component.id === id)!
    overlay.setState({ cursor: handleCursor(handle) })
    pointer.setState({
      hint: `Resize: ${width.toFixed(2)} × ${height.toFixed(2)} mm. Alt keeps the centre, Esc restores`,
    })
  }

  const sweep = ({ from, before }: State & { name: 'marquee' }, input: PointerInput) => {
    const marquee: Outline = {
      x0: Math.min(from.x, input.x),
      x1: Math.max(from.x, input.x),
      y0: Math.min(from.y, input.y),
      y1: Math.max(from.y, input.y),
    }
    const inside = componentsIn(packageOf(document.getState().layout), marquee)
    selection.getState().select(from.shift ? [...new Set([...before, ...inside])] : inside)
    overlay.setState({ marquee })
  }

  const cursorAt = ({ x, y }: PointerInput): string => {
    const pkg = packageOf(document.getState().layout)
    const { ids } = selection.getState()
    const only = ids.length === 1 ? pkg.components.find(({ component }) => component.id === ids[0]) : undefined
    const handle = only && handleAtPoint(only.outline, x, y, view.getState().camera.scale)
    if (handle) return handleCursor(handle)
    return componentAtPoint(pkg, x, y) === null ? 'default' : 'move'
  }

  return {
    press,
    move,
    release,
    cancel,
    cursorAt,
    get busy() {
      return state.name !== 'idle'
    },
  }
}
