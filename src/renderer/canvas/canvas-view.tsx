/** The drawing surface: three Konva sheets painted straight from the stores, and the pointer handed to the tools. */
import type Konva from 'konva'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Layer, Shape, Stage } from 'react-konva'
import { placeableOf } from '../documents/library.ts'
import { placePart } from '../documents/placing.ts'
import { faultyIdsOf } from '../state/derived.ts'
import type { DocumentState } from '../state/document-store.ts'
import { notePainted } from '../state/latency.ts'
import type { ViewState } from '../state/view-store.ts'
import { fitPackage } from '../state/zooming.ts'
import { useApp } from '../ui/app-context.tsx'
import { toPackage } from './camera.ts'
import { readCanvasColours } from './canvas-colours.ts'
import { changedIn, frameOf } from './frame-of.ts'
import { createMapCache } from './map-cache.ts'
import { createPaintSchedule, SHEETS, type Sheet } from './paint-schedule.ts'
import type { Box } from './painters/frame.ts'
import { paintFieldSheet, paintMovingSheet, paintPartsSheet } from './painters/picture.ts'
import { usePointer } from './use-pointer.ts'
import './canvas.css'

export const PART_MIME = 'application/x-shoreline-part'

export function CanvasView() {
  const app = useApp()
  const container = useRef<HTMLDivElement>(null)
  const fieldLayer = useRef<Konva.Layer>(null)
  const partsLayer = useRef<Konva.Layer>(null)
  const movingLayer = useRef<Konva.Layer>(null)
  const cache = useMemo(createMapCache, [])
  const [size, setSize] = useState({ width: 0, height: 0 })
  const themeRevision = useRef(0)
  const coloursOf = useColours(container, themeRevision)
  const schedule = useMemo(() => {
    const layers = { field: fieldLayer, parts: partsLayer, moving: movingLayer }
    return createPaintSchedule((sheet) => layers[sheet].current?.draw())
  }, [])
  const interaction = usePointer(container, schedule.flush)

  useEffect(() => {
    const element = container.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      const next = { width: element.clientWidth, height: element.clientHeight }
      setSize(next)
      app.view.getState().set({ canvasSize: next })
      if (app.view.getState().fitted) fitPackage(app)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [app])

  useEffect(() => {
    const showCamera = () => {
      const { camera } = app.view.getState()
      const element = container.current
      if (!element) return
      // Where the package lies, for tests and for whoever scripts the page.
      element.dataset.originX = String(camera.originX)
      element.dataset.originY = String(camera.originY)
      element.dataset.scale = String(camera.scale)
    }
    const onTheme = () => {
      themeRevision.current++
      schedule.invalidate(...SHEETS)
    }
    showCamera()
    schedule.invalidate(...SHEETS)
    const themes = new MutationObserver(onTheme)
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    document.fonts.addEventListener('loadingdone', onTheme)
    // The canvas alone does not make the browser fetch the faces that it uses.
    void Promise.all(['400', '500', '600'].map((weight) => document.fonts.load(`${weight} 12px "Inter Variable"`)))
    const ends = [
      app.document.subscribe((state, before) => {
        if (state.file !== before.file && app.view.getState().fitted) fitPackage(app)
        if (isBeginning(state, before)) {
          // What moves is taken from the others as soon as there is time.
          schedule.invalidate('moving')
          schedule.invalidateSoon('parts')
        } else schedule.invalidate(...sheetsAfterEdit(state, before, app.selection.getState().ids))
      }),
      app.solve.subscribe((state, before) => {
        if (state.solved === before.solved && state.status === before.status && state.before === before.before) return
        if (app.document.getState().gesture) {
          // The answer arrives in the middle of a drag: the map before the next frame, the moving part's words in it. The
          // words of the others follow the panels.
          schedule.invalidate('moving')
          schedule.invalidateSoon('field')
        } else schedule.invalidate(...SHEETS)
      }),
      app.panelSolve.subscribe(() => {
        if (app.document.getState().gesture) schedule.invalidateSoon('parts')
      }),
      app.transient.subscribe((state, before) => {
        if (state.run !== before.run || state.time !== before.time || state.playing !== before.playing)
          schedule.invalidate('field', 'parts')
      }),
      app.view.subscribe((state, before) => {
        if (!PAINTED_VIEW.some((key) => state[key] !== before[key])) return
        showCamera()
        schedule.invalidate(...SHEETS)
      }),
      app.selection.subscribe(({ ids, part }) => {
        // With a selection its frame shows where the keyboard goes; without one the canvas itself does.
        container.current?.toggleAttribute('data-selection', ids.length > 0 || part !== null)
        schedule.invalidate('moving')
        schedule.invalidateSoon('parts')
      }),
      app.overlay.subscribe((state, before) => {
        schedule.invalidate('moving')
        if (state.sought !== before.sought) schedule.invalidate('field')
      }),
      app.tools.subscribe(() => schedule.invalidate('moving')),
      app.comparison.subscribe(() => schedule.invalidate(...SHEETS)),
      app.placement.subscribe(() => schedule.invalidateSoon('field', 'parts')),
    ]
    return () => {
      themes.disconnect()
      document.fonts.removeEventListener('loadingdone', onTheme)
      schedule.stop()
      for (const end of ends) end()
    }
  }, [app, schedule])

  const taken = useRef<Box[]>([])
  const paintFieldScene = useCallback(
    (context: Konva.Context) => {
      paintFieldSheet(context._context, frameOf(app, coloursOf()), cache)
      const { solved } = app.solve.getState()
      if (solved) notePainted(solved.layout)
    },
    [app, cache, coloursOf],
  )
  const paintPartsScene = useCallback(
    (context: Konva.Context) => {
      taken.current = paintPartsSheet(context._context, frameOf(app, coloursOf()), cache)
      // Its words give way to these.
      schedule.invalidate('moving')
    },
    [app, cache, coloursOf, schedule],
  )
  const paintMovingScene = useCallback(
    (context: Konva.Context) => paintMovingSheet(context._context, frameOf(app, coloursOf()), taken.current),
    [app, coloursOf],
  )

  return (
    <div
      ref={container}
      className="canvas"
      data-testid="canvas"
      role="application"
      aria-roledescription="package canvas"
      aria-label="Package, seen from above. Arrow keys move the selected components; the component list names them all."
      {...interaction}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(PART_MIME)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
      }}
      onDrop={(event) => {
        const part = placeableOf(app, event.dataTransfer.getData(PART_MIME))
        if (!part) return
        event.preventDefault()
        event.stopPropagation()
        const { left, top } = event.currentTarget.getBoundingClientRect()
        placePart(app, part, toPackage(app.view.getState().camera, event.clientX - left, event.clientY - top))
      }}
    >
      <Stage width={size.width} height={size.height} listening={false}>
        <Layer ref={fieldLayer} listening={false}>
          <Shape sceneFunc={paintFieldScene} listening={false} perfectDrawEnabled={false} />
        </Layer>
        <Layer ref={partsLayer} listening={false}>
          <Shape sceneFunc={paintPartsScene} listening={false} perfectDrawEnabled={false} />
        </Layer>
        <Layer ref={movingLayer} listening={false}>
          <Shape sceneFunc={paintMovingScene} listening={false} perfectDrawEnabled={false} />
        </Layer>
      </Stage>
    </div>
  )
}

