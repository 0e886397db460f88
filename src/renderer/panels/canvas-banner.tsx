/** Over the canvas when the shown field is not that of the package: why, and what to do. */
import { CircleAlert, OctagonAlert } from 'lucide-react'
import { problemsOf } from '../state/derived.ts'
import { fitSelection } from '../state/zooming.ts'
import { useApp, usePanelLayout, useSolve, useView } from '../ui/app-context.tsx'
import './canvas-banner.css'

export function CanvasBanner() {
  const app = useApp()
  const { solver, view, selection } = app
  const problems = usePanelLayout(problemsOf)
  const status = useSolve((state) => state.status)
  const reason = useSolve((state) => state.reason)
  const failure = useSolve((state) => state.failure)
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
      {failure && failure.components.length > 0 && (
        <button
          type="button"
          className="plain-button"
          onClick={() => {
            selection.getState().select(failure.components)
            fitSelection(app)
          }}
        >
          Show
        </button>
      )}
      <button type="button" className="plain-button" onClick={() => solver.solveNow()}>
        Solve again
      </button>
    </div>
  )
}
