/** Heat capacities onto the grid's cells, by exact coverage. Here mm³ become m³. */

import { resolvePackage } from '../../layout/geometry.ts'
import { heatCapacityProblems, volumetricHeatCapacityOf } from '../../layout/heat-capacity.ts'
import type { Layout, Problem } from '../../layout/schema.ts'
import { bodiesOf } from './bodies.ts'
import { cellWidths } from './grid.ts'
import type { ThermalModel } from './thermal-model.ts'
import { coverBox, visitCells } from './voxelise.ts'

const M3_PER_MM3 = 1e-9

/** Where a valid layout uses materials without a heat capacity. */
export function missingHeatCapacities(layout: Layout): Problem[] {
  const used = new Set(bodiesOf(resolvePackage(layout)).map(({ material }) => material))
  return heatCapacityProblems(layout, used)
}

/** J/K per cell, in the kernel's storage; later bodies take the place of earlier ones, share by share of the volume. */
export function heatCapacities({ layout, pkg, grid, power }: ThermalModel): Float64Array {
  const [wx, wy, wz] = [cellWidths(grid.x), cellWidths(grid.y), cellWidths(grid.z)]
  const capacity = new Float64Array(power.length)
  for (const { outline, z0, z1, material } of bodiesOf(pkg)) {
    const perVolume = volumetricHeatCapacityOf(layout, material)
    if (perVolume === undefined) throw new Error(`the material "${material}" has no heat capacity`)
    visitCells(grid, coverBox(grid, outline, z0, z1), (cell, i, j, k, fx, fy, fz) => {
      const share = fx * fy * fz
      const full = perVolume * wx[i] * wy[j] * wz[k] * M3_PER_MM3
      capacity[cell] = share * full + (1 - share) * capacity[cell]
    })
  }
  return capacity
}
