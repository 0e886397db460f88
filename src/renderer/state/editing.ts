/** Edits of components as commands and fields make them: named after them, and done to their twins too. */
import type { Layout } from '../../layout/schema.ts'
import { withTwins } from '../../layout/symmetry.ts'
import type { App } from './app.ts'
import { namesOf } from './naming.ts'

/** One step of undo. Edits with the same `mergeKey` in quick succession become one. */
export function editComponents(
  app: App,
  verb: string,
  ids: readonly string[],
  change: (layout: Layout) => Layout,
  mergeKey?: string,
): void {
  const { layout, edit } = app.document.getState()
  edit(`${verb} ${namesOf(layout, ids)}`, inSymmetry(app, ids, change), mergeKey)
}

/** A change of components that their twins follow, where symmetric editing is on. */
export function inSymmetry(
  { view }: Pick<App, 'view'>,
  ids: readonly string[],
  change: (layout: Layout) => Layout,
): (layout: Layout) => Layout {
  return (layout) => withTwins(layout, change(layout), ids, view.getState().symmetry)
}
