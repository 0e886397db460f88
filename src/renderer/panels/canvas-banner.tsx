/** Over the canvas when the shown field is not that of the package: why, and what to do. */
import { CircleAlert, OctagonAlert } from 'lucide-react'
import { problemsOf } from '../state/derived.ts'
import { useApp, usePanelLayout, useSolve, useView } from '../ui/app-context.tsx'
import './canvas-banner.css'

export function CanvasBanner() {
  const { solver, view } = useApp()
  const problems = usePanelLayout(problemsOf)
  const status = useSolve((state) => state.status)
  const reason = useSolve((state) => state.reason)
  const panels = useView((state) => state.panels)
  const first = problems[0]
  if (first) {
    return (
      <div className="canvas-banner">
        <OctagonAlert className="status-over" size={14} strokeWidth={2} aria-hidden="true" />
        <span>{first.message}</span>
        <button
          type="button"
          className="plain-button"
          onClick={() => view.getState().set({ resultsTab: 'problems', panels: { ...panels, results: true } })}
        >
          {problems.length > 1 ? `All ${problems.length} problems` : 'Show'}
        </button>
      </div>
    )
  }
  if (status !== 'failed') return null
  return (
    <div className="canvas-banner" role="alert">
      <CircleAlert className="status-over" size={14} strokeWidth={2} aria-hidden="true" />
      <span>{reason ?? 'Not converged.'}</span>
      <button type="button" className="plain-button" onClick={() => solver.solveNow()}>
        Solve again
      </button>
    </div>
  )
}
