/**
 * Pinned probes: a click pins one in the shown layer, a drag moves it, a click on one takes it out. Probes are part of the
 * document, so all of it can be undone.
 */

import { designViewOf, type PinnedProbe, withDesignView } from '../../layout/design-view.ts'
import { outlineFromOrigin } from '../../layout/outline.ts'
import type { Layout } from '../../layout/schema.ts'
import { tidy } from '../../layout/tidy.ts'
import type { App } from '../state/app.ts'
import { levelAt } from '../state/derived.ts'
import { hasMoved, type PointerInput, type Tool } from './pointer-input.ts'
import { snapPoint } from './snap-point.ts'

/** px round a pin in which it is caught. */
const PIN_REACH_PX = 9

type State =
  | { readonly name: 'idle' }
  | { readonly name: 'pressing'; readonly from: PointerInput; readonly index: number }
  | { readonly name: 'moving'; readonly base: Layout; readonly index: number }

export function createProbeTool(app: App): Tool {
  const { document, view, pointer } = app
  let state: State = { name: 'idle' }

  const probes = () => designViewOf(document.getState().layout).probes
  const pinAt = ({ x, y }: PointerInput): number => {
    const reach = PIN_REACH_PX / view.getState().camera.scale
    return probes().findLastIndex((pin) => Math.hypot(pin.x - x, pin.y - y) <= reach)
  }
  const placeOf = (input: PointerInput): PinnedProbe | null => {
    const { layout } = document.getState()
    const { x, y } = snapPoint(app, input)
    const { x1, y1 } = outlineFromOrigin(layout.substrate.width, layout.substrate.height)
    if (x < 0 || x > x1 || y < 0 || y > y1) return null
    const { level } = levelAt(layout, view.getState().levelZ)
    return { x, y, z: tidy((level.z0 + level.z1) / 2) }
  }
  const rest = () => {
    state = { name: 'idle' }
    pointer.setState({ hint: null })
  }

  const move = (input: PointerInput) => {
    if (state.name === 'pressing' && state.index >= 0 && hasMoved(state.from, input)) {
      document.getState().beginGesture(`move probe ${state.index + 1}`)
      state = { name: 'moving', base: document.getState().layout, index: state.index }
    }
    if (state.name !== 'moving') return
    const { base, index } = state
    if (document.getState().gesture?.base !== base) return rest()
    const place = placeOf(input)
    const before = designViewOf(base).probes
    // A probe stays in the layer in which it was pinned.
    const moved = place && { ...place, z: before[index]!.z }
    if (moved) document.getState().showGesture(withDesignView(base, { probes: before.with(index, moved) }))
    const words = moved ? `Probe ${index + 1}` : 'A probe stays on the package'
    pointer.setState({ hint: { words, keys: ['Esc restores'] } })
  }

  const click = (input: PointerInput, index: number) => {
    const { edit } = document.getState()
    if (index >= 0) {
      edit(`take out probe ${index + 1}`, (layout) => withDesignView(layout, { probes: probes().toSpliced(index, 1) }))
      return
    }
    const place = placeOf(input)
    if (place) edit('pin a probe', (layout) => withDesignView(layout, { probes: [...probes(), place] }))
  }

  return {
    press: (input) => {
      state = { name: 'pressing', from: input, index: pinAt(input) }
    },
    move,
    release: (input) => {
      move(input)
      if (state.name === 'pressing') click(input, state.index)
      else if (state.name === 'moving') document.getState().commitGesture()
      rest()
    },
    cancel: () => {
      if (state.name === 'moving') document.getState().cancelGesture()
      rest()
    },
    cursorAt: (input) => (pinAt(input) >= 0 ? 'grab' : 'crosshair'),
    get busy() {
      return state.name !== 'idle'
    },
  }
}
