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
import type { ThermalModel } from '../model/thermal-model.ts'
import { eastOf, indexOf, westOf } from '../numerics/storage.ts'

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

/** Reads profiles off a solved model. The returned object is overwritten by the next call. */
export class ProfileReader {
  private readonly profile: CellProfile = { cell: 0, centre: 0, mean: 0, x: axis(), y: axis(), z: axis() }
  private readonly widths: { x: Float64Array; y: Float64Array; z: Float64Array }

  constructor(private readonly model: ThermalModel) {
    const { grid } = model
    this.widths = { x: cellWidths(grid.x), y: cellWidths(grid.y), z: cellWidths(grid.z) }
  }

  at(i: number, j: number, k: number): CellProfile {
    const { system, conductivity, boundaries } = this.model
    const level = system.hierarchy.levels[0]
    const { nx, ny, nz, half, row, gx, gy, gz } = level
    const t = system.temperature
    const c = indexOf(level, i, j, k)
    const [toWest, toEast] = [c + westOf(level, i), c + eastOf(level, i)]
    const own = t[c]
    const [wx, wy, wz] = [this.widths.x[i], this.widths.y[j], this.widths.z[k]]

    // heat flowing towards −axis through the low face and +axis through the high face, W
    const west = i > 0 ? gx[toWest] * (own - t[toWest]) : outflow(boundaries.west, j * nz + k, own)
    const east = i + 1 < nx ? gx[c] * (own - t[toEast]) : outflow(boundaries.east, j * nz + k, own)
    const south = j > 0 ? gy[c - row] * (own - t[c - row]) : outflow(boundaries.south, k * nx + i, own)
    const north = j + 1 < ny ? gy[c] * (own - t[c + row]) : outflow(boundaries.north, k * nx + i, own)
    const below = k > 0 ? gz[c - half] * (own - t[c - half]) : outflow(boundaries.bottom, j * nx + i, own)
    const above = k + 1 < nz ? gz[c] * (own - t[c + half]) : outflow(boundaries.top, j * nx + i, own)

    const p = this.profile
    setAxis(p.x, west, east, conductivity.x[c], wy * wz, wx)
    setAxis(p.y, south, north, conductivity.y[c], wx * wz, wy)
    setAxis(p.z, below, above, conductivity.z[c], wx * wy, wz)
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

/** Heat leaving through an outer face, W. */
function outflow(face: BoundaryLinks, n: number, celsius: number): number {
  return face.conductance[n] * celsius - face.driving[n]
}

/** W, W/(m·K), mm², mm to K/mm and K/mm². */
function setAxis(profile: AxisProfile, low: number, high: number, k: number, areaMm2: number, widthMm: number): void {
  const kPerMm = k * 1e-3
  const slopeLow = low / (kPerMm * areaMm2)
  const slopeHigh = -high / (kPerMm * areaMm2)
  profile.slope = (slopeLow + slopeHigh) / 2
  profile.curvature = (slopeHigh - slopeLow) / widthMm
  profile.width = widthMm
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
