/** The menus: which commands stand where. The page's own menu bar and the native one are both made from this. */
import type { MenuDescription, MenuEntry, RecentFile } from '../../preload/contract.ts'
import { COLOUR_MAPS } from '../../report/map/colour-map.ts'
import { capitalised } from '../../report/words.ts'
import { QUALITIES } from '../../solver/results/solution.ts'
import type { App } from '../state/app.ts'
import { shortened } from '../ui/short-text.ts'
import { ALIGN_IDS, DISTRIBUTE_IDS, MATCH_IDS, SYMMETRY_IDS } from './arrange-commands.ts'
import { type Command, isEnabled, labelOf } from './command.ts'
import { COMPARE_EXAMPLE_IDS, COMPARE_SHOW_IDS } from './compare-commands.ts'
import { exampleCommands } from './example-commands.ts'
import { selectKindCommands } from './select-commands.ts'
import { GRID_STEP_IDS } from './view-commands.ts'

export const SEPARATOR = '-'
export const RECENT = 'recent files'

interface Submenu {
  readonly label: string
  readonly items: readonly string[]
  /** Words that the submenu has said already. */
  readonly strip?: string
}

/** A command's id, a separator, the list of recent files, or a submenu. */
export type MenuItem = string | Submenu

export interface Menu {
  readonly label: string
  readonly items: readonly MenuItem[]
}

const PACKAGE_ITEMS: readonly string[] = [
  'package.selectSubstrate',
  'package.selectLid',
  'package.selectCooling',
  SEPARATOR,
  'package.addLid',
  'package.addSegment',
  'package.splitEastWest',
  'package.splitNorthSouth',
  'package.removeLid',
  SEPARATOR,
  'package.addZone',
  SEPARATOR,
  'package.remove',
]

