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
  const { values, positionals } = parse(args, names)
  const [file, ...more] = positionals
  if (file === undefined) throw new UsageError('a file is missing')
  if (more.length > 0) throw new UsageError(`one file at a time; found also "${more[0]}"`)
  const texts = Object.fromEntries(names.map((name) => [name, (values[name] ?? []) as string[]]))
  return { file, json: values.json === true, texts }
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
