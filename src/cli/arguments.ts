/** Arguments to values; what does not fit becomes a `UsageError`. */
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { QUALITIES, type Quality } from '../solver/results/solution.ts'
import { UsageError } from './terminal.ts'

/** The words of a command that takes one file: `json` and one text per further option. */
export interface FileArguments {
  readonly file: string
  readonly json: boolean
  /** Every value given for each named option, in order. */
  readonly texts: Readonly<Record<string, readonly string[]>>
}

/** Reads `<file> [--json] [--name text]...`; `names` are the options that take a text. */
export function parseFileArguments(args: string[], names: readonly string[] = []): FileArguments {
  const { files, ...options } = parseWords(args, names)
  const [file, ...more] = files
  if (file === undefined) throw new UsageError('a file is missing')
  if (more.length > 0) throw new UsageError(`one file at a time; found also "${more[0]}"`)
  return { file, ...options }
}

/** The same for a command that holds one file against another. */
export function parseTwoFiles(args: string[], names: readonly string[] = []) {
  const { files, ...options } = parseWords(args, names)
  const [a, b, ...more] = files
  if (a === undefined || b === undefined) throw new UsageError('two files are compared; one is missing')
  if (more.length > 0) throw new UsageError(`two files are compared; found also "${more[0]}"`)
  return { a, b, ...options }
}

function parseWords(args: string[], names: readonly string[]) {
  const { values, positionals } = parse(args, names)
  const texts = Object.fromEntries(names.map((name) => [name, (values[name] ?? []) as string[]]))
  return { files: positionals, json: values.json === true, texts }
}

function parse(args: string[], names: readonly string[]) {
  const options: NonNullable<ParseArgsConfig['options']> = { json: { type: 'boolean' } }
  for (const name of names) options[name] = { type: 'string', multiple: true }
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

export function parseQuality(text: string): Quality {
  const quality = QUALITIES.find((known) => known === text.replace(' ', '-'))
  if (!quality) throw new UsageError(`unknown quality "${text}"; use ${QUALITIES.join(', ')}`)
  return quality
}
