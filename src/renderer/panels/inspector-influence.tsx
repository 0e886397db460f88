/** What heats the selected part, and what would help. */
import { LoaderCircle } from 'lucide-react'
import { formatFixed, formatSigned } from '../../layout/units.ts'
import { type Contribution, heatedBy, remediesOf } from '../../report/heated-by.ts'
import { useFollowing, useInfluences, useSolve } from '../ui/app-context.tsx'
import { counted } from '../ui/numbers.ts'
import { useInfluence } from '../ui/use-influence.ts'
import './inspector-influence.css'

const SHOWN = 5
const MOST_LETTERS = 14

export function InspectorInfluence({ id }: { id: string }) {
  const status = useInfluences((state) => state.status)
  const reason = useInfluences((state) => state.reason)
  const solved = useSolve((state) => state.solved !== null)
  const known = useInfluence()
  const following = useFollowing()
  const found = known && heatedBy(known.influence, known.components, id)
  if (!known || !found) {
    if (status === 'idle' && !solved) return null
    return (
      <div className="inspector-block">
        <h3 className="section-head">Heated by {status !== 'failed' && <Pending words="computing" />}</h3>
        {status === 'failed' && <p className="dim">{reason ?? 'Influences could not be computed.'}</p>}
      </div>
    )
  }
  const stale = !known.holds
  const { contributions, rise, base } = found
  const shown = contributions.slice(0, SHOWN)
  const rest = contributions.slice(SHOWN)
  const remedies = remediesOf(known.influence, found, id)
  const words = stale ? (
    <Pending words={following ? 'updates on release' : status === 'failed' ? 'out of date' : 'updating'} />
  ) : (
    <span className="dim number">above {formatFixed(base, 1)} °C</span>
  )
  const most = Math.max(...contributions.map(({ kelvin }) => kelvin), 1e-9)
  return (
    <>
      <section className="inspector-block influence" data-stale={stale || undefined} data-testid="heated-by">
        <h3 className="section-head" title="What it would have without any power in the package">
          Heated by {words}
        </h3>
        <ul>
          {shown.map((each) => (
            <Bar key={each.id} {...each} name={shortName(each)} most={most} rise={rise} />
          ))}
          {rest.length > 0 && (
            <Bar
              name={counted(rest.length, 'other')}
              kelvin={rest.reduce((sum, { kelvin }) => sum + kelvin, 0)}
              itself={false}
              most={most}
              rise={rise}
            />
          )}
        </ul>
        {!known.influence.linear && (
          <p className="dim">Conductivities or powers follow temperature: true for small changes only.</p>
        )}
      </section>
      <section className="inspector-block influence" data-stale={stale || undefined} data-testid="what-would-help">
        <h3 className="section-head">What would help</h3>
        <div className="remedies">
          <Compass direction={remedies.direction} />
          <ul>
            {remedies.moves.map(({ words: what, change }) => (
              <li key={what} title="Change of its mean temperature">
                <span>{what}</span>
                <strong className="number">{formatSigned(change, 2)} K</strong>
              </li>
            ))}
            {remedies.fixed !== null && <li className="dim">No figure for a move: {remedies.fixed}.</li>}
            {remedies.powers.map(({ words: what, change }) => (
              <li key={what}>
                <span>{what}</span>
                <span className="number">{formatSigned(change, 2)} K</span>
              </li>
            ))}
          </ul>
        </div>
      </section>
    </>
  )
}

/** A long name would be cut off at the number that tells it from others. */
function shortName({ id, name, itself }: Contribution): string {
  if (itself) return 'Itself'
  return name.length > MOST_LETTERS ? id : name
}

function Pending({ words }: { words: string }) {
  return (
    <span className="dim pending">
      <LoaderCircle size={12} strokeWidth={2} aria-hidden="true" /> {words}
    </span>
  )
}

interface BarProps extends Pick<Contribution, 'name' | 'kelvin' | 'itself'> {
  /** K of the longest bar, and of all together. */
  readonly most: number
  readonly rise: number
}

function Bar({ name, kelvin, itself, most, rise }: BarProps) {
  return (
    <li data-itself={itself || undefined}>
      <span className="influence-name">{name}</span>
      <span className="influence-bar" aria-hidden="true">
        <span style={{ width: `${(100 * Math.max(0, kelvin)) / most}%` }} />
      </span>
      <span className="number">{formatSigned(kelvin, 1)} K</span>
      <span className="number dim">{formatFixed((100 * kelvin) / rise, 0)} %</span>
    </li>
  )
}

/** Where it would have to go; north is up. */
function Compass({ direction }: { direction: { readonly x: number; readonly y: number } | null }) {
  const angle = direction ? (Math.atan2(-direction.y, direction.x) * 180) / Math.PI : 0
  return (
    <svg className="compass" width={44} height={44} viewBox="-22 -22 44 44" aria-hidden="true">
      <circle r={20} />
      <path d="M0-20v3M0 20v-3M-20 0h3M20 0h-3" />
      {direction ? (
        <path className="compass-arrow" d="M-10 0H11M6-5L11 0L6 5" transform={`rotate(${angle.toFixed(1)})`} />
      ) : (
        <circle r={1.5} />
      )}
    </svg>
  )
}
