/** What a temperature leaves over of the heat put in: the rate at which every cell stores heat. */
import { residual } from '../kernel/columns.ts'
import type { LinearSystem } from './solve.ts'

/** out = rhs − A T, W per cell. */
export function heatRates({ hierarchy, rhs, temperature }: LinearSystem, out: Float64Array): void {
  residual(hierarchy.levels[0], rhs, temperature, out)
}
