/** Why a command does not apply now, in the words of tooltips, menus and the command search. */
import type { App } from '../state/app.ts'
import { isStale } from '../state/solve-store.ts'

export const NOTHING_SELECTED = 'Select a component first'
export const ONLY_ON_DESKTOP = 'Only in the desktop program'
export const NOT_ON_WELCOME = 'Choose a package first'

/** For commands on what can be moved: nothing is selected, or all of it is locked. */
export function whyNotMovable({ selection }: App): string {
  return selection.getState().ids.length === 0 ? NOTHING_SELECTED : 'What is selected is locked'
}

/** @param least how many have to be selected */
export function whyTooFew(least: number, word: string) {
  return ({ selection }: App): string =>
    selection.getState().ids.length < least ? `Select ${word} components or more` : 'Too many of them are locked'
}

/** For exports, which take only converged temperatures of the document at rest. */
export function whyNoResult({ solve, document }: App): string {
  const state = solve.getState()
  const { layout, gesture } = document.getState()
  if (gesture !== null) return 'Finish the drag first'
  if (state.status === 'solving') return 'Wait until the temperatures are solved'
  if (state.solved === null) return 'There are no temperatures yet'
  return isStale(state, layout) ? 'The shown temperatures are not those of this package' : 'There is nothing to export'
}
