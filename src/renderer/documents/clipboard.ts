/**
 * Copy, cut and paste of components by the events of the page, which need no permission: the window is given none. The
 * events come from the keyboard, the system's menu and `execCommand` alike. Text fields and selected text keep theirs.
 */

import { rootsOf } from '../../layout/arrange.ts'
import { centreOfClip, componentsAsText, pasteComponents, readComponents } from '../../layout/clipboard-text.ts'
import { removeComponents } from '../../layout/edits.ts'
import { snapToGrid } from '../../layout/snapping.ts'
import { toPackage } from '../canvas/camera.ts'
import type { App } from '../state/app.ts'
import { editComponents } from '../state/editing.ts'
import { movableIds } from '../state/movable.ts'
import { namesOf } from '../state/naming.ts'
import { tell } from '../state/notice-store.ts'
import type { Place } from '../state/tool-store.ts'
import { counted } from '../ui/numbers.ts'

/** The selection, or so much of it, as text; empty where nothing is selected. */
export function copySelection(app: App, ids = app.selection.getState().ids): string {
  if (ids.length === 0) return ''
  const { layout } = app.document.getState()
  const text = componentsAsText(layout, ids)
  app.memory.copied = text
  app.memory.pasted = null
  app.notices.setState({ announcement: `Copied ${namesOf(layout, ids)}.` })
  return text
}

/** What is locked stays, and is not copied as if it had gone. */
export function cutSelection(app: App): string {
  const ids = movableIds(app)
  const text = copySelection(app, ids)
  if (text !== '') editComponents(app, 'cut', ids, (layout) => removeComponents(layout, ids))
  return text
}

/** Where to paste: where the components were, at the pointer or else in the middle of the view, or at a place in mm. */
export type PasteAt = 'in place' | 'at pointer' | Place

export function pasteText(app: App, text: string, where: PasteAt = 'at pointer'): void {
  const read = readComponents(text)
  if (!read.ok) {
    const [first] = read.problems
    const place = first?.path ? `${first.path}: ` : ''
    tell(app.notices, `Nothing to paste here. ${place}${first?.message ?? ''}`)
    return
  }
  const { clip } = read
  if (clip.components.length === 0) {
    tell(app.notices, 'Nothing to paste here: what was copied has no components.')
    return
  }
  const { dx, dy } =
    where === 'in place' ? { dx: 0, dy: 0 } : shiftTo(app, where, centreOfClip(clip), clip.components[0]!)
  let ids: readonly string[] = []
  app.document.getState().edit(`paste ${counted(clip.components.length, 'component')}`, (layout) => {
    const pasted = pasteComponents(layout, clip, dx, dy)
    ids = pasted.ids
    return pasted.layout
  })
  app.selection.getState().select(rootsOf(app.document.getState().layout, ids))
}

/** From where the components were to where they are wanted; the first of them lands on the grid. */
function shiftTo(
  { pointer, view, memory }: App,
  where: 'at pointer' | Place,
  centre: Place,
  lead: Place,
): { readonly dx: number; readonly dy: number } {
  const { camera, canvasSize, snap, gridStepMm } = view.getState()
  const middle = () => toPackage(camera, canvasSize.width / 2, canvasSize.height / 2)
  const at = where === 'at pointer' ? (pointer.getState().at ?? middle()) : where
  const again = memory.pasted?.x === at.x && memory.pasted.y === at.y
  const times = again && memory.pasted ? memory.pasted.times + 1 : 0
  memory.pasted = { x: at.x, y: at.y, times }
  // a copy right upon the last one would not be seen
  const beside = times * Math.max(1, 2 * gridStepMm)
  const onGrid = (value: number) => (snap ? snapToGrid(value, gridStepMm) : value)
  return {
    dx: onGrid(lead.x + at.x + beside - centre.x) - lead.x,
    dy: onGrid(lead.y + at.y - beside - centre.y) - lead.y,
  }
}

/** Answers the page's clipboard events. Returns the function that stops it. */
export function keepClipboard(app: App, page: Document): () => void {
  let inPlace = false
  const isOurs = (event: ClipboardEvent) =>
    !event.defaultPrevented &&
    !isText(event.target) &&
    app.view.getState().dialog === null &&
    app.notices.getState().question === null &&
    // a drag or a preview has the document in its hand
    app.document.getState().gesture === null
  const give = (event: ClipboardEvent, text: string) => {
    if (text === '') return
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  const noWords = () => page.getSelection()?.isCollapsed ?? true
  const onCopy = (event: ClipboardEvent) => {
    if (isOurs(event) && noWords()) give(event, copySelection(app))
  }
  const onCut = (event: ClipboardEvent) => {
    if (isOurs(event) && noWords()) give(event, cutSelection(app))
  }
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!isOurs(event) || text === '') return
    event.preventDefault()
    pasteText(app, text, inPlace ? 'in place' : 'at pointer')
  }
  // The system sends the same event for both of its keys.
  const onKey = ({ shiftKey }: KeyboardEvent) => {
    inPlace = shiftKey
  }
  const onKeyUp = () => {
    inPlace = false
  }
  const onMenu = () => {
    app.memory.menuAt = app.pointer.getState().at
  }
  page.addEventListener('contextmenu', onMenu, { capture: true })
  page.addEventListener('copy', onCopy)
  page.addEventListener('cut', onCut)
  page.addEventListener('paste', onPaste)
  page.addEventListener('keydown', onKey, { capture: true })
  page.addEventListener('keyup', onKeyUp, { capture: true })
  return () => {
    page.removeEventListener('contextmenu', onMenu, { capture: true })
    page.removeEventListener('copy', onCopy)
    page.removeEventListener('cut', onCut)
    page.removeEventListener('paste', onPaste)
    page.removeEventListener('keydown', onKey, { capture: true })
    page.removeEventListener('keyup', onKeyUp, { capture: true })
  }
}

function isText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
  )
}
