import { Activity } from 'lucide-react'
import { QUALITIES, type Quality } from '../../solver/results/solution.ts'
import type { Command } from './command.ts'

export const QUALITY_WORDS = {
  preview: 'Preview',
  normal: 'Normal',
  fine: 'Fine',
  'extra-fine': 'Extra fine',
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
    id: 'solve.again',
    label: 'Solve again',
    icon: Activity,
    keys: ['F5'],
    run: ({ solver }) => solver.solveNow(),
  },
]
