/** A transient as tables for a terminal, worst margin first. */
import { formatFixed as fixed, formatShort as short, formatSigned as signed } from '../layout/units.ts'
import { byMargin, statusOf, VERDICT_WORDS } from '../solver/results/verdicts.ts'
import type { Transient } from '../solver/transient/transient.ts'
import { exponential, table } from './text-table.ts'

/** Lines without a final newline. */
export function transientTable(transient: Transient): string {
  const { times, heat, solver, quality } = transient
  const components = byMargin(
    transient.components.map((component) => ({ component, margin: component.margin, maxTemperature: component.peak })),
  ).map(({ component }) => component)
  const temperatures = (quantity: 'maxTemperature' | 'meanTemperature') =>
    table(
      ['Component', ...times.map((time) => `${time} s, °C`)],
      components.map((component) => [component.id, ...component[quantity].map((celsius) => fixed(celsius, 2))]),
    )
  const lines: string[] = []
  if (transient.name) lines.push(transient.name, '')
  lines.push(
    ...table(
      ['Status', 'Component', 'Name', 'Kind', 'Peak, °C', 'At, s', 'Limit, °C', 'Margin, K'],
      components.map((component) => [
        VERDICT_WORDS[statusOf(component)],
        component.id,
        component.name,
        component.kind,
        fixed(component.peak, 2),
        seconds(component.peakTime),
        component.limit === null ? 'none' : short(component.limit),
        component.margin === null ? '' : signed(component.margin, 2),
      ]),
    ),
  )
  lines.push('', 'Highest temperatures', ...temperatures('maxTemperature'))
  lines.push('', 'Mean temperatures', ...temperatures('meanTemperature'))
  const { put, out, stored } = heat.at(-1)!
  lines.push(
    '',
    `Heat up to ${times.at(-1)} s: ${short(put)} J in; ${fixed(out, 3)} J out, ${fixed(stored, 3)} J stored; imbalance ${exponential(put - out - stored)} J`,
    `${solver.converged ? 'Converged' : 'Not converged'} in ${Math.round(solver.milliseconds)} ms, ${solver.accepted} steps (${solver.rejected} repeated), ${solver.cycles} cycles, quality ${quality}`,
  )
  return lines.join('\n')
}

/** Three digits say enough of a time. */
const seconds = (time: number): string => String(Number(time.toPrecision(3)))
