import { designViewOf } from '../../layout/design-view.ts'
import type { App } from './app.ts'

/** The selected components that are not locked: what keys and commands may move, turn or delete. */
export function movableIds({ document, selection }: Pick<App, 'document' | 'selection'>): readonly string[] {
  const { locked } = designViewOf(document.getState().layout)
  return selection.getState().ids.filter((id) => !locked.includes(id))
}
