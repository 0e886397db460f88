import {
  Grid2x2,
  Grid3x3,
  Layers,
  Magnet,
  Maximize,
  PanelBottom,
  PanelLeft,
  PanelRight,
  Scan,
  Spline,
  Waves,
  ZoomIn,
  ZoomOut,
} from 'lucide-react'
import { COLOUR_MAPS, type ColourMap } from '../../report/map/colour-map.ts'
import { byMargin } from '../../solver/results/verdicts.ts'
import { panBy } from '../canvas/camera.ts'
import type { App } from '../state/app.ts'
import { levelAt, levelsOf, packageOf } from '../state/derived.ts'
import { fieldRange } from '../state/field-range.ts'
import { defaultRange, storedRange, withoutStoredRange, withStoredRange } from '../state/temperature-range.ts'
import { type PanelSide, THEMES, type ViewState } from '../state/view-store.ts'
import { fitPackage, fitSelection } from '../state/zooming.ts'
import type { Command } from './command.ts'
import { NOTHING_SELECTED } from './reasons.ts'

const ZOOM_STEP = 1.25
const MAP_WORDS: Readonly<Record<ColourMap, string>> = {
  inferno: 'inferno',
  cividis: 'cividis, for colour-blind readers',
  grey: 'grey, for print',
  turbo: 'turbo, its lightness misleads',
}
/** px that an arrow key moves the package by, with nothing in the hand that it could nudge. */
const PAN_PX = 40
const PAN_FAR = 5

const GRID_STEPS_MM = [0.1, 0.25, 0.5, 1, 2, 5]

const gridStepCommands = GRID_STEPS_MM.map(
  (gridStepMm): Command => ({
    id: `view.gridStep.${gridStepMm}`,
    label: `Grid step ${gridStepMm} mm`,
    checked: ({ view }) => view.getState().gridStepMm === gridStepMm,
    run: ({ view }) => view.getState().set({ gridStepMm }),
  }),
)
export const GRID_STEP_IDS = gridStepCommands.map(({ id }) => id)

export const viewCommands: readonly Command[] = [
  {
    id: 'view.zoomIn',
    label: 'Zoom in',
    icon: ZoomIn,
    keys: ['$mod+=', '$mod+[Shift]++', '+'],
    run: ({ view }) => view.getState().zoomBy(ZOOM_STEP),
  },
  {
    id: 'view.zoomOut',
    label: 'Zoom out',
    icon: ZoomOut,
    keys: ['$mod+-', '-'],
    run: ({ view }) => view.getState().zoomBy(1 / ZOOM_STEP),
  },
  { id: 'view.zoomToFit', label: 'Zoom to fit', icon: Maximize, keys: ['$mod+0', 'f'], run: fitPackage },
  {
    id: 'view.zoomToSelection',
    label: 'Zoom to selection',
    keys: ['$mod+2'],
    when: ({ selection }) => selection.getState().ids.length > 0 || selection.getState().part !== null,
    why: () => NOTHING_SELECTED,
    run: fitSelection,
  },
  {
    id: 'view.zoomToWorst',
    label: 'Zoom to the smallest margin',
    keys: ['$mod+.'],
    when: (app) => worstId(app) !== null,
    why: () => 'No component has a limit and a temperature',
    run: (app) => {
      const id = worstId(app)
      if (id === null) return
      app.selection.getState().select([id])
      fitSelection(app)
    },
  },
  ...pans(),
  { id: 'view.layerUp', label: 'Layer up', keys: [']'], run: (app) => stepLevel(app, -1) },
  { id: 'view.layerDown', label: 'Layer down', icon: Layers, keys: ['['], run: (app) => stepLevel(app, 1) },
  toggle('view.isotherms', 'Isotherms', 'isotherms', Spline, ['i']),
  toggle('view.limitLine', 'Limit line', 'limitLine', Scan, ['Shift+l']),
  toggle('view.smooth', 'Smooth map', 'smooth', Waves, ['m']),
  toggle('view.mesh', 'Show mesh', 'mesh', Grid2x2, ['Shift+m']),
  toggle('view.snap', 'Snap', 'snap', Magnet, ['s']),
  {
    id: 'view.grid',
    label: 'Next grid step',
    icon: Grid3x3,
    keys: ['g'],
    run: ({ view }) => {
      const { gridStepMm, set } = view.getState()
      set({ gridStepMm: GRID_STEPS_MM[(GRID_STEPS_MM.indexOf(gridStepMm) + 1) % GRID_STEPS_MM.length] ?? 0.5 })
    },
  },
  ...gridStepCommands,
  toggle('view.autoRange', 'Auto range', 'autoRange'),
  {
    id: 'view.fitRange',
    label: 'Fit range to this field',
    when: (app) => fieldRange(app) !== null,
    why: () => 'There are no temperatures yet',
    run: (app) => {
      const range = fieldRange(app)
      if (range) app.document.getState().edit('fit the temperature range', (layout) => withStoredRange(layout, range))
    },
  },
  {
    id: 'view.defaultRange',
    label: ({ document }) => {
      const { low, high } = defaultRange(document.getState().layout)
      return `Use the default range, ${low} to ${high} °C`
    },
    when: ({ document }) => storedRange(document.getState().layout) !== null,
    why: () => 'It is in use',
    run: ({ document }) => document.getState().edit('use the default temperature range', withoutStoredRange),
  },
  ...COLOUR_MAPS.map(
    (colourMap): Command => ({
      id: `view.map.${colourMap}`,
      label: `Colour map: ${MAP_WORDS[colourMap]}`,
      checked: ({ view }) => view.getState().colourMap === colourMap,
      run: ({ view }) => view.getState().set({ colourMap }),
    }),
  ),
  ...THEMES.map(
    (theme): Command => ({
      id: `view.theme.${theme}`,
      label: { system: 'Theme of the system', dark: 'Dark theme', light: 'Light theme' }[theme],
      checked: ({ view }) => view.getState().theme === theme,
      run: ({ view }) => view.getState().set({ theme }),
    }),
  ),
  panel('left', 'Parts and components', PanelLeft),
  panel('results', 'Results', PanelBottom),
  panel('right', 'Inspector', PanelRight),
]

