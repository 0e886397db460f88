/** The stores and services of one window, handed to commands, tools and panels. */
import { hasPart } from '../../layout/package-part.ts'
import type { Layout } from '../../layout/schema.ts'
import type { ShorelineApi } from '../../preload/contract.ts'
import type { SolverClient } from '../../solver/worker/api.ts'
import type { StudyClient } from '../../solver/worker/study-api.ts'
import { type ArrayStore, createArrayStore, endWithGesture } from './array-session.ts'
import { type ComparisonController, createComparisonController } from './comparison-controller.ts'
import { type ComparisonStore, createComparisonStore } from './comparison-store.ts'
import { keepConvergence } from './convergence.ts'
import { createDocumentStore, type DocumentFile, type DocumentStore } from './document-store.ts'
import { createEditMemory, type EditMemory } from './edit-memory.ts'
import { createFileStore, type FileStore } from './file-store.ts'
import { createGuideStore, type GuideStore, leaveWelcomeFor } from './guide-store.ts'
import { keepInfluences } from './influence-controller.ts'
import { createInfluenceStore, type InfluenceStore } from './influence-store.ts'
import { createLibraryStore, type LibraryStore } from './library-store.ts'
import { createNoticeStore, type NoticeStore } from './notice-store.ts'
import { createOverlayStore, type OverlayStore } from './overlay-store.ts'
import { createPanelLayout, type PanelLayout } from './panel-layout.ts'
import { createPanelSolve, type PanelSolve } from './panel-solve.ts'
import { createPlacementController, type PlacementController } from './placement-controller.ts'
import { createPlacementStore, type PlacementStore } from './placement-store.ts'
import { createPointerStore, type PointerStore } from './pointer-store.ts'
import { createSelectionStore, type SelectionStore } from './selection-store.ts'
import { createSolveController, type SolveController } from './solve-controller.ts'
import { announceSlowKernel } from './solve-notices.ts'
import { createSolveStore, type SolveStore } from './solve-store.ts'
import { createToolStore, type ToolStore } from './tool-store.ts'
import { followTour } from './touring.ts'
import { createTransientController, type TransientController } from './transient-controller.ts'
import { createTransientStore, type TransientStore } from './transient-store.ts'
import { verdictChanges } from './verdicts.ts'
import { createViewStore, type ViewState, type ViewStore } from './view-store.ts'

export interface App {
  readonly document: DocumentStore
  /** What panels show of the document: during a gesture it follows solve by solve. */
  readonly panelLayout: PanelLayout
  readonly panelSolve: PanelSolve
  readonly selection: SelectionStore
  readonly view: ViewStore
  readonly tools: ToolStore
  readonly solve: SolveStore
  readonly influences: InfluenceStore
  readonly overlay: OverlayStore
  readonly pointer: PointerStore
  readonly notices: NoticeStore
  readonly guide: GuideStore
  /** The array that is being laid out. */
  readonly arrays: ArrayStore
  readonly memory: EditMemory
  readonly solver: SolveController
  readonly placement: PlacementStore
  readonly placements: PlacementController
  /** The design that the open one is compared with. */
  readonly comparison: ComparisonStore
  readonly comparisons: ComparisonController
  readonly transient: TransientStore
  readonly warmUp: TransientController
  readonly files: FileStore
  readonly library: LibraryStore
  readonly platform: ShorelineApi
  /** A solver of one's own, for studies beside the live one; whoever asks for it disposes of it. */
  readonly spawnSolver: () => SolverClient
}

export interface AppOptions {
  readonly layout: Layout
  readonly file: DocumentFile
  readonly platform: ShorelineApi
  readonly client: SolverClient
  readonly studies: StudyClient
  /** A solver of one's own, for studies beside the live one. */
  readonly spawnSolver: () => SolverClient
  readonly view?: Partial<ViewState>
}

export function createApp({
  layout,
  file,
  platform,
  client,
  studies,
  spawnSolver,
  view: initialView,
}: AppOptions): App {
  const document = createDocumentStore(layout, file)
  const selection = createSelectionStore()
  const view = createViewStore(initialView)
  const solve = createSolveStore()
  const influences = createInfluenceStore()
  const notices = createNoticeStore()
  const guide = createGuideStore()
  const arrays = createArrayStore()
  const transient = createTransientStore()
  const placement = createPlacementStore()
  const comparison = createComparisonStore()
  // Before the subscriptions of any panel: they must find the layout that belongs to what they are told.
  const panelSolve = createPanelSolve(document, solve)
  const panelLayout = createPanelLayout(document, panelSolve)

  document.subscribe((state, before) => {
    if (state.layout === before.layout) return
    const { ids, part, hovered, select, selectPart, hover } = selection.getState()
    const present = new Set(state.layout.components.map(({ id }) => id))
    if (ids.some((id) => !present.has(id))) select(ids.filter((id) => present.has(id)))
    if (hovered !== null && !present.has(hovered)) hover(null)
    if (part !== null && !hasPart(state.layout, part)) selectPart(null)
    const { renaming } = view.getState()
    if (renaming !== null && !present.has(renaming)) view.getState().set({ renaming: null })
  })
  solve.subscribe((state, before) => {
    // At rest only: nobody wants to hear every frame of a drag.
    if (state.atRest === before.atRest || !state.atRest) return
    const announcement = verdictChanges(before.atRest?.solution ?? null, state.atRest.solution)
    if (announcement !== '') notices.setState({ announcement })
  })

  endWithGesture({ arrays, document })
  announceSlowKernel(solve, notices)
  keepConvergence(solve)
  leaveWelcomeFor(guide, document, notices)
  const solver = createSolveController(document, view, solve, client, influences)
  keepInfluences(document, solve, influences, studies)

  const app: App = {
    document,
    panelLayout,
    panelSolve,
    selection,
    view,
    tools: createToolStore(),
    solve,
    notices,
    guide,
    arrays,
    memory: createEditMemory(),
    overlay: createOverlayStore(),
    pointer: createPointerStore(),
    influences,
    solver,
    placement,
    placements: createPlacementController(document, solve, placement, view, spawnSolver),
    spawnSolver,
    comparison,
    comparisons: createComparisonController({ document, view, solve, comparison, spawn: spawnSolver }),
    transient,
    warmUp: createTransientController(document, view, transient, studies),
    files: createFileStore(),
    library: createLibraryStore(),
    platform,
  }
  followTour(app)
  return app
}
