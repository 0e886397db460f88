/** Starts a model from a field on another grid: linear between cell centres, constant beyond the outermost. */
import { indexOf, type Shape, shapeOf } from '../numerics/storage.ts'
import { cellCounts, type Grid } from './grid.ts'
import type { ThermalModel } from './thermal-model.ts'

/** A field in the kernel's storage, on its grid. */
export interface StoredField {
  readonly grid: Grid
  /** °C */
  readonly temperature: Float64Array
}

/** A model's field where it is. */
export const fieldOf = ({ grid, system }: ThermalModel): StoredField => ({ grid, temperature: system.temperature })

/** A model's field as it is now, apart from the model. */
export const copiedField = ({ grid, system }: ThermalModel): StoredField => ({
  grid,
  temperature: system.temperature.slice(),
})

/** Sets the model's temperature to a field, wherever that has its cells. */
export function startFrom(model: ThermalModel, field: StoredField): void {
  addField(model, field, 1, true)
}

/** Adds to the model's temperature what changed from one field to another. */
export function addChange(model: ThermalModel, from: StoredField, to: StoredField): void {
  addField(model, to, 1)
  addField(model, from, -1)
}

/** temperature ← temperature (or 0 where `fresh`) + factor · field: row by row, across the rows first and then along them. */
function addField(
  { grid, system }: ThermalModel,
  { grid: fromGrid, temperature: t }: StoredField,
  factor: number,
  fresh = false,
): void {
  const { temperature } = system
  const shape = shapeOf(...cellCounts(grid))
  const from = shapeOf(...cellCounts(fromGrid))
  const { low, high, weight } = blend(fromGrid.x, grid.x)
  const y = blend(fromGrid.y, grid.y)
  const z = blend(fromGrid.z, grid.z)
  const row = new Float64Array(from.nx)
  for (let j = 0; j < shape.ny; j++) {
    const wy = y.weight[j]
    for (let k = 0; k < shape.nz; k++) {
      const wz = z.weight[k]
      row.fill(0)
      addRow(row, t, from, y.low[j], z.low[k], factor * (1 - wy) * (1 - wz))
      addRow(row, t, from, y.high[j], z.low[k], factor * wy * (1 - wz))
      addRow(row, t, from, y.low[j], z.high[k], factor * (1 - wy) * wz)
      addRow(row, t, from, y.high[j], z.high[k], factor * wy * wz)
      for (let parity = 0; parity < 2; parity++) {
        let cell = indexOf(shape, parity, j, k)
        for (let i = parity; i < shape.nx; i += 2) {
          const west = row[low[i]]
          temperature[cell] = (fresh ? 0 : temperature[cell]) + west + weight[i] * (row[high[i]] - west)
          cell++
        }
      }
    }
  }
}

/** row ← row + weight · a row of cells. Most weights are 0: lines stay where they were along at least one axis. */
function addRow(row: Float64Array, t: Float64Array, from: Shape, j: number, k: number, weight: number): void {
  if (weight === 0) return
  for (let parity = 0; parity < 2; parity++) {
    let cell = indexOf(from, parity, j, k)
    for (let i = parity; i < from.nx; i += 2) row[i] += weight * t[cell++]
  }
}

/** Per cell: the two cells whose centres it lies between, and the weight of the upper one. */
interface Blend {
  readonly low: Int32Array
  readonly high: Int32Array
  readonly weight: Float64Array
}

function blend(from: Float64Array, to: Float64Array): Blend {
  const centre = (lines: Float64Array, i: number) => (lines[i] + lines[i + 1]) / 2
  const last = from.length - 2
  const count = to.length - 1
  const low = new Int32Array(count)
  const high = new Int32Array(count)
  const weight = new Float64Array(count)
  let n = 0
  for (let i = 0; i < count; i++) {
    const at = centre(to, i)
    while (n + 1 < last && centre(from, n + 1) <= at) n++
    low[i] = n
    high[i] = Math.min(n + 1, last)
    if (last === 0) continue
    const share = (at - centre(from, n)) / (centre(from, n + 1) - centre(from, n))
    weight[i] = Math.min(Math.max(share, 0), 1)
  }
  return { low, high, weight }
}
