/** `shoreline report` */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { serialiseLayout } from '../layout/serialise.ts'
import { htmlReport } from '../report/html/html-report.ts'
import { verdictSentence } from '../report/verdict-sentence.ts'
import { influenceOf } from '../solver/results/sensitivities/influence.ts'
import { parseFileArguments, parseQuality } from './arguments.ts'
import { finish } from './influence.ts'
import { layoutToSolve } from './read-layout.ts'
import { exitCodeOf, solveInSight } from './solve.ts'
import { EXIT, type Terminal, UsageError } from './terminal.ts'

/** Of the program, put in by the build. */
declare const __SHORELINE_VERSION__: string

export function reportCommand(args: string[], terminal: Terminal): number {
  const words = args.map((word) => (word === '-o' ? '--output' : word))
  const { file, json, texts } = parseFileArguments(words, ['quality', 'output'])
  if (json) throw new UsageError('report writes a page; solve and influence have its figures as JSON')
  const quality = parseQuality(texts.quality?.at(-1) ?? 'normal')
  const output = texts.output?.at(-1) ?? `${file.replace(/(\.cpo)?\.json$/i, '')}.report.html`
  const layout = layoutToSolve(file, false, terminal)
  if (!layout) return EXIT.badInput

  const solution = solveInSight(layout, { quality }, terminal)
  const influence = solution.solver.converged
    ? finish(influenceOf(layout, { quality: 'preview', highest: true }), terminal)
    : null
  const digest = createHash('sha256').update(serialiseLayout(layout)).digest('hex')
  const report = htmlReport({
    layout,
    solution,
    influence: influence?.converged ? influence : null,
    document: { fileName: basename(file), digest },
    date: new Date(),
    version: __SHORELINE_VERSION__,
  })
  try {
    writeFileSync(output, report)
  } catch (error) {
    terminal.err(`${output} could not be written: ${(error as Error).message}\n`)
    return EXIT.badInput
  }
  terminal.out(`${verdictSentence(solution).words}\nWrote ${output}.\n`)
  return exitCodeOf(solution)
}
