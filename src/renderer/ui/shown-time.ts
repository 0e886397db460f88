import { useSyncExternalStore } from 'react'
import { isTransientShown } from '../state/transient-shown.ts'
import { useApp } from './app-context.tsx'

/** The time of the warm-up that the map shows, s; null while it shows the steady state. */
export function useShownTime(): number | null {
  const app = useApp()
  return useSyncExternalStore(
    (changed) => {
      const ends = [app.document, app.view, app.transient].map((store) => store.subscribe(changed))
      return () => ends.forEach((end) => void end())
    },
    () => (isTransientShown(app) ? app.transient.getState().time : null),
  )
}
