/**
 * Keeps the solution following the document. At rest the newest layout replaces a running solve. While a gesture moves,
 * drafts are solved one at a time and only the newest layout waits: superseding every frame would let none finish. The
 * first draft is of the layout that the gesture began with, so that changes compare like with like.
 */
import { designViewOf } from '../../layout/design-view.ts'
import type { Layout } from '../../layout/schema.ts'
import type { Quality, Solution } from '../../solver/results/solution.ts'
import type { SolveOutcome, SolveProgress, SolverClient } from '../../solver/worker/api.ts'
import { problemsOf } from './derived.ts'
import type { DocumentStore } from './document-store.ts'
import { carriedToRest } from './draft-changes.ts'
import type { InfluenceStore } from './influence-store.ts'
import { noteMove } from './latency.ts'
import { sameTemperatures } from './same-temperatures.ts'
import type { Solved, SolveStore } from './solve-store.ts'
import { superposedResults } from './superposed.ts'
import type { ViewStore } from './view-store.ts'

export interface SolveController {
  /** Solves the shown layout again, whatever is known about it. */
  solveNow(): void
  dispose(): void
}

interface Job {
  readonly layout: Layout
  readonly quality: Quality
  /** Solved while a gesture moves, in the time of a frame. */
  readonly draft: boolean
}

/** Under which name drafts are shown. */
const DRAFT_QUALITY: Quality = 'preview'

const draftOf = (layout: Layout): Job => ({ layout, quality: DRAFT_QUALITY, draft: true })
const NO_FAILURE = { reason: null, failure: null } as const

/** Results at rest that are kept, so that undo and redo show theirs at once. One is a few megabytes. */
const KEPT_RESULTS = 8

