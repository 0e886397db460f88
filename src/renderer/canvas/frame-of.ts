import { withWhatStandsOn } from '../../layout/edits.ts'
import type { Solution, TemperatureField } from '../../solver/results/solution.ts'
import type { App } from '../state/app.ts'
import { faultyIdsOf, levelAt, packageOf, problemsOf } from '../state/derived.ts'
import { isShownStale } from '../state/solve-store.ts'
import { documentRange, type TemperatureRange } from '../state/temperature-range.ts'
import { extremesOf, type FieldSlice, sliceAt } from './field-slice.ts'
import { hottestShown } from './hottest.ts'
import type { CanvasColours, Frame } from './painters/frame.ts'

const NOTHING: ReadonlySet<string> = new Set()

/** Everything that one picture of the canvas is painted from, as the stores are now. */
export function frameOf(app: App, colours: CanvasColours): Frame {
  const { layout, gesture } = app.document.getState()
  const view = app.view.getState()
  const solve = app.solve.getState()
  const { ids, hovered } = app.selection.getState()
  const slice = shownSlice(app)
  const solvedLayout = solve.solved?.layout ?? layout
  return {
    camera: view.camera,
    size: view.canvasSize,
    layout,
    pkg: packageOf(layout),
    // That of the field: working it out anew for every step of a drag would cost as much as painting the step.
    level: levelAt(solvedLayout, view.levelZ).level,
    slice,
    results: resultsOf(solve.solved?.solution ?? null),
    resultsBefore: resultsOf(solve.before),
    solvedPkg: packageOf(solvedLayout),
    stale: isShownStale(solve, layout, gesture !== null),
    faded: solve.status === 'failed' || problemsOf(layout).length > 0,
    moving: gesture ? withWhatStandsOn(layout, ids) : NOTHING,
    range: shownRange(app),
    isotherms: view.isotherms,
    limitLine: view.limitLine,
    smooth: view.smooth,
    mesh: view.mesh,
    draft: gesture !== null && solve.solved !== solve.atRest,
    selected: ids,
    hovered,
    faulty: faultyIdsOf(layout),
    overlay: app.overlay.getState(),
    colours,
  }
}

/** The range of the colour map: the document's, or in auto range that of the shown layer. */
export function shownRange(app: App): TemperatureRange {
  const { layout } = app.document.getState()
  const slice = app.view.getState().autoRange ? shownSlice(app) : null
  if (!slice) return documentRange(layout)
  const { low, high } = extremesOf(slice)
  return high > low ? { low, high } : documentRange(layout)
}

/** The shown layer of the last good field; null before there is one. */
export function shownSlice({ solve, view }: App): FieldSlice | null {
  const { solved } = solve.getState()
  if (!solved) return null
  const { level } = levelAt(solved.layout, view.getState().levelZ)
  return cachedSlice(solved.solution.field, (level.z0 + level.z1) / 2)
}

/** What the shown layer spans, °C; null before there is a field. */
export function shownExtremes(app: App): TemperatureRange | null {
  const { solved } = app.solve.getState()
  const slice = shownSlice(app)
  if (!solved || !slice) return null
  const { level } = levelAt(solved.layout, app.view.getState().levelZ)
  const { temperature } = hottestShown(slice, level, packageOf(solved.layout).components, resultsOf(solved.solution))
  return { low: extremesOf(slice).low, high: temperature }
}

let lastSlice: { field: TemperatureField; z: number; slice: FieldSlice } | null = null

function cachedSlice(field: TemperatureField, z: number): FieldSlice {
  if (lastSlice?.field !== field || lastSlice.z !== z) lastSlice = { field, z, slice: sliceAt(field, z) }
  return lastSlice.slice
}

function resultsOf(solution: Solution | null): Frame['results'] {
  return new Map(solution?.components.map((result) => [result.id, result]))
}
