/** Reading a value that may be anything: what is sound is taken, what is not is null and somebody else's report. */
import type { Rectangle } from './schema.ts'

export type Fields = Readonly<Record<string, unknown>>
export type PlainRectangle = Pick<Rectangle, 'x' | 'y' | 'width' | 'height'>

const NO_FIELDS: Fields = {}

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The fields of an object; none of anything else. */
export function fieldsOf(value: unknown): Fields {
  return isObject(value) ? value : NO_FIELDS
}

/** A field of its own; nothing inherited. */
export function field(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

/** The entries of a list; none of anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

export function finiteOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

export function positiveOf(value: unknown): number | null {
  const number = finiteOf(value)
  return number !== null && number > 0 ? number : null
}

/** A rectangle by its centre, when all four of its numbers are sound. */
export function rectangleOf(value: unknown): PlainRectangle | null {
  const x = finiteOf(field(value, 'x'))
  const y = finiteOf(field(value, 'y'))
  const width = positiveOf(field(value, 'width'))
  const height = positiveOf(field(value, 'height'))
  return x === null || y === null || width === null || height === null ? null : { x, y, width, height }
}

/** Thickness of a stack of layers, when there is one and every layer's is sound. */
export function stackThicknessOf(layers: unknown): number | null {
  const thicknesses = listOf(layers).map((layer) => positiveOf(field(layer, 'thickness')))
  if (thicknesses.length === 0) return null
  let sum = 0
  for (const thickness of thicknesses) {
    if (thickness === null) return null
    sum += thickness
  }
  return sum
}