export const MENUS: readonly Menu[] = [
  {
    label: 'File',
    items: [
      'file.new',
      'file.newWindow',
      'file.open',
      RECENT,
      { label: 'Open example', items: exampleCommands.map(({ id }) => id), strip: 'Open example: ' },
      SEPARATOR,
      'file.save',
      'file.saveAs',
      'file.saveCopy',
      'file.revert',
      'file.recover',
      SEPARATOR,
      'file.export.csv',
      'file.export.cut',
      'file.export.svg',
      'file.export.png',
      SEPARATOR,
      'report.open',
      'report.html',
      'report.pdf',
      SEPARATOR,
      'window.close',
    ],
  },
  {
    label: 'Edit',
    items: [
      'edit.undo',
      'edit.redo',
      SEPARATOR,
      'edit.cut',
      'edit.copy',
      'edit.paste',
      'edit.pasteInPlace',
      SEPARATOR,
      'edit.duplicate',
      'edit.rotate',
      'edit.rename',
      'edit.delete',
      SEPARATOR,
      'edit.group',
      'edit.ungroup',
      'edit.hide',
      'edit.showAll',
      'edit.lock',
      'edit.unlockAll',
      SEPARATOR,
      'edit.selectAll',
      { label: 'Select all of a kind', items: selectKindCommands.map(({ id }) => id), strip: 'Select all ' },
      'select.sameKind',
      'select.invert',
      'edit.selectOverLimit',
      SEPARATOR,
      'component.floorplan',
      'edit.materials',
      { label: 'Package', items: PACKAGE_ITEMS },
    ],
  },
  {
    label: 'View',
    items: [
      'view.zoomIn',
      'view.zoomOut',
      'view.zoomToFit',
      'view.zoomToSelection',
      'view.zoomToWorst',
      SEPARATOR,
      'view.layerUp',
      'view.layerDown',
      SEPARATOR,
      'view.snap',
      { label: 'Grid step', items: ['view.grid', ...GRID_STEP_IDS], strip: 'Grid step ' },
      SEPARATOR,
      'view.isotherms',
      'view.limitLine',
      'view.smooth',
      'view.mesh',
      { label: 'Colour map', items: COLOUR_MAPS.map((map) => `view.map.${map}`), strip: 'Colour map: ' },
      'view.autoRange',
      'view.fitRange',
      'view.defaultRange',
      SEPARATOR,
      'view.theme.system',
      'view.theme.dark',
      'view.theme.light',
    ],
  },
  {
    label: 'Place',
    items: [
      'place.asic',
      'place.opticalEngine',
      'place.laser',
      'tool.place',
      'parts.saveOwn',
      SEPARATOR,
      'tool.select',
      'tool.measure',
      'tool.probe',
      'tool.lineCut',
      'tool.clear',
    ],
  },
  {
    label: 'Arrange',
    items: [
      { label: 'Align', items: ALIGN_IDS, strip: 'Align ' },
      { label: 'Distribute', items: DISTRIBUTE_IDS, strip: 'Distribute ' },
      { label: 'Match size', items: MATCH_IDS },
      SEPARATOR,
      'arrange.array',
      SEPARATOR,
      'edit.rotate',
      'arrange.rotateClockwise',
      'arrange.mirror.left-right',
      'arrange.mirror.top-bottom',
      'arrange.mirrorCopy.left-right',
      'arrange.mirrorCopy.top-bottom',
      SEPARATOR,
      { label: 'Symmetry', items: SYMMETRY_IDS, strip: 'Symmetry: ' },
    ],
  },
  {
    label: 'Solve',
    items: [
      ...QUALITIES.map((quality) => `solve.quality.${quality}`),
      SEPARATOR,
      'solve.again',
      SEPARATOR,
      'solve.influence',
      'placement.judge',
      SEPARATOR,
      'compare.open',
      'compare.keep',
      'compare.kept',
      'compare.file',
      { label: 'Compare with example', items: COMPARE_EXAMPLE_IDS, strip: 'Compare with example: ' },
      { label: 'Shown of a comparison', items: COMPARE_SHOW_IDS, strip: 'Show ' },
      SEPARATOR,
      'transient.show',
      'transient.play',
    ],
  },
  {
    label: 'Window',
    items: [
      'view.panel.left',
      'view.panel.results',
      'view.panel.right',
      SEPARATOR,
      'window.fullScreen',
      'window.larger',
      'window.smaller',
      'window.usualSize',
    ],
  },
  {
    label: 'Help',
    items: [
      'help.welcome',
      'help.tour',
      SEPARATOR,
      'help.commands',
      'help.shortcuts',
      SEPARATOR,
      'help.log',
      'help.about',
    ],
  },
]

/** What a right click offers on components. */
export const COMPONENT_MENU: readonly MenuItem[] = [
  'edit.cut',
  'edit.copy',
  'edit.duplicate',
  'edit.rotate',
  'edit.rename',
  SEPARATOR,
  'edit.group',
  'edit.ungroup',
  'edit.hide',
  'edit.lock',
  SEPARATOR,
  { label: 'Align', items: ALIGN_IDS, strip: 'Align ' },
  { label: 'Distribute', items: DISTRIBUTE_IDS, strip: 'Distribute ' },
  'arrange.array',
  'select.sameKind',
  SEPARATOR,
  'placement.judge',
  'parts.saveOwn',
  'component.floorplan',
  'package.addZone',
  'view.zoomToSelection',
  SEPARATOR,
  'edit.delete',
]

/** What a right click offers on lid segments and cooling zones. */
export const PART_MENU: readonly MenuItem[] = [
  'package.splitEastWest',
  'package.splitNorthSouth',
  SEPARATOR,
  'package.addSegment',
  'package.addZone',
  SEPARATOR,
  'view.zoomToSelection',
  SEPARATOR,
  'package.remove',
]

