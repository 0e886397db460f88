/** The warm-up over time: solved when it is asked for, played and scrubbed on the canvas. */
import { ChartSpline, Table } from 'lucide-react'
import { useEffect, useState } from 'react'
import { runCommand } from '../commands/command.ts'
import { problemsOf } from '../state/derived.ts'
import { formatTime, type TimeAxis } from '../state/transient-times.ts'
import { useApp, useDocument, usePanelFacts, useTransient } from '../ui/app-context.tsx'
import { useCommand } from '../ui/command-button.tsx'
import { KINDS } from '../ui/kinds.ts'
import { TransientChart } from './transient-chart.tsx'
import { Choice, Player, Settings } from './transient-controls.tsx'
import { KIND_DASHES } from './transient-curves.ts'
import { TransientTable } from './transient-table.tsx'
import './transient-panel.css'

/** ms between two fields where nothing is to sweep. */
const STILL_STEP_MS = 700

export function TransientPanel() {
  const { warmUp, transient: store } = useApp()
  const [asTable, setAsTable] = useState(false)
  const { status, run, curves, axis, reached, reason, endTime } = useTransient((state) => state)
  const outdated = useDocument(({ layout }) => run !== null && run.layout !== layout)
  const stale = outdated && status !== 'solving'
  const shownEnd = status === 'solving' || !run ? endTime : run.endTime
  usePlaying()
  return (
    <section
      className="transient-panel"
      aria-label="Warm-up over time"
      onKeyDown={(event) => {
        if (event.key !== ' ' || !run || stale || (event.target as Element).closest('button, select')) return
        event.preventDefault()
        if (store.getState().playing) warmUp.pause()
        else warmUp.play()
      }}
    >
      <div className="transient-bar">
        <Player usable={run !== null && !stale && status !== 'solving'} />
        <span className="transient-gap" />
        <Choice
          name="Time axis"
          value={axis}
          options={[
            ['logarithmic', 'Log time'],
            ['linear', 'Linear time'],
          ]}
          onChoose={(value) => store.setState({ axis: value as TimeAxis })}
        />
        <Settings />
        <button
          type="button"
          className="icon-button"
          aria-label="Show as a table"
          title={asTable ? 'Show the curves' : 'Show as a table'}
          aria-pressed={asTable}
          disabled={!run}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? <ChartSpline size={16} aria-hidden="true" /> : <Table size={16} aria-hidden="true" />}
        </button>
      </div>
      <div className="transient-note">
        <p
          data-testid="transient-state"
          data-state={stale ? 'stale' : status}
          role={status === 'failed' ? 'alert' : undefined}
        >
          <Note stale={stale} reached={reached} reason={reason} endTime={shownEnd} />
        </p>
        {curves && !asTable && <KindKey ids={curves.ids} />}
      </div>
      <div className="transient-body scroll">
        {asTable && run ? (
          <TransientTable run={run} />
        ) : curves ? (
          <TransientChart curves={curves} axis={axis} endTime={shownEnd} stale={stale} />
        ) : (
          <p className="empty">No warm-up has been solved for this package.</p>
        )}
      </div>
    </section>
  )
}

function Note({
  stale,
  reached,
  reason,
  endTime,
}: {
  stale: boolean
  reached: number | null
  reason: string | null
  endTime: number
}) {
  const status = useTransient((state) => state.status)
  const steps = useTransient((state) => state.run?.transient.solver.accepted ?? 0)
  const ambient = useDocument((state) => state.layout.cooling.ambient)
  const problems = useDocument((state) => problemsOf(state.layout).length)
  if (status === 'solving') {
    return (
      <>
        Solving: {formatTime(reached ?? 0)} of {formatTime(endTime)} <CommandWord id="transient.cancel" word="Stop" />
      </>
    )
  }
  if (problems > 0) return <>The package cannot be solved: see Problems.</>
  if (status === 'failed') {
    return (
      <>
        <span className="status-over">{reason}</span> <CommandWord id="transient.solve" word="Solve again" />
      </>
    )
  }
  if (stale) {
    return (
      <>
        <span className="status-close">These curves are those of an earlier layout.</span>{' '}
        <CommandWord id="transient.solve" word="Solve again" />
      </>
    )
  }
  if (status === 'idle') return <CommandWord id="transient.solve" word="Solve" />
  return (
    <span className="dim">
      Highest temperatures, from {ambient} °C with power and cooling on at 0 s, {steps} steps
    </span>
  )
}

/** Which dash is which kind. */
function KindKey({ ids }: { ids: readonly string[] }) {
  const present = usePanelFacts(({ components }) => [
    ...new Set(components.filter(({ id }) => ids.includes(id)).map(({ kind }) => kind)),
  ])
  return (
    <ul className="transient-key" aria-label="Curves by kind">
      {present.map((kind) => (
        <li key={kind}>
          <svg width={26} height={4} aria-hidden="true">
            <path
              d="M0 2H26"
              stroke={`var(--kind-${kind})`}
              strokeWidth={2}
              strokeDasharray={KIND_DASHES[kind].join(' ')}
            />
          </svg>
          {KINDS[kind].name}
        </li>
      ))}
    </ul>
  )
}

function CommandWord({ id, word }: { id: string; word: string }) {
  const { app, command, label, enabled } = useCommand(id)
  return (
    <button
      type="button"
      className="plain-button"
      aria-label={label === word ? undefined : `${word}: ${label}`}
      disabled={!enabled}
      onClick={() => runCommand(command, app)}
    >
      {word}
    </button>
  )
}

/** Turns the clock while playing: smoothly, or from field to field for whoever wants no motion. */
function usePlaying(): void {
  const { warmUp } = useApp()
  const playing = useTransient((state) => state.playing)
  const speed = useTransient((state) => state.speed)
  useEffect(() => {
    if (!playing) return
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      const steps = setInterval(() => warmUp.stepBy(1), STILL_STEP_MS / speed)
      return () => clearInterval(steps)
    }
    let last = performance.now()
    let frame = requestAnimationFrame(function turn(now) {
      warmUp.advance(Math.max(0, now - last))
      last = now
      frame = requestAnimationFrame(turn)
    })
    return () => cancelAnimationFrame(frame)
  }, [playing, speed, warmUp])
}
