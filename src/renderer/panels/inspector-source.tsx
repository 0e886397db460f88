/** How a part's power goes with time, to be edited, and with temperature, to be read. */
import { useId, useState } from 'react'
import { updateComponent } from '../../layout/edits.ts'
import type { Component, PowerTemperature, ProfileShape, Source } from '../../layout/schema.ts'
import { formatShort, formatSigned } from '../../layout/units.ts'
import { useApp } from '../ui/app-context.tsx'
import { displayName } from '../ui/kinds.ts'
import { readProfile, writeProfile } from './profile-text.ts'

const LEAST_ROWS = 3
const MOST_ROWS = 8

export function SourceFields({ component }: { component: Component }) {
  const sources = component.sources ?? []
  const numbered = sources.map((source, index) => ({ source, index }))
  if (sources.length === 0) return null
  return (
    <div className="inspector-block">
      <h3 className="section-head">
        Power over time <span className="dim">in the warm-up only</span>
      </h3>
      {numbered.map(({ source, index }) => (
        <SourceField key={index} component={component} index={index} source={source} />
      ))}
    </div>
  )
}

interface SourceProps {
  readonly component: Component
  readonly index: number
  readonly source: Source
}

function SourceField({ component, index, source }: SourceProps) {
  const { document } = useApp()
  const { profile, profileShape = 'linear', powerTemperature, layer } = source
  const [draft, setDraft] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const problemId = useId()
  const written = profile ? writeProfile(profile) : ''
  const text = draft ?? written
  const open = profile !== undefined || draft !== null

  const change = (changes: Pick<Source, 'profile' | 'profileShape'>) => {
    document.getState().edit(`set the power over time of ${displayName(component)}`, (layout) =>
      updateComponent(layout, component.id, {
        sources: component.sources?.map((other, n) => (n === index ? withProfile(other, changes) : other)),
      }),
    )
  }
  const commit = () => {
    if (draft === null) return
    const outcome = readProfile(draft)
    if (!outcome.ok) {
      setProblem(outcome.problem)
      return
    }
    if (outcome.pairs.length === 0) change({})
    else if (writeProfile(outcome.pairs) !== written) change({ profile: outcome.pairs, profileShape })
    setDraft(null)
    setProblem(null)
  }

  return (
    <div className="source">
      <p className="fact">
        <span>{layer}</span>
        {open ? (
          <select
            className="choice"
            aria-label={`Between the times of ${layer}`}
            value={profileShape}
            disabled={!profile}
            onChange={(event) => profile && change({ profile, profileShape: event.target.value as ProfileShape })}
          >
            <option value="linear">Straight lines</option>
            <option value="step">Steps</option>
          </select>
        ) : (
          <button type="button" className="plain-button" onClick={() => setDraft('0\t1\n')}>
            Add a profile
          </button>
        )}
      </p>
      {open && (
        <>
          <p className="profile-head dim" aria-hidden="true">
            <span>s</span>
            <span>factor</span>
          </p>
          <textarea
            className="profile number"
            data-testid={`profile-${index}`}
            aria-label={`Profile of ${layer}: a time in s and a factor on the power in each line; empty removes it`}
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? undefined : problemId}
            spellCheck={false}
            rows={Math.min(MOST_ROWS, Math.max(LEAST_ROWS, text.split('\n').length))}
            value={text}
            onChange={(event) => {
              setDraft(event.target.value)
              setProblem(null)
            }}
            onBlur={commit}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) commit()
              if (event.key !== 'Escape') return
              setDraft(null)
              setProblem(null)
              event.stopPropagation()
            }}
          />
          {problem !== null && (
            <p className="field-problem" id={problemId} role="alert">
              {problem}
            </p>
          )}
        </>
      )}
      {powerTemperature && <Following law={powerTemperature} />}
    </div>
  )
}

function Following({ law }: { law: PowerTemperature }) {
  if (!isTable(law)) {
    return (
      <p className="fact">
        <span>With temperature, per K from {formatShort(law.reference, 1)} °C</span>
        <span className="number">{formatSigned(100 * law.coefficient, 1)} %</span>
      </p>
    )
  }
  return (
    <>
      <p className="fact">With temperature</p>
      <table className="law-table">
        <thead>
          <tr>
            <th scope="col">°C</th>
            <th scope="col">factor</th>
          </tr>
        </thead>
        <tbody className="number">
          {law.table.map(([celsius, factor]) => (
            <tr key={celsius}>
              <td>{formatShort(celsius, 1)}</td>
              <td>{formatShort(factor, 3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

type Table = Extract<PowerTemperature, { table: unknown }>

const isTable = (law: PowerTemperature): law is Table => 'table' in law

function withProfile(source: Source, { profile, profileShape }: Pick<Source, 'profile' | 'profileShape'>): Source {
  const { profile: _, profileShape: __, ...rest } = source
  return { ...rest, ...(profile && { profile }), ...(profile && profileShape === 'step' && { profileShape }) }
}
