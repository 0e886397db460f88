import { EXAMPLES } from '../documents/examples.ts'
import { openExample } from '../documents/files.ts'
import type { Command } from './command.ts'

export const exampleCommands: readonly Command[] = EXAMPLES.map((example) => ({
  id: `file.example.${example.name}`,
  label: `Open example: ${example.title}`,
  run: (app) => openExample(app, example),
}))
