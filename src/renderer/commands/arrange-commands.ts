import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignHorizontalSpaceBetween,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  AlignVerticalSpaceBetween,
  FlipHorizontal2,
  FlipVertical2,
  Frame,
  MoveHorizontal,
  MoveVertical,
  RotateCw,
} from 'lucide-react'
import {
  ALIGNMENTS,
  type Alignment,
  alignComponents,
  alignmentReference,
  type DistributionAxis,
  type DistributionMeasure,
  distributable,
  distributeComponents,
  type MatchedSize,
  matchSizes,
  movable,
} from '../../layout/arrange.ts'
import { displayName } from '../../layout/component-name.ts'
import { componentOf, rotateComponents } from '../../layout/edits.ts'
import { type MirrorDirection, mirrorComponents, mirrorCopies } from '../../layout/mirror.ts'
import type { Layout } from '../../layout/schema.ts'
import { SYMMETRIES, type Symmetry } from '../../layout/symmetry.ts'
import type { App } from '../state/app.ts'
import { editComponents } from '../state/editing.ts'
import { movableIds } from '../state/movable.ts'
import { namesOf } from '../state/naming.ts'
import { type Command, editCommand } from './command.ts'
import { NOTHING_SELECTED, whyNotMovable, whyTooFew } from './reasons.ts'

type Icon = NonNullable<Command['icon']>

const selectedIds = ({ selection }: App) => selection.getState().ids
/** That of the document at rest: what a preview shows must not decide whether a command applies. */
const layoutAtRest = ({ document }: App) => document.getState().gesture?.base ?? document.getState().layout

const ALIGN_WORDS: Readonly<Record<Alignment, readonly [words: string, icon: Icon]>> = {
  left: ['left edges', AlignStartVertical],
  'centre-x': ['centres left to right', AlignCenterVertical],
  right: ['right edges', AlignEndVertical],
  top: ['top edges', AlignStartHorizontal],
  'centre-y': ['centres top to bottom', AlignCenterHorizontal],
  bottom: ['bottom edges', AlignEndHorizontal],
}

const alignCommands = ALIGNMENTS.map((alignment): Command => {
  const [words, icon] = ALIGN_WORDS[alignment]
  return editCommand({
    id: `arrange.align.${alignment}`,
    label: (app) => `Align ${words}${referenceWords(app)}`,
    sheetLabel: `Align ${words}`,
    icon,
    when: (app) => alignmentReference(layoutAtRest(app), selectedIds(app)) !== null,
    why: whyNotMovable,
    edit: (app) => ({
      label: `align ${words} of ${namesOf(layoutAtRest(app), selectedIds(app))}`,
      change: (layout) => alignComponents(layout, selectedIds(app), alignment),
    }),
  })
})

/** What one component, or what is not locked, is aligned to. Several are aligned to each other, which needs no word. */
function referenceWords(app: App): string {
  const layout = layoutAtRest(app)
  const ids = selectedIds(app)
  const free = movable(layout, ids)
  const locked = ids.filter((id) => !free.includes(id))
  if (free.length > 0 && locked.length > 0) return ` to locked ${namesOf(layout, locked)}`
  if (ids.length !== 1) return ''
  const { on } = componentOf(layout, ids[0]!)
  return ` to ${on === undefined ? 'the substrate' : namesOf(layout, [on])}`
}

const distributeCommands = [
  distribute('x', 'centres', 'centres left to right', AlignHorizontalDistributeCenter),
  distribute('x', 'gaps', 'gaps left to right', AlignHorizontalSpaceBetween),
  distribute('y', 'centres', 'centres top to bottom', AlignVerticalDistributeCenter),
  distribute('y', 'gaps', 'gaps top to bottom', AlignVerticalSpaceBetween),
]

function distribute(axis: DistributionAxis, measure: DistributionMeasure, words: string, icon: Icon): Command {
  return editCommand({
    id: `arrange.distribute.${axis}.${measure}`,
    label: `Distribute ${words}`,
    icon,
    when: (app) => distributable(layoutAtRest(app), selectedIds(app)) > 2,
    why: whyTooFew(3, 'three'),
    edit: (app) => ({
      label: `distribute ${words} of ${namesOf(layoutAtRest(app), selectedIds(app))}`,
      change: (layout) => distributeComponents(layout, selectedIds(app), axis, measure),
    }),
  })
}

