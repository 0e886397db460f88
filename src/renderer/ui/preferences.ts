/** What a window remembers of its own look between starts. Never anything of the document. */
import type { ShorelineApi } from '../../preload/contract.ts'
import { COLOUR_MAPS } from '../../report/map/colour-map.ts'
import { QUALITIES } from '../../solver/results/solution.ts'
import { PANEL_SIZES, type PanelSide, THEMES, type ViewState, type ViewStore } from '../state/view-store.ts'

const KEY = 'shoreline.view'
const SIDES = Object.keys(PANEL_SIZES) as PanelSide[]

export function readPreferences(storage: Storage): Partial<ViewState> {
  try {
    const stored: unknown = JSON.parse(storage.getItem(KEY) ?? '{}')
    if (typeof stored !== 'object' || stored === null) return {}
    const { theme, quality, colourMap, panelSizes } = stored as Record<string, unknown>
    return {
      ...oneOf('theme', theme, THEMES),
      ...oneOf('quality', quality, QUALITIES),
      ...oneOf('colourMap', colourMap, COLOUR_MAPS),
      ...(isSizes(panelSizes) && { panelSizes }),
    }
  } catch {
    // Text that is no JSON, or a browser that refuses storage: the usual look.
    return {}
  }
}

const KEPT = ['theme', 'quality', 'colourMap', 'panelSizes'] as const satisfies readonly (keyof ViewState)[]

export function keepPreferences(view: ViewStore, storage: Storage): void {
  view.subscribe((state, before) => {
    if (KEPT.every((key) => state[key] === before[key])) return
    try {
      storage.setItem(KEY, JSON.stringify(Object.fromEntries(KEPT.map((key) => [key, state[key]]))))
    } catch {
      // A full or refused storage costs the memory of a panel's width, nothing else.
    }
  })
}

/** Writes the theme in force on the document's root, and follows the system where that is wanted. */
export function applyTheme(view: ViewStore, root: HTMLElement): void {
  const system = window.matchMedia('(prefers-color-scheme: light)')
  const apply = () => {
    const { theme } = view.getState()
    root.dataset.theme = theme === 'system' ? (system.matches ? 'light' : 'dark') : theme
  }
  apply()
  system.addEventListener('change', apply)
  view.subscribe((state, before) => {
    if (state.theme !== before.theme) apply()
  })
}

/** Lets the window's own frame follow the chosen theme. */
export function frameTheme(view: ViewStore, platform: Pick<ShorelineApi, 'controlWindow'>): void {
  const follow = () => platform.controlWindow(`theme-${view.getState().theme}`)
  follow()
  view.subscribe((state, before) => {
    if (state.theme !== before.theme) follow()
  })
}

function oneOf<Key extends string, Value>(
  key: Key,
  value: unknown,
  allowed: readonly Value[],
): Partial<Record<Key, Value>> {
  const found = allowed.find((candidate) => candidate === value)
  return found === undefined ? {} : ({ [key]: found } as Record<Key, Value>)
}

function isSizes(value: unknown): value is Record<PanelSide, number> {
  return (
    typeof value === 'object' &&
    value !== null &&
    SIDES.every((side) => {
      const size = (value as Record<string, unknown>)[side]
      return typeof size === 'number' && size >= PANEL_SIZES[side].least && size <= PANEL_SIZES[side].most
    })
  )
}
