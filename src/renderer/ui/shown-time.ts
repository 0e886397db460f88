import type { App } from '../state/app.ts'
import { isTransientShown } from '../state/transient-shown.ts'
import { useAcross } from './app-context.tsx'

const behindShownTime = ({ document, view, transient }: App) => [document, view, transient]

/** The time of the warm-up that the map shows, s; null while it shows the steady state. */
export const useShownTime = (): number | null =>
  useAcross(behindShownTime, (app) => (isTransientShown(app) ? app.transient.getState().time : null))
