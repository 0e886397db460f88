/** The warm-up over time: solved when it is asked for, played and scrubbed on the canvas. */
import { ChartSpline, Pause, Play, Table } from 'lucide-react'
import { useEffect, useState } from 'react'
import { runCommand } from '../commands/command.ts'
import { problemsOf } from '../state/derived.ts'
import { SPEEDS, type Speed, TRANSIENT_QUALITIES, type TransientState } from '../state/transient-store.ts'
import { formatTime, placeOf, type TimeAxis, timeAt } from '../state/transient-times.ts'
import { useApp, useDocument, useTransient } from '../ui/app-context.tsx'
import { useCommand } from '../ui/command-button.tsx'
import { Field } from '../ui/field.tsx'
import { KINDS } from '../ui/kinds.ts'
import { TransientChart } from './transient-chart.tsx'
import { KIND_DASHES } from './transient-curves.ts'
import { TransientTable } from './transient-table.tsx'
import './transient-panel.css'

/** Steps of the slider along the axis. */
const SLIDER_STEPS = 400
/** ms between two fields where nothing is to sweep. */
const STILL_STEP_MS = 700

export function TransientPanel() {
  const { warmUp, transient: store } = useApp()
  const [asTable, setAsTable] = useState(false)
  const layout = useDocument((state) => state.layout)
  const { status, run, curves, axis, reached, reason, endTime } = useTransient((state) => state)
  const stale = run !== null && status !== 'solving' && run.layout !== layout
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
  const components = useDocument((state) => state.layout.components)
  const present = new Set(components.filter(({ id }) => ids.includes(id)).map(({ kind }) => kind))
  return (
    <ul className="transient-key" aria-label="Curves by kind">
      {[...present].map((kind) => (
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

function Player({ usable }: { usable: boolean }) {
  const { warmUp, transient: store } = useApp()
  const { playing, time, axis, speed, run } = useTransient((state) => state)
  const endTime = run?.endTime ?? 1
  return (
    <>
      <button
        type="button"
        className="icon-button"
        disabled={!usable}
        aria-label={playing ? 'Pause' : 'Play'}
        title={playing ? 'Pause (Space)' : 'Play (Space)'}
        onClick={() => (playing ? warmUp.pause() : warmUp.play())}
      >
        {playing ? <Pause size={16} aria-hidden="true" /> : <Play size={16} aria-hidden="true" />}
      </button>
      <input
        type="range"
        className="transient-slider"
        data-testid="transient-slider"
        aria-label="Time shown on the map"
        aria-valuetext={formatTime(time)}
        min={0}
        max={SLIDER_STEPS}
        disabled={!usable}
        value={Math.round(SLIDER_STEPS * placeOf(time, endTime, axis))}
        onChange={(event) => {
          warmUp.pause()
          warmUp.seek(timeAt(Number(event.target.value) / SLIDER_STEPS, endTime, axis))
        }}
      />
      <output className="transient-time number">{usable ? formatTime(time) : '–'}</output>
      <Choice
        name="Speed"
        value={String(speed)}
        options={SPEEDS.map((each) => [String(each), `${each === 0.5 ? '½' : each}×`] as const)}
        onChoose={(value) => store.setState({ speed: Number(value) as Speed })}
      />
    </>
  )
}

function Settings() {
  const { transient: store, warmUp } = useApp()
  const endTime = useTransient((state) => state.endTime)
  const quality = useTransient((state) => state.quality)
  const change = (changed: Partial<TransientState>) => {
    store.setState(changed)
    warmUp.solve()
  }
  return (
    <>
      <div className="transient-end">
        <Field
          testId="transient-end"
          label="To"
          name="End time"
          unit="s"
          value={endTime}
          decimals={String(endTime).split('.')[1]?.length ?? 0}
          step={endTime / 100}
          least={0.001}
          onCommit={(value) => change({ endTime: value })}
        />
      </div>
      <Choice
        name="Quality of the warm-up"
        value={quality}
        options={TRANSIENT_QUALITIES.map((each) => [each, each === 'preview' ? 'Preview' : 'Normal'] as const)}
        onChoose={(value) => change({ quality: value as (typeof TRANSIENT_QUALITIES)[number] })}
      />
    </>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly value: string
  readonly options: readonly (readonly [value: string, word: string])[]
  readonly onChoose: (value: string) => void
}

function Choice({ name, value, options, onChoose }: ChoiceProps) {
  return (
    <select
      className="choice"
      aria-label={name}
      title={name}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
    >
      {options.map(([option, word]) => (
        <option key={option} value={option}>
          {word}
        </option>
      ))}
    </select>
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
