/** One pass over a whole value, before anything else reads it. */

import { type Definition, definitionOf, knownFields } from './fields.ts'
import { jsonPath, type PathPart } from './json-path.ts'
import { layoutSchema, type Problem } from './schema.ts'
import { isObject } from './tolerant.ts'

/** Deeper than any sound document, and shallow enough for every recursive reader. */
const DEEPEST = 100

/** Entries of one list, fields of one object. A profile, the longest list of the format, has 10 000 pairs. */
export const MOST_ENTRIES = 20_000
/** Values in all: a small file of many empty objects would take the reader minutes and all memory. */
const MOST_VALUES = 1_000_000

interface Place {
  readonly value: object
  readonly definition: Definition | undefined
  readonly part: PathPart
  readonly holder: Place | null
  readonly depth: number
}

export interface Survey {
  /** What no later step may see: nesting or lists without end, names that reach for an object's prototype. */
  readonly refusals: readonly Problem[]
  /** Fields that the format does not know. They are kept. */
  readonly unknownFields: readonly Problem[]
}

/** Without recursion, so that nesting alone cannot exhaust the stack. */
export function survey(document: object): Survey {
  const refusals: Problem[] = []
  const unknownFields: Problem[] = []
  const seen = new Set<object>([document])
  const pending: Place[] = [{ value: document, definition: layoutSchema, part: '', holder: null, depth: 0 }]
  const refuse = (path: string, message: string) => ({ refusals: [{ path, message }], unknownFields: [] })
  let values = 0
  // The list grows while it is walked: top-level fields first.
  for (const place of pending) {
    if (place.depth > DEEPEST) return refuse('', tooDeep(DEEPEST))
    const size = sizeOf(place.value)
    values += size
    if (size > MOST_ENTRIES) return refuse(pathOf(place), tooMany(place.value, size))
    if (values > MOST_VALUES) return refuse('', `Found more than ${MOST_VALUES} values; a layout needs far fewer.`)
    const known = knownFields(place.definition, place.value)
    for (const [part, value] of entriesOf(place.value)) {
      if (part === '__proto__') {
        const message = 'Found a field named "__proto__", which is not allowed anywhere.'
        refusals.push({ path: pathOf(place, part), message })
      } else if (known && typeof part === 'string' && !known.includes(part)) {
        const message = `The field "${shortened(part)}" is not part of the format; it is kept as it is.`
        unknownFields.push({ path: pathOf(place, part), message })
      }
      if (typeof value !== 'object' || value === null || seen.has(value)) continue
      seen.add(value)
      const definition = definitionOf(place.definition, place.value, part)
      pending.push({ value, definition, part, holder: place, depth: place.depth + 1 })
    }
  }
  return { refusals, unknownFields }
}

function tooMany(value: object, size: number): string {
  const found = Array.isArray(value) ? `a list of ${size} entries` : `an object of ${size} fields`
  return `Found ${found}; allowed are at most ${MOST_ENTRIES}.`
}

export function tooDeep(deepest: number): string {
  return `Found lists or objects nested more than ${deepest} deep; a layout needs fewer than ten levels.`
}

/** How deeply the brackets of a JSON text nest, up to just beyond `DEEPEST`. Cheap, and safe to ask before parsing. */
export function nestsTooDeeply(text: string): boolean {
  let depth = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (inString) {
      if (code === BACKSLASH) i++
      else if (code === QUOTE) inString = false
    } else if (code === QUOTE) inString = true
    else if (code === OPEN_BRACKET || code === OPEN_BRACE) {
      if (++depth > DEEPEST + 1) return true
    } else if (code === CLOSE_BRACKET || code === CLOSE_BRACE) depth--
  }
  return false
}

export const DEEPEST_NESTING = DEEPEST
const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d

function entriesOf(value: object): Iterable<readonly [PathPart, unknown]> {
  return Array.isArray(value) ? value.entries() : isObject(value) ? Object.entries(value) : []
}

function sizeOf(value: object): number {
  return Array.isArray(value) ? value.length : Object.keys(value).length
}

function pathOf(place: Place, ...below: PathPart[]): string {
  const parts = [...below]
  for (let at: Place | null = place; at?.holder; at = at.holder) parts.push(at.part)
  return jsonPath(...parts.reverse())
}

function shortened(name: string): string {
  return name.length > 60 ? `${name.slice(0, 57)}...` : name
}
