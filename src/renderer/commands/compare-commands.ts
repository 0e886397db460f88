/** Comparing the open design, B, with another one, A. */
import { GitCompareArrows } from 'lucide-react'
import { compareWithFile } from '../documents/comparing.ts'
import { EXAMPLES } from '../documents/examples.ts'
import type { App } from '../state/app.ts'
import { COMPARED_SIDES, type ComparedSide } from '../state/comparison-store.ts'
import type { Command } from './command.ts'
import { whyNoResult } from './reasons.ts'

const NOT_COMPARING = 'Compare with another design first'

const SIDE_WORDS: Readonly<Record<ComparedSide, string>> = {
  a: 'Show A, the other design',
  b: 'Show B, the open design',
  difference: 'Show the difference, B − A',
}

const exampleId = (name: string) => `compare.example.${name}`
const showId = (side: ComparedSide) => `compare.show.${side}`
export const COMPARE_EXAMPLE_IDS: readonly string[] = EXAMPLES.map(({ name }) => exampleId(name))
export const COMPARE_SHOW_IDS: readonly string[] = [...COMPARED_SIDES.map(showId), 'compare.next']

export const compareCommands: readonly Command[] = [
  {
    id: 'compare.end',
    label: 'End the comparison',
    keys: ['Escape'],
    keyOnly: true,
    when: (app) => isComparing(app) && app.document.getState().gesture === null && hasNothingInHand(app),
    run: ({ comparisons }) => comparisons.end(),
  },
  {
    id: 'compare.open',
    label: 'Compare…',
    icon: GitCompareArrows,
    keys: ['k'],
    checked: isComparing,
    run: showTab,
  },
  {
    id: 'compare.keep',
    label: 'Keep this design to compare with',
    when: ({ document, solve }) =>
      document.getState().gesture === null && solve.getState().atRest?.layout === document.getState().layout,
    why: whyNoResult,
    run: (app) => {
      app.comparisons.keep()
      showTab(app)
    },
  },
  {
    id: 'compare.kept',
    label: 'Compare with the kept design',
    when: ({ comparison }) => comparison.getState().kept !== null,
    why: () => 'No design has been kept yet',
    run: (app) => {
      const { kept } = app.comparison.getState()
      if (kept) app.comparisons.against(kept, 'difference')
      showTab(app)
    },
  },
  {
    id: 'compare.file',
    label: 'Compare with a file…',
    run: async (app) => {
      showTab(app)
      await compareWithFile(app)
    },
  },
  ...EXAMPLES.map(
    ({ name, title, layout }): Command => ({
      id: exampleId(name),
      label: `Compare with example: ${title}`,
      run: (app) => {
        app.comparisons.against({ name: title, layout }, 'difference')
        showTab(app)
      },
    }),
  ),
  ...COMPARED_SIDES.map(
    (side): Command => ({
      id: showId(side),
      label: SIDE_WORDS[side],
      checked: ({ comparison }) => comparison.getState().shown === side,
      when: ({ comparison }) => comparison.getState().other !== null,
      why: () => NOT_COMPARING,
      run: ({ comparison }) => comparison.setState({ shown: side }),
    }),
  ),
  {
    id: 'compare.next',
    label: 'Next of A, B and B − A',
    keys: ['Shift+k'],
    when: ({ comparison }) => comparison.getState().other !== null,
    why: () => NOT_COMPARING,
    run: ({ comparison }) => {
      const at = COMPARED_SIDES.indexOf(comparison.getState().shown)
      comparison.setState({ shown: COMPARED_SIDES[(at + 1) % COMPARED_SIDES.length]! })
    },
  },
]

function isComparing({ comparison }: App): boolean {
  const { other, solving } = comparison.getState()
  return other !== null || solving !== null
}

/** Escape puts away a tool and a selection first. */
function hasNothingInHand({ tools, selection }: App): boolean {
  return tools.getState().tool === 'select' && selection.getState().ids.length === 0
}

function showTab(app: App): void {
  app.warmUp.pause()
  const { panels, set } = app.view.getState()
  set({ resultsTab: 'compare', panels: { ...panels, results: true } })
}
