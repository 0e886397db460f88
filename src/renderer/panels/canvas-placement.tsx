/** Over the canvas while places are judged: of whom, how many pass, which is the best, and the way back. */
import { MapPinned } from 'lucide-react'
import { useStore } from 'zustand'
import { displayName } from '../../layout/component-name.ts'
import { placeComponent } from '../../layout/edits.ts'
import { COINCIDENT_MM } from '../../layout/outline.ts'
import { formatFixed } from '../../layout/units.ts'
import { figureOf } from '../../report/figures.ts'
import { bestPlace } from '../state/placement-store.ts'
import { snapGridOf } from '../state/view-store.ts'
import { useApp, usePanelLayout, useView } from '../ui/app-context.tsx'
import './canvas-placement.css'

export function CanvasPlacement() {
  const app = useApp()
  const state = useStore(app.placement)
  const { id, judged, total, running, reason } = state
  const grid = useView(snapGridOf)
  const component = usePanelLayout((layout) => layout.components.find((candidate) => candidate.id === id))
  if (!component || id === null) return null
  const name = displayName(component)
  const free = judged.filter(({ status }) => status !== 'blocked')
  const passing = free.filter(({ status }) => status === 'within' || status === 'close').length
  const undecided = free.filter(({ status }) => status === 'undecided').length
  const best = bestPlace(state, grid)
  const figure = best?.temperature == null ? null : figureOf(best.temperature, best.uncertainty, 1)
  const isThere =
    best !== null && Math.max(Math.abs(best.x - component.x), Math.abs(best.y - component.y)) < COINCIDENT_MM
  return (
    <section className="floating canvas-placement" data-testid="canvas-placement" aria-label={`Places of ${name}`}>
      <MapPinned size={14} strokeWidth={2} aria-hidden="true" />
      <span role="status">
        {reason ?? (
          <>
            {name} passes in <strong className="number">{passing}</strong> of{' '}
            <span className="number">{free.length}</span> free places
            {undecided > 0 && (
              <>
                , <span className="number">{undecided}</span> undecided
              </>
            )}
            {running && <span className="dim number">, {total - judged.length} to solve</span>}
          </>
        )}
      </span>
      {figure && isThere && (
        <span className="dim">
          It stands at the coolest: <span className="number">{figure.value} °C</span>
        </span>
      )}
      {best && figure && !isThere && (
        <button
          type="button"
          className="plain-button"
          title={`x ${formatFixed(best.x, 2)}, y ${formatFixed(best.y, 2)} mm`}
          onClick={() =>
            app.document
              .getState()
              .edit(`move ${name} to its coolest place`, (layout) => placeComponent(layout, id, best.x, best.y))
          }
        >
          Move to the coolest: <span className="number">{figure.value} °C</span>
        </button>
      )}
      <button type="button" className="plain-button" onClick={() => app.placements.end()}>
        Close
      </button>
    </section>
  )
}
