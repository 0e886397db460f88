/** The influences as panels show them: with the powers that they belong to, and whether they are those of the shown package. */
import { useMemo } from 'react'
import { holdsFor } from '../state/influence-store.ts'
import { useInfluences, usePanelLayout, useSolve } from './app-context.tsx'

export function useInfluence() {
  const known = useInfluences((state) => state.known)
  const layout = usePanelLayout((shown) => shown)
  const holds = holdsFor(known, layout)
  // Stale ones stay as they were at rest: they need not be worked out with every draft of a drag.
  const components = useSolve(({ solved, atRest }) => (holds ? solved : atRest)?.solution.components)
  return useMemo(
    () => (known && components ? { influence: known.influence, components, holds } : null),
    [known, components, holds],
  )
}
