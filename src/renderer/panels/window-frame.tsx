/** The frame of the window: which region is where, and what becomes of it in smaller windows. */
import { LayoutGrid, ListFilter, SlidersHorizontal } from 'lucide-react'
import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react'
import { CanvasView } from '../canvas/canvas-view.tsx'
import { openDropped } from '../documents/files.ts'
import { useApp, useGuide, useNotices, useView } from '../ui/app-context.tsx'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { Splitter } from '../ui/splitter.tsx'
import { WithTooltip } from '../ui/tooltip.tsx'
import { useKeptFocus } from '../ui/use-kept-focus.ts'
import { useNarrowWindow, useRailWindow, useShortWindow } from '../ui/window-size.ts'
import { ArrayPanel } from './array-panel.tsx'
import { CanvasBanner } from './canvas-banner.tsx'
import { CanvasCompare } from './canvas-compare.tsx'
import { CanvasPlacement } from './canvas-placement.tsx'
import { CanvasTime } from './canvas-time.tsx'
import { ComponentList } from './component-list.tsx'
import { ContextMenu } from './context-menu.tsx'
import { Dialogs } from './dialogs.tsx'
import { DragBubble } from './drag-bubble.tsx'
import { EmptyPackage } from './empty-package.tsx'
import { FirstRunCard } from './first-run-card.tsx'
import { Inspector } from './inspector.tsx'
import { LayerStrip } from './layer-strip.tsx'
import { Legend } from './legend.tsx'
import { PartsPalette } from './parts-palette.tsx'
import { Results } from './results.tsx'
import { StatusBar } from './status-bar.tsx'
import { TitleBar } from './title-bar.tsx'
import { Toolbar } from './toolbar.tsx'
import { Tour } from './tour.tsx'
import { WelcomePage } from './welcome.tsx'
import { WelcomeFoot } from './welcome-foot.tsx'
import './window-frame.css'

const SHORT_RESULTS_PX = 128
/** Curves need more room than rows. */
const PLOT_RESULTS_PX = 264

export function WindowFrame() {
  const panels = useView((state) => state.panels)
  const sizes = useView((state) => state.panelSizes)
  const rail = useRailWindow()
  const narrow = useNarrowWindow()
  const short = useShortWindow()
  const welcome = useGuide((state) => state.welcome)
  useFileDrop()
  const plotted = useView(({ resultsTab }) => resultsTab === 'transient' || resultsTab === 'cut')
  const usualHeight = rail || short ? Math.min(sizes.results, SHORT_RESULTS_PX) : sizes.results
  const resultsHeight = plotted ? Math.max(usualHeight, PLOT_RESULTS_PX) : usualHeight
  if (welcome) {
    return (
      <div className="window">
        <header>
          <TitleBar />
        </header>
        <ErrorBoundary name="The welcome page">
          <WelcomePage />
        </ErrorBoundary>
        <WelcomeFoot />
        <Overlays />
      </div>
    )
  }
  return (
    <div className="window" style={{ '--below-canvas': `${panels.results ? resultsHeight : 0}px` } as CSSProperties}>
      <header>
        <TitleBar />
        <Toolbar />
      </header>
      <main className="work">
        {panels.left && (rail ? <Rail withInspector={narrow} /> : <LeftPanel width={sizes.left} />)}
        <div className="centre">
          <CanvasArea />
          {panels.results && (
            <>
              <Splitter side="results" label="Height of the results" />
              <div className="results-panel" style={{ height: resultsHeight }}>
                <ErrorBoundary name="The results">
                  <Results />
                </ErrorBoundary>
              </div>
            </>
          )}
        </div>
        <ArrayPanel />
        {panels.right && !narrow && (
          <>
            <Splitter side="right" label="Width of the inspector" />
            <div className="right-panel" style={{ width: sizes.right }}>
              <ErrorBoundary name="The inspector">
                <Inspector />
              </ErrorBoundary>
            </div>
          </>
        )}
      </main>
      <StatusBar />
      <Tour />
      <Overlays />
    </div>
  )
}

