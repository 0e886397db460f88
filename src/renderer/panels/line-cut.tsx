/** Temperatures along the line cut: the curve of the shown layer over the section through the whole stack. */
import { Slice } from 'lucide-react'
import { useMemo } from 'react'
import { formatFixed, formatShort } from '../../layout/units.ts'
import { shownField } from '../canvas/frame-of.ts'
import type { App } from '../state/app.ts'
import { levelAt, packageOf } from '../state/derived.ts'
import { bodiesAlong, samplesAlong } from '../state/line-cut.ts'
import { lengthOf, type Stretch } from '../state/tool-store.ts'
import { useApp, usePanelLayout, useSolve, useStale, useTools, useView } from '../ui/app-context.tsx'
import { CommandButton } from '../ui/command-button.tsx'
import { Field } from '../ui/field.tsx'
import { useShownTime } from '../ui/shown-time.ts'
import { LineCutChart } from './line-cut-chart.tsx'
import { LineCutSection } from './line-cut-section.tsx'
import './line-cut.css'

export function LineCut() {
  const app = useApp()
  const cut = useTools((state) => state.cut)
  if (!cut) {
    return (
      <p className="empty line-cut-empty">
        <Slice size={14} strokeWidth={2} aria-hidden="true" /> Draw a line on the package with the line cut tool (
        <kbd>C</kbd>), or{' '}
        <button type="button" className="plain-button" onClick={() => app.tools.setState({ cut: middleCut(app) })}>
          cut through the middle
        </button>
      </p>
    )
  }
  return <Cut cut={cut} />
}

/** From west to east through the selected component, else through the middle of the package. */
function middleCut({ document, selection }: App): Stretch {
  const { layout } = document.getState()
  const { width, height } = layout.substrate
  const [id] = selection.getState().ids
  const y = layout.components.find((component) => component.id === id)?.y ?? height / 2
  return { from: { x: 0, y }, to: { x: width, y } }
}

function Cut({ cut }: { cut: Stretch }) {
  const app = useApp()
  const layout = usePanelLayout((layout) => layout)
  const levelZ = useView((state) => state.levelZ)
  const smooth = useView((state) => state.smooth)
  // What is shown follows from both.
  useSolve((state) => state.solved)
  const time = useShownTime()
  const stale = useStale() && time === null
  const { level } = levelAt(layout, levelZ)
  const bodies = useMemo(() => bodiesAlong(packageOf(layout), cut), [layout, cut])
  const field = shownField(app)?.field ?? null
  const samples = useMemo(
    () => field && samplesAlong(field, cut, (level.z0 + level.z1) / 2, smooth),
    [field, cut, level, smooth],
  )
  const highest = samples && Math.max(...samples.temperatures.filter((value) => value !== null))
  return (
    <div className="line-cut" data-testid="line-cut">
      <div className="line-cut-bar">
        <span className="dim">{level.name}</span>
        {highest !== null && Number.isFinite(highest) && (
          <span>
            Highest <strong className="number">{formatFixed(highest, 1)} °C</strong>
          </span>
        )}
        <span className="number">{formatShort(lengthOf(cut), 2)} mm</span>
        <End cut={cut} end="from" name="A" />
        <End cut={cut} end="to" name="B" />
        <CommandButton id="file.export.cut" />
        <CommandButton id="tool.clear" />
      </div>
      {samples?.temperatures.every((value) => value === null) ? (
        <p className="empty">The line runs beside the package. Draw it across, or give its ends other places.</p>
      ) : samples && field ? (
        <div className="line-cut-plots" data-stale={stale || undefined}>
          <LineCutChart samples={samples} bodies={bodies} />
          <LineCutSection field={field} cut={cut} />
        </div>
      ) : (
        <p className="empty">There are no temperatures yet.</p>
      )}
    </div>
  )
}

function End({ cut, end, name }: { cut: Stretch; end: 'from' | 'to'; name: string }) {
  const { tools } = useApp()
  const set = (axis: 'x' | 'y') => (value: number) => {
    const moved = { ...cut, [end]: { ...cut[end], [axis]: value } }
    if (lengthOf(moved) > 0) tools.setState({ cut: moved })
  }
  return (
    <span className="line-cut-end">
      {(['x', 'y'] as const).map((axis) => (
        <Field
          key={axis}
          testId={`cut-${end}-${axis}`}
          label={`${name} ${axis}`}
          name={`${axis} of the end ${name}`}
          unit="mm"
          value={cut[end][axis]}
          step={0.01}
          onCommit={set(axis)}
        />
      ))}
    </span>
  )
}
