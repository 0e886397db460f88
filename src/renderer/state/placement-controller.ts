/**
 * The placement map: where a component would exceed its limit. Every place is a solve of the package with the component
 * there, at the quality of a drag, and its change is added to the result at rest like a drag's (see `draft-changes.ts`). It
 * runs in a worker of its own, stands still while the designer drags, and outlives moves of that one component: they are
 * what it is about.
 */
import { placeComponent } from '../../layout/edits.ts'
import type { Layout } from '../../layout/schema.ts'
import type { Solution } from '../../solver/results/solution.ts'
import { byMargin, statusOf } from '../../solver/results/verdicts.ts'
import type { SolverClient } from '../../solver/worker/api.ts'
import { problemsOf } from './derived.ts'
import type { DocumentStore } from './document-store.ts'
import { carriedToRest } from './draft-changes.ts'
import { latticeFor, sameButForPlace } from './placement-places.ts'
import { type JudgedPlace, NO_PLACEMENT, type PlacementStore } from './placement-store.ts'
import type { SolveStore } from './solve-store.ts'
import type { Place } from './tool-store.ts'
import { snapGridOf, type ViewStore } from './view-store.ts'

export interface PlacementController {
  /** Begins to judge the places of a component. */
  judge(id: string): void
  end(): void
}

export function createPlacementController(
  document: DocumentStore,
  solve: SolveStore,
  placement: PlacementStore,
  view: ViewStore,
  spawn: () => SolverClient,
): PlacementController {
  let client: SolverClient | null = null
  /** Counts what was asked: answers to earlier questions are let go. */
  let question = 0
  let resume: (() => void) | null = null

  const letGo = () => {
    client?.dispose()
    client = null
  }

  const end = () => {
    question++
    resume = null
    letGo()
    placement.setState(NO_PLACEMENT)
  }

  const fail = (reason: string) => {
    letGo()
    placement.setState({ running: false, reason })
  }

  const judge = (id: string) => {
    end()
    const { layout } = document.getState()
    const { atRest } = solve.getState()
    if (atRest?.layout !== layout) {
      placement.setState({
        ...NO_PLACEMENT,
        id,
        base: layout,
        reason: 'Wait until the design is solved, and ask again.',
      })
      return
    }
    const { step, places } = latticeFor(layout, id, snapGridOf(view.getState()))
    placement.setState({ id, base: layout, step, total: places.length, judged: [], running: true, reason: null })
    client = spawn()
    void run(question, client, { id, layout, rest: atRest.solution, places })
  }

  const run = async (
    asked: number,
    solver: SolverClient,
    { id, layout, rest, places }: { id: string; layout: Layout; rest: Solution; places: readonly Place[] },
  ) => {
    const draft = async (shown: Layout): Promise<Solution | string> => {
      const outcome = await solver.solve({ layout: shown, quality: 'preview', draft: true })
      if (outcome.status === 'solved') return outcome.solution
      return 'reason' in outcome ? outcome.reason : 'The solve was stopped.'
    }
    const atRest = await draft(layout)
    if (asked !== question) return
    if (typeof atRest === 'string') return fail(atRest)
    for (const place of places) {
      if (document.getState().gesture) await new Promise<void>((done) => (resume = done))
      if (asked !== question) return
      const moved = placeComponent(layout, id, place.x, place.y)
      const judged =
        problemsOf(moved).length > 0 ? blocked(place) : judgedAt(place, id, await draft(moved), atRest, rest)
      if (asked !== question) return
      placement.setState(({ judged: before }) => ({ judged: [...before, judged] }))
    }
    placement.setState({ running: false })
    letGo()
  }

  document.subscribe(({ layout, gesture }) => {
    const { id, base } = placement.getState()
    if (id === null || base === null || gesture) return
    if (sameButForPlace(base, layout, id)) {
      resume?.()
      resume = null
    } else end()
  })

  return { judge, end }
}

function blocked(place: Place): JudgedPlace {
  return { ...place, status: 'blocked', temperature: null, uncertainty: 0, worst: null }
}

function judgedAt(
  place: Place,
  id: string,
  draft: Solution | string,
  draftAtRest: Solution,
  rest: Solution,
): JudgedPlace {
  if (typeof draft === 'string') return blocked(place)
  const { components } = carriedToRest(draft, draftAtRest, rest)
  const own = components.find((component) => component.id === id)
  if (!own) return blocked(place)
  const [worst] = byMargin(components)
  return {
    ...place,
    status: statusOf(own),
    temperature: own.maxTemperature,
    uncertainty: own.uncertainty,
    worst: worst?.margin == null ? null : { id: worst.id, margin: worst.margin },
  }
}
