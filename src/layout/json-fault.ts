/**
 * Where a text stops being JSON. Engines word this differently and often leave out the position, so the text is read
 * once more, only after `JSON.parse` has refused it. No recursion: nesting cannot exhaust the stack.
 */

export interface JsonFault {
  /** Both from 1. */
  readonly line: number
  readonly column: number
  readonly expected: string
}

type Expecting = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or ]' | ', or }' | 'end'

const WORDS: Readonly<Record<Expecting, string>> = {
  value: 'a value',
  'value or ]': "a value or ']'",
  name: 'a name in double quotes',
  'name or }': "a name in double quotes or '}'",
  ':': "':' after the name",
  ', or ]': "',' or ']' after the entry",
  ', or }': "',' or '}' after the value",
  end: 'the end of the file',
}

/** The first fault of a text, or null when it is JSON after all. */
export function findJsonFault(text: string): JsonFault | null {
  const open: ('[' | '{')[] = []
  let expecting: Expecting = 'value'
  let at = skipSpace(text, 0)
  const afterValue = (): Expecting => {
    const inner = open.at(-1)
    return inner === undefined ? 'end' : inner === '[' ? ', or ]' : ', or }'
  }

  while (at < text.length) {
    const char = text[at]!
    if (expecting === 'value' || expecting === 'value or ]') {
      if (char === '[' || char === '{') {
        open.push(char)
        expecting = char === '[' ? 'value or ]' : 'name or }'
        at++
      } else if (char === ']' && expecting === 'value or ]') {
        open.pop()
        expecting = afterValue()
        at++
      } else {
        const end = char === '"' ? endOfString(text, at) : endOfPlainValue(text, at)
        if (end.fault) return faultAt(text, end.at, end.fault)
        at = end.at
        expecting = afterValue()
      }
    } else if (char === '"' && (expecting === 'name' || expecting === 'name or }')) {
      const end = endOfString(text, at)
      if (end.fault) return faultAt(text, end.at, end.fault)
      at = end.at
      expecting = ':'
    } else if (char === ':' && expecting === ':') {
      expecting = 'value'
      at++
    } else if (char === ',' && (expecting === ', or ]' || expecting === ', or }')) {
      expecting = expecting === ', or ]' ? 'value' : 'name'
      at++
    } else if (
      (char === ']' && expecting === ', or ]') ||
      (char === '}' && (expecting === ', or }' || expecting === 'name or }'))
    ) {
      open.pop()
      expecting = afterValue()
      at++
    } else return faultAt(text, at, WORDS[expecting])
    at = skipSpace(text, at)
  }
  return expecting === 'end' ? null : faultAt(text, at, WORDS[expecting])
}

type End = { readonly at: number; readonly fault?: string }

const SPACE = /[ \t\n\r]*/y
const PLAIN_VALUE = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

function skipSpace(text: string, from: number): number {
  return matchEnd(SPACE, text, from) ?? from
}

function endOfPlainValue(text: string, from: number): End {
  const end = matchEnd(PLAIN_VALUE, text, from)
  return end === null ? { at: from, fault: WORDS.value } : { at: end }
}

function endOfString(text: string, from: number): End {
  let at = from + 1
  while (at < text.length) {
    const char = text[at]!
    if (char === '"') return { at: at + 1 }
    if (char < ' ') return { at, fault: 'a closing double quote before the end of the line' }
    if (char === '\\') {
      const end = matchEnd(ESCAPE, text, at)
      if (end === null) return { at, fault: 'a known escape such as \\n or \\u00b5' }
      at = end
    } else at++
  }
  return { at, fault: 'a closing double quote' }
}

function matchEnd(pattern: RegExp, text: string, from: number): number | null {
  pattern.lastIndex = from
  return pattern.test(text) ? pattern.lastIndex : null
}

function faultAt(text: string, at: number, expected: string): JsonFault {
  const before = text.slice(0, at)
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n'), expected }
}
