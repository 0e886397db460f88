/** Temperature at a point. */
import { cellCounts } from '../model/grid.ts'
import type { ThermalModel } from '../model/thermal-model.ts'
import { indexOf } from '../numerics/storage.ts'
import { ProfileReader, valueAt } from './profile.ts'
import type { Point, ProbeResult, TemperatureField } from './solution.ts'

/**
 * Temperatures (°C) at points in mm, null outside the package. A point on a face, edge or corner of cells takes the mean
 * of what the cells on either side say.
 */
export function probeTemperatures(model: ThermalModel, points: readonly Point[]): ProbeResult[] {
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

/** Temperatures at the cells' centres as a value of its own, x fastest, then y, then z: what a map shows. */
export function temperatureField(model: ThermalModel): TemperatureField {
  const reader = new ProfileReader(model)
  return fieldOf(model, (i, j, k) => reader.at(i, j, k).centre)
}

/** The values that the scheme carries in its cells: what another solve starts from. */
export function cellField(model: ThermalModel): TemperatureField {
  const { temperature, hierarchy } = model.system
  const [finest] = hierarchy.levels
  return fieldOf(model, (i, j, k) => temperature[indexOf(finest, i, j, k)])
}

function fieldOf({ grid }: ThermalModel, at: (i: number, j: number, k: number) => number): TemperatureField {
  const [nx, ny, nz] = cellCounts(grid)
  const temperature = new Float32Array(nx * ny * nz)
  let n = 0
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++) temperature[n++] = at(i, j, k)
    }
  }
  return { x: grid.x, y: grid.y, z: grid.z, temperature }
}
