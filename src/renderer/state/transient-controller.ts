/** Solves the warm-up of the shown layout when it is asked for, and plays it. */
import type { StudyClient, TransientStudyOutcome } from '../../solver/worker/study-api.ts'
import { problemsOf } from './derived.ts'
import type { DocumentStore } from './document-store.ts'
import type { TransientStore } from './transient-store.ts'
import { between, placeOf, snapshotTimes, timeAt } from './transient-times.ts'
import type { ViewStore } from './view-store.ts'

export interface TransientController {
  /** Shows the panel, and solves where nothing is known of the shown layout. */
  open(): void
  /** Back to the steady map. */
  close(): void
  solve(): void
  cancel(): void
  seek(seconds: number): void
  play(): void
  pause(): void
  /** One turn of the clock while playing. */
  advance(milliseconds: number): void
  /** To the next or the one before of the kept fields. */
  stepBy(count: 1 | -1): void
  dispose(): void
}

/** ms that the whole axis takes at normal speed. */
const SWEEP_MS = 12_000

export function createTransientController(
  document: DocumentStore,
  view: ViewStore,
  store: TransientStore,
  client: StudyClient,
): TransientController {
  let running: AbortController | null = null

  const solve = () => {
    const { layout } = document.getState()
    if (problemsOf(layout).length > 0) return
    running?.abort()
    const mine = new AbortController()
    running = mine
    const { quality, endTime } = store.getState()
    const ids = layout.components.map(({ id }) => id)
    store.setState({
      status: 'solving',
      reached: 0,
      reason: null,
      playing: false,
      curves: { ids, times: [], highest: ids.map(() => []) },
    })
    client
      .transient(
        { layout, quality, times: snapshotTimes(layout, endTime), snapshots: true },
        {
          signal: mine.signal,
          onProgress: ({ time, components }) => {
            const { curves } = store.getState()
            if (running !== mine || !curves) return
            const highest = curves.highest.map((known, n) => [...known, components[n]!.highest])
            store.setState({ reached: time, curves: { ids, times: [...curves.times, time], highest } })
          },
        },
      )
      .then((outcome) => {
        if (running !== mine) return
        running = null
        settle(outcome)
      })

    const settle = (outcome: TransientStudyOutcome) => {
      switch (outcome.status) {
        case 'solved': {
          const { transient } = outcome
          const highest = transient.components.map(({ history }) => history.maxTemperature)
          store.setState({
            status: 'solved',
            reached: null,
            run: { layout, transient, endTime },
            curves: { ids, times: transient.steps, highest },
            time: endTime,
          })
          return
        }
        case 'refused':
          fail(outcome.problems.map(({ message }) => message).join(' '))
          return
        case 'not-converged':
        case 'failed':
          fail(outcome.reason)
          return
        default:
          restore()
      }
    }
  }

  const fail = (reason: string) => store.setState({ status: 'failed', reached: null, reason })

  /** What was there before the solve that was given up. */
  const restore = () => {
    const { run } = store.getState()
    const curves = run && {
      ids: run.transient.components.map(({ id }) => id),
      times: run.transient.steps,
      highest: run.transient.components.map(({ history }) => history.maxTemperature),
    }
    store.setState({ status: run ? 'solved' : 'idle', reached: null, curves })
  }

  const cancel = () => {
    if (!running) return
    running.abort()
    running = null
    restore()
  }

  const seek = (seconds: number) => {
    const { run } = store.getState()
    if (run) store.setState({ time: Math.min(run.endTime, Math.max(0, seconds)) })
  }

  return {
    open: () => {
      const { panels, set } = view.getState()
      set({ resultsTab: 'transient', panels: { ...panels, results: true } })
      const { run, status } = store.getState()
      if (status !== 'solving' && run?.layout !== document.getState().layout) solve()
    },
    close: () => {
      store.setState({ playing: false })
      view.getState().set({ resultsTab: 'verdict' })
    },
    solve,
    cancel,
    seek,
    play: () => {
      const { run, time } = store.getState()
      if (run) store.setState({ playing: true, time: time >= run.endTime ? 0 : time })
    },
    pause: () => store.setState({ playing: false }),
    advance: (milliseconds) => {
      const { run, playing, time, axis, speed } = store.getState()
      if (!run || !playing) return
      const place = placeOf(time, run.endTime, axis) + (milliseconds * speed) / SWEEP_MS
      store.setState({ time: timeAt(place, run.endTime, axis), playing: place < 1 })
    },
    stepBy: (count) => {
      const { run, time } = store.getState()
      if (!run) return
      const { times } = run.transient
      const { before, share } = between(times, time)
      const next = count === 1 ? before + 1 : share > 0 ? before : before - 1
      const at = Math.min(times.length - 1, Math.max(0, next))
      store.setState({ time: times[at]!, ...(at === times.length - 1 && { playing: false }) })
    },
    dispose: () => client.dispose(),
  }
}
