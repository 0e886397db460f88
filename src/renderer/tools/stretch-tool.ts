/**
 * A line between two points: pressed and drawn, or set by two clicks. Measuring and cutting differ in where it goes.
 *
 *     idle ─press──► drawing ─release far from it──► idle
 *                      └─────release on the spot──► following ─press──► idle
 */
import type { App } from '../state/app.ts'
import type { Hint } from '../state/pointer-store.ts'
import type { Stretch } from '../state/tool-store.ts'
import { hasMoved, type PointerInput, type Tool } from './pointer-input.ts'
import { snapPoint } from './snap-point.ts'

export interface StretchOptions {
  readonly show: (stretch: Stretch | null) => void
  /** What it was before the press, for Escape. */
  readonly shown: () => Stretch | null
  readonly hint: (stretch: Stretch) => Hint
  /** It has been drawn to its end. */
  readonly done?: () => void
  readonly putAway?: () => void
}

type State =
  | { readonly name: 'idle' }
  | { readonly name: 'drawing' | 'following'; readonly pressed: PointerInput; readonly before: Stretch | null }

export function createStretchTool(app: App, { show, shown, hint, done, putAway }: StretchOptions): Tool {
  let state: State = { name: 'idle' }

  const draw = (input: PointerInput) => {
    if (state.name === 'idle') return
    const from = snapPoint(app, state.pressed)
    const stretch = { from, to: snapPoint(app, input, from) }
    show(isLine(stretch) ? stretch : null)
    app.pointer.setState({ hint: hint(stretch) })
  }
  const rest = () => {
    state = { name: 'idle' }
    app.pointer.setState({ hint: null })
  }
  return {
    press: (input) => {
      if (state.name === 'following') {
        draw(input)
        rest()
        done?.()
      } else state = { name: 'drawing', pressed: input, before: shown() }
    },
    move: draw,
    hover: draw,
    release: (input) => {
      if (state.name !== 'drawing') return
      draw(input)
      if (hasMoved(state.pressed, input)) {
        rest()
        done?.()
      } else state = { ...state, name: 'following' }
    },
    cancel: () => {
      if (state.name !== 'idle') show(state.before)
      rest()
    },
    ...(putAway && { putAway }),
    cursorAt: () => 'crosshair',
    get busy() {
      return state.name !== 'idle'
    },
  }
}

const isLine = ({ from, to }: Stretch): boolean => from.x !== to.x || from.y !== to.y
