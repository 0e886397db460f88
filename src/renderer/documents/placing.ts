/** Putting parts of the catalogue, and the designer's own, onto the package. */
import { contains, grownBy, outlineFromOrigin, outlineOf, overlaps } from '../../layout/outline.ts'
import type { Layout } from '../../layout/schema.ts'
import { snapToGrid } from '../../layout/snapping.ts'
import { formatShort } from '../../layout/units.ts'
import type { App } from '../state/app.ts'
import { packageOf } from '../state/derived.ts'
import type { Place } from '../state/tool-store.ts'
import type { Added, Placeable } from './placeable.ts'

/** mm left free around a part that finds its own place. */
const SPACING_MM = 0.5
const SEARCH_STEP_MM = 1

/** Adds a part centred at `at` (mm), or at the first free spot without it, and selects it. */
export function placePart(app: App, part: Placeable, at?: Place): void {
  const { layout } = app.document.getState()
  const { gridStepMm, snap } = app.view.getState()
  const { width, height } = layout.substrate
  const wanted = at ?? (part.covers ? { x: width / 2, y: height / 2 } : freeSpot(layout, part))
  if (!wanted) {
    const size = `${formatShort(part.width)} × ${formatShort(part.height)} mm`
    app.notices.setState({ message: `There is no free place of ${size} on the substrate.` })
    return
  }
  const place = snap ? { x: snapToGrid(wanted.x, gridStepMm), y: snapToGrid(wanted.y, gridStepMm) } : wanted
  addPart(app, part, place)
}

/** Adds a part centred exactly at `place` (mm), and selects it. */
export function addPart(app: App, part: Placeable, place: Place): void {
  let added: Omit<Added, 'layout'> = { ids: [] }
  app.document.getState().edit(`place ${part.name}`, (before) => {
    const { layout, ...what } = part.addTo(before, place)
    added = what
    return layout
  })
  app.tools.setState({ placing: part })
  const { select, selectPart } = app.selection.getState()
  if (added.part) selectPart(added.part)
  else select(added.ids)
}

/** The free place nearest to the centre of the substrate, or null where nothing of that size fits. */
function freeSpot(layout: Layout, size: { readonly width: number; readonly height: number }): Place | null {
  const { width, height } = layout.substrate
  const taken = packageOf(layout).components.map(({ outline }) => outline)
  const fits = (place: Place) => {
    const outline = outlineOf({ ...place, width: size.width, height: size.height })
    return (
      contains(outlineFromOrigin(width, height), outline) &&
      !taken.some((other) => overlaps(grownBy(outline, SPACING_MM), other))
    )
  }
  const places: Place[] = []
  for (let x = size.width / 2; x <= width - size.width / 2; x += SEARCH_STEP_MM) {
    for (let y = size.height / 2; y <= height - size.height / 2; y += SEARCH_STEP_MM) places.push({ x, y })
  }
  const fromCentre = ({ x, y }: Place) => Math.hypot(x - width / 2, y - height / 2)
  return places.sort((a, b) => fromCentre(a) - fromCentre(b)).find(fits) ?? null
}
