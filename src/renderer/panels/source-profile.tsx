/** How the power of a source goes with time: what part of it there is, in transients only. */
import { useId, useState } from 'react'
import type { ProfileShape, Source } from '../../layout/schema.ts'
import { readProfile, writeProfile } from './profile-text.ts'

const LEAST_ROWS = 3
const MOST_ROWS = 8

type Profile = Pick<Source, 'profile' | 'profileShape'>

interface Props {
  readonly index: number
  readonly source: Source
  /** Without a profile it goes. */
  readonly onChange: (profile: Profile) => void
}

export function SourceProfile({ index, source, onChange }: Props) {
  const { profile, profileShape = 'linear', layer } = source
  const [draft, setDraft] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const problemId = useId()
  const written = profile ? writeProfile(profile) : ''
  const text = draft ?? written
  const open = profile !== undefined || draft !== null

  const commit = () => {
    if (draft === null) return
    const outcome = readProfile(draft)
    if (!outcome.ok) {
      setProblem(outcome.problem)
      return
    }
    if (outcome.pairs.length === 0) onChange({})
    else if (writeProfile(outcome.pairs) !== written) onChange({ profile: outcome.pairs, profileShape })
    setDraft(null)
    setProblem(null)
  }

  return (
    <>
      <div className="choice-row">
        <span className="choice-label" title="How the power goes with time; in the warm-up only">
          Time
        </span>
        {open ? (
          <select
            className="choice"
            aria-label={`Between the times of ${layer}`}
            value={profileShape}
            disabled={!profile}
            onChange={(event) => profile && onChange({ profile, profileShape: event.target.value as ProfileShape })}
          >
            <option value="linear">Straight lines</option>
            <option value="step">Steps</option>
          </select>
        ) : (
          <button type="button" className="plain-button quiet-button" onClick={() => setDraft('0\t1\n')}>
            Add a profile
          </button>
        )}
      </div>
      {open && (
        <div className="pairs-field">
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
        </div>
      )}
    </>
  )
}
