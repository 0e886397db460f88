/** A line cut as CSV, in full precision: where, and how warm each layer is there. */
import type { StackLevel } from '../../layout/levels.ts'
import type { TemperatureField } from '../../solver/results/solution.ts'
import { placeAt, samplesAlong } from '../state/line-cut.ts'
import { lengthOf, type Stretch } from '../state/tool-store.ts'
import { csvText } from './csv.ts'

export function lineCutCsv(field: TemperatureField, cut: Stretch, levels: readonly StackLevel[]): string {
  const columns = levels.map(({ name, z0, z1 }) => ({
    head: `${name}, z ${(z0 + z1) / 2} mm (°C)`,
    samples: samplesAlong(field, cut, (z0 + z1) / 2, true),
  }))
  const distances = columns[0]?.samples.distances ?? []
  const head = ['distance (mm)', 'x (mm)', 'y (mm)', ...columns.map((column) => column.head)]
  const rows = distances.map((distance, n) => {
    const { x, y } = placeAt(cut, distance / lengthOf(cut))
    return [distance, x, y, ...columns.map(({ samples }) => samples.temperatures[n] ?? '')]
  })
  return csvText([head, ...rows])
}
