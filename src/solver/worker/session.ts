/**
 * What the worker does with a request: solves it cycle by cycle, looks up between cycles whether something newer came,
 * and keeps where the last solve of each quality ended as the next start. Knows nothing of comlink, so it runs under Node
 * as it does in a worker.
 */
import type { Layout } from '../../layout/schema.ts'
import { notConverged } from '../results/failure.ts'
import type { Quality, Solution } from '../results/solution.ts'
import { type Restart, type SolveOptions, solveForRestart } from '../results/solve-layout.ts'
import type { SolveOutcome, SolveProgress, SolveRequest, SolverWorkerApi } from './api.ts'

/** How long the session computes before it lets messages in, ms. */
const SLICE_MS = 8

export class SolverSession implements SolverWorkerApi {
  private generation = 0
  private cancelled = 0
  /** Where the last solve of each quality ended, for the substrate size that it was of. */
  private readonly restarts = new Map<Quality, Restart>()
  private size = ''

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
      const { layout, quality, probes } = request
      const start = this.startFor(layout, quality)
      const steps = solveForRestart(layout, { quality, ...(probes ? { probes } : {}), ...(start ? { start } : {}) })
      let sliceEnd = Date.now() + SLICE_MS
      for (;;) {
        const step = steps.next()
        if (step.done) return this.finish(step.value.solution, step.value.restart)
        if (Date.now() < sliceEnd) continue
        onProgress?.({ cycle: step.value.cycles, errorEstimate: step.value.errorEstimateK })
        await nextTask()
        const interrupted = gaveWay()
        if (interrupted) return interrupted
        sliceEnd = Date.now() + SLICE_MS
      }
    } catch (error) {
      return { status: 'failed', reason: error instanceof Error ? error.message : String(error) }
    }
  }

  /** The field of another quality is a start for the coarser grid only: the difference of two grids is no change. */
  private startFor(layout: Layout, quality: Quality): SolveOptions['start'] {
    const size = `${layout.substrate.width} × ${layout.substrate.height}`
    if (size !== this.size) this.restarts.clear()
    this.size = size
    const own = this.restarts.get(quality)
    if (own) return own
    const [other] = this.restarts.values()
    return other && { coarse: other.coarse }
  }

  private finish(solution: Solution, restart: Restart): SolveOutcome {
    const { solver, quality } = solution
    if (!solver.converged || !solution.components.every((component) => Number.isFinite(component.maxTemperature))) {
      const { reason } = solver.failure ?? notConverged({ cycles: solver.cycles, errorEstimateK: solver.errorEstimate })
      return { status: 'not-converged', solution, reason }
    }
    this.restarts.set(quality, restart)
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
