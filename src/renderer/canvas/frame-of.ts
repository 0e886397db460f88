import { designViewOf } from '../../layout/design-view.ts'
import { withWhatStandsOn } from '../../layout/edits.ts'
import type { Layout } from '../../layout/schema.ts'
import { centreOfSymmetry } from '../../layout/symmetry.ts'
import { extremesOf, type FieldSlice, sliceAt } from '../../report/map/field-slice.ts'
import type { Solution, TemperatureField } from '../../solver/results/solution.ts'
import type { App } from '../state/app.ts'
import { faultyIdsOf, levelAt, packageOf, problemsOf, resultsById, shownPackageOf } from '../state/derived.ts'
import { isShownStale } from '../state/solve-store.ts'
import { documentRange, type TemperatureRange } from '../state/temperature-range.ts'
import { rangeOverRun, resultsAt, shownTransient } from '../state/transient-shown.ts'
import { watchedProbes } from '../state/watched-probes.ts'
import { hottestShown } from './hottest.ts'
import type { CanvasColours, Frame } from './painters/frame.ts'

const NOTHING: ReadonlySet<string> = new Set()

/** Everything that one picture of the canvas is painted from, as the stores are now. */
export function frameOf(app: App, colours: CanvasColours): Frame {
  const { layout, gesture } = app.document.getState()
  const view = app.view.getState()
  const solve = app.solve.getState()
  const { ids, part, hovered } = app.selection.getState()
  const slice = shownSlice(app)
  const inTime = shownTransient(app)
  const solvedLayout = inTime ? layout : (solve.solved?.layout ?? layout)
  return {
    camera: view.camera,
    size: view.canvasSize,
    layout,
    pkg: shownPackageOf(layout),
    locked: new Set(designViewOf(layout).locked),
    tools: app.tools.getState(),
    probes: watchedProbes(app),
    placement: app.placement.getState(),
    // That of the field: working it out anew for every step of a drag would cost as much as painting the step.
    level: levelAt(solvedLayout, view.levelZ).level,
    slice,
    results: shownResults(app),
    resultsBefore: resultsOf(solve.before),
    solvedPkg: packageOf(solvedLayout),
    stale: inTime === null && isShownStale(solve, layout, gesture !== null),
    faded: inTime === null && (solve.status === 'failed' || problemsOf(layout).length > 0),
    moving: gesture ? withWhatStandsOn(layout, [...ids, ...changedIn(layout, gesture.base)]) : NOTHING,
    range: shownRange(app),
    isotherms: view.isotherms,
    limitLine: view.limitLine,
    smooth: view.smooth,
    mesh: view.mesh,
    draft: inTime ? inTime.playing : gesture !== null && solve.solved !== solve.atRest,
    selected: ids,
    part,
    hovered,
    faulty: faultyIdsOf(layout),
    overlay: app.overlay.getState(),
    symmetry:
      view.symmetry === 'off' ? null : { kind: view.symmetry, centre: centreOfSymmetry(gesture?.base ?? layout) },
    colours,
  }
}

/** What a gesture has changed besides what is selected: twins, what an array adds. */
export function changedIn(layout: Layout, base: Layout): string[] {
  if (layout.components === base.components) return []
  const before = new Set(base.components)
  return layout.components.flatMap((component) => (before.has(component) ? [] : [component.id]))
}

/** The range of the colour map: the document's, or in auto range that of the shown layer. */
export function shownRange(app: App): TemperatureRange {
  const { layout } = app.document.getState()
  if (!app.view.getState().autoRange) return documentRange(layout)
  const inTime = shownTransient(app)
  const slice = shownSlice(app)
  if (!slice) return documentRange(layout)
  const { low, high } = inTime ? rangeOverRun(inTime.transient, middleOf(app, layout)) : extremesOf(slice)
  return high > low ? { low, high } : documentRange(layout)
}

/** What the map shows: the warm-up at its time, else the last good steady field; null before there is one. */
export function shownField(app: App): { layout: Layout; field: TemperatureField } | null {
  const inTime = shownTransient(app)
  if (inTime) return { layout: app.document.getState().layout, field: inTime.field }
  const { solved } = app.solve.getState()
  return solved && { layout: solved.layout, field: solved.solution.field }
}

/** The shown layer of the shown field. */
export function shownSlice(app: App): FieldSlice | null {
  const shown = shownField(app)
  return shown && cachedSlice(shown.field, middleOf(app, shown.layout))
}

/** Height through which a layout's field is cut, mm. */
function middleOf({ view }: App, layout: Layout): number {
  const { level } = levelAt(layout, view.getState().levelZ)
  return (level.z0 + level.z1) / 2
}

function shownResults(app: App): Frame['results'] {
  const solution = app.solve.getState().solved?.solution ?? null
  const inTime = shownTransient(app)
  return inTime ? resultsAt(inTime, solution?.components ?? []) : resultsOf(solution)
}

/** What the shown layer spans, °C; null before there is a field. */
export function shownExtremes(app: App): TemperatureRange | null {
  const shown = shownField(app)
  const slice = shownSlice(app)
  if (!shown || !slice) return null
  const { level } = levelAt(shown.layout, app.view.getState().levelZ)
  const { temperature } = hottestShown(slice, level, packageOf(shown.layout).components, shownResults(app))
  return { low: extremesOf(slice).low, high: temperature }
}

let lastSlice: { field: TemperatureField; z: number; slice: FieldSlice } | null = null

function cachedSlice(field: TemperatureField, z: number): FieldSlice {
  if (lastSlice?.field !== field || lastSlice.z !== z) lastSlice = { field, z, slice: sliceAt(field, z) }
  return lastSlice.slice
}

const NO_RESULTS: Frame['results'] = new Map()

function resultsOf(solution: Solution | null): Frame['results'] {
  return solution ? resultsById(solution) : NO_RESULTS
}
