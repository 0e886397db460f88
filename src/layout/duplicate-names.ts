/**
 * Names that an object of a JSON text holds twice. `JSON.parse` keeps the last and says nothing, so one of the two values
 * would be lost unseen, and other readers may keep the first.
 */
import { jsonPath, type PathPart } from './json-path.ts'
import type { Problem } from './schema.ts'

interface Open {
  /** Names so far of an object; null for a list. */
  readonly names: Set<string> | null
  /** Of the entry that is being read. */
  part: PathPart
}

/** More than these say nothing new. */
const MOST_PROBLEMS = 20

/** The first names that come twice, in a text that is JSON. Without recursion: nesting cannot exhaust the stack. */
export function duplicateNames(json: string): Problem[] {
  const problems: Problem[] = []
  const open: Open[] = []
  let nameNext = false
  for (let index = 0, end = 0; index < json.length; index = end) {
    const token = json[index]!
    end = token === '"' ? endOfString(json, index) : index + 1
    const inner = open.at(-1)
    if (token === '{' || token === '[') {
      open.push({ names: token === '{' ? new Set() : null, part: token === '{' ? '' : 0 })
      nameNext = token === '{'
    } else if (token === '}' || token === ']') {
      open.pop()
      nameNext = false
    } else if (token === ',' && inner) {
      nameNext = inner.names !== null
      if (typeof inner.part === 'number') inner.part++
    } else if (token === '"' && nameNext && inner?.names) {
      const name = JSON.parse(json.slice(index, end)) as string
      inner.part = name
      if (inner.names.has(name) && problems.push(problemAt(json, index, open, name)) === MOST_PROBLEMS) break
      inner.names.add(name)
      nameNext = false
    }
  }
  return problems
}

/** Just behind the closing quote. Not by a pattern: patterns take stack for each character of a long string. */
function endOfString(json: string, start: number): number {
  let at = start + 1
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1
  return at + 1
}

function problemAt(json: string, index: number, open: readonly Open[], name: string): Problem {
  const line = json.slice(0, index).split('\n').length
  return {
    path: jsonPath(...open.map(({ part }) => part)),
    message: `Found the field ${JSON.stringify(name)} a second time, in line ${line}; allowed is once in an object.`,
  }
}