/** What of the view is on the canvas. */
const PAINTED_VIEW = [
  'camera',
  'canvasSize',
  'levelZ',
  'colourMap',
  'isotherms',
  'limitLine',
  'smooth',
  'mesh',
  'autoRange',
  'resultsTab',
  'panels',
  'symmetry',
] as const satisfies readonly (keyof ViewState)[]

function isBeginning(state: DocumentState, before: DocumentState): boolean {
  return state.gesture !== null && before.gesture === null && state.layout === before.layout
}

/**
 * A step of a gesture moves parts alone, as long as the same ones are drawn as faulty.
 * @param selected ids of components that move whether or not the step has changed them
 */
function sheetsAfterEdit(state: DocumentState, before: DocumentState, selected: readonly string[]): readonly Sheet[] {
  const step = state.gesture !== null && state.gesture.base === before.gesture?.base
  if (!step || !state.gesture) return SHEETS
  if (state.layout.lid !== before.layout.lid || state.layout.cooling !== before.layout.cooling)
    return ['parts', 'moving']
  const { base } = state.gesture
  const moved = ({ layout }: DocumentState) => new Set([...selected, ...changedIn(layout, base)])
  const same =
    sameMembers(faultyIdsOf(state.layout), faultyIdsOf(before.layout)) && sameMembers(moved(state), moved(before))
  return same ? ['moving'] : ['parts', 'moving']
}

function sameMembers(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id))
}

/** Tokens are read from the style once per theme, not once per frame. */
function useColours(container: { current: HTMLDivElement | null }, revision: { current: number }) {
  const known = useRef<{ revision: number; colours: ReturnType<typeof readCanvasColours> } | null>(null)
  return useCallback(() => {
    if (!known.current || known.current.revision !== revision.current) {
      known.current = { revision: revision.current, colours: readCanvasColours(container.current ?? document.body) }
    }
    return known.current.colours
  }, [container, revision])
}
