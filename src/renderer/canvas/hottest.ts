/** The hottest place of the shown layer, in agreement with the verdicts. */
import type { ResolvedComponent } from '../../layout/geometry.ts'
import type { StackLevel } from '../../layout/levels.ts'
import { type FieldSlice, hottestOf } from '../../report/map/field-slice.ts'
import type { ComponentResult } from '../../solver/results/solution.ts'

type Judged = Pick<ComponentResult, 'hottest' | 'maxTemperature'>

/**
 * Where the layer is hottest, mm, and how hot, °C. Where that lies in a component that is itself hottest in this layer
 * both mean one temperature: then the component's is shown, which is better than that of a cell, and the map does not
 * contradict the table.
 */
export function hottestShown(
  slice: FieldSlice,
  { z0, z1 }: Pick<StackLevel, 'z0' | 'z1'>,
  bodies: readonly Pick<ResolvedComponent, 'component' | 'outline'>[],
  results: ReadonlyMap<string, Judged>,
): { x: number; y: number; temperature: number } {
  const cell = hottestOf(slice)
  for (const { component, outline } of bodies) {
    const judged = results.get(component.id)
    if (!judged || judged.hottest.z < z0 || judged.hottest.z > z1) continue
    const { x0, x1, y0, y1 } = outline
    if (cell.x >= x0 && cell.x <= x1 && cell.y >= y0 && cell.y <= y1) {
      return { x: judged.hottest.x, y: judged.hottest.y, temperature: judged.maxTemperature }
    }
  }
  return cell
}
