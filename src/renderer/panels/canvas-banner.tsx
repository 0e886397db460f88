/** Over the canvas when the shown field is not that of the package: why, and what to do. */
import { CircleAlert, OctagonAlert } from 'lucide-react'
import { boundsOf } from '../../layout/outline.ts'
import { toScreenX, toScreenY } from '../canvas/camera.ts'
import { componentAt, packageOf, problemsOf } from '../state/derived.ts'
import { fitSelection } from '../state/zooming.ts'
import { useApp, usePanelLayout, useSolve, useView } from '../ui/app-context.tsx'
import './canvas-banner.css'

const NOBODY: readonly string[] = []
/** Down to where a banner of three lines reaches in the canvas, and the share of its width that one may take; see canvas-banner.css. */
const REACH_PX = 96
const WIDEST = 0.6
/** Of the tags over and under a part. */
const TAG_PX = 24

export function CanvasBanner() {
  const app = useApp()
  const { solver, view, selection } = app
  const problems = usePanelLayout(problemsOf)
  const status = useSolve((state) => state.status)
  const reason = useSolve((state) => state.reason)
  const failure = useSolve((state) => state.failure)
  const panels = useView((state) => state.panels)
  const first = problems[0]
  const subject = usePanelLayout((layout) => (first ? componentAt(layout, first.path) : null))
  const low = useCovered(subject === null ? (failure?.components ?? NOBODY) : [subject])
  if (first) {
    return (
      <div className="canvas-banner" data-low={low || undefined}>
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
    <div className="canvas-banner" data-low={low || undefined} role="alert">
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

/** Whether a banner at the top would lie over one of the components that it is about. */
function useCovered(ids: readonly string[]): boolean {
  const bodies = usePanelLayout(packageOf).components
  const bounds = boundsOf(bodies.filter(({ component }) => ids.includes(component.id)).map(({ outline }) => outline))
  return useView(({ camera, canvasSize: { width } }) => {
    if (!bounds) return false
    const [left, right] = [toScreenX(camera, bounds.x0), toScreenX(camera, bounds.x1)]
    const [top, bottom] = [toScreenY(camera, bounds.y1) - TAG_PX, toScreenY(camera, bounds.y0) + TAG_PX]
    const beside = right < (width * (1 - WIDEST)) / 2 || left > (width * (1 + WIDEST)) / 2
    return !beside && top < REACH_PX && bottom > 0
  })
}
