/** Text or any value → a layout that every later step can rely on, or all that is wrong with it. Nothing here throws. */
import { duplicateNames } from './duplicate-names.ts'
import { findJsonFault } from './json-fault.ts'
import { ruleProblems } from './rules.ts'
import { FORMAT, type Layout, type Problem, READABLE_VERSIONS } from './schema.ts'
import { spellFound, structuralProblems } from './structure.ts'
import { DEEPEST_NESTING, MOST_ENTRIES, nestsTooDeeply, survey, tooDeep } from './survey.ts'
import { field, isObject } from './tolerant.ts'

export type ParseResult =
  | { readonly ok: true; readonly layout: Layout; readonly notices: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Characters. A package of a thousand parts needs less than one million. */
const LONGEST_TEXT = 50_000_000

/** Reads a document. Problems carry JSON paths; a text that is no JSON is one problem with an empty path. */
export function parseLayout(text: string): ParseResult {
  const read = parseJson(text)
  return 'problems' in read ? { ok: false, problems: read.problems } : validateLayout(read.value)
}

/** The JSON of a text that is not made to harm its reader, or why it is refused. */
export function parseJson(text: string): { readonly value: unknown } | { readonly problems: readonly Problem[] } {
  if (text.length > LONGEST_TEXT) {
    const found = Math.ceil(text.length / 1e6)
    return fault(`Found a file of ${found} million characters; allowed are ${LONGEST_TEXT / 1e6} million.`)
  }
  // A byte order mark is no part of JSON, yet some editors write one.
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (nestsTooDeeply(json)) return fault(tooDeep(DEEPEST_NESTING))
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return fault(`The file is not JSON: ${syntaxFault(json)}`)
  }
  const twice = duplicateNames(json)
  return twice.length > 0 ? { problems: twice } : { value }
}

/** The same for a value that is no text: a layout that an edit has made, a message from elsewhere. */
export function validateLayout(value: unknown): ParseResult {
  if (!isObject(value))
    return refused('', `Found ${spellFound(value)}; allowed is an object with "format": "${FORMAT}".`)
  const version = field(value, 'version')
  if (version !== undefined && !READABLE_VERSIONS.some((readable) => readable === version)) {
    const readable = READABLE_VERSIONS.join(', ')
    return refused('version', `Found version ${spellFound(version)}; this program reads version ${readable}.`)
  }
  const { refusals, unknownFields } = survey(value)
  if (refusals.length > 0) return { ok: false, problems: refusals }
  const problems = [...structuralProblems(value), ...ruleProblems(value)]
  if (problems.length > 0) return { ok: false, problems }
  // The value itself and not Zod's copy: the definitions change nothing, and a copy would reorder unknown fields.
  return { ok: true, layout: value as Layout, notices: unknownFields }
}

/**
 * The problems of a layout made by an edit, those of `validateLayout` in their order. Edits share the components that they
 * do not touch, so those that an earlier call with the same set has found well formed are not gone through again; only what
 * components are to each other is. Asks that no layout be changed in place.
 */
export function problemsAfterEdit(layout: Layout, wellFormed: WeakSet<object>): readonly Problem[] {
  const { components } = layout
  const changed = { ...layout, components: components.filter((component) => !wellFormed.has(component)) }
  const sound =
    components.length <= MOST_ENTRIES &&
    survey(changed).refusals.length === 0 &&
    structuralProblems(changed).length === 0
  if (sound) {
    for (const component of changed.components) wellFormed.add(component)
    return ruleProblems(layout)
  }
  const outcome = validateLayout(layout)
  return outcome.ok ? [] : outcome.problems
}

function refused(path: string, message: string): ParseResult {
  return { ok: false, problems: [{ path, message }] }
}

function fault(message: string): { readonly problems: readonly Problem[] } {
  return { problems: [{ path: '', message }] }
}

function syntaxFault(text: string): string {
  if (text.trim() === '') return 'it is empty.'
  const fault = findJsonFault(text)
  return fault ? `line ${fault.line}, column ${fault.column} needs ${fault.expected}.` : 'it cannot be read.'
}
