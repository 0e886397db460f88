/** The example packages, bundled with the program. */
import { parseLayout } from '../../layout/parse.ts'
import type { Layout } from '../../layout/schema.ts'

export interface Example {
  /** File name. */
  readonly name: string
  readonly title: string
  readonly layout: Layout
}

const FIRST = 'cpo-8-engines.cpo.json'

const texts = import.meta.glob<string>('../../../examples/*.cpo.json', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The one that the program starts with comes first. */
export const EXAMPLES: readonly Example[] = Object.entries(texts)
  .map(([path, text]) => exampleFrom(path.slice(path.lastIndexOf('/') + 1), text))
  .sort((a, b) => Number(b.name === FIRST) - Number(a.name === FIRST) || a.title.localeCompare(b.title))

function exampleFrom(name: string, text: string): Example {
  const outcome = parseLayout(text)
  if (!outcome.ok) throw new Error(`example ${name}: ${outcome.problems[0]?.path} ${outcome.problems[0]?.message}`)
  return { name, title: outcome.layout.name ?? name, layout: outcome.layout }
}
