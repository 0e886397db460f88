/** `shoreline schema` */
import { layoutJsonSchemaText } from '../layout/json-schema.ts'
import { EXIT, type Terminal, UsageError } from './terminal.ts'

export function schemaCommand(args: string[], terminal: Terminal): number {
  if (args.length > 0) throw new UsageError(`schema takes no arguments; found "${args[0]}"`)
  terminal.out(layoutJsonSchemaText())
  return EXIT.ok
}
