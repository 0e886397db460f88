/** What the warm-up is played and set with. */
import { Pause, Play } from 'lucide-react'
import { SPEEDS, type Speed, TRANSIENT_QUALITIES, type TransientState } from '../state/transient-store.ts'
import { formatTime, placeOf, timeAt } from '../state/transient-times.ts'
import { useApp, useTransient } from '../ui/app-context.tsx'
import { Field } from '../ui/field.tsx'

/** Steps of the slider along the axis. */
const SLIDER_STEPS = 400

export function Player({ usable }: { usable: boolean }) {
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

export function Settings() {
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

export function Choice({ name, value, options, onChoose }: ChoiceProps) {
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
