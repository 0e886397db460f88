/** The tour: five things that a designer does on the open package. Steps are words and conditions; nothing here draws. */

import type { ComponentResult } from '../../solver/results/solution.ts'
import { statusOf } from '../../solver/results/verdicts.ts'
import type { App } from './app.ts'

export type TourStepId = 'move' | 'why' | 'undo' | 'more' | 'export'

/** What a step compares with: how things stood when it began. */
export interface TourMark {
  /** Components over their limit. */
  readonly over: readonly string[]
  /** The one that the tour talks about; null where none is over its limit. */
  readonly subject: string | null
  readonly selected: readonly string[]
  readonly componentCount: number
  readonly redoCount: number
  readonly exportCount: number
}

export interface TourProgress {
  /** Index into `TOUR_STEPS`. */
  readonly step: number
  readonly since: TourMark
}

export interface TourStep {
  readonly id: TourStepId
  readonly title: string
  /** @param name of the component that the tour talks about */
  readonly text: (name: string) => string
  /** Whether the designer has really done it. */
  readonly done: (app: App, since: TourMark) => boolean
}

export const TOUR_STEPS: readonly TourStep[] = [
  {
    id: 'move',
    title: 'Drag an engine until its flag clears',
    text: (name) =>
      `${name} is over its limit by the least. Drag it away from its neighbours: the temperatures follow, and its white flag turns dark once it is within.`,
    done: (app, { over }) => {
      const results = currentResults(app)
      return results !== null && over.some((id) => clears(results, id))
    },
  },
  {
    id: 'why',
    title: 'Read what heats it',
    text: () =>
      'Heated by lists what warms the selected part, by how much, and below it what would help. Select another engine to compare.',
    done: ({ selection }, { selected }) => {
      const { ids } = selection.getState()
      return ids.length === 1 && !selected.includes(ids[0]!)
    },
  },
  {
    id: 'undo',
    title: 'Take it back',
    text: () => 'Every change is one step with a name, and its temperatures come back with it. Undo the last one.',
    done: ({ document }, { redoCount }) => document.getState().redo.length > redoCount,
  },
  {
    id: 'more',
    title: 'Add engines',
    text: () =>
      'Set a row along an edge or a ring round the ASIC with this button, or place one part from the Place menu. Whatever overlaps is listed under Problems.',
    done: ({ document }, { componentCount }) => {
      const { gesture, layout } = document.getState()
      return gesture === null && layout.components.length > componentCount
    },
  },
  {
    id: 'export',
    title: 'Take the verdict with you',
    text: () =>
      'Export the table as CSV here, the map as SVG or PNG from the File menu. Only converged temperatures are exported, so solve what still has problems first.',
    done: ({ files }, { exportCount }) => files.getState().exportCount > exportCount,
  },
]

/** How things stand now. */
export function markOf(app: App): TourMark {
  const { layout, redo } = app.document.getState()
  const present = new Set(layout.components.map(({ id }) => id))
  const over = (app.solve.getState().atRest?.solution.components ?? []).filter(
    (result) => present.has(result.id) && statusOf(result) === 'over',
  )
  return {
    over: over.map(({ id }) => id),
    subject: subjectOf(over),
    selected: app.selection.getState().ids,
    componentCount: layout.components.length,
    redoCount: redo.length,
    exportCount: app.files.getState().exportCount,
  }
}

/** The optical engine that is nearest to its limit, as it takes the shortest drag; another part where none is over. */
function subjectOf(over: readonly ComponentResult[]): string | null {
  const engines = over.filter(({ kind }) => kind === 'optical-engine')
  const nearest = (engines.length > 0 ? engines : over).toSorted((a, b) => (b.margin ?? 0) - (a.margin ?? 0))[0]
  return nearest?.id ?? null
}

/** Results at rest of the very layout that is shown; null while something moves or is solved. */
function currentResults({ document, solve }: App): readonly ComponentResult[] | null {
  const { gesture, layout } = document.getState()
  const { atRest } = solve.getState()
  return gesture === null && atRest?.layout === layout ? atRest.solution.components : null
}

function clears(results: readonly ComponentResult[], id: string): boolean {
  const result = results.find((each) => each.id === id)
  return result !== undefined && statusOf(result) !== 'over'
}
