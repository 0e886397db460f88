import { designViewOf } from '../../layout/design-view.ts'
import { withWhatStandsOn } from '../../layout/edits.ts'
import type { Layout } from '../../layout/schema.ts'
import { centreOfSymmetry } from '../../layout/symmetry.ts'
import { extremesOf, type FieldSlice, sliceAt } from '../../report/map/field-slice.ts'
import type { Solution, TemperatureField } from '../../solver/results/solution.ts'
import type { App } from '../state/app.ts'
import {
  centredRange,
  changesBetween,
  differenceAt,
  type ShownComparison,
  shownComparison,
} from '../state/comparison-shown.ts'
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
  const frame = documentFrame(app, colours)
  const compared = shownComparison(app)
  return compared ? comparedFrame(app, frame, compared) : frame
}

/** The same for the open design alone, whatever it is compared with. */
export function documentFrame(app: App, colours: CanvasColours): Frame {
  const { layout, gesture } = app.document.getState()
  const view = app.view.getState()
  const solve = app.solve.getState()
  const { ids, part, hovered } = app.selection.getState()
  const slice = documentSlice(app)
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
    changes: null,
    otherBodies: [],
    moving: gesture ? withWhatStandsOn(layout, [...ids, ...changedIn(layout, gesture.base)]) : NOTHING,
    range: shownRange(app),
    colourMap: view.colourMap,
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

/** The same camera and the same range for A; for the difference the colours and the limits of none. */
function comparedFrame(app: App, frame: Frame, { other, side }: ShownComparison): Frame {
  const { layout, solution } = other
  const slice = shownSlice(app)
  if (side === 'a') {
    const pkg = shownPackageOf(layout)
    const { level } = levelAt(layout, levelMiddle(frame.level))
    const nothing = { selected: [], hovered: null, faulty: NOTHING, stale: false, faded: false }
    return {
      ...frame,
      slice,
      layout,
      pkg,
      solvedPkg: packageOf(layout),
      level,
      results: resultsOf(solution),
      ...nothing,
    }
  }
  const { solved } = app.solve.getState()
  const changes = solved ? changesBetween(solution, solved.solution) : new Map<string, number>()
  const otherBodies = shownPackageOf(layout).components.map(({ outline }) => outline)
  return { ...frame, slice, changes, otherBodies, limitLine: false, range: mapRange(app) }
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
  const slice = documentSlice(app)
  if (!slice) return documentRange(layout)
  const inTime = shownTransient(app)
  const z = middleOf(app, app.solve.getState().solved?.layout ?? layout)
  const own = inTime ? rangeOverRun(inTime.transient, middleOf(app, layout)) : extremesOf(slice)
  const { other } = app.comparison.getState()
  // One scale for both designs of a comparison.
  const { low, high } = other && !inTime ? joined(own, extremesOf(sliceAt(other.solution.field, z))) : own
  return high > low ? { low, high } : documentRange(layout)
}

/** The range of the map's colours: that of temperatures, or K round zero while it shows a difference. */
export function mapRange(app: App): TemperatureRange {
  const compared = shownComparison(app)
  const slice = compared?.side === 'difference' ? shownSlice(app) : null
  if (compared?.side === 'difference') return slice ? centredRange(slice) : { low: -1, high: 1 }
  return shownRange(app)
}

/** What the map shows: the warm-up at its time, else the last good steady field; null before there is one. */
export function shownField(app: App): { layout: Layout; field: TemperatureField } | null {
  const inTime = shownTransient(app)
  if (inTime) return { layout: app.document.getState().layout, field: inTime.field }
  const { solved } = app.solve.getState()
  return solved && { layout: solved.layout, field: solved.solution.field }
}

function joined(a: TemperatureRange, b: TemperatureRange): TemperatureRange {
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) }
}

/** The shown layer of the open design's field. */
function documentSlice(app: App): FieldSlice | null {
  const shown = shownField(app)
  return shown && cachedSlice(shown.field, middleOf(app, shown.layout))
}

/** What the map shows of the shown layer: temperatures of the open design or of the other one, or their difference, K. */
export function shownSlice(app: App): FieldSlice | null {
  const shown = shownField(app)
  const compared = shownComparison(app)
  if (!shown || !compared) return documentSlice(app)
  const z = middleOf(app, shown.layout)
  const { field } = compared.other.solution
  return compared.side === 'a' ? sliceAt(field, z) : differenceAt(field, shown.field, z)
}

/** Height through which a layout's field is cut, mm. */
function middleOf({ view }: App, layout: Layout): number {
  return levelMiddle(levelAt(layout, view.getState().levelZ).level)
}

const levelMiddle = ({ z0, z1 }: { readonly z0: number; readonly z1: number }): number => (z0 + z1) / 2

function shownResults(app: App): Frame['results'] {
  const solution = app.solve.getState().solved?.solution ?? null
  const inTime = shownTransient(app)
  return inTime ? resultsAt(inTime, solution?.components ?? []) : resultsOf(solution)
}

/** What the shown layer spans, °C, or K for a difference; null before there is a field. */
export function shownExtremes(app: App): TemperatureRange | null {
  const shown = shownField(app)
  const slice = shownSlice(app)
  if (!shown || !slice) return null
  if (shownComparison(app)) return extremesOf(slice)
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
