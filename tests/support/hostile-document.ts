import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Layout } from '../../src/layout/schema.ts'

const EXAMPLE = join(import.meta.dirname, '../../examples/cpo-8-engines.cpo.json')

/** Text that runs, or loads something, wherever it is taken for markup, an address or a style. */
export const injection = (outside: string): string =>
  [
    `<img src="http://${outside}/image" onerror="window.ran=1">`,
    '<script>window.ran=1</script>',
    '"><svg onload="window.ran=1"><animate onbegin="window.ran=1"/></svg>',
    "' autofocus onfocus='window.ran=1",
    `</text></title><foreignObject><iframe src="http://${outside}/frame"></iframe></foreignObject>`,
    '<a href="javascript:window.ran=1">x</a> javascript:window.ran=1',
    `<style>@import "http://${outside}/style";</style> url(http://${outside}/url) ;background:url("http://${outside}/back")`,
    '<iframe srcdoc="<script>parent.ran=1</script>"></iframe>',
    '{{constructor.constructor("window.ran=1")()}} <!-- ]]> --> &lt;script&gt;',
  ].join('\n')

/** An example of the program with an injection in every text that a document may hold. */
export function hostileDocument(outside: string): Layout {
  const evil = injection(outside)
  const layout: Layout = JSON.parse(readFileSync(EXAMPLE, 'utf8'))
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) =>
        typeof inner === 'string' && TEXTS.has(name) ? [name, inner + evil] : [name, walk(inner)],
      ),
    )
  }
  const hostile = walk(layout) as Layout
  const named = Object.entries(hostile.materials ?? {}).map(([id, material]) => [
    id + evil,
    { ...material, name: evil },
  ])
  return { ...hostile, description: evil, name: evil, materials: Object.fromEntries(named), [evil]: evil }
}

/** Fields of the format that hold text of the author's own. */
const TEXTS = new Set(['id', 'name', 'on', 'material', 'layer', 'fill'])
