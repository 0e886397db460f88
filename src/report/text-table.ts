/** A solution as a table for a terminal, worst margin first. */
import { formatFixed as fixed, formatPower, formatShort as short, formatSigned as signed } from '../layout/units.ts'
import type { Solution } from '../solver/results/solution.ts'
import { byMargin, statusOf, VERDICT_WORDS } from '../solver/results/verdicts.ts'

/** Lines without a final newline. Where there is no solution they say why, and give no temperature. */
export function solutionTable(solution: Solution): string {
  const { heat, solver, field, probes } = solution
  const lines: string[] = []
  if (solution.name) lines.push(solution.name, '')
  const cells = [field.x, field.y, field.z].map((axis) => axis.length - 1).join(' × ')
  const effort = `in ${Math.round(solver.milliseconds)} ms, ${solver.cycles} cycles, ${cells} cells, quality ${solution.quality}${solver.kernel === 'TypeScript' ? ', TypeScript kernel (slower)' : ''}`
  if (!solver.converged) {
    if (solver.failure) lines.push(solver.failure.reason)
    lines.push(`Not converged ${effort}`)
    return lines.join('\n')
  }
  lines.push(
    ...table(
      [
        'Status',
        'Component',
        'Name',
        'Kind',
        'Power, W',
        'Highest, °C',
        '±, K',
        'Mean, °C',
        '±, K',
        'Limit, °C',
        'Margin, K',
      ],
      byMargin(solution.components).map((component) => [
        VERDICT_WORDS[statusOf(component)],
        component.id,
        component.name,
        component.kind,
        formatPower(component.power),
        fixed(component.maxTemperature, 2),
        plusMinus(component.uncertainty),
        fixed(component.meanTemperature, 2),
        plusMinus(component.meanUncertainty),
        component.limit === null ? 'none' : short(component.limit),
        component.margin === null ? '' : signed(component.margin, 2),
      ]),
    ),
  )
  if (probes.length > 0) {
    lines.push('')
    lines.push(
      ...table(
        ['Probe x, mm', 'y, mm', 'z, mm', 'Temperature, °C', '±, K'],
        probes.map(({ x, y, z, temperature, uncertainty }) => [
          short(x),
          short(y),
          short(z),
          temperature === null ? 'outside the package' : fixed(temperature, 2),
          uncertainty === null ? '' : plusMinus(uncertainty),
        ]),
      ),
    )
  }
  lines.push(
    '',
    `Heat: ${formatPower(heat.power)} W in; out ${fixed(heat.top, 3)} W top, ${fixed(heat.bottom, 3)} W bottom, ${fixed(heat.sides, 3)} W sides; imbalance ${exponential(heat.imbalance)} W`,
    `Converged ${effort}, iteration error ${exponential(solver.errorEstimate)} K`,
  )
  return lines.join('\n')
}

/** Two decimals, never less than 0.01: nothing is known better than it is shown. */
const plusMinus = (kelvin: number): string => fixed(Math.max(kelvin, 0.01), 2)

/** One decimal and a power of ten, both with a true minus. */
export const exponential = (value: number): string => value.toExponential(1).replaceAll('-', '−')

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
