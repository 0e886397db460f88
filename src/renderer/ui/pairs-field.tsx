/** Two columns of numbers in a box of text, refused with a sentence while the old ones stay in force. */
import { useId, useState } from 'react'
import { type Pairs, readPairs, writePairs } from './pairs-text.ts'

const LEAST_ROWS = 3
const MOST_ROWS = 8

interface PairsFieldProps {
  readonly testId: string
  /** Spoken name. */
  readonly name: string
  /** What the second column is, in the refusal and over the column: `a factor`, `factor`. */
  readonly what: string
  readonly head: string
  /** Whether the second column may be 0. */
  readonly zero: boolean
  readonly pairs: readonly (readonly [number, number])[]
  readonly onCommit: (pairs: Pairs) => void
}

export function PairsField({ testId, name, what, head, zero, pairs, onCommit }: PairsFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const problemId = useId()
  const written = writePairs(pairs)
  const text = draft ?? written
  const settle = () => {
    setDraft(null)
    setProblem(null)
  }
  const commit = () => {
    if (draft === null) return
    const outcome = readPairs(draft, what, zero)
    if (!outcome.ok) {
      setProblem(outcome.problem)
      return
    }
    if (writePairs(outcome.pairs) !== written) onCommit(outcome.pairs)
    settle()
  }
  return (
    <div className="pairs-field">
      <p className="profile-head dim" aria-hidden="true">
        <span>°C</span>
        <span>{head}</span>
      </p>
      <textarea
        className="profile number"
        data-testid={testId}
        aria-label={`${name}: a temperature in °C and ${what} in each line`}
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
          if (event.key !== 'Escape' || draft === null) return
          settle()
          event.stopPropagation()
        }}
      />
      {problem !== null && (
        <p className="field-problem" id={problemId} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
