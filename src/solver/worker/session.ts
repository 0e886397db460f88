/**
 * What the worker does with a request: solves it cycle by cycle, looks up between cycles whether something newer came,
 * and keeps the last model of each quality, which the next request only edits. Knows nothing of comlink, so it runs under
 * Node as it does in a worker.
 */
import type { Layout } from '../../layout/schema.ts'
import { editNestedModel, type NestedModel, nestedModelOf } from '../model/nested-model.ts'
import { fieldOf, startFrom } from '../model/warm-start.ts'
import { notConverged } from '../results/failure.ts'
import { QUALITY_GRIDS } from '../results/quality.ts'
import type { Quality, Solution } from '../results/solution.ts'
import { type Start, solveNested } from '../results/solve-layout.ts'
import type { SolveOutcome, SolveProgress, SolveRequest, SolverWorkerApi } from './api.ts'
import { Turns } from './turns.ts'

/** The quality of what is solved while something moves. */
const DRAFT: Quality = 'preview'

export class SolverSession implements SolverWorkerApi {
  private readonly turns = new Turns()
  /** The last model of a draft and the last one at rest: they take turns, and each is large. */
  private readonly models = new Map<Quality, NestedModel>()

  cancel(): void {
    this.turns.cancel()
  }

  ping(): true {
    return true
  }

  async solve(
    { layout, quality, probes }: SolveRequest,
    onProgress?: (progress: SolveProgress) => void,
  ): Promise<SolveOutcome> {
    const end = await this.turns.run(
      () => {
        const { nested, start } = this.modelFor(layout, quality)
        return solveNested(nested, { quality, ...(probes ? { probes } : {}) }, start)
      },
      ({ cycles, errorEstimateK }) => onProgress?.({ cycle: cycles, errorEstimate: errorEstimateK }),
    )
    if (end.status === 'failed') this.models.delete(quality)
    return end.status === 'finished' ? this.finish(end.result) : end
  }

  /** The kept model with the edit applied; without one, a new model that starts from the field of the other quality. */
  private modelFor(layout: Layout, quality: Quality): { nested: NestedModel; start: Start } {
    const kept = this.models.get(quality)
    if (kept) {
      const { nested } = editNestedModel(kept, layout)
      this.models.set(quality, nested)
      return { nested, start: 'warm' }
    }
    for (const other of this.models.keys()) if (other !== DRAFT && quality !== DRAFT) this.models.delete(other)
    const nested = nestedModelOf(layout, QUALITY_GRIDS[quality])
    const [other] = this.models.values()
    if (other) startFrom(nested.models.coarsest, fieldOf(other.models.fine))
    this.models.set(quality, nested)
    return { nested, start: 'cold' }
  }

  private finish(solution: Solution): SolveOutcome {
    const { solver, quality } = solution
    if (!solver.converged || !solution.components.every((component) => Number.isFinite(component.maxTemperature))) {
      // its temperatures are no start for anything
      this.models.delete(quality)
      const { reason } = solver.failure ?? notConverged({ cycles: solver.cycles, errorEstimateK: solver.errorEstimate })
      return { status: 'not-converged', solution, reason }
    }
    return { status: 'solved', solution }
  }
}