const matchCommands = [match('width', MoveHorizontal), match('height', MoveVertical), match('size', Frame)]

/** As the one that was selected last: sizes have no bounds that could stand for all of them. */
function match(matched: MatchedSize, icon: Icon): Command {
  return editCommand({
    id: `arrange.match.${matched}`,
    label: (app) => {
      const key = layoutAtRest(app).components.find(({ id }) => id === selectedIds(app).at(-1))
      return `Match ${matched}${key && selectedIds(app).length > 1 ? ` of ${displayName(key)}` : ''}`
    },
    sheetLabel: `Match ${matched} of the last selected`,
    icon,
    when: (app) => selectedIds(app).length > 1,
    why: whyTooFew(2, 'two'),
    edit: (app) => ({
      label: `match ${matched} of ${namesOf(layoutAtRest(app), selectedIds(app))}`,
      change: (layout) => matchSizes(layout, selectedIds(app), selectedIds(app).at(-1)!, matched),
    }),
  })
}

const MIRROR_WORDS: Readonly<Record<MirrorDirection, readonly [words: string, icon: Icon]>> = {
  'left-right': ['left to right', FlipHorizontal2],
  'top-bottom': ['top to bottom', FlipVertical2],
}

const mirrorCommands = (['left-right', 'top-bottom'] as const).flatMap((direction): Command[] => {
  const [words, icon] = MIRROR_WORDS[direction]
  const allFree = (app: App) =>
    selectedIds(app).length > 0 && movable(layoutAtRest(app), selectedIds(app)).length === selectedIds(app).length
  return [
    editCommand({
      id: `arrange.mirror.${direction}`,
      label: `Mirror ${words}`,
      icon,
      when: allFree,
      why: (app) => (selectedIds(app).length === 0 ? NOTHING_SELECTED : 'Some of what is selected is locked'),
      edit: (app) => ({
        label: `mirror ${namesOf(layoutAtRest(app), selectedIds(app))}`,
        change: (layout) => mirrorComponents(layout, selectedIds(app), direction),
      }),
    }),
    {
      id: `arrange.mirrorCopy.${direction}`,
      label: `Mirror a copy across the package, ${words}`,
      when: (app) => selectedIds(app).length > 0,
      why: () => NOTHING_SELECTED,
      run: (app) => mirrorACopy(app, direction),
    },
  ]
})

function mirrorACopy(app: App, direction: MirrorDirection): void {
  const ids = selectedIds(app)
  const { layout, edit } = app.document.getState()
  let copies: readonly string[] = []
  edit(`mirror a copy of ${namesOf(layout, ids)}`, (before: Layout) => {
    const mirrored = mirrorCopies(before, ids, direction)
    copies = mirrored.ids
    return mirrored.layout
  })
  app.selection.getState().select(copies)
}

export const SYMMETRY_WORDS: Readonly<Record<Symmetry, string>> = {
  off: 'off',
  'left-right': 'left and right',
  'top-bottom': 'top and bottom',
  both: 'left, right, top and bottom',
  'four-fold': 'four quarter turns',
}

const symmetryCommands = SYMMETRIES.map(
  (symmetry): Command => ({
    id: `arrange.symmetry.${symmetry}`,
    label: `Symmetry: ${SYMMETRY_WORDS[symmetry]}`,
    checked: ({ view }) => view.getState().symmetry === symmetry,
    run: ({ view }) => view.getState().set({ symmetry }),
  }),
)

const idsOf = (commands: readonly Command[]) => commands.map(({ id }) => id)
export const ALIGN_IDS = idsOf(alignCommands)
export const DISTRIBUTE_IDS = idsOf(distributeCommands)
export const MATCH_IDS = idsOf(matchCommands)
export const SYMMETRY_IDS = idsOf(symmetryCommands)

export const arrangeCommands: readonly Command[] = [
  ...alignCommands,
  ...distributeCommands,
  ...matchCommands,
  ...mirrorCommands,
  ...symmetryCommands,
  {
    id: 'arrange.rotateClockwise',
    label: 'Rotate a quarter turn clockwise',
    icon: RotateCw,
    keys: ['Shift+r'],
    when: (app) => movableIds(app).length > 0,
    why: whyNotMovable,
    run: (app) => {
      const ids = movableIds(app)
      editComponents(app, 'rotate', ids, (before) => rotateComponents(before, ids, -1))
    },
  },
]
