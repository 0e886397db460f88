import { Activity, Grid2x2Check } from 'lucide-react'
import { QUALITIES, type Quality } from '../../solver/results/solution.ts'
import type { Command } from './command.ts'

export const QUALITY_WORDS = {
  preview: 'Preview',
  normal: 'Normal',
  fine: 'Fine',
  'extra-fine': 'Extra fine',
} as const satisfies Record<Quality, string>

/** What each is for and costs, as measured on the examples with 8 and 36 engines. */
export const QUALITY_HINTS = {
  preview: 'as while dragging, a fifth of the time',
  normal: 'for daily work',
  fine: 'for close margins, twice the time',
  'extra-fine': 'for a last check, four times the time',
} as const satisfies Record<Quality, string>

export const solveCommands: readonly Command[] = [
  ...QUALITIES.map(
    (quality): Command => ({
      id: `solve.quality.${quality}`,
      label: `${QUALITY_WORDS[quality]} quality`,
      checked: ({ view }) => view.getState().quality === quality,
      run: ({ view }) => view.getState().set({ quality }),
    }),
  ),
  {
    id: 'solve.influence',
    label: 'Influence matrix',
    icon: Grid2x2Check,
    keys: ['Shift+i'],
    when: ({ document }) => document.getState().layout.components.length > 0,
    why: () => 'The package has no components',
    run: ({ view }) => view.getState().set({ dialog: 'influence' }),
  },
  {
    id: 'solve.again',
    label: 'Solve again',
    icon: Activity,
    keys: ['F5'],
    run: ({ solver }) => solver.solveNow(),
  },
]
