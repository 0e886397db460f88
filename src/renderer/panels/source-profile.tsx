/** How the power of a source goes with time: what part of it there is, in transients only. */
import { useState } from 'react'
import type { ProfileShape, Source } from '../../layout/schema.ts'
import { PairsArea } from '../ui/pairs-area.tsx'
import { readProfile, writeProfile } from './profile-text.ts'

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
  const written = profile ? writeProfile(profile) : ''
  const text = draft ?? written
  const open = profile !== undefined || draft !== null

  const settle = () => {
    setDraft(null)
    setProblem(null)
  }
  const commit = () => {
    if (draft === null) return
    const outcome = readProfile(draft)
    if (!outcome.ok) {
      setProblem(outcome.problem)
      return
    }
    if (outcome.pairs.length === 0) onChange({})
    else if (writeProfile(outcome.pairs) !== written) onChange({ profile: outcome.pairs, profileShape })
    settle()
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
        <PairsArea
          testId={`profile-${index}`}
          name={`Profile of ${layer}: a time in s and a factor on the power in each line; empty removes it`}
          heads={['s', 'factor']}
          text={text}
          problem={problem}
          onType={(typed) => {
            setDraft(typed)
            setProblem(null)
          }}
          onCommit={commit}
          onEscape={() => {
            settle()
            return true
          }}
        />
      )}
    </>
  )
}
