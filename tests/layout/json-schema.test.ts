import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { layoutJsonSchema, layoutJsonSchemaText } from '../../src/layout/json-schema.ts'
import { COMPONENT_KINDS, layoutSchema } from '../../src/layout/schema.ts'

describe('the JSON Schema', () => {
  test('that is shipped in docs is the one that validates', () => {
    const shipped = readFileSync(new URL('../../docs/cpo-layout.schema.json', import.meta.url), 'utf8')
    expect(shipped).toBe(layoutJsonSchemaText())
  })

  test('names every field, the kinds, and leaves room for unknown fields', () => {
    const schema = JSON.parse(JSON.stringify(layoutJsonSchema()))
    expect(Object.keys(schema.properties)).toEqual(Object.keys(layoutSchema.shape))
    expect(schema.properties.components.items.properties.kind.enum).toEqual([...COMPONENT_KINDS])
    expect(schema.additionalProperties).toEqual({})
    expect(schema.properties.components.items.properties.width).toMatchObject({ type: 'number', exclusiveMinimum: 0 })
  })
})
