/**
 * Computes influences in the background once a converged result has been at rest for a while. An edit that they would not
 * outlive stops them. They are taken at preview quality: their matrix differs from that of normal quality by less
 * than a hundredth of its entries and takes a fifth of the time.
 */
import type { Layout } from '../../layout/schema.ts'
import type { Quality } from '../../solver/results/solution.ts'
import type { StudyClient } from '../../solver/worker/study-api.ts'
import type { DocumentStore } from './document-store.ts'
import { holdsFor, type InfluenceStore, NO_INFLUENCE } from './influence-store.ts'
import { samePackage } from './same-package.ts'
import type { SolveStore } from './solve-store.ts'

const QUALITY: Quality = 'preview'

/** How long nothing must have changed, ms. */
const REST_MS = 400

export function keepInfluences(
  document: DocumentStore,
  solve: SolveStore,
  influences: InfluenceStore,
  studies: Pick<StudyClient, 'influence'>,
): void {
  let running: { readonly layout: Layout; readonly stop: AbortController } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let failedFor: Layout | null = null

  const stop = () => {
    clearTimeout(timer)
    if (!running) return
    running.stop.abort()
    running = null
    influences.setState({ status: 'idle' })
  }

  /** The layout at rest that has its temperatures and lacks its influences. */
  const wanted = (): Layout | null => {
    const { layout, gesture } = document.getState()
    const { status, atRest, solved } = solve.getState()
    if (gesture || status !== 'converged' || solved !== atRest || atRest?.layout !== layout) return null
    if (layout.components.length === 0 || layout === failedFor) return null
    return holdsFor(influences.getState().known, layout) ? null : layout
  }

  const follow = () => {
    const { layout, gesture } = document.getState()
    if (running && (gesture || !samePackage(running.layout, layout))) stop()
    clearTimeout(timer)
    if (!running && wanted()) timer = setTimeout(start, REST_MS)
  }

  const start = () => {
    const layout = wanted()
    if (!layout) return
    const mine = { layout, stop: new AbortController() }
    running = mine
    influences.setState({ status: 'computing', reason: null })
    void studies
      .influence({ layout, quality: QUALITY, highest: true }, { signal: mine.stop.signal })
      .then((outcome) => {
        if (running !== mine) return
        running = null
        if (outcome.status === 'solved') {
          influences.setState({ status: 'idle', known: { layout, influence: outcome.influence }, reason: null })
        } else {
          failedFor = layout
          influences.setState({ status: 'failed', reason: 'reason' in outcome ? outcome.reason : null })
        }
        // powers may have changed meanwhile, where influences depend on them
        follow()
      })
  }

  document.subscribe((state, before) => {
    if (state.file !== before.file && state.layout !== before.layout) {
      stop()
      influences.setState(NO_INFLUENCE)
    }
    if (state.layout !== before.layout || state.gesture !== before.gesture) follow()
  })
  solve.subscribe((state, before) => {
    if (state.status !== before.status || state.solved !== before.solved) follow()
  })
  follow()
}
