/** `shoreline compare` */
import { compareSolutions } from '../report/comparison.ts'
import { comparisonTable, summariseComparison } from '../report/comparison-table.ts'
import { parseQuality, parseTwoFiles } from './arguments.ts'
import { layoutToSolve } from './read-layout.ts'
import { exitCodeOf, solveInSight } from './solve.ts'
import { EXIT, type Terminal, toJson } from './terminal.ts'

export function compareCommand(args: string[], terminal: Terminal): number {
  const { a, b, json, texts } = parseTwoFiles(args, ['quality'])
  const quality = parseQuality(texts.quality?.at(-1) ?? 'normal')
  const layoutA = layoutToSolve(a, json, terminal)
  const layoutB = layoutA && layoutToSolve(b, json, terminal)
  if (!layoutA || !layoutB) return EXIT.badInput

  const solutionA = solveInSight(layoutA, { quality }, terminal)
  const solutionB = solveInSight(layoutB, { quality }, terminal)
  const failed = [
    { file: a, solver: solutionA.solver },
    { file: b, solver: solutionB.solver },
  ].filter(({ solver }) => !solver.converged)
  for (const { file, solver } of failed) {
    terminal.err(`${file} did not converge${solver.failure ? `: ${solver.failure.reason}` : '.'}\n`)
  }
  if (failed.length > 0) return EXIT.notConverged

  const comparison = compareSolutions(solutionA, solutionB)
  if (json) terminal.out(toJson(summariseComparison(comparison, solutionA, solutionB)))
  else terminal.out(`${comparisonTable(comparison, a, b)}\n`)
  return exitCodeOf(solutionB)
}
