/** Pairs being typed: the text until it is read, and why it was refused, while the old ones stay in force. */
import { useState } from 'react'

type Outcome<P> = { readonly ok: true; readonly pairs: P } | { readonly ok: false; readonly problem: string }

/** @param read from text; @param onRead takes what could be read */
export function usePairsDraft<P>(read: (text: string) => Outcome<P>, onRead: (pairs: P) => void) {
  const [draft, setDraft] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const change = (next: string | null) => {
    setDraft(next)
    setProblem(null)
  }
  return {
    /** Null where nothing is being typed. */
    draft,
    problem,
    type: (text: string) => change(text),
    settle: () => change(null),
    commit: () => {
      if (draft === null) return
      const outcome = read(draft)
      if (!outcome.ok) {
        setProblem(outcome.problem)
        return
      }
      onRead(outcome.pairs)
      change(null)
    },
  }
}
