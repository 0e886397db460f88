import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../src/layout/geometry.ts'
import { parseLayout } from '../../src/layout/parse.ts'
import {
  COMPONENT_KINDS,
  componentSchema,
  coolingSchema,
  layoutSchema,
  lidSchema,
  materialSchema,
  sourceSchema,
} from '../../src/layout/schema.ts'

const page = readFileSync(new URL('../../docs/layout-format.md', import.meta.url), 'utf8')

describe('docs/layout-format.md', () => {
  test('shows a document that opens without problem or notice', () => {
    const example = /```json\n([\s\S]*?)```/.exec(page)![1]!
    expect(parseLayout(example)).toMatchObject({ ok: true, notices: [] })
  })

  test('names every field, kind and default limit', () => {
    const shapes = [layoutSchema, componentSchema, lidSchema, coolingSchema, materialSchema, sourceSchema].map(
      ({ shape }) => shape,
    )
    const names = [...shapes.flatMap((shape) => Object.keys(shape)), ...COMPONENT_KINDS]
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
    for (const [kind, limit] of Object.entries(DEFAULT_LIMITS)) expect(page).toContain(`\`${kind}\` ${limit}`)
  })

  test('quotes messages as the program writes them', () => {
    const text = /components\[3\]\.layers\[1\]\.thickness\s+(.*)/.exec(page)![1]!
    const broken = /```json\n([\s\S]*?)```/.exec(page)![1]!.replace('"thickness": 0.2 ', '"thickness": -0.5 ')
    const result = parseLayout(broken)
    expect(result.ok ? [] : result.problems).toEqual([{ path: 'components[0].layers[1].thickness', message: text }])
  })
})
