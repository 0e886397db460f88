/** Two columns of numbers in a box of text, refused with a sentence while the old ones stay in force. */
import { PairsArea } from './pairs-area.tsx'
import { type Pairs, readPairs, writePairs } from './pairs-text.ts'
import { usePairsDraft } from './use-pairs-draft.ts'

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
  const written = writePairs(pairs)
  const { draft, problem, type, settle, commit } = usePairsDraft(
    (text) => readPairs(text, what, zero),
    (next) => {
      if (writePairs(next) !== written) onCommit(next)
    },
  )
  return (
    <PairsArea
      testId={testId}
      name={`${name}: a temperature in °C and ${what} in each line`}
      heads={['°C', head]}
      text={draft ?? written}
      problem={problem}
      onType={type}
      onCommit={commit}
      onEscape={() => {
        const typed = draft !== null
        settle()
        return typed
      }}
    />
  )
}
