/** What a command would do, shown on the canvas before it is chosen. */
import type { Layout } from '../../layout/schema.ts'
import type { App } from './app.ts'

/** An undoable edit before it is made. */
export interface Edit {
  /** Names it after "Undo". */
  readonly label: string
  readonly change: (layout: Layout) => Layout
}

/** Shows an edit as a gesture. Returns the function that puts everything back exactly. */
export function showPreview({ document }: App, { label, change }: Edit): () => void {
  const { gesture, layout: base, beginGesture, showGesture } = document.getState()
  // the hand is in the middle of something else
  if (gesture) return () => undefined
  beginGesture(label, 'preview')
  showGesture(change(base))
  return () => {
    const { gesture: current, cancelGesture } = document.getState()
    if (current?.base === base) cancelGesture()
  }
}
