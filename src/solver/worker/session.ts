/**
 * What the worker does with a request: solves it cycle by cycle, looks up between cycles whether something newer came,
 * and keeps the last model of each quality, which the next request only edits. Knows nothing of comlink, so it runs under
 * Node as it does in a worker.
 */
import type { Layout } from '../../layout/schema.ts'
import { editNestedModel, type NestedModel, nestedModelOf } from '../model/nested-model.ts'
import { fieldOf, startFrom } from '../model/warm-start.ts'
import { notConverged } from '../results/failure.ts'
import { DRAFT_GRID, QUALITY_GRIDS } from '../results/quality.ts'
import type { Quality, Solution } from '../results/solution.ts'
import { type Start, solveNested } from '../results/solve-layout.ts'
import type { SolveOutcome, SolveProgress, SolveRequest, SolverWorkerApi } from './api.ts'

/** How long the session computes before it lets messages in, ms. */
const SLICE_MS = 8

export class SolverSession implements SolverWorkerApi {
  private generation = 0
  private cancelled = 0
  /** The last model of a draft and the last one at rest: they take turns, and each is large. */
  private draft: NestedModel | null = null
  private rest: { readonly quality: Quality; nested: NestedModel } | null = null

  cancel(): void {
    this.cancelled = ++this.generation
  }

  ping(): true {
    return true
  }

  async solve(request: SolveRequest, onProgress?: (progress: SolveProgress) => void): Promise<SolveOutcome> {
    const generation = ++this.generation
    await nextTask()
    const gaveWay = (): SolveOutcome | null => {
      if (generation === this.generation) return null
      return { status: this.cancelled > generation ? 'cancelled' : 'superseded' }
    }
    const early = gaveWay()
    if (early) return early
    try {
      const { layout, quality, probes, draft = false } = request
      const { nested, start } = draft ? this.draftOf(layout) : this.restOf(layout, quality)
      const steps = solveNested(nested, { quality, draft, ...(probes ? { probes } : {}) }, start)
      let sliceEnd = Date.now() + SLICE_MS
      for (;;) {
        const step = steps.next()
        if (step.done) return this.finish(step.value, draft)
        if (Date.now() < sliceEnd) continue
        onProgress?.({ cycle: step.value.cycles, errorEstimate: step.value.errorEstimateK })
        await nextTask()
        const interrupted = gaveWay()
        if (interrupted) return interrupted
        sliceEnd = Date.now() + SLICE_MS
      }
    } catch (error) {
      this.forget(request.draft ?? false)
      return { status: 'failed', reason: error instanceof Error ? error.message : String(error) }
    }
  }

  private draftOf(layout: Layout): { nested: NestedModel; start: Start } {
    const kept = this.draft
    this.draft = kept ? editNestedModel(kept, layout).nested : nestedModelOf(layout, DRAFT_GRID, { draft: true })
    if (!kept && this.rest) startFrom(this.draft.models.coarse, fieldOf(this.rest.nested.models.coarse))
    return { nested: this.draft, start: kept ? 'warm' : 'cold' }
  }

  /** The kept model with the edit applied; without one of this quality, a new one that starts from what is there. */
  private restOf(layout: Layout, quality: Quality): { nested: NestedModel; start: Start } {
    const kept = this.rest?.quality === quality ? this.rest.nested : null
    const nested = kept ? editNestedModel(kept, layout).nested : nestedModelOf(layout, QUALITY_GRIDS[quality])
    const other = this.draft ?? this.rest?.nested
    if (!kept && other && nested.models.coarsest) startFrom(nested.models.coarsest, fieldOf(other.models.fine))
    this.rest = { quality, nested }
    return { nested, start: kept ? 'warm' : 'cold' }
  }

  private forget(draft: boolean): void {
    if (draft) this.draft = null
    else this.rest = null
  }

  private finish(solution: Solution, draft: boolean): SolveOutcome {
    const { solver } = solution
    if (!solver.converged || !solution.components.every((component) => Number.isFinite(component.maxTemperature))) {
      // its temperatures are no start for anything
      this.forget(draft)
      const { reason } = solver.failure ?? notConverged({ cycles: solver.cycles, errorEstimateK: solver.errorEstimate })
      return { status: 'not-converged', solution, reason }
    }
    return { status: 'solved', solution }
  }
}

/** Lets the event loop deliver waiting messages. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
