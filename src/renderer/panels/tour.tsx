/** The callout of the tour, beside the control that the step is about. It never takes the pointer from the canvas. */
import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { displayName } from '../../layout/component-name.ts'
import type { App } from '../state/app.ts'
import { packageOf } from '../state/derived.ts'
import { TOUR_STEPS, type TourProgress, type TourStepId } from '../state/tour.ts'
import { leaveTour, stepTour } from '../state/touring.ts'
import { useApp, useDocument, useGuide } from '../ui/app-context.tsx'
import { type Box, type CalloutSide, placeCallout } from '../ui/callout-place.ts'
import './tour.css'

interface Anchor {
  readonly sides: readonly CalloutSide[]
  readonly boxOf: (app: App, tour: TourProgress) => Box | null
}

const ANCHORS: Readonly<Record<TourStepId, Anchor>> = {
  move: { sides: ['bottom', 'top', 'right', 'left'], boxOf: subjectBox },
  why: {
    sides: ['left', 'right', 'bottom'],
    boxOf: () => boxOf('.influence', '.right-panel', '.rail [aria-label="Inspector"]'),
  },
  undo: { sides: ['bottom', 'right'], boxOf: () => boxOf('[data-command="edit.undo"]') },
  more: { sides: ['bottom', 'right'], boxOf: () => boxOf('[data-command="arrange.array"]') },
  export: { sides: ['top', 'left'], boxOf: () => boxOf('[data-command="file.export.csv"]') },
}

export function Tour() {
  const tour = useGuide((state) => state.tour)
  return tour && <Callout tour={tour} />
}

function Callout({ tour }: { tour: TourProgress }) {
  const app = useApp()
  const titleId = useId()
  const textId = useId()
  const callout = useRef<HTMLDivElement>(null)
  const next = useRef<HTMLButtonElement>(null)
  const moving = useDocument((state) => state.gesture !== null)
  const step = TOUR_STEPS[tour.step]!
  const { place, anchor } = usePlace(callout, tour, step.id)
  const last = tour.step === TOUR_STEPS.length - 1
  const subject = app.document.getState().layout.components.find(({ id }) => id === tour.since.subject)
  // Whoever begins the tour is led on by the keyboard too; later steps leave the focus where the work is.
  useEffect(() => next.current?.focus(), [])
  return (
    <>
      {anchor && (
        <div
          className="tour-ring"
          data-on-map={step.id === 'move' || undefined}
          data-quiet={moving || undefined}
          style={ringOf(anchor)}
        />
      )}
      <div
        ref={callout}
        className="tour"
        role="dialog"
        aria-labelledby={titleId}
        aria-describedby={textId}
        data-testid="tour"
        data-step={step.id}
        data-quiet={moving || undefined}
        style={{ left: place.x, top: place.y }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          leaveTour(app)
        }}
      >
        <div className="tour-head">
          <h2 id={titleId}>{step.title}</h2>
          <span className="dim number">
            {tour.step + 1} of {TOUR_STEPS.length}
          </span>
        </div>
        <p id={textId}>{step.text(subject ? displayName(subject) : 'An engine')}</p>
        <div className="tour-buttons">
          <button type="button" className="plain-button" onClick={() => leaveTour(app)}>
            Leave
          </button>
          <span />
          {tour.step > 0 && (
            <button type="button" className="plain-button" onClick={() => stepTour(app, -1)}>
              Back
            </button>
          )}
          <button ref={next} type="button" className="primary-button" onClick={() => stepTour(app, 1)}>
            {last ? 'Finish' : 'Next'}
          </button>
        </div>
      </div>
    </>
  )
}

/** Follows its anchor through zooms, panels and window sizes, but stays where it is while something is dragged. */
function usePlace(callout: { current: HTMLDivElement | null }, tour: TourProgress, id: TourStepId) {
  const app = useApp()
  const [placed, setPlaced] = useState<{ place: { x: number; y: number }; anchor: Box | null }>({
    place: { x: 8, y: 80 },
    anchor: null,
  })
  const update = useCallback(() => {
    if (!callout.current || app.document.getState().gesture) return
    const { offsetWidth, offsetHeight } = callout.current
    const size = { width: offsetWidth, height: offsetHeight }
    const { sides, boxOf: find } = ANCHORS[id]
    const anchor = find(app, tour)
    const window = { width: innerWidth, height: innerHeight }
    const middle = { x: innerWidth / 2, y: innerHeight / 2, width: 0, height: 0 }
    setPlaced({ place: placeCallout(anchor ?? middle, size, window, sides), anchor })
  }, [app, callout, id, tour])
  useLayoutEffect(update, [update])
  const shown = useRef(false)
  useEffect(() => {
    // What a panel shows changes size after the stores have told of it.
    shown.current = false
    const soon = () =>
      requestAnimationFrame(() => {
        const section = id === 'why' && !shown.current && document.querySelector('.influence')
        if (section) {
          shown.current = true
          section.scrollIntoView({ block: 'center' })
        }
        update()
      })
    const ends = [app.view, app.document, app.selection, app.influences].map((store) => store.subscribe(soon))
    addEventListener('resize', soon)
    addEventListener('scroll', soon, { capture: true, passive: true })
    const frame = soon()
    return () => {
      cancelAnimationFrame(frame)
      removeEventListener('resize', soon)
      removeEventListener('scroll', soon, { capture: true })
      for (const end of ends) end()
    }
  }, [app, id, update])
  return placed
}

/** The first of the elements that is on the screen. */
function boxOf(...selectors: readonly string[]): Box | null {
  for (const selector of selectors) {
    const box = document.querySelector(selector)?.getBoundingClientRect()
    if (box && box.width > 0) return { x: box.x, y: box.y, width: box.width, height: box.height }
  }
  return null
}

/** px above and below a body that its tags take. */
const TAG = 24

/** The component that the tour talks about, with its tags. */
function subjectBox(app: App, { since }: TourProgress): Box | null {
  const canvas = boxOf('.canvas')
  const body = packageOf(app.document.getState().layout).components.find(
    ({ component }) => component.id === since.subject,
  )
  if (!canvas || !body) return null
  const { scale, originX, originY } = app.view.getState().camera
  const { x0, x1, y0, y1 } = body.outline
  return {
    x: canvas.x + originX + x0 * scale,
    y: canvas.y + originY - y1 * scale - TAG,
    width: (x1 - x0) * scale,
    height: (y1 - y0) * scale + 2 * TAG,
  }
}

const RING = 4
function ringOf({ x, y, width, height }: Box) {
  return { left: x - RING, top: y - RING, width: width + 2 * RING, height: height + 2 * RING }
}