/** Where arrow keys have nothing to move they move the view: the keyboard's pan. */
function pans(): Command[] {
  const directions = [
    { key: 'ArrowLeft', word: 'west', dx: 1, dy: 0 },
    { key: 'ArrowRight', word: 'east', dx: -1, dy: 0 },
    { key: 'ArrowUp', word: 'north', dx: 0, dy: 1 },
    { key: 'ArrowDown', word: 'south', dx: 0, dy: -1 },
  ]
  return directions.flatMap(({ key, word, dx, dy }) =>
    [
      { keys: key, id: `view.pan.${word}`, px: PAN_PX },
      { keys: `Shift+${key}`, id: `view.pan.${word}.far`, px: PAN_PX * PAN_FAR },
    ].map(
      ({ keys, id, px }): Command => ({
        id,
        label: `Look further ${word}`,
        keys: [keys],
        keyOnly: true,
        when: ({ selection }) => selection.getState().ids.length === 0 && selection.getState().part === null,
        run: ({ view }) => {
          const { camera, set } = view.getState()
          set({ camera: panBy(camera, dx * px, dy * px), fitted: false })
        },
      }),
    ),
  )
}

type Toggle = 'isotherms' | 'limitLine' | 'smooth' | 'mesh' | 'snap' | 'autoRange'

function toggle(id: string, label: string, key: Toggle, icon?: Command['icon'], keys?: readonly string[]): Command {
  return {
    id,
    label,
    ...(icon && { icon }),
    ...(keys && { keys }),
    checked: ({ view }) => view.getState()[key],
    run: ({ view }) => {
      const change: Partial<Pick<ViewState, Toggle>> = { [key]: !view.getState()[key] }
      view.getState().set(change)
    },
  }
}

function panel(side: PanelSide, label: string, icon: NonNullable<Command['icon']>): Command {
  return {
    id: `view.panel.${side}`,
    label: `${label} panel`,
    icon,
    checked: ({ view }) => view.getState().panels[side],
    run: ({ view }) => {
      const { panels, set } = view.getState()
      set({ panels: { ...panels, [side]: !panels[side] } })
    },
  }
}

function stepLevel({ document, view }: App, by: number): void {
  const { layout } = document.getState()
  const levels = levelsOf(layout)
  const { index } = levelAt(layout, view.getState().levelZ)
  const next = levels[Math.min(levels.length - 1, Math.max(0, index + by))]
  if (next) view.getState().set({ levelZ: (next.z0 + next.z1) / 2 })
}

function worstId({ solve, document }: App): string | null {
  const present = new Set(packageOf(document.getState().layout).components.map(({ component }) => component.id))
  const worst = byMargin(solve.getState().solved?.solution.components ?? [])[0]
  return worst && worst.margin !== null && present.has(worst.id) ? worst.id : null
}
