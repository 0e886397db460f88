/**
 * The temperature inside a cell, rebuilt from the fluxes through its six faces.
 *
 * Along each axis the conserved fluxes give the slope just inside both faces, and a parabola joins them. The value at a
 * face is T_cell ± slope · w/2: this is what the scheme's half-cell links mean, and it is exact in one dimension whatever
 * the heating. The centre then lies w²/8 · T″ above that straight line's cell value, and the mean w²/6 · T″
 * (docs/physics.md, "From cells to temperatures").
 */
import type { BoundaryLinks } from '../model/conductances.ts'
import { cellWidths } from '../model/grid.ts'
import { conductivitiesOf, type ThermalModel } from '../model/thermal-model.ts'
import { type Conductivities, eastOf, indexOf, westOf } from '../numerics/storage.ts'

/** Along one axis: T = … + slope · d + curvature/2 · d², d the distance from the centre in mm. */
export interface AxisProfile {
  slope: number
  curvature: number
  width: number
}

export interface CellProfile {
  /** Value the scheme carries, °C. */
  cell: number
  /** At the cell's centre, °C. */
  centre: number
  /** Over the cell's volume, °C. */
  mean: number
  readonly x: AxisProfile
  readonly y: AxisProfile
  readonly z: AxisProfile
}

/** Reads profiles off a solved model, until it is solved again. The returned object is overwritten by the next call. */
export class ProfileReader {
  private readonly profile: CellProfile = { cell: 0, centre: 0, mean: 0, x: axis(), y: axis(), z: axis() }
  private readonly widths: { x: Float64Array; y: Float64Array; z: Float64Array }
  private readonly conductivity: Conductivities

  constructor(private readonly model: ThermalModel) {
    const { grid } = model
    this.conductivity = conductivitiesOf(model)
    this.widths = { x: cellWidths(grid.x), y: cellWidths(grid.y), z: cellWidths(grid.z) }
  }

  at(i: number, j: number, k: number): CellProfile {
    const { system, boundaries } = this.model
    const { inPlane, throughPlane } = this.conductivity
    const level = system.hierarchy.levels[0]
    const { nx, ny, nz, half, row } = level
    const t = system.temperature
    const c = indexOf(level, i, j, k)
    const [toWest, toEast] = [c + westOf(level, i), c + eastOf(level, i)]
    const own = t[c]
    const { x, y, z } = this.widths
    const [wx, wy, wz] = [x[i], y[j], z[k]]
    const [lateral, vertical] = [inPlane[c], throughPlane[c]]

    // falls of temperature towards the faces, just inside them, K/mm
    const west =
      i > 0
        ? fall(own - t[toWest], wx, lateral, x[i - 1], inPlane[toWest])
        : fallOut(boundaries.west, j * nz + k, own, lateral)
    const east =
      i + 1 < nx
        ? fall(own - t[toEast], wx, lateral, x[i + 1], inPlane[toEast])
        : fallOut(boundaries.east, j * nz + k, own, lateral)
    const south =
      j > 0
        ? fall(own - t[c - row], wy, lateral, y[j - 1], inPlane[c - row])
        : fallOut(boundaries.south, k * nx + i, own, lateral)
    const north =
      j + 1 < ny
        ? fall(own - t[c + row], wy, lateral, y[j + 1], inPlane[c + row])
        : fallOut(boundaries.north, k * nx + i, own, lateral)
    const below =
      k > 0
        ? fall(own - t[c - half], wz, vertical, z[k - 1], throughPlane[c - half])
        : fallOut(boundaries.bottom, j * nx + i, own, vertical)
    const above =
      k + 1 < nz
        ? fall(own - t[c + half], wz, vertical, z[k + 1], throughPlane[c + half])
        : fallOut(boundaries.top, j * nx + i, own, vertical)

    const p = this.profile
    setAxis(p.x, west, east, wx)
    setAxis(p.y, south, north, wy)
    setAxis(p.z, below, above, wz)
    const bend = p.x.curvature * wx * wx + p.y.curvature * wy * wy + p.z.curvature * wz * wz
    p.cell = own
    p.centre = own + bend / 8
    p.mean = own + bend / 6
    return p
  }
}

function axis(): AxisProfile {
  return { slope: 0, curvature: 0, width: 0 }
}

/**
 * From a cell towards a neighbour that is cooler by `drop`: the slope in the cell's half of the way, whose two halves carry
 * the same heat. It takes the conductivities of the two for their ratio only.
 */
function fall(drop: number, width: number, k: number, widthBeyond: number, kBeyond: number): number {
  return (2 * drop * kBeyond) / (width * kBeyond + widthBeyond * k)
}

/** The same towards the fluid behind an outer face. */
function fallOut({ conductance, driving, area }: BoundaryLinks, n: number, celsius: number, k: number): number {
  return (conductance[n] * celsius - driving[n]) / (k * 1e-3 * area[n])
}

/** K/mm and mm to K/mm and K/mm². */
function setAxis(profile: AxisProfile, low: number, high: number, width: number): void {
  profile.slope = (low - high) / 2
  profile.curvature = -(low + high) / width
  profile.width = width
}

/** The profile's value at an offset from the centre, mm. */
export function valueAt(p: CellProfile, dx: number, dy: number, dz: number): number {
  return p.centre + along(p.x, dx) + along(p.y, dy) + along(p.z, dz)
}

/** No place in the cell is warmer than this. */
export function highestPossible(p: CellProfile): number {
  return p.centre + mostAlong(p.x) + mostAlong(p.y) + mostAlong(p.z)
}

const mostAlong = ({ slope, curvature, width }: AxisProfile): number =>
  (width / 2) * (Math.abs(slope) + (Math.abs(curvature) / 4) * width)

const along = (a: AxisProfile, d: number): number => d * (a.slope + (a.curvature / 2) * d)

/** Where along an axis, within [low, high] (mm from the centre), the parabola is highest. */
export function highestOffset(a: AxisProfile, low: number, high: number): number {
  const end = along(a, low) > along(a, high) ? low : high
  if (a.curvature >= 0) return end
  const vertex = -a.slope / a.curvature
  return vertex > low && vertex < high ? vertex : end
}
