/** The box of text in which two columns of numbers are typed, with their heads above and what is wrong below. */
import { useId } from 'react'

const LEAST_ROWS = 3
const MOST_ROWS = 8

interface PairsAreaProps {
  readonly testId: string
  /** Spoken name. */
  readonly name: string
  readonly heads: readonly [string, string]
  readonly text: string
  readonly problem: string | null
  readonly onType: (text: string) => void
  /** The box is left, or Ctrl Enter is pressed. */
  readonly onCommit: () => void
  /** Gives up what was typed, and says whether Escape was meant for that. */
  readonly onEscape: () => boolean
}

export function PairsArea({ testId, name, heads, text, problem, onType, onCommit, onEscape }: PairsAreaProps) {
  const problemId = useId()
  return (
    <div className="pairs-field">
      <p className="profile-head dim" aria-hidden="true">
        <span>{heads[0]}</span>
        <span>{heads[1]}</span>
      </p>
      <textarea
        className="profile number"
        data-testid={testId}
        aria-label={name}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : problemId}
        spellCheck={false}
        rows={Math.min(MOST_ROWS, Math.max(LEAST_ROWS, text.split('\n').length))}
        value={text}
        onChange={(event) => onType(event.target.value)}
        onBlur={onCommit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onCommit()
          if (event.key === 'Escape' && onEscape()) event.stopPropagation()
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
