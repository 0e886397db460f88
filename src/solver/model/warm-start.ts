/** Starts a model from an earlier solution, whatever its grid. */
import { indexOf, shapeOf } from '../numerics/storage.ts'
import { cellCounts, type Grid } from './grid.ts'
import type { ThermalModel } from './thermal-model.ts'

/** Cell temperatures (°C) on a grid (mm), x fastest, then y, then z. */
export interface CellField extends Grid {
  readonly temperature: ArrayLike<number>
}

/** Two neighbouring cells and the weight of the upper one. */
interface Blend {
  readonly low: Int32Array
  readonly weight: Float64Array
}

/** Sets the model's temperature to the field's, wherever that has its cells. */
export function startFrom(model: ThermalModel, field: CellField): void {
  const { temperature } = model.system
  interpolate(field, model.grid, (cell, celsius) => {
    temperature[cell] = celsius
  })
}

/** Adds to the model's temperature what changed from one field to another. */
export function addChange(model: ThermalModel, from: CellField, to: CellField): void {
  const { temperature } = model.system
  interpolate(to, model.grid, (cell, celsius) => {
    temperature[cell] += celsius
  })
  interpolate(from, model.grid, (cell, celsius) => {
    temperature[cell] -= celsius
  })
}

/** Linear interpolation between the field's cell centres, constant beyond the outermost, for every cell of a grid. */
function interpolate(field: CellField, grid: Grid, take: (cell: number, celsius: number) => void): void {
  const shape = shapeOf(...cellCounts(grid))
  const { nx, ny, nz } = shape
  const [fx, fy] = cellCounts(field)
  const x = blend(field.x, grid.x)
  const y = blend(field.y, grid.y)
  const z = blend(field.z, grid.z)
  const t = field.temperature
  const [stepX, stepY, stepZ] = [
    field.x.length > 2 ? 1 : 0,
    field.y.length > 2 ? fx : 0,
    field.z.length > 2 ? fx * fy : 0,
  ]
  for (let j = 0; j < ny; j++) {
    for (let k = 0; k < nz; k++) {
      const from = (z.low[k] * fy + y.low[j]) * fx
      for (let i = 0; i < nx; i++) {
        const c = from + x.low[i]
        const along = (n: number) => t[n] + x.weight[i] * (t[n + stepX] - t[n])
        const across = (n: number) => along(n) + y.weight[j] * (along(n + stepY) - along(n))
        take(indexOf(shape, i, j, k), across(c) + z.weight[k] * (across(c + stepZ) - across(c)))
      }
    }
  }
}

function blend(from: Float64Array, to: Float64Array): Blend {
  const centre = (lines: Float64Array, i: number) => (lines[i] + lines[i + 1]) / 2
  const last = from.length - 2
  const count = to.length - 1
  const low = new Int32Array(count)
  const weight = new Float64Array(count)
  let n = 0
  for (let i = 0; i < count; i++) {
    const at = centre(to, i)
    while (n + 1 < last && centre(from, n + 1) <= at) n++
    if (last === 0) continue
    low[i] = n
    const share = (at - centre(from, n)) / (centre(from, n + 1) - centre(from, n))
    weight[i] = Math.min(Math.max(share, 0), 1)
  }
  return { low, weight }
}
