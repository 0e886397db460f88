/** The command line: reads the arguments, hands over to one command, and exits with its code. */
import { checkCommand } from './check.ts'
import { compareCommand } from './compare.ts'
import { influenceCommand } from './influence.ts'
import { reportCommand } from './report.ts'
import { schemaCommand } from './schema.ts'
import { solveCommand } from './solve.ts'
import { EXIT, type Terminal, UsageError } from './terminal.ts'
import { transientCommand } from './transient.ts'

const USAGE = `shoreline: temperatures of co-packaged-optics packages

  shoreline solve <file> [--json] [--quality preview|normal|fine|extra-fine] [--probe x,y,z]...
      Solves a layout document. A probe is a point in mm.
  shoreline transient <file> --at s,s,... [--json] [--quality preview|normal|fine|extra-fine]
      Temperatures at these times after all power is switched on at ambient.
  shoreline influence <file> [--json] [--quality preview|normal|fine|extra-fine]
      What every mean temperature owes to each power, K/W, and to the component's own place, K/mm.
  shoreline compare <a> <b> [--json] [--quality preview|normal|fine|extra-fine]
      Solves two documents and says what b changes against a. The exit code is that of b.
  shoreline report <file> [-o out.html] [--quality preview|normal|fine|extra-fine]
      Writes a report for print, one HTML file that needs nothing else; without -o beside the document.
  shoreline check <file> [--json]
      Lists everything that is wrong with a document, without solving it.
  shoreline schema
      Prints the JSON Schema of the document.

Exit codes: 0 within limits, 1 over a limit (a transient: at any time), 2 bad input, 3 not converged or thermal runaway.
`

const COMMANDS: Readonly<Record<string, (args: string[], terminal: Terminal) => number>> = {
  solve: solveCommand,
  transient: transientCommand,
  influence: influenceCommand,
  compare: compareCommand,
  report: reportCommand,
  check: checkCommand,
  schema: schemaCommand,
}

function run(args: string[], terminal: Terminal): number {
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    terminal.out(USAGE)
    return name === undefined ? EXIT.badInput : EXIT.ok
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  try {
    if (!command) throw new UsageError(`unknown command "${name}"`)
    return command(rest, terminal)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    terminal.err(`shoreline: ${error.message}\n\n${USAGE}`)
    return EXIT.badInput
  }
}

process.exitCode = run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  showsProgress: process.stderr.isTTY === true,
})
