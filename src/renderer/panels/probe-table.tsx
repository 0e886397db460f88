/** The pinned probes: where they are, in which layer, and how warm it is there. */
import { Thermometer, X } from 'lucide-react'
import { useRef } from 'react'
import { designViewOf, type PinnedProbe, withDesignView } from '../../layout/design-view.ts'
import type { Layout } from '../../layout/schema.ts'
import { figureOf } from '../../report/figures.ts'
import { levelAt } from '../state/derived.ts'
import { watchedProbes } from '../state/watched-probes.ts'
import { useApp, usePanelLayout, useSolve, useStale } from '../ui/app-context.tsx'
import { Field } from '../ui/field.tsx'
import { useShownTime } from '../ui/shown-time.ts'
import { useKeptFocus } from '../ui/use-kept-focus.ts'
import './probe-table.css'

export function ProbeTable() {
  const app = useApp()
  const layout = usePanelLayout((layout) => layout)
  useSolve((state) => state.solved)
  const inTime = useShownTime() !== null
  const stale = useStale() && !inTime
  const probes = watchedProbes(app)
  if (probes.length === 0) {
    return (
      <p className="empty">
        <Thermometer size={14} strokeWidth={2} aria-hidden="true" /> Pin a probe with the probe tool (<kbd>B</kbd>) to
        watch the temperature of any place and layer.
      </p>
    )
  }
  return <PinnedProbes probes={probes} layout={layout} stale={stale} />
}

interface PinnedProps {
  readonly probes: ReturnType<typeof watchedProbes>
  readonly layout: Layout
  readonly stale: boolean
}

function PinnedProbes({ probes, layout, stale }: PinnedProps) {
  const app = useApp()
  const rows = useRef<HTMLTableSectionElement>(null)
  const keptFocus = useKeptFocus(rows, 'button')
  const change = (label: string, next: readonly PinnedProbe[]) =>
    app.document.getState().edit(label, (before) => withDesignView(before, { probes: next }))
  return (
    <table className="verdict-table probe-table" data-testid="probe-table" data-stale={stale || undefined}>
      <thead>
        <tr>
          <th scope="col">Probe</th>
          <th scope="col">x</th>
          <th scope="col">y</th>
          <th scope="col">z</th>
          <th scope="col">Layer</th>
          <th scope="col" className="right">
            Temperature, °C
          </th>
          <th scope="col">
            <span className="visually-hidden">Take out</span>
          </th>
        </tr>
      </thead>
      <tbody ref={rows} {...keptFocus}>
        {probes.map((probe, index) => {
          const pinned = designViewOf(layout).probes
          const name = `probe ${index + 1}`
          const figure = probe.temperature === null ? null : figureOf(probe.temperature, probe.uncertainty)
          return (
            <tr key={name}>
              <td className="strong">P{index + 1}</td>
              {(['x', 'y', 'z'] as const).map((axis) => (
                <td key={axis}>
                  <Field
                    testId={`probe-${index}-${axis}`}
                    label=""
                    name={`${axis} of ${name}`}
                    unit="mm"
                    value={probe[axis]}
                    decimals={axis === 'z' ? 3 : 2}
                    step={0.01}
                    onCommit={(value) =>
                      change(`move ${name}`, pinned.with(index, { ...pinned[index]!, [axis]: value }))
                    }
                  />
                </td>
              ))}
              <td className="dim">{levelAt(layout, probe.z).level.name}</td>
              <td className="right">
                {figure ? (
                  <>
                    <strong className="number">{figure.value}</strong>{' '}
                    <span className="dim number">{probe.uncertainty > 0 && figure.plusMinus}</span>
                  </>
                ) : (
                  <span className="dim">off the package</span>
                )}
              </td>
              <td className="right">
                <button
                  type="button"
                  className="icon-button"
                  aria-label={`Take out ${name}`}
                  onClick={() => change(`take out ${name}`, pinned.toSpliced(index, 1))}
                >
                  <X size={14} strokeWidth={2} aria-hidden="true" />
                </button>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
