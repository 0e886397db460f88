/**
 * Gets the design A that the open one is compared with. It is solved by a solver of its own, at the quality of the open
 * one, so that like is compared with like, and the live solve never waits for it.
 */
import type { SolverClient } from '../../solver/worker/api.ts'
import { type ComparedSide, type ComparisonStore, type NamedDesign, NO_COMPARISON } from './comparison-store.ts'
import type { DocumentStore } from './document-store.ts'
import type { SolveStore } from './solve-store.ts'
import type { ViewStore } from './view-store.ts'

export interface ComparisonController {
  /** Compares with the open design as it is now. */
  keep(): void
  /** @param shown what the map shows once it is solved */
  against(design: NamedDesign, shown: ComparedSide): void
  refuse(reasons: readonly string[]): void
  end(): void
}

interface Needs {
  readonly document: DocumentStore
  readonly view: ViewStore
  readonly solve: SolveStore
  readonly comparison: ComparisonStore
  readonly spawn: () => SolverClient
}

export function createComparisonController({ document, view, solve, comparison, spawn }: Needs): ComparisonController {
  let client: SolverClient | null = null
  /** Counts what was asked: answers to earlier questions are let go. */
  let question = 0

  const stop = () => {
    question++
    client?.dispose()
    client = null
  }

  const end = () => {
    stop()
    comparison.setState(NO_COMPARISON)
  }

  const against = async (design: NamedDesign, shown: ComparedSide) => {
    stop()
    const asked = question
    const { quality } = view.getState()
    const { atRest } = solve.getState()
    if (atRest?.layout === design.layout && atRest.solution.quality === quality) {
      const other = { ...design, solution: atRest.solution }
      return comparison.setState({ other, solving: null, reasons: [], shown })
    }
    comparison.setState({ solving: design, reasons: [] })
    const solver = spawn()
    client = solver
    const outcome = await solver.solve({ layout: design.layout, quality })
    solver.dispose()
    if (asked !== question) return
    client = null
    if (outcome.status === 'solved') {
      comparison.setState({ other: { ...design, solution: outcome.solution }, solving: null, shown })
    } else {
      const reason = 'reason' in outcome ? outcome.reason : 'The solve was stopped.'
      comparison.setState({ ...NO_COMPARISON, reasons: [`${design.name} could not be solved: ${reason}`] })
    }
  }

  view.subscribe(({ quality }, before) => {
    if (quality === before.quality) return
    const { other, solving, shown } = comparison.getState()
    const design = solving ?? other
    if (design) void against({ name: design.name, layout: design.layout }, shown)
  })

  return {
    keep: () => {
      const { layout, file } = document.getState()
      const kept = { name: `${layout.name?.trim() || file.name}, as kept`, layout }
      comparison.setState({ kept })
      void against(kept, 'b')
    },
    against: (design, shown) => void against(design, shown),
    refuse: (reasons) => {
      stop()
      comparison.setState({ solving: null, reasons })
    },
    end,
  }
}
