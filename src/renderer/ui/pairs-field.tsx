/** Two columns of numbers in a box of text, refused with a sentence while the old ones stay in force. */
import { useState } from 'react'
import { PairsArea } from './pairs-area.tsx'
import { type Pairs, readPairs, writePairs } from './pairs-text.ts'

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
    <PairsArea
      testId={testId}
      name={`${name}: a temperature in °C and ${what} in each line`}
      heads={['°C', head]}
      text={text}
      problem={problem}
      onType={(typed) => {
        setDraft(typed)
        setProblem(null)
      }}
      onCommit={commit}
      onEscape={() => {
        const typed = draft !== null
        settle()
        return typed
      }}
    />
  )
}