/** What a right click offers beside them. */
export const CANVAS_MENU: readonly MenuItem[] = [
  'tool.place',
  'tool.measure',
  'tool.probe',
  'tool.lineCut',
  'tool.clear',
  SEPARATOR,
  'edit.pasteHere',
  { label: 'Package', items: PACKAGE_ITEMS },
  SEPARATOR,
  'edit.selectAll',
  'edit.showAll',
  'edit.unlockAll',
  SEPARATOR,
  'view.zoomToFit',
  'view.isotherms',
  'view.limitLine',
  'view.smooth',
  'view.mesh',
]

const RECENT_PREFIX = 'file.openRecent:'
const recentCommandId = ({ id }: RecentFile): string => RECENT_PREFIX + id
/** Of a menu entry that opens a recent file; null for every other command. */
export const recentIdOf = (commandId: string): string | null =>
  commandId.startsWith(RECENT_PREFIX) ? commandId.slice(RECENT_PREFIX.length) : null

/** Characters of a file name, and of a folder's, in a menu. */
const LONGEST_NAME = 48
const LONGEST_FOLDER = 24
/** Of an entry: names of components are in some of them, and may be of any length. */
const LONGEST_LABEL = 80

/** Files of the same name are told apart by their folders. */
export function recentLabels(files: readonly RecentFile[]): string[] {
  const twice = (name: string) => files.filter((file) => file.name === name).length > 1
  return files.map(({ name, folder }) => {
    const label = shortened(name, LONGEST_NAME)
    return twice(name) && folder !== '' ? `${label} — ${shortened(folder, LONGEST_FOLDER)}` : label
  })
}

/** A label without the words that its menu has said already: "Symmetry: off" → "Off". */
export function withoutWords(label: string, said: string): string {
  const rest = label.startsWith(said) ? label.slice(said.length) : label
  return capitalised(rest)
}

/** The native menu has these itself, so that they work in text fields too. */
const OF_THE_SYSTEM: ReadonlySet<MenuItem> = new Set(['edit.cut', 'edit.copy', 'edit.paste'])

/** The menus as they stand now, for a native menu bar. */
export function describeMenus(app: App, commandOf: (id: string) => Command): MenuDescription[] {
  const entry = (item: MenuItem, strip = ''): MenuEntry => {
    if (item === SEPARATOR) return { kind: 'separator' }
    if (item === RECENT) {
      const { recent } = app.files.getState()
      const labels = recentLabels(recent)
      const entries = recent.map((file, n): MenuEntry => {
        return { kind: 'command', id: recentCommandId(file), label: labels[n] ?? file.name, enabled: true }
      })
      return { kind: 'submenu', label: 'Open recent', entries }
    }
    if (typeof item !== 'string') {
      return { kind: 'submenu', label: item.label, entries: item.items.map((id) => entry(id, item.strip)) }
    }
    const command = commandOf(item)
    const label = labelOf(command, app)
    const accelerator = command.keys?.[0] && acceleratorOf(command.keys[0])
    const checked = command.checked?.(app)
    return {
      kind: 'command',
      id: command.id,
      label: shortened(withoutWords(label, strip), LONGEST_LABEL),
      enabled: isEnabled(command, app),
      ...(accelerator && { accelerator }),
      ...(checked !== undefined && { checked }),
    }
  }
  return MENUS.map(({ label, items }) => ({
    label,
    entries: items.filter((item) => !OF_THE_SYSTEM.has(item)).map((item) => entry(item)),
  }))
}

const ACCELERATOR_WORDS: Readonly<Record<string, string>> = {
  $mod: 'CmdOrCtrl',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Escape: 'Esc',
  '+': 'Plus',
}

/** A key binding of the registry as Electron writes it; `[Shift]` stands for a key that needs Shift on some keyboards. */
export function acceleratorOf(keys: string): string {
  return keys
    .replace(/\[\w+\]\+/g, '')
    .split(/\+(?!$)/)
    .map((part) => ACCELERATOR_WORDS[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join('+')
}
