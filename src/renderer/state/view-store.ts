/** How the window shows the document; nothing in here is part of the design, so nothing is undone. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Reference } from '../../layout/relative-place.ts'
import type { Symmetry } from '../../layout/symmetry.ts'
import type { ColourMap } from '../../report/map/colour-map.ts'
import type { Quality } from '../../solver/results/solution.ts'
import { type Camera, type Size, zoomAbout } from '../canvas/camera.ts'

export const THEMES = ['system', 'dark', 'light'] as const
export type Theme = (typeof THEMES)[number]

export type PanelSide = 'left' | 'right' | 'results'

/** px; limits and defaults after the frame of the visual design. */
export const PANEL_SIZES: Readonly<Record<PanelSide, { least: number; usual: number; most: number }>> = {
  left: { least: 200, usual: 244, most: 360 },
  right: { least: 256, usual: 296, most: 400 },
  results: { least: 128, usual: 226, most: 450 },
}

const RESULTS_TABS = ['verdict', 'problems', 'transient', 'cut', 'probes', 'compare'] as const
export type ResultsTab = (typeof RESULTS_TABS)[number]

export interface ViewState {
  readonly camera: Camera
  /** CSS px of the canvas. */
  readonly canvasSize: Size
  /** The fit has not been disturbed by hand, so a resized window fits again. */
  readonly fitted: boolean
  /** Height through which the map is cut, mm; null picks the level where most heat is made. */
  readonly levelZ: number | null
  readonly colourMap: ColourMap
  readonly isotherms: boolean
  readonly limitLine: boolean
  readonly smooth: boolean
  /** The solver's grid lines over the map. */
  readonly mesh: boolean
  readonly autoRange: boolean
  readonly snap: boolean
  readonly gridStepMm: number
  /** What is done to a component is done to its twins. */
  readonly symmetry: Symmetry
  /** What the positions in the inspector are seen from. */
  readonly reference: Reference
  /** mm that are left free where a lid segment is split. */
  readonly splitGapMm: number
  readonly quality: Quality
  readonly theme: Theme
  readonly panels: Readonly<Record<PanelSide, boolean>>
  readonly panelSizes: Readonly<Record<PanelSide, number>>
  readonly resultsTab: ResultsTab
  /** The component whose name is being typed in the list. */
  readonly renaming: string | null
  readonly dialog:
    | 'commands'
    | 'shortcuts'
    | 'influence'
    | 'about'
    | 'recovery'
    | 'floorplan'
    | 'materials'
    | 'report'
    | null
  /** What the open dialog is about: the id of a material, the index of a source; null for its own choice. */
  readonly dialogSubject: string | null
  set(change: Partial<Omit<ViewState, 'set'>>): void
  zoomBy(factor: number, aboutX?: number, aboutY?: number): void
}

/** What places come to lie on, mm; null while snapping is off. */
export const snapGridOf = ({ snap, gridStepMm }: ViewState): number | null => (snap ? gridStepMm : null)

export type ViewStore = StoreApi<ViewState>

export function createViewStore(initial: Partial<ViewState> = {}): ViewStore {
  return createStore<ViewState>((set) => ({
    camera: { scale: 6, originX: 0, originY: 0 },
    canvasSize: { width: 0, height: 0 },
    fitted: true,
    levelZ: null,
    colourMap: 'inferno',
    isotherms: true,
    limitLine: true,
    smooth: true,
    mesh: false,
    autoRange: false,
    snap: true,
    gridStepMm: 0.5,
    symmetry: 'off',
    reference: { to: 'corner' },
    splitGapMm: 1,
    quality: 'normal',
    theme: 'system',
    panels: { left: true, right: true, results: true },
    panelSizes: { left: PANEL_SIZES.left.usual, right: PANEL_SIZES.right.usual, results: PANEL_SIZES.results.usual },
    resultsTab: 'verdict',
    renaming: null,
    dialog: null,
    dialogSubject: null,
    ...initial,
    set: (change) => set(change),
    zoomBy: (factor, aboutX, aboutY) =>
      set(({ camera, canvasSize }) => ({
        camera: zoomAbout(camera, factor, aboutX ?? canvasSize.width / 2, aboutY ?? canvasSize.height / 2),
        fitted: false,
      })),
  }))
}
