/** Zod's findings as problems in the words of the format: the place, what was found, what is allowed. */
import type { z } from 'zod'
import { jsonPath, type PathPart } from './json-path.ts'
import { nearestName } from './nearest.ts'
import { layoutSchema, MOST_COEFFICIENT, type Problem } from './schema.ts'
import { field, isObject } from './tolerant.ts'

type Issue = z.core.$ZodIssue

/** Every field that has the wrong shape, type or range. */
export function structuralProblems(document: unknown): Problem[] {
  const issues = findIssues(document)
  if (issues === null) return [{ path: '', message: 'The file has more faults than can be listed.' }]
  return issues.flatMap((issue) => problemsOf(issue, [], document))
}

/** Null where there are too many: Zod collects issues through function arguments, of which there is a limit. */
function findIssues(document: unknown): readonly Issue[] | null {
  try {
    return layoutSchema.safeParse(document).error?.issues ?? []
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function problemsOf(issue: Issue, holder: readonly PathPart[], document: unknown): Problem[] {
  const parts = [...holder, ...issue.path.map((part) => (typeof part === 'symbol' ? part.toString() : part))]
  const found = parts.reduce<unknown>(
    (value, part) => (Array.isArray(value) ? value[part as number] : field(value, String(part))),
    document,
  )
  if (issue.code === 'invalid_union') {
    const branch = branchMeant(issue, parts, found)
    if (branch) return branch.flatMap((inner) => problemsOf(inner, parts, document))
  }
  return [
    {
      path: jsonPath(...parts),
      message: `${found === undefined ? 'This is missing' : `Found ${spellFound(found)}`}; allowed is ${allowedBy(issue, parts)}.${hintFor(issue, found)}`,
    },
  ]
}

/**
 * The faults within the form of conductivity or of powerTemperature that the author evidently meant, so that the wrong
 * leaf is named and not the whole. Null where none is evident, and for every other choice.
 */
function branchMeant(
  issue: z.core.$ZodIssueInvalidUnion,
  parts: readonly PathPart[],
  found: unknown,
): readonly Issue[] | null {
  if (!isObject(found)) return null
  const has = (...names: string[]) => names.some((name) => field(found, name) !== undefined)
  if (parts.at(-1) === 'conductivity') {
    const [, directions, table] = issue.errors
    if (has('table')) return table ?? null
    return has('inPlane', 'throughPlane') ? (directions ?? null) : null
  }
  if (parts.at(-1) === 'powerTemperature') {
    const [exponential, table] = issue.errors
    if (has('table')) return table ?? null
    return has('reference', 'coefficient') ? (exponential ?? null) : null
  }
  return null
}

function allowedBy(issue: Issue, parts: readonly PathPart[]): string {
  switch (issue.code) {
    case 'invalid_type':
      if (isLimit(parts)) return LIMIT_WORDS
      return (issue.expected === 'tuple' && pairWords(parts)) || (TYPE_WORDS[issue.expected] ?? issue.expected)
    case 'too_small':
      if (isCoefficient(parts)) return COEFFICIENT_WORDS
      if (issue.origin === 'string') return 'a text of at least one character'
      if (issue.origin === 'array') return pairWords(parts) ?? 'a list of at least one entry'
      return issue.inclusive ? `a number of at least ${issue.minimum}` : `a number greater than ${issue.minimum}`
    case 'too_big':
      if (isCoefficient(parts)) return COEFFICIENT_WORDS
      if (issue.origin === 'array') return pairWords(parts) ?? `a list of at most ${issue.maximum} entries`
      return `at most ${issue.maximum}`
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(', ')
    case 'invalid_union':
      return CHOICE_WORDS[String(parts.at(-1))] ?? issue.message
    default:
      return issue.message
  }
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  number: 'a finite number',
  string: 'a text',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}
const CHOICE_WORDS: Readonly<Record<string, string>> = {
  rotation: '0, 90, 180, 270',
  conductivity: 'a number greater than 0, { "inPlane": …, "throughPlane": … } or { "table": [[°C, W/(m·K)], …] }',
  powerTemperature: '{ "reference": °C, "coefficient": 1/K } or { "table": [[°C, factor], …] }',
}
const COEFFICIENT_WORDS = `a number from -${MOST_COEFFICIENT} to ${MOST_COEFFICIENT}, 1/K`

const LIMIT_WORDS = 'a finite number, °C, or null for no limit'

function isLimit(parts: readonly PathPart[]): boolean {
  return parts.at(-1) === 'temperatureLimit' || (parts.length === 2 && parts[0] === 'limits')
}

function isCoefficient(parts: readonly PathPart[]): boolean {
  return parts.at(-1) === 'coefficient' && parts.at(-2) === 'powerTemperature'
}

/** What the pairs of a list mean; undefined where the path leads to no pair. */
function pairWords(parts: readonly PathPart[]): string | undefined {
  const list = parts.at(-2)
  if (list === 'profile') return 'a pair [time in s, factor]'
  if (list !== 'table') return undefined
  return `a pair [temperature in °C, ${parts.includes('powerTemperature') ? 'factor' : 'conductivity in W/(m·K)'}]`
}

function hintFor(issue: Issue, found: unknown): string {
  if (issue.code !== 'invalid_value' || typeof found !== 'string') return ''
  const nearest = nearestName(
    found,
    issue.values.filter((value) => typeof value === 'string'),
  )
  return nearest === null ? '' : ` Did you mean ${JSON.stringify(nearest)}?`
}

/** A value in the words of a message. */
export function spellFound(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value)
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : `${value}, which is not finite`
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`
  return typeof value === 'object' && value !== null ? 'an object' : String(value)
}
