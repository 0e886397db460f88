/** `shoreline transient` */
import { summariseTransient } from '../report/transient-summary.ts'
import { transientTable } from '../report/transient-table.ts'
import { transientOf } from '../solver/transient/solve-transient.ts'
import { parseFileArguments, parseQuality } from './arguments.ts'
import { layoutToSolve, printProblems } from './read-layout.ts'
import { exitCodeOf } from './solve.ts'
import { EXIT, QUIET_MS, type Terminal, toJson, UsageError } from './terminal.ts'

export function transientCommand(args: string[], terminal: Terminal): number {
  const { file, json, texts } = parseFileArguments(args, ['quality', 'at'])
  const quality = parseQuality(texts.quality?.at(-1) ?? 'normal')
  const times = parseTimes(texts.at ?? [])
  const layout = layoutToSolve(file, json, terminal)
  if (!layout) return EXIT.badInput

  const started = Date.now()
  const outcome = transientOf(layout, { quality, times }, ({ time, lastTime }) => {
    if (terminal.showsProgress && Date.now() - started > QUIET_MS) {
      terminal.err(`\r${time.toPrecision(3)} of ${lastTime} s \u001b[K`)
    }
  })
  if (terminal.showsProgress) terminal.err('\r\u001b[K')
  if (!outcome.ok) {
    printProblems(outcome.problems, json, terminal)
    return outcome.cause === 'document' ? EXIT.badInput : EXIT.notConverged
  }
  terminal.out(json ? toJson(summariseTransient(outcome.transient)) : `${transientTable(outcome.transient)}\n`)
  return exitCodeOf(outcome.transient)
}

/** The times of every `--at`, s, ascending and each once. */
function parseTimes(texts: readonly string[]): number[] {
  if (texts.length === 0) throw new UsageError('the times are missing; give them in seconds, such as --at 0.01,0.1,1')
  const times = texts.flatMap((text) => text.split(',').map((part) => parseTime(part, text)))
  return [...new Set(times)].sort((a, b) => a - b)
}

function parseTime(part: string, text: string): number {
  const seconds = part.trim() === '' ? Number.NaN : Number(part)
  if (Number.isFinite(seconds) && seconds >= 0) return seconds
  throw new UsageError(
    `times are numbers of seconds from 0 on, such as 0.01,0.1,1; found "${part.trim()}" in "${text}"`,
  )
}
