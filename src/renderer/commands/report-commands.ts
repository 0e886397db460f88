/** What goes to those who do not have the program. */
import { Download, FileText } from 'lucide-react'
import { exportReport } from '../documents/report.ts'
import type { App } from '../state/app.ts'
import type { Command } from './command.ts'
import { whyNoResult } from './reasons.ts'

export const reportCommands: readonly Command[] = [
  {
    id: 'report.open',
    label: 'Report…',
    icon: FileText,
    keys: ['$mod+p'],
    when: isSolved,
    why: whyNoResult,
    run: ({ view }) => view.getState().set({ dialog: 'report' }),
  },
  {
    id: 'report.html',
    label: 'Export report (HTML)…',
    icon: Download,
    when: isSolved,
    why: whyNoResult,
    run: exportReport('html'),
  },
  {
    id: 'report.pdf',
    label: 'Export report (PDF)…',
    icon: Download,
    when: isSolved,
    why: whyNoResult,
    run: exportReport('pdf'),
  },
]

/** Never of numbers that belong to another state of the design. */
function isSolved({ document, solve, view }: App): boolean {
  const { layout, gesture } = document.getState()
  const { atRest } = solve.getState()
  return gesture === null && atRest?.layout === layout && atRest.solution.quality === view.getState().quality
}
