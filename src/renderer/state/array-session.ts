/**
 * An array while it is being laid out: a gesture that shows it with every change of its figures, becomes one step of undo
 * when it is applied and leaves nothing behind when it is not.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { bodyOf } from '../../layout/arrange.ts'
import { distributedCounts, roomyDistance } from '../../layout/array-places.ts'
import { type ArraySpec, arrayOf, countOf, partOf } from '../../layout/arrays.ts'
import { CATALOGUE, componentFromPart, type Part } from '../../layout/catalogue.ts'
import { addComponent, freshId } from '../../layout/edits.ts'
import type { Layout } from '../../layout/schema.ts'
import { counted } from '../ui/numbers.ts'
import type { App } from './app.ts'
import { problemsOf } from './derived.ts'
import { movableIds } from './movable.ts'

export interface ArraySession {
  /** The document as it was, which a cancel brings back. */
  readonly base: Layout
  readonly selectedBefore: readonly string[]
  /** Those of them that are not locked. */
  readonly movable: readonly string[]
  /** Ids of the components that become the first ones; empty where a part of the catalogue is the source. */
  readonly sources: readonly string[]
  readonly part: Part | null
  readonly spec: ArraySpec
  /** Why there is no such array. */
  readonly refusal: string | null
  /** What is wrong with the package that the array makes. */
  readonly warning: string | null
}

export interface ArrayState {
  readonly session: ArraySession | null
}

export type ArrayStore = StoreApi<ArrayState>

export function createArrayStore(): ArrayStore {
  return createStore<ArrayState>(() => ({ session: null }))
}

/** Engines round a switch ASIC: the number that 51.2T and 102.4T packages have. */
const USUAL_COUNT = 16
const USUAL_DISTANCE_MM = 3
const USUAL_PART = 'oe-3.2t-nv'

/** Begins with what is selected, or else with a part of the catalogue, in a ring round the ASIC if there is one. */
export function openArray(app: App): void {
  if (app.arrays.getState().session) return
  const { layout, beginGesture } = app.document.getState()
  const { ids: selectedBefore } = app.selection.getState()
  const ids = movableIds(app)
  const asics = layout.components.filter(({ kind }) => kind === 'asic')
  const around = asics.length === 1 && !ids.includes(asics[0]!.id) ? asics[0]!.id : null
  const count = Math.max(USUAL_COUNT, ids.length)
  const part = ids.length > 0 ? null : (CATALOGUE.find(({ id }) => id === USUAL_PART) ?? CATALOGUE[0] ?? null)
  const counts = distributedCounts(count, 'north')
  const spec: ArraySpec = {
    mode: 'ring',
    around,
    side: 'north',
    count: Math.max(4, ids.length),
    counts,
    pitch: null,
    distance: USUAL_DISTANCE_MM,
    cornerKeepOut: 0,
    facing: 'outwards',
  }
  const session = {
    base: layout,
    selectedBefore,
    movable: ids,
    sources: ids,
    part,
    spec,
    refusal: null,
    warning: null,
  }
  beginGesture('lay out an array', 'preview')
  show(app, { ...session, spec: withRoom(session) })
}

/** Changes figures, or the part that is laid out: one of the catalogue, or null for what was selected. */
export function changeArray(app: App, change: Partial<ArraySpec>, part?: Part | null): void {
  const session = openSession(app)
  if (!session) return
  const next = {
    ...session,
    ...(part !== undefined && { part, sources: part ? [] : session.movable }),
    spec: { ...session.spec, ...change },
  }
  // Another part or another die: what had room may have none.
  show(app, part !== undefined || change.around !== undefined ? { ...next, spec: withRoom(next) } : next)
}

/** A ring as near to its die as its parts have room. */
export function fitArray(app: App): void {
  const session = openSession(app)
  if (session) show(app, { ...session, spec: withRoom(session) })
}

export function applyArray(app: App): void {
  const session = openSession(app)
  if (!session || session.refusal !== null) return
  app.arrays.setState({ session: null })
  app.document.getState().commitGesture()
}

export function cancelArray(app: App): void {
  const session = openSession(app)
  if (!session) return
  app.arrays.setState({ session: null })
  app.document.getState().cancelGesture()
  app.selection.getState().select(session.selectedBefore)
}

/** Where something else has ended the gesture, such as an undo or a drag, there is nothing to lay out any more. */
export function endWithGesture(app: Pick<App, 'arrays' | 'document'>): () => void {
  return app.document.subscribe(({ gesture }) => {
    const { session } = app.arrays.getState()
    if (session && gesture?.base !== session.base) app.arrays.setState({ session: null })
  })
}

function openSession({ arrays, document }: App): ArraySession | null {
  const { session } = arrays.getState()
  return session && document.getState().gesture?.base === session.base ? session : null
}

function show(app: App, session: ArraySession): void {
  const { layout, sources } = sourced(session)
  const outcome = arrayOf(layout, sources, session.spec)
  const { showGesture } = app.document.getState()
  if (!outcome.ok) {
    showGesture(session.base)
    app.arrays.setState({ session: { ...session, refusal: outcome.problem, warning: null } })
    app.selection.getState().select(session.selectedBefore)
    return
  }
  const { mode } = session.spec
  showGesture(
    outcome.layout,
    `place ${counted(outcome.ids.length, 'component')} in a ${mode === 'ring' ? 'ring' : 'row'}`,
  )
  app.selection.getState().select(outcome.ids)
  app.arrays.setState({ session: { ...session, refusal: null, warning: warningOf(session.base, outcome.layout) } })
}

/** The base, with the part of the catalogue added where that is the source. */
function sourced({ base, sources, part, spec }: ArraySession): { layout: Layout; sources: readonly string[] } {
  if (!part) return { layout: base, sources }
  const id = freshId(base, part.kind)
  const { width, height } = base.substrate
  const component = componentFromPart(part, id, width / 2, height / 2)
  const name = countOf(spec) > 1 ? `${component.name} 1` : component.name
  return { layout: addComponent(base, { ...component, name }), sources: [id] }
}

function withRoom(session: ArraySession): ArraySpec {
  const { spec } = session
  const { layout, sources } = sourced(session)
  if (spec.around === null || spec.mode !== 'ring') return spec
  const distance = roomyDistance(bodyOf(layout, spec.around), spec.counts, partOf(layout, sources), USUAL_DISTANCE_MM)
  return { ...spec, distance: distance + spec.cornerKeepOut }
}

/** The first new problem in the words of the problems list, and how many more there are. */
function warningOf(base: Layout, layout: Layout): string | null {
  const known = new Set(problemsOf(base).map(({ message }) => message))
  const fresh = problemsOf(layout).filter(({ message }) => !known.has(message))
  const [first] = fresh
  if (!first) return null
  return fresh.length === 1 ? first.message : `${first.message} And ${counted(fresh.length - 1, 'more problem')}.`
}
