import { formatFixed, formatShort, formatSigned } from '../../layout/units.ts'
import { figureOf } from '../../report/figures.ts'
import { statusOf, VERDICT_WORDS } from '../../solver/results/verdicts.ts'
import { shareOf } from '../canvas/scale.ts'
import { coolantTemperature } from '../state/temperature-range.ts'
import { undecidedBy } from '../state/verdicts.ts'
import { useFollowing, usePanelLayout, useSolve, useStale } from '../ui/app-context.tsx'
import { StatusIcon } from '../ui/glyph.tsx'

/** Instead of temperatures, by the state of the solve. */
const NO_RESULT = {
  solving: 'Solving…',
  failed: 'No steady temperature.',
  idle: 'Not solved yet.',
  converged: 'Not solved yet.',
} as const

/** K shown beyond the limit on the bar. */
const BEYOND_LIMIT_K = 10

export function InspectorVerdict({ id }: { id: string }) {
  const result = useSolve((state) => state.solved?.solution.components.find((candidate) => candidate.id === id))
  const solveStatus = useSolve((state) => state.status)
  const coolant = usePanelLayout(coolantTemperature)
  const stale = useStale()
  const draft = useFollowing()
  // A draft is good for one decimal.
  const most = draft ? 1 : 2
  if (!result) return <p className="dim">{NO_RESULT[solveStatus]}</p>
  const status = statusOf(result)
  const highest = figureOf(result.maxTemperature, result.uncertainty, most)
  const mean = figureOf(result.meanTemperature, result.meanUncertainty, most)
  // Letting go decides of a draft; words that came and went would move the fields under the hand.
  const undecided = draft ? '' : undecidedBy(result)
  return (
    <div data-stale={stale || undefined} className="inspector-verdict">
      <p className="verdict-line">
        <span className="highest number">{highest.value}</span>
        <span className="dim number">{highest.plusMinus} °C</span>
        <span className={`verdict-word status-${status}`}>
          <StatusIcon status={status} /> {VERDICT_WORDS[status]}
        </span>
      </p>
      {result.limit !== null && (
        <LimitBar coolant={coolant} limit={result.limit} temperature={result.maxTemperature} over={status === 'over'} />
      )}
      <p className="verdict-line">
        {result.margin !== null && (
          <span>
            Margin{' '}
            <strong className={`number status-${status}`}>{formatSigned(result.margin, highest.decimals)} K</strong>
          </span>
        )}
        <span className="verdict-mean">
          Mean <strong className="number">{mean.value}</strong>{' '}
          <span className="plus-minus number">{mean.plusMinus} °C</span>
        </span>
      </p>
      {undecided !== '' && <p className="dim">{undecided} A finer quality may decide.</p>}
    </div>
  )
}

interface LimitBarProps {
  readonly coolant: number
  readonly limit: number
  readonly temperature: number
  readonly over: boolean
}

/** From coolant to a little above the limit: how much of the way is used up. */
function LimitBar({ coolant, limit, temperature, over }: LimitBarProps) {
  const low = Math.floor(Math.min(coolant, limit) / 5) * 5
  const range = { low, high: Math.max(limit, Math.min(temperature, limit + 3 * BEYOND_LIMIT_K)) + BEYOND_LIMIT_K }
  const percent = (value: number) => `${100 * shareOf(value, range)}%`
  return (
    <div className="limit-bar" aria-hidden="true">
      <span className="limit-bar-used" style={{ width: percent(Math.min(temperature, limit)) }} />
      {over && (
        <span
          className="limit-bar-over"
          style={{ left: percent(limit), width: `calc(${percent(temperature)} - ${percent(limit)})` }}
        />
      )}
      <span className="limit-bar-limit" style={{ left: percent(limit) }} />
      <span className="limit-bar-low number">{formatFixed(range.low, 0)}</span>
      <span className="limit-bar-label number" style={{ left: percent(limit) }}>
        limit {formatShort(limit, 1)}
      </span>
    </div>
  )
}
