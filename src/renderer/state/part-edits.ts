/** Edits of the selected package part, with their names for the history. */
import { movePart, rectangleOfPart, removePart } from '../../layout/package-edits.ts'
import { nameOfPart, type PackagePart } from '../../layout/package-part.ts'
import type { App } from './app.ts'

type Selected = Pick<App, 'document' | 'selection'>

/** The selected part if it can be moved and resized: a segment, a zone, a lid in one piece. */
export function movablePart({ document, selection }: Selected): PackagePart | null {
  const { part } = selection.getState()
  return part && rectangleOfPart(document.getState().layout, part) ? part : null
}

/** The selected part if a package can be without it. */
export function removablePart({ selection }: Selected): PackagePart | null {
  const { part } = selection.getState()
  return part && ['lid', 'segment', 'zone'].includes(part.kind) ? part : null
}

export function removeSelectedPart(app: Selected): void {
  const part = removablePart(app)
  if (!part) return
  const { layout, edit } = app.document.getState()
  edit(`remove ${nameOfPart(layout, part)}`, (before) => removePart(before, part))
  // What has moved up into its place in the list was not selected.
  app.selection.getState().selectPart(null)
}

/** Moves the selected part by mm; repeats in quick succession are one step of undo. */
export function nudgeSelectedPart(app: Selected, dx: number, dy: number): void {
  const part = movablePart(app)
  if (!part) return
  const { layout, edit } = app.document.getState()
  const name = nameOfPart(layout, part)
  edit(`move ${name}`, (before) => movePart(before, part, dx, dy), `nudge ${name}`)
}
