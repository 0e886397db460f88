import { type LucideIcon, MousePointer2, Ruler, Slice, SquarePlus, Thermometer, X } from 'lucide-react'
import { CATALOGUE } from '../../layout/catalogue.ts'
import { catalogued } from '../documents/placeable.ts'
import type { App } from '../state/app.ts'
import type { ToolId } from '../state/tool-store.ts'
import type { Command } from './command.ts'

/** Before all others that Escape means: what a tool left on the canvas goes first, then the tool, then the selection. */
export const toolCommands: readonly Command[] = [
  tool('select', 'Select and move', MousePointer2, 'v'),
  tool('place', 'Place a part', SquarePlus, 'p'),
  tool('measure', 'Measure a distance', Ruler, 'd'),
  tool('probe', 'Pin a probe', Thermometer, 'b'),
  tool('lineCut', 'Cut along a line', Slice, 'c'),
  {
    id: 'tool.clear',
    label: 'Clear measurement and line cut',
    icon: X,
    keys: ['Escape'],
    when: hasTraces,
    why: () => 'Nothing is measured or cut',
    run: ({ tools }) => tools.setState({ measured: null, cut: null }),
  },
  {
    id: 'tool.leave',
    label: 'Leave the tool',
    keys: ['Escape'],
    keyOnly: true,
    when: ({ tools }) => tools.getState().tool !== 'select',
    run: ({ tools }) => tools.setState({ tool: 'select' }),
  },
]

function hasTraces({ tools }: App): boolean {
  const { measured, cut } = tools.getState()
  return measured !== null || cut !== null
}

function tool(id: ToolId, label: string, icon: LucideIcon, key: string): Command {
  return {
    id: `tool.${id}`,
    label,
    icon,
    keys: [key],
    checked: ({ tools }) => tools.getState().tool === id,
    run: ({ tools }) => {
      // The place tool always has something to place: what was placed last, else the first engine of the catalogue.
      const { placing } = tools.getState()
      const first = CATALOGUE.find(({ kind }) => kind === 'optical-engine')
      tools.setState({ tool: id, ...(id === 'place' && { placing: placing ?? (first ? catalogued(first) : null) }) })
    },
  }
}

/** What the status bar says while nothing is under way. */
export const TOOL_HINTS: Readonly<Record<ToolId, string>> = {
  select: 'Drag to select, Space to pan, ? for shortcuts',
  place: 'Click to place, Shift places several, Esc ends',
  measure: 'Drag or click two points, Shift keeps level, Esc ends',
  probe: 'Click to pin, drag to move, click a pin to take it out, Esc ends',
  lineCut: 'Drag or click two points, Shift keeps level, Esc ends',
}
