/** The six faces of a cell: what lies behind each, and how well it is linked to the cell's centre. */
import { type BoundaryLinks, halvesInSeries } from '../../model/conductances.ts'
import { cellCounts, cellWidths } from '../../model/grid.ts'
import { conductivitiesOf, type ThermalModel } from '../../model/thermal-model.ts'
import { type Conductivities, indexOf, type Shape, shapeOf } from '../../numerics/storage.ts'

/** In place of a neighbour: an element that belongs to no cell, where every field is 0. The storage begins with a gap. */
export const OUTSIDE = 0

/** Heat out of the cell through a face is conductance · (T − T behind) − driving, W; behind an outer face T counts as 0. */
export interface Face {
  readonly axis: 0 | 1 | 2
  readonly side: 'low' | 'high'
  /** The cell behind it in the kernel's storage, or `OUTSIDE`. */
  readonly behind: number
  /** W/K */
  readonly conductance: number
  /** W, from the fluids; 0 between cells. */
  readonly driving: number
  /** The own half cell's part of the resistance to what lies behind. */
  readonly ownShare: number
}

/** Along one axis: a cell's width and its cross-section, mm and mm², and its conductivity, W/(m·K). */
export interface CellAlong {
  readonly width: number
  readonly area: number
  readonly conductivity: number
}

export class CellFaces {
  private readonly shape: Shape
  private readonly counts: readonly [number, number, number]
  private readonly widths: readonly [Float64Array, Float64Array, Float64Array]
  private readonly conductivity: Conductivities
  private readonly ends: readonly (readonly [BoundaryLinks, BoundaryLinks])[]
  private readonly at: [number, number, number] = [0, 0, 0]

  /** At the model's present temperature; to be used up before the next solve. */
  constructor(model: ThermalModel) {
    const { grid, boundaries } = model
    const { west, east, south, north, bottom, top } = boundaries
    this.counts = cellCounts(grid)
    this.shape = shapeOf(...this.counts)
    this.widths = [cellWidths(grid.x), cellWidths(grid.y), cellWidths(grid.z)]
    this.conductivity = conductivitiesOf(model)
    this.ends = [
      [west, east],
      [south, north],
      [bottom, top],
    ]
  }

  /** Calls `visit` for both faces of cell (i, j, k) along each axis. */
  visit(i: number, j: number, k: number, visit: (face: Face, along: CellAlong) => void): void {
    const { at, shape } = this
    at[0] = i
    at[1] = j
    at[2] = k
    const own = indexOf(shape, i, j, k)
    const areas = [this.widths[1][j] * this.widths[2][k], this.widths[0][i] * this.widths[2][k], this.area(i, j)]
    const onFaces = [j * shape.nz + k, k * shape.nx + i, j * shape.nx + i]
    for (const axis of [0, 1, 2] as const) {
      const conductivities = axis === 2 ? this.conductivity.throughPlane : this.conductivity.inPlane
      const widths = this.widths[axis]
      const n = at[axis]
      const along = { width: widths[n], area: areas[axis], conductivity: conductivities[own] }
      const resistance = along.width / along.conductivity
      for (const side of ['low', 'high'] as const) {
        const beyond = side === 'low' ? n - 1 : n + 1
        if (beyond < 0 || beyond === this.counts[axis]) {
          const face = this.ends[axis][side === 'low' ? 0 : 1]
          const conductance = face.conductance[onFaces[axis]]
          const ownShare = (conductance * resistance) / (2e-3 * along.area)
          visit({ axis, side, behind: OUTSIDE, conductance, driving: face.driving[onFaces[axis]], ownShare }, along)
          continue
        }
        at[axis] = beyond
        const behind = indexOf(shape, ...at)
        at[axis] = n
        const there = conductivities[behind]
        const conductance = halvesInSeries(along.area, along.width, along.conductivity, widths[beyond], there)
        const ownShare = resistance / (resistance + widths[beyond] / there)
        visit({ axis, side, behind, conductance, driving: 0, ownShare }, along)
      }
    }
  }

  /** mm² of a column. */
  area(i: number, j: number): number {
    return this.widths[0][i] * this.widths[1][j]
  }

  /** mm */
  height(k: number): number {
    return this.widths[2][k]
  }

  indexOf(i: number, j: number, k: number): number {
    return indexOf(this.shape, i, j, k)
  }
}
