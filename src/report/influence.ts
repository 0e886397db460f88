/** Sensitivities as plain JSON (what `shoreline influence --json` prints) and as a table. */
import { formatSigned as signed } from '../layout/units.ts'
import type { Influence, PositionDerivative } from '../solver/results/sensitivities/influence.ts'
import { table } from './text-table.ts'

export interface InfluenceSummary {
  readonly components: readonly string[]
  /** `matrix[k][j]` = d (mean temperature of k) / d (power of j), K/W. */
  readonly matrix: readonly (readonly number[])[]
  /** d (own mean temperature) / d x, y, K/mm; null where the component is not free to move. */
  readonly position: Readonly<Record<string, { readonly dx: number | null; readonly dy: number | null }>>
}

export function summariseInfluence({ components, matrix, position }: Influence): InfluenceSummary {
  const entries = components.map((id, n) => {
    const { x, y } = position[n]!
    return [id, { dx: x.kPerMm, dy: y.kPerMm }] as const
  })
  return { components, matrix, position: Object.fromEntries(entries) }
}

/** Of influences that converged; lines without a final newline. */
export function influenceTable({ components, matrix, position, linear, milliseconds, quality }: Influence): string {
  const perMm = (derivative: PositionDerivative) => (derivative.kPerMm === null ? 'none' : signed(derivative.kPerMm, 4))
  const fixedInPlace = components.flatMap((id, n) => {
    const { x } = position[n]!
    return x.kPerMm === null ? [`${id} has no derivative along x and y: ${x.reason}.`] : []
  })
  return [
    'Rise of the mean temperature of each row per power of each column, K/W',
    '',
    ...table(
      ['Component', ...components.map((id) => `${id}, K/W`)],
      components.map((id, k) => [id, ...matrix[k]!.map((value) => value.toPrecision(4))]),
    ),
    '',
    'Rise of the own mean temperature per move, K/mm',
    '',
    ...table(
      ['Component', 'along x, K/mm', 'along y, K/mm'],
      components.map((id, n) => [id, perMm(position[n]!.x), perMm(position[n]!.y)]),
    ),
    '',
    ...fixedInPlace,
    ...(linear ? [] : [SMALL_CHANGES]),
    `Converged in ${Math.round(milliseconds)} ms, quality ${quality}`,
  ].join('\n')
}

/** Where temperatures are not linear in the powers. */
export const SMALL_CHANGES =
  'Conductivities or powers follow temperature: the figures hold for small changes, per watt of power as written.'
