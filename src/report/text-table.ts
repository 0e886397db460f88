/** A solution as a table for a terminal, worst margin first. */
import { formatFixed as fixed, formatShort as short, formatSigned as signed } from '../layout/units.ts'
import type { Solution } from '../solver/results/solution.ts'
import { byMargin, statusOf, VERDICT_WORDS } from '../solver/results/verdicts.ts'

/** Lines without a final newline. */
export function solutionTable(solution: Solution): string {
  const { heat, solver, field, probes } = solution
  const lines: string[] = []
  if (solution.name) lines.push(solution.name, '')
  lines.push(
    ...table(
      ['Status', 'Component', 'Name', 'Kind', 'Power, W', 'Highest, °C', 'Mean, °C', 'Limit, °C', 'Margin, K'],
      byMargin(solution.components).map((component) => [
        VERDICT_WORDS[statusOf(component)],
        component.id,
        component.name,
        component.kind,
        short(component.power),
        fixed(component.maxTemperature, 2),
        fixed(component.meanTemperature, 2),
        component.limit === null ? 'none' : short(component.limit),
        component.margin === null ? '' : signed(component.margin, 2),
      ]),
    ),
  )
  if (probes.length > 0) {
    lines.push('')
    lines.push(
      ...table(
        ['Probe x, mm', 'y, mm', 'z, mm', 'Temperature, °C'],
        probes.map(({ x, y, z, temperature }) => [
          short(x),
          short(y),
          short(z),
          temperature === null ? 'outside the package' : fixed(temperature, 2),
        ]),
      ),
    )
  }
  const cells = [field.x, field.y, field.z].map((axis) => axis.length - 1).join(' × ')
  lines.push(
    '',
    `Heat: ${short(heat.power)} W in; out ${fixed(heat.top, 3)} W top, ${fixed(heat.bottom, 3)} W bottom, ${fixed(heat.sides, 3)} W sides; imbalance ${exponential(heat.imbalance)} W`,
    `${solver.converged ? 'Converged' : 'Not converged'} in ${Math.round(solver.milliseconds)} ms, ${solver.cycles} cycles, ${cells} cells, quality ${solution.quality}, iteration error ${exponential(solver.errorEstimate)} K`,
  )
  return lines.join('\n')
}

/** One decimal and a power of ten, both with a true minus. */
const exponential = (value: number): string => value.toExponential(1).replaceAll('-', '−')

/** Columns padded to their widest entry; all but text columns are right-aligned. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)))
  const numeric = head.map(
    (title, column) => title.includes(',') && rows.every((row) => /^[+−\d.]*$|^none$/.test(row[column]!)),
  )
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (numeric[column] ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join('  ')
      .trimEnd()
  return [line(head), ...rows.map(line)]
}
