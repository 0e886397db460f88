/** The one sentence: is the package within its limits, and which part is nearest to them. */
import { formatSigned } from '../../layout/units.ts'
import { headlineOf, summaryOf } from '../state/verdicts.ts'
import { fitSelection } from '../state/zooming.ts'
import { useApp, useSolve, useStale } from '../ui/app-context.tsx'
import { StatusIcon } from '../ui/glyph.tsx'
import { useTightWindow } from '../ui/window-size.ts'

export function VerdictPill() {
  const app = useApp()
  const solved = useSolve((state) => state.solved)
  const stale = useStale()
  const tight = useTightWindow()
  const summary = solved && summaryOf(solved.solution)
  if (!summary) return null
  const { overCount, worst } = summary
  const { status, words } = headlineOf(summary)
  return (
    <button
      type="button"
      className={`verdict-pill status-${status}`}
      data-testid="verdict-pill"
      data-status={status}
      data-stale={stale || undefined}
      title={`Zoom to ${worst.name}`}
      onClick={() => {
        if (!app.document.getState().layout.components.some(({ id }) => id === worst.id)) return
        app.selection.getState().select([worst.id])
        fitSelection(app)
      }}
    >
      <StatusIcon status={status} />
      <strong>{words}</strong>
      {!tight && (
        <span className="number">
          {overCount > 0 ? 'worst' : 'closest'} {worst.id}, {formatSigned(worst.margin, 1)} K
        </span>
      )}
    </button>
  )
}
