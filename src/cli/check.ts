/** `shoreline check` */
import { parseFileArguments } from './arguments.ts'
import { printProblems, problemLine, readLayout } from './read-layout.ts'
import { EXIT, type Terminal, toJson } from './terminal.ts'

export function checkCommand(args: string[], terminal: Terminal): number {
  const { file, json } = parseFileArguments(args)
  const read = readLayout(file)
  if (!read.ok) {
    printProblems(read.problems, json, terminal)
    return EXIT.badInput
  }
  if (json) terminal.out(toJson({ problems: [], notices: read.notices }))
  else {
    terminal.err(read.notices.map((notice) => `Notice: ${problemLine(notice)}`).join(''))
    terminal.out(`No problems in ${file}.\n`)
  }
  return EXIT.ok
}
