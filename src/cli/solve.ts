/** `shoreline solve` */
import type { Layout } from '../layout/schema.ts'
import { summarise } from '../report/summary.ts'
import { solutionTable } from '../report/text-table.ts'
import type { Point, Solution } from '../solver/results/solution.ts'
import { solveLayout } from '../solver/results/solve-layout.ts'
import type { Transient } from '../solver/transient/transient.ts'
import { parseFileArguments, parseQuality } from './arguments.ts'
import { layoutToSolve } from './read-layout.ts'
import { EXIT, QUIET_MS, type Terminal, toJson, UsageError } from './terminal.ts'

export function solveCommand(args: string[], terminal: Terminal): number {
  const { file, json, texts } = parseFileArguments(args, ['quality', 'probe'])
  const quality = parseQuality(texts.quality?.at(-1) ?? 'normal')
  const probes = (texts.probe ?? []).map(parseProbe)
  const layout = layoutToSolve(file, json, terminal)
  if (!layout) return EXIT.badInput

  const solution = solveInSight(layout, { quality, probes }, terminal)
  terminal.out(json ? toJson(summarise(solution)) : `${solutionTable(solution)}\n`)
  return exitCodeOf(solution)
}

/** Solves, and lets whoever watches the terminal see how far it is. */
export function solveInSight(layout: Layout, options: Parameters<typeof solveLayout>[1], terminal: Terminal): Solution {
  const started = Date.now()
  const solution = solveLayout(layout, options, ({ cycles, errorEstimateK }) => {
    if (terminal.showsProgress && Date.now() - started > QUIET_MS) {
      terminal.err(`\rcycle ${cycles}, error about ${errorEstimateK.toPrecision(2)} K \u001b[K`)
    }
  })
  if (terminal.showsProgress) terminal.err('\r\u001b[K')
  return solution
}

/** What the temperatures say, as the program's exit code. */
export function exitCodeOf({ solver, components }: Solution | Transient): number {
  if (!solver.converged) return EXIT.notConverged
  return components.some((component) => component.violates) ? EXIT.overLimit : EXIT.ok
}

function parseProbe(text: string): Point {
  const [x, y, z, ...more] = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  if (more.length > 0 || ![x, y, z].every((value) => Number.isFinite(value))) {
    throw new UsageError(`a probe is three numbers in mm such as 45,45,3.5; found "${text}"`)
  }
  return { x: x!, y: y!, z: z! }
}
