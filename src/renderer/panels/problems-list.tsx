/** What forbids solving the layout, and what a refused file was refused for, each with its place. */
import { OctagonAlert, X } from 'lucide-react'
import type { Problem } from '../../layout/schema.ts'
import { componentAt, problemsOf } from '../state/derived.ts'
import { useApp, useNotices, usePanelLayout } from '../ui/app-context.tsx'

/** A file may have a hundred thousand faults; whoever has mended these sees the next ones. */
const SHOWN_AT_MOST = 200

export function ProblemsList() {
  const app = useApp()
  const layout = usePanelLayout((layout) => layout)
  const refused = useNotices((state) => state.refused)
  const problems = problemsOf(layout)
  return (
    <div className="problems" data-testid="problems">
      {problems.length === 0 && !refused && <p className="empty">No problems in this package.</p>}
      <ul>
        {problems.slice(0, SHOWN_AT_MOST).map((problem) => {
          const id = componentAt(layout, problem.path)
          return (
            <li key={`${problem.path} ${problem.message}`}>
              <button
                type="button"
                className="problem"
                disabled={id === null}
                onClick={() => id !== null && app.selection.getState().select([id])}
              >
                <ProblemWords problem={problem} place={id ?? problem.path} />
              </button>
            </li>
          )
        })}
      </ul>
      <Further count={problems.length - SHOWN_AT_MOST} />
      {refused && (
        <>
          <h3 className="section-head refused-head">
            {refused.name} was not opened
            <button
              type="button"
              className="icon-button"
              aria-label="Forget the refused file"
              onClick={() => app.notices.setState({ refused: null })}
            >
              <X size={14} strokeWidth={2} aria-hidden="true" />
            </button>
          </h3>
          <ul>
            {refused.problems.slice(0, SHOWN_AT_MOST).map((problem) => (
              <li key={`${problem.path} ${problem.message}`} className="problem">
                <ProblemWords problem={problem} place={problem.path} />
              </li>
            ))}
          </ul>
          <Further count={refused.problems.length - SHOWN_AT_MOST} />
        </>
      )}
    </div>
  )
}

function Further({ count }: { count: number }) {
  return count > 0 ? <p className="empty">{count} more are not listed.</p> : null
}

function ProblemWords({ problem, place }: { problem: Problem; place: string }) {
  return (
    <>
      <OctagonAlert className="status-over" size={14} strokeWidth={2} aria-hidden="true" />
      <span>{problem.message}</span>
      {place !== '' && <code className="dim">{place}</code>}
    </>
  )
}
