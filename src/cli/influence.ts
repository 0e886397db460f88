/** `shoreline influence` */
import { influenceTable, SMALL_CHANGES, summariseInfluence } from '../report/influence.ts'
import { type Influence, influenceOf } from '../solver/results/sensitivities/influence.ts'
import { parseFileArguments, parseQuality } from './arguments.ts'
import { layoutToSolve } from './read-layout.ts'
import { EXIT, type Terminal, toJson } from './terminal.ts'

export function influenceCommand(args: string[], terminal: Terminal): number {
  const { file, json, texts } = parseFileArguments(args, ['quality'])
  const quality = parseQuality(texts.quality?.at(-1) ?? 'normal')
  const layout = layoutToSolve(file, json, terminal)
  if (!layout) return EXIT.badInput
  const influence = finish(influenceOf(layout, { quality }), terminal)
  if (!influence.converged) {
    terminal.err(`${file} did not converge${influence.failure ? `: ${influence.failure.reason}` : '.'}\n`)
    return EXIT.notConverged
  }
  if (json && !influence.linear) terminal.err(`Notice: ${SMALL_CHANGES}\n`)
  terminal.out(json ? toJson(summariseInfluence(influence)) : `${influenceTable(influence)}\n`)
  return EXIT.ok
}

/** Runs a study to its end, and lets whoever watches the terminal see how far it is. */
export function finish(steps: ReturnType<typeof influenceOf>, terminal: Terminal): Influence {
  for (;;) {
    const step = steps.next()
    if (terminal.showsProgress) terminal.err('\r\u001b[K')
    if (step.done) return step.value
    const { solved, systems } = step.value
    if (terminal.showsProgress) terminal.err(`field ${solved + 1} of ${systems}`)
  }
}
