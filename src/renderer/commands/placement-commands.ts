import { MapPinned } from 'lucide-react'
import type { App } from '../state/app.ts'
import type { Command } from './command.ts'

export const placementCommands: readonly Command[] = [
  {
    id: 'placement.end',
    label: 'End the placement map',
    keys: ['Escape'],
    keyOnly: true,
    when: ({ placement }) => placement.getState().id !== null,
    run: ({ placements }) => placements.end(),
  },
  {
    id: 'placement.judge',
    label: 'Where would it pass? Placement map',
    icon: MapPinned,
    keys: ['w'],
    checked: ({ placement }) => placement.getState().id !== null,
    when: (app) => app.placement.getState().id !== null || only(app) !== null,
    why: () => 'Select one component',
    run: (app) => {
      const id = only(app)
      if (app.placement.getState().id !== null) app.placements.end()
      else if (id !== null) app.placements.judge(id)
    },
  },
]

function only({ selection }: App): string | null {
  const { ids } = selection.getState()
  return ids.length === 1 ? (ids[0] ?? null) : null
}
