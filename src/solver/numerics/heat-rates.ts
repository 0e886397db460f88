/** What a temperature leaves over of the heat put in: the rate at which every cell stores heat. */
import type { LinearSystem } from './solve.ts'

/** out = rhs − A T, W per cell, computed in f64 and rounded to f32. */
export function heatRates({ hierarchy }: Pick<LinearSystem, 'hierarchy'>, out: Float64Array): void {
  hierarchy.engine.computeResidual()
  out.set(hierarchy.levels[0].rhs)
}
