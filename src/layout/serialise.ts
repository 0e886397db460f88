/**
 * A layout as text that version control shows in small diffs: the format's fields in the format's order, unknown fields
 * after them as they came, numbers in their shortest form that reads back the same.
 */

import type { ComponentsClip } from './clipboard-text.ts'
import { type Definition, definitionOf, knownFields } from './fields.ts'
import type { PathPart } from './json-path.ts'
import { type Layout, layoutSchema } from './schema.ts'
import { isObject } from './tolerant.ts'

/** JSON with two spaces of indent and a final newline. `parseLayout` of it gives an equal layout. */
export function serialiseLayout(layout: Layout | ComponentsClip): string {
  return `${textOf(layout, layoutSchema, '')}\n`
}

/** A list of plain values, such as a row of a table, stays on one line up to this length. */
const LONGEST_ROW = 80

function textOf(value: unknown, definition: Definition | undefined, indent: string): string {
  if (typeof value === 'number') return numberText(value)
  const nested = (part: PathPart, child: unknown) => textOf(child, definitionOf(definition, value, part), `${indent}  `)
  if (Array.isArray(value)) {
    const items = value.map((item, i) => nested(i, item))
    const row = `[${items.join(', ')}]`
    const isLeaf = value.every((item) => typeof item !== 'object' || item === null)
    return isLeaf && row.length <= LONGEST_ROW ? row : bracketed('[', items, ']', indent)
  }
  if (isObject(value)) {
    const entries = orderedFields(value, definition).map(
      (name) => `${JSON.stringify(name)}: ${nested(name, value[name])}`,
    )
    return bracketed('{', entries, '}', indent)
  }
  return JSON.stringify(value)
}

function orderedFields(value: Readonly<Record<string, unknown>>, definition: Definition | undefined): string[] {
  const present = Object.keys(value).filter((name) => value[name] !== undefined)
  const known = knownFields(definition, value) ?? []
  const first = known.filter((name) => Object.hasOwn(value, name) && value[name] !== undefined)
  const ordered = new Set(first)
  return [...first, ...present.filter((name) => !ordered.has(name))]
}

/** JSON has −0 and numbers beyond the largest (kept in unknown fields), which JSON.stringify would change. */
function numberText(value: number): string {
  if (Object.is(value, -0)) return '-0'
  if (value === Number.POSITIVE_INFINITY) return '1e999'
  if (value === Number.NEGATIVE_INFINITY) return '-1e999'
  return JSON.stringify(value)
}

function bracketed(open: string, items: readonly string[], close: string, indent: string): string {
  if (items.length === 0) return `${open}${close}`
  return `${open}\n${items.map((item) => `${indent}  ${item}`).join(',\n')}\n${indent}${close}`
}
