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
import { Turns } from './turns.ts'

export class SolverSession implements SolverWorkerApi {
  private readonly turns = new Turns()
  /** The last model of a draft and the last one at rest: they take turns, and each is large. */
  private draft: NestedModel | null = null
  private rest: { readonly quality: Quality; nested: NestedModel } | null = null

  cancel(): void {
    this.turns.cancel()
  }

  ping(): true {
    return true
  }

  async solve(
    { layout, quality, probes, draft = false }: SolveRequest,
    onProgress?: (progress: SolveProgress) => void,
  ): Promise<SolveOutcome> {
    const end = await this.turns.run(
      () => {
        const { nested, start } = draft ? this.draftOf(layout) : this.restOf(layout, quality)
        return solveNested(nested, { quality, draft, ...(probes ? { probes } : {}) }, start)
      },
      ({ cycles, errorEstimateK }) => onProgress?.({ cycle: cycles, errorEstimate: errorEstimateK }),
    )
    if (end.status === 'failed') this.forget(draft)
    return end.status === 'finished' ? this.finish(end.result, draft) : end
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
