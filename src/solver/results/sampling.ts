/** Temperature at a point. */
import { type CellField, fieldOn } from '../model/cell-field.ts'
import type { ThermalModel } from '../model/thermal-model.ts'
import { ProfileReader, valueAt } from './profile.ts'
import type { Point } from './solution.ts'

/**
 * Temperatures (°C) at points in mm, null outside the package. A point on a face, edge or corner of cells takes the mean
 * of what the cells on either side say.
 */
export function probeTemperatures(
  model: ThermalModel,
  points: readonly Point[],
): (Point & { temperature: number | null })[] {
  const { grid } = model
  const reader = new ProfileReader(model)
  return points.map(({ x, y, z }) => {
    const columns = [touching(grid.x, x), touching(grid.y, y), touching(grid.z, z)]
    let sum = 0
    let count = 0
    for (const i of columns[0]) {
      for (const j of columns[1]) {
        for (const k of columns[2]) {
          sum += valueAt(reader.at(i, j, k), x - middle(grid.x, i), y - middle(grid.y, j), z - middle(grid.z, k))
          count++
        }
      }
    }
    return { x, y, z, temperature: count > 0 ? sum / count : null }
  })
}

/** Cells along one axis that contain the coordinate: none outside, two on an inner line. */
function touching(lines: Float64Array, at: number): number[] {
  const tolerance = 1e-6
  const cells: number[] = []
  for (let i = 0; i + 1 < lines.length; i++) {
    if (at >= lines[i] - tolerance && at <= lines[i + 1] + tolerance) cells.push(i)
  }
  return cells
}

const middle = (lines: Float64Array, n: number): number => (lines[n] + lines[n + 1]) / 2

/** Temperatures at the cells' centres as a value of its own: what a map shows. */
export function temperatureField(model: ThermalModel): CellField {
  const reader = new ProfileReader(model)
  return fieldOn(model.grid, (i, j, k) => reader.at(i, j, k).centre)
}