/** The canvas and what floats over it: a card that goes leaves the keyboard on the canvas. */
function CanvasArea() {
  const area = useRef<HTMLDivElement>(null)
  const keptFocus = useKeptFocus(area, 'button', '[data-testid="canvas"]')
  return (
    <div ref={area} className="canvas-area" {...keptFocus}>
      <ContextMenu>
        <CanvasView />
      </ContextMenu>
      <LayerStrip />
      <Legend />
      <DragBubble />
      <CanvasBanner />
      <CanvasTime />
      <CanvasPlacement />
      <EmptyPackage />
      <FirstRunCard />
      <CanvasCompare />
    </div>
  )
}

/** What may lie over any page of the window, and the voice of all of them. */
function Overlays() {
  return (
    <>
      <ErrorBoundary name="The dialog">
        <Dialogs />
      </ErrorBoundary>
      <Announcer />
    </>
  )
}

/** A layout file dropped anywhere on the window opens. */
function useFileDrop(): void {
  const app = useApp()
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    const onDrop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0]
      if (!file) return
      event.preventDefault()
      openDropped(app, file)
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('drop', onDrop)
    }
  }, [app])
}

function LeftPanel({ width }: { width: number }) {
  return (
    <>
      <div className="left-panel" style={{ width }}>
        <ErrorBoundary name="The parts">
          <PartsPalette />
        </ErrorBoundary>
        <ErrorBoundary name="The component list">
          <ComponentList />
        </ErrorBoundary>
      </div>
      <Splitter side="left" label="Width of parts and components" />
    </>
  )
}

type FlyOut = 'parts' | 'components' | 'inspector'

/** The left panel of small windows: 44 px of buttons whose panels fly out over the canvas, until it is pressed. */
function Rail({ withInspector }: { withInspector: boolean }) {
  const [opened, setOpen] = useState<FlyOut | null>(null)
  const renaming = useView((state) => state.renaming !== null)
  const open = renaming ? 'components' : opened
  useEffect(() => {
    if (opened === null) return
    const close = ({ target }: PointerEvent) => {
      if (target instanceof Element && target.closest('[data-testid="canvas"]')) setOpen(null)
    }
    document.addEventListener('pointerdown', close)
    return () => document.removeEventListener('pointerdown', close)
  }, [opened])
  const entries: readonly { id: FlyOut; name: string; icon: ReactNode; panel: ReactNode }[] = [
    {
      id: 'parts',
      name: 'Parts',
      icon: <LayoutGrid size={16} strokeWidth={1.75} aria-hidden="true" />,
      panel: <PartsPalette />,
    },
    {
      id: 'components',
      name: 'Components',
      icon: <ListFilter size={16} strokeWidth={1.75} aria-hidden="true" />,
      panel: <ComponentList />,
    },
    ...(withInspector
      ? [
          {
            id: 'inspector' as const,
            name: 'Inspector',
            icon: <SlidersHorizontal size={16} strokeWidth={1.75} aria-hidden="true" />,
            panel: <Inspector />,
          },
        ]
      : []),
  ]
  return (
    <nav
      className="rail"
      aria-label="Panels"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || opened === null) return
        event.stopPropagation()
        setOpen(null)
        event.currentTarget.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus()
      }}
    >
      {entries.map(({ id, name, icon }) => (
        <WithTooltip key={id} text={name}>
          <button
            type="button"
            className="icon-button rail-button"
            aria-label={name}
            aria-expanded={open === id}
            onClick={() => setOpen(open === id ? null : id)}
          >
            {icon}
          </button>
        </WithTooltip>
      ))}
      {open !== null && <div className="fly-out">{entries.find(({ id }) => id === open)?.panel}</div>}
    </nav>
  )
}

/** Speaks verdict changes; never every frame of a drag. */
function Announcer() {
  const announcement = useNotices((state) => state.announcement)
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {announcement}
    </p>
  )
}
