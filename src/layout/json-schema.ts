/** The JSON Schema of the layout document, generated from the definitions that validate at run time. */
import { z } from 'zod'
import { layoutSchema } from './schema.ts'

/**
 * Draft 2020-12. It states the shape and the ranges of single fields; the rules that look at several fields
 * (overlap, unknown materials, a way out for the heat) are beyond what a JSON Schema can say.
 */
export function layoutJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(layoutSchema, { target: 'draft-2020-12' })
  return {
    $schema,
    title: 'Layout of a co-packaged-optics package, version 1',
    description: 'Units: mm, W, °C, W/(m·K), W/(m²·K), kg/m³, J/(kg·K). Rectangles are written by their centre.',
    ...schema,
  }
}

/** As committed in docs/cpo-layout.schema.json. */
export function layoutJsonSchemaText(): string {
  return `${JSON.stringify(layoutJsonSchema(), null, 2)}\n`
}
