/** Over the canvas while it shows the warm-up: which time that is, and the way back. */
import { ChartSpline } from 'lucide-react'
import { formatTime } from '../state/transient-times.ts'
import { useApp } from '../ui/app-context.tsx'
import { useShownTime } from '../ui/shown-time.ts'

export function CanvasTime() {
  const { warmUp } = useApp()
  const time = useShownTime()
  if (time === null) return null
  return (
    <div className="floating canvas-time" data-testid="canvas-time">
      <ChartSpline size={14} strokeWidth={2} aria-hidden="true" />
      <span>
        After <strong className="number">{formatTime(time)}</strong>
      </span>
      <button type="button" className="plain-button" onClick={() => warmUp.close()}>
        Steady state
      </button>
    </div>
  )
}