export function createSolveController(
  document: DocumentStore,
  view: ViewStore,
  solve: SolveStore,
  client: SolverClient,
  influences: InfluenceStore,
): SolveController {
  let running: Job | null = null
  /** The latest results at rest, newest first. */
  let kept: readonly Solved[] = []
  /** Drafts as the solver gave them. The last one of a drag is the draft at rest of the next. */
  const drafts = new WeakMap<Layout, Solution>()
  const withoutDraft = new WeakSet<Layout>()

  const start = (job: Job) => {
    running = job
    solve.setState({ status: 'solving', quality: job.quality, progress: null, ...NO_FAILURE })
    const onProgress = (progress: SolveProgress) => {
      if (running === job) solve.setState({ progress })
    }
    const { probes } = designViewOf(job.layout)
    // A draft is over before anybody could read how far it is, and each listener costs a message channel.
    const options = job.draft ? {} : { onProgress }
    client.solve({ ...job, ...(probes.length > 0 && { probes }) }, options).then(
      (outcome) => settle(job, outcome),
      (error: unknown) =>
        settle(job, { status: 'failed', reason: error instanceof Error ? error.message : String(error) }),
    )
  }

  const settle = (job: Job, outcome: SolveOutcome) => {
    if (running !== job) return
    running = null
    if (job.draft) {
      if (outcome.status === 'solved') drafts.set(job.layout, outcome.solution)
      else withoutDraft.add(job.layout)
    }
    apply(job, outcome)
    const { layout, gesture } = document.getState()
    if (gesture && layout !== job.layout) follow()
  }

  const apply = (job: Job, outcome: SolveOutcome) => {
    switch (outcome.status) {
      case 'solved':
        if (job.draft) showDraft(job.layout, outcome.solution)
        else showAtRest({ layout: job.layout, solution: outcome.solution })
        return
      case 'not-converged':
      case 'failed': {
        // the field of a solve that gave up is of no use: the last good one stays, faded
        const failure = ('solution' in outcome && outcome.solution.solver.failure) || null
        solve.setState({ status: 'failed', progress: null, reason: outcome.reason, failure })
        return
      }
      case 'cancelled':
      case 'superseded':
        solve.setState({ status: 'idle', progress: null })
    }
  }

  const showAtRest = (solved: Solved) => {
    kept = [solved, ...kept.filter((each) => each.solution !== solved.solution)].slice(0, KEPT_RESULTS)
    solve.setState({
      status: 'converged',
      quality: solved.solution.quality,
      progress: null,
      ...NO_FAILURE,
      solved,
      atRest: solved,
      before: null,
    })
  }

  const showDraft = (layout: Layout, draft: Solution) => {
    const { gesture } = document.getState()
    if (!gesture) return
    const { atRest } = solve.getState()
    const rest = atRest?.layout === gesture.base ? atRest.solution : null
    const draftAtRest = drafts.get(gesture.base) ?? null
    // Without a result at rest for the base the changes are those between drafts: still like with like.
    const before = rest ?? draftAtRest
    if (showSuperposed(draft)) return
    const solution = rest && draftAtRest ? carriedToRest(draft, draftAtRest, rest) : draft
    solve.setState({
      status: 'converged',
      quality: draft.quality,
      progress: null,
      ...NO_FAILURE,
      solved: { layout, solution },
      before,
    })
  }

  /** What a change of powers alone does, before any solve of it; over the field of `last`, the latest that is there. */
  const showSuperposed = (last: Solution | undefined = solve.getState().solved?.solution): boolean => {
    const { layout, gesture } = document.getState()
    const { atRest } = solve.getState()
    const components = atRest && atRest.layout !== layout && superposedResults(layout, influences.getState(), atRest)
    if (!last || !components) return false
    const quality = gesture ? DRAFT_QUALITY : atRest.solution.quality
    solve.setState({
      solved: { layout, solution: { ...last, quality, components }, superposed: true },
      before: gesture ? atRest.solution : null,
      ...(gesture && { status: 'converged', quality, progress: null, ...NO_FAILURE }),
    })
    return true
  }

  const forget = () => {
    kept = []
    solve.setState({ solved: null, atRest: null, before: null })
  }

  const follow = () => {
    const { layout, gesture } = document.getState()
    if (problemsOf(layout).length > 0) {
      // The running solve is of an older layout; its result would only be stale, so it is let go.
      running = null
      solve.setState({ status: 'idle', progress: null, ...NO_FAILURE })
    } else if (gesture) followGesture(layout, gesture.base)
    else followRest({ layout, quality: view.getState().quality, draft: false })
  }

  const followRest = (job: Job) => {
    // Undo makes an equal layout, not the same object.
    const known = kept.find(
      ({ layout, solution }) => solution.quality === job.quality && sameTemperatures(layout, job.layout),
    )
    if (known) {
      running = null
      showAtRest({ layout: job.layout, solution: known.solution })
    } else if (running?.layout !== job.layout || running.quality !== job.quality || running.draft) {
      start(job)
      showSuperposed(solve.getState().atRest?.solution)
    }
  }

  const followGesture = (layout: Layout, base: Layout) => {
    const known = drafts.get(layout)
    if (known) {
      running = null
      showDraft(layout, known)
      return
    }
    // One draft at a time; its end looks where the gesture is by then. A solve at rest takes seconds and nobody waits
    // for its answer any more, so a draft takes its place at once.
    showSuperposed()
    if (running?.draft) return
    const baseFirst = !drafts.has(base) && !withoutDraft.has(base) && problemsOf(base).length === 0
    start(draftOf(baseFirst ? base : layout))
  }

  const endDocument = document.subscribe((state, before) => {
    // Nothing that is known of another document may stand in for this one.
    if (state.file !== before.file && state.layout !== before.layout) forget()
    if (state.gesture && state.layout !== before.layout) noteMove(state.layout)
    if (state.layout !== before.layout || state.gesture !== before.gesture) follow()
  })
  const endView = view.subscribe((state, before) => {
    if (state.quality !== before.quality) follow()
  })
  follow()

  return {
    solveNow: () => {
      const { layout, gesture } = document.getState()
      if (problemsOf(layout).length > 0) return
      start(gesture ? draftOf(layout) : { layout, quality: view.getState().quality, draft: false })
    },
    dispose: () => {
      endDocument()
      endView()
      client.dispose()
    },
  }
}
