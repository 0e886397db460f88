/** What is done to substrate, lid and cooling. */
import { Columns2, Layers2, Plus, Rows2, Snowflake, Square, Trash2 } from 'lucide-react'
import { addZone } from '../../layout/cooling-edits.ts'
import {
  addLid,
  addSegment,
  type CutAxis,
  cutPlace,
  rectangleAround,
  removeLid,
  roomForSegment,
  splitSegment,
  writtenSegments,
} from '../../layout/package-edits.ts'
import { nameOfPart, type PackagePart } from '../../layout/package-part.ts'
import type { Layout } from '../../layout/schema.ts'
import type { App } from '../state/app.ts'
import { packageOf } from '../state/derived.ts'
import { removablePart, removeSelectedPart } from '../state/part-edits.ts'
import type { Command } from './command.ts'

const layoutOf = (app: App): Layout => app.document.getState().layout
const hasLid = (app: App) => layoutOf(app).lid !== undefined
const NO_LID = 'The package has no lid'

export const packageCommands: readonly Command[] = [
  selecting('package.selectSubstrate', 'Select the substrate', Square, { kind: 'substrate' }),
  { ...selecting('package.selectLid', 'Select the lid', Layers2, { kind: 'lid' }), when: hasLid, why: () => NO_LID },
  selecting('package.selectCooling', 'Select the cooling', Snowflake, { kind: 'cooling' }),
  {
    id: 'package.addLid',
    label: 'Add a lid',
    icon: Layers2,
    when: (app) => !hasLid(app),
    why: () => 'The package has a lid already',
    run: (app) => {
      app.document.getState().edit('add a lid', addLid)
      app.selection.getState().selectPart({ kind: 'lid' })
    },
  },
  {
    id: 'package.removeLid',
    label: 'Remove the lid',
    icon: Trash2,
    when: hasLid,
    why: () => NO_LID,
    run: (app) => app.document.getState().edit('remove the lid', removeLid),
  },
  {
    id: 'package.addSegment',
    label: 'Add a lid segment',
    icon: Plus,
    when: (app) => roomForSegment(layoutOf(app)) !== null,
    why: (app) => (hasLid(app) ? 'There is no room for another one' : NO_LID),
    run: (app) => {
      app.document.getState().edit('add a lid segment', addSegment)
      selectSegment(app, (layoutOf(app).lid?.segments?.length ?? 1) - 1)
    },
  },
  splitting('package.splitEastWest', 'Split the lid east–west', Columns2, 'x'),
  splitting('package.splitNorthSouth', 'Split the lid north–south', Rows2, 'y'),
  {
    id: 'package.addZone',
    label: (app) => (app.selection.getState().ids.length > 0 ? 'Add a cooling zone here' : 'Add a cooling zone'),
    sheetLabel: 'Add a cooling zone, over the selection if there is one',
    icon: Plus,
    run: addZoneOverSelection,
  },
  {
    id: 'package.remove',
    label: (app) => {
      const part = removablePart(app)
      return part ? `Remove ${nameOfPart(layoutOf(app), part)}` : 'Remove the selected part of the package'
    },
    sheetLabel: 'Remove the selected part of the package',
    icon: Trash2,
    when: (app) => removablePart(app) !== null,
    why: () => 'Select a lid, a segment or a cooling zone first',
    run: removeSelectedPart,
  },
]

/** Over the components that are selected, else over the middle ninth of the substrate. */
function addZoneOverSelection(app: App): void {
  const { layout, edit } = app.document.getState()
  const { ids } = app.selection.getState()
  const { width, height } = layout.substrate
  const place = rectangleAround(layout.components.filter(({ id }) => ids.includes(id))) ?? {
    x: width / 2,
    y: height / 2,
    width: width / 3,
    height: height / 3,
  }
  edit('add a cooling zone', (before) => addZone(before, place))
  app.selection.getState().selectPart({ kind: 'zone', index: (layout.cooling.top?.zones ?? []).length })
}

function selecting(id: string, label: string, icon: Command['icon'], part: PackagePart): Command {
  return { id, label, ...(icon && { icon }), run: (app) => app.selection.getState().selectPart(part) }
}

function splitting(id: string, label: string, icon: Command['icon'], axis: CutAxis): Command {
  return {
    id,
    label,
    ...(icon && { icon }),
    when: (app) => cutOf(app, axis) !== null,
    why: (app) => (hasLid(app) ? 'Select the lid segment to split' : NO_LID),
    run: (app) => {
      const cut = cutOf(app, axis)
      if (!cut) return
      const { splitGapMm } = app.view.getState()
      const name = writtenSegments(layoutOf(app))[cut.index]?.id ?? 'lid'
      app.document
        .getState()
        .edit(`split ${name === 'lid' ? 'the lid' : name}`, (before) =>
          splitSegment(before, cut.index, axis, splitGapMm, cut.at),
        )
      selectSegment(app, cut.index)
    },
  }
}

/** The segment that a split is about, and where the cut falls: the selected one, or the lid in one piece. */
function cutOf(app: App, axis: CutAxis): { index: number; at: number } | null {
  const layout = layoutOf(app)
  if (!layout.lid) return null
  const { part } = app.selection.getState()
  const segments = writtenSegments(layout)
  const index = part?.kind === 'segment' ? part.index : segments.length === 1 ? 0 : -1
  const segment = segments[index]
  if (!segment) return null
  const bodies = packageOf(layout).components.map(({ outline }) => outline)
  const at = cutPlace(segment, axis, app.view.getState().splitGapMm, bodies)
  return at === null ? null : { index, at }
}

function selectSegment(app: App, index: number): void {
  app.selection.getState().selectPart({ kind: 'segment', index })
}
