/** What the example cards of the welcome page show, solved on the spot by a solver of their own. */
import type { Layout } from '../../layout/schema.ts'
import { type FieldSlice, sliceAt } from '../../report/map/field-slice.ts'
import type { Solution } from '../../solver/results/solution.ts'
import type { SolverClient } from '../../solver/worker/api.ts'
import { levelAt } from '../state/derived.ts'
import { type Headline, headlineOf, summaryOf } from '../state/verdicts.ts'
import { EXAMPLES, type Example } from './examples.ts'

interface Story {
  /** File name of the example. */
  readonly name: string
  /** One line of a card. */
  readonly title: string
  /** Two lines at most. */
  readonly story: string
}

export interface ExampleCard extends Story {
  readonly example: Example
}

export interface ExampleResult {
  /** Through the level where most heat is made; null where the example could not be solved. */
  readonly slice: FieldSlice | null
  readonly headline: Headline | null
}

const STORIES: readonly Story[] = [
  {
    name: 'cpo-8-engines.cpo.json',
    title: '51.2T switch with 8 engines',
    story: 'Eight engines round a 350 W ASIC. The cold plate sits off centre.',
  },
  {
    name: 'on-board-lasers-split-lid.cpo.json',
    title: '28.8T switch with a split lid',
    story: 'Each laser beside its engine. A lid in three parts keeps the ASIC’s heat away.',
  },
  {
    name: 'oif-51t2-16-engines.cpo.json',
    title: '51.2T switch with 16 engines',
    story: 'Sixteen engines in rows round a 450 W ASIC. Some pass, some are too close to call.',
  },
]

/** Three that tell different stories. */
export const EXAMPLE_CARDS: readonly ExampleCard[] = STORIES.flatMap((story) => {
  const example = EXAMPLES.find((each) => each.name === story.name)
  return example ? [{ ...story, example }] : []
})

/** For as long as the window lives: the examples do not change. */
const known = new Map<Layout, ExampleResult>()
export const knownResult = ({ layout }: Example): ExampleResult | null => known.get(layout) ?? null

/**
 * Solves the examples that are not known yet, one after the other, and tells each as it is there. An example that cannot
 * be solved keeps its outline.
 */
export async function solveExamples(
  examples: readonly Example[],
  createClient: () => SolverClient,
  onResult: (example: Example) => void,
  signal: AbortSignal,
): Promise<void> {
  const open = examples.filter((example) => !known.has(example.layout))
  if (open.length === 0) return
  const client = createClient()
  for (const example of open) {
    const outcome = await client.solve({ layout: example.layout, quality: 'preview' }, { signal })
    if (signal.aborted) break
    known.set(example.layout, outcome.status === 'solved' ? resultOf(example.layout, outcome.solution) : NO_RESULT)
    onResult(example)
  }
  client.dispose()
}

const NO_RESULT: ExampleResult = { slice: null, headline: null }

/** A copy of what is shown, so that the rest of the field can go. */
function resultOf(layout: Layout, solution: Solution): ExampleResult {
  const { z0, z1 } = levelAt(layout, null).level
  const { x, y, values } = sliceAt(solution.field, (z0 + z1) / 2)
  const summary = summaryOf(solution)
  return { slice: { x, y, values: values.slice() }, headline: summary && headlineOf(summary) }
}
