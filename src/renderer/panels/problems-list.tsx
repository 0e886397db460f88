/** What forbids solving the layout, what should be asked about it, and what a refused file was refused for, each with its place. */
import { OctagonAlert, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { designViewOf, withDesignView } from '../../layout/design-view.ts'
import { isSamePart, type PackagePart, partAt } from '../../layout/package-part.ts'
import type { Problem } from '../../layout/schema.ts'
import { adviceOf, componentAt, problemsOf } from '../state/derived.ts'
import { showSelection } from '../state/zooming.ts'
import { useApp, useNotices, usePanelLayout, useSelection } from '../ui/app-context.tsx'
import { Field } from '../ui/field.tsx'

/** A file may have a hundred thousand faults; whoever has mended these sees the next ones. */
const SHOWN_AT_MOST = 200

export function ProblemsList() {
  const app = useApp()
  const layout = usePanelLayout((layout) => layout)
  const refused = useNotices((state) => state.refused)
  const problems = problemsOf(layout)
  const advice = adviceOf(layout)
  return (
    <div className="problems" data-testid="problems">
      {problems.length + advice.length === 0 && !refused && <p className="empty">No problems in this package.</p>}
      <ul>
        {problems.slice(0, SHOWN_AT_MOST).map((problem) => {
          const id = componentAt(layout, problem.path)
          const part = partAt(problem.path)
          return (
            <li key={`${problem.path} ${problem.message}`}>
              <LinkedRow ids={id === null ? [] : [id]} part={part}>
                <ProblemWords problem={problem} place={id ?? problem.path} />
              </LinkedRow>
            </li>
          )
        })}
        {advice.slice(0, SHOWN_AT_MOST).map(({ message, ids }) => (
          <li key={message}>
            <LinkedRow ids={ids} part={null}>
              <TriangleAlert className="status-close" size={14} strokeWidth={2} aria-label="Advice" />
              <span>{message}</span>
            </LinkedRow>
          </li>
        ))}
      </ul>
      <Further count={excess(problems) + excess(advice)} />
      <Checks />
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
          <Further count={excess(refused.problems)} />
        </>
      )}
    </div>
  )
}

/** What the advice goes by. */
function Checks() {
  const { document } = useApp()
  const { spacingMm } = usePanelLayout((layout) => designViewOf(layout).checks)
  return (
    <div className="checks">
      <span className="dim">Least spacing side by side</span>
      <Field
        testId="field-spacing"
        label="Gap"
        name="Least spacing of bodies side by side"
        unit="mm"
        value={spacingMm}
        step={0.01}
        least={0}
        onCommit={(value) =>
          document
            .getState()
            .edit('set the least spacing', (layout) => withDesignView(layout, { checks: { spacingMm: value } }))
        }
      />
    </div>
  )
}

interface LinkedRowProps {
  readonly ids: readonly string[]
  readonly part: PackagePart | null
  readonly children: ReactNode
}

/** Linked with the canvas both ways: a click selects what it is about and brings it into view, and a selection marks it. */
function LinkedRow({ ids, part, children }: LinkedRowProps) {
  const app = useApp()
  const { hover, select, selectPart } = app.selection.getState()
  const marked = useSelection(
    (state) => state.ids.some((id) => ids.includes(id)) || isSamePart(state.part, part ?? NONE),
  )
  return (
    <button
      type="button"
      className="problem"
      data-selected={marked || undefined}
      disabled={ids.length === 0 && part === null}
      onClick={() => {
        if (ids.length > 0) select(ids)
        else selectPart(part)
        showSelection(app)
      }}
      onPointerEnter={() => hover(ids[0] ?? null)}
      onPointerLeave={() => hover(null)}
    >
      {children}
    </button>
  )
}

/** No part is like it. */
const NONE: PackagePart = { kind: 'segment', index: -1 }

const excess = (list: readonly unknown[]) => Math.max(0, list.length - SHOWN_AT_MOST)

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
