/** A field as a value of its own, apart from the arrays in which it was solved. */
import { indexOf, shapeOf } from '../numerics/storage.ts'
import { cellCounts, type Grid } from './grid.ts'
import type { ThermalModel } from './thermal-model.ts'

/** Temperatures (°C) in the cells of a grid (mm), index `(k · ny + j) · nx + i`: x fastest, then y, then z. */
export interface CellField extends Grid {
  readonly temperature: Float32Array
}

/** The values that the scheme carries in its cells. */
export function cellField({ grid, system }: Pick<ThermalModel, 'grid' | 'system'>): CellField {
  const shape = shapeOf(...cellCounts(grid))
  const { nx, ny, nz } = shape
  const temperature = new Float32Array(nx * ny * nz)
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      const to = (k * ny + j) * nx
      for (let parity = 0; parity < 2; parity++) {
        let from = indexOf(shape, parity, j, k)
        for (let i = parity; i < nx; i += 2) temperature[to + i] = system.temperature[from++]
      }
    }
  }
  return { x: grid.x, y: grid.y, z: grid.z, temperature }
}

export function fieldOn(grid: Grid, at: (i: number, j: number, k: number) => number): CellField {
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
