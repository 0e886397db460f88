/** How the power of a source goes with time: what part of it there is, in transients only. */
import type { ProfileShape, Source } from '../../layout/schema.ts'
import { PairsArea } from '../ui/pairs-area.tsx'
import { usePairsDraft } from '../ui/use-pairs-draft.ts'
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
  const written = profile ? writeProfile(profile) : ''
  const { draft, problem, type, settle, commit } = usePairsDraft(readProfile, (pairs) => {
    if (pairs.length === 0) onChange({})
    else if (writeProfile(pairs) !== written) onChange({ profile: pairs, profileShape })
  })
  const open = profile !== undefined || draft !== null

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
          <button type="button" className="plain-button quiet-button" onClick={() => type('0\t1\n')}>
            Add a profile
          </button>
        )}
      </div>
      {open && (
        <PairsArea
          testId={`profile-${index}`}
          name={`Profile of ${layer}: a time in s and a factor on the power in each line; empty removes it`}
          heads={['s', 'factor']}
          text={draft ?? written}
          problem={problem}
          onType={type}
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
