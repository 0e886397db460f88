/**
 * How a component's own mean temperature J changes with its place: the shape derivative in its volume form (Hiptmair,
 * Paganini and Sargheini, BIT 55 (2015) 459), from the temperature T and the adjoint λ of J. With v the share of the move
 * that each place makes (`displacement.ts`), for a move along x,
 *
 *     dJ/dx = ∫ v_x (k T_x λ_x − k T_y λ_y − k T_z λ_z) + v_y k (T_x λ_y + T_y λ_x) + v_z k (T_x λ_z + T_z λ_x) dV
 *             − ∫ v_x h (T − T_fluid) λ dA − ∫ v q_stays λ_x dV
 *
 * The products on the axes are those of the scheme's half cells, so that without v_y and v_z this is the derivative of the
 * discrete equations with respect to the cells' widths. No further solve and no other grid is needed.
 */
import { type BoundaryLinks, halvesInSeries } from '../../model/conductances.ts'
import { visitHeat } from '../../model/following-power.ts'
import { cellCounts, cellWidths } from '../../model/grid.ts'
import { conductivitiesOf, type ThermalModel } from '../../model/thermal-model.ts'
import { type Conductivities, cellIndex } from '../../numerics/storage.ts'
import { type Displacement, type Ramp, rampAt } from './displacement.ts'

export type LateralAxis = 'x' | 'y'

/** dJ/dx and dJ/dy on one grid, K/mm. */
export function positionDerivative(
  model: ThermalModel,
  adjoint: Float64Array,
  displacement: Displacement,
): Readonly<Record<LateralAxis, number>> {
  const { grid, system } = model
  const { inPlane, throughPlane } = conductivitiesOf(model)
  const [nx, , nz] = cellCounts(grid)
  const ramps = [
    sampled(displacement.x, grid.x),
    sampled(displacement.y, grid.y),
    sampled(displacement.z, grid.z),
  ] as const
  const [rx, ry, rz] = ramps
  const slopes = new SlopeReader(model)
  const [t, l] = [slopesOfCell(), slopesOfCell()]
  const staying = new Float64Array(system.temperature.length)
  for (const component of displacement.staying) {
    visitHeat(grid, component, system.temperature, (cell, watts) => {
      staying[cell] += watts
    })
  }
  const derivative = [0, 0]
  for (let j = ry.first; j < ry.end; j++) {
    for (let k = rz.first; k < rz.end; k++) {
      for (let i = rx.first; i < rx.end; i++) {
        const c = cellIndex(nx, nz, i, j, k)
        slopes.read(system.temperature, 1, i, j, k, t)
        slopes.read(adjoint, 0, i, j, k, l)
        const conductivity = [inPlane[c], inPlane[c], throughPlane[c]] as const
        const volume = slopes.volume(i, j, k)
        // v = X(x) Y(y) Z(z): its mean over the cell, and that of its three derivatives
        const v = rx.mean[i] * ry.mean[j] * rz.mean[k]
        const gradient = [
          rx.slope[i] * ry.mean[j] * rz.mean[k],
          rx.mean[i] * ry.slope[j] * rz.mean[k],
          rx.mean[i] * ry.mean[j] * rz.slope[k],
        ] as const
        const energy = [0, 1, 2].map(
          (a) => ((conductivity[a]! * 1e-3) / 2) * (t.low[a]! * l.low[a]! + t.high[a]! * l.high[a]!),
        )
        const middle = (s: CellSlopes, a: number) => (s.low[a]! + s.high[a]!) / 2
        // heat into the fluids times λ on the surface, where v is that of the face and only its slope along it counts
        const below = k === 0 ? -conductivity[2] * t.low[2] * (adjoint[c] - (l.low[2] * slopes.height(k)) / 2) : 0
        const above =
          k === nz - 1 ? -conductivity[2] * t.high[2] * (adjoint[c] + (l.high[2] * slopes.height(k)) / 2) : 0
        const film = 1e-3 * slopes.area(i, j) * (rz.atLine[nz] * above - rz.atLine[0] * below)
        const lateral = [rx.slope[i] * ry.mean[j], rx.mean[i] * ry.slope[j]] as const
        for (const axis of [0, 1] as const) {
          let sum = gradient[axis] * (2 * energy[axis]! - energy[0]! - energy[1]! - energy[2]!)
          for (const across of [0, 1, 2] as const) {
            if (across === axis) continue
            const flux = middle(t, axis) * middle(l, across) + middle(t, across) * middle(l, axis)
            sum += gradient[across] * conductivity[across] * 1e-3 * flux
          }
          derivative[axis] += sum * volume - lateral[axis] * film - staying[c] * v * middle(l, axis)
        }
      }
    }
  }
  return { x: derivative[0]!, y: derivative[1]! }
}

/** A ramp on the cells of an axis: mean and slope (1/mm) of the straight line between its values at the cell's lines. */
function sampled(ramp: Ramp, lines: Float64Array) {
  const count = lines.length - 1
  const mean = new Float64Array(count)
  const slope = new Float64Array(count)
  const atLine = lines.map((at) => rampAt(ramp, at))
  let first = count
  let end = 0
  for (let n = 0; n < count; n++) {
    const [low, high] = [atLine[n], atLine[n + 1]]
    mean[n] = (low + high) / 2
    slope[n] = (high - low) / (lines[n + 1] - lines[n])
    if (low === 0 && high === 0) continue
    first = Math.min(first, n)
    end = n + 1
  }
  return { mean, slope, atLine, first, end }
}

/** Slopes just inside a cell's faces, per axis, in the field's unit per mm. */
interface CellSlopes {
  readonly low: [number, number, number]
  readonly high: [number, number, number]
}

const slopesOfCell = (): CellSlopes => ({ low: [0, 0, 0], high: [0, 0, 0] })

class SlopeReader {
  private readonly widths: readonly [Float64Array, Float64Array, Float64Array]
  private readonly counts: readonly [number, number, number]
  private readonly conductivity: Conductivities

  constructor(private readonly model: ThermalModel) {
    const { grid } = model
    this.widths = [cellWidths(grid.x), cellWidths(grid.y), cellWidths(grid.z)]
    this.counts = cellCounts(grid)
    this.conductivity = conductivitiesOf(model)
  }

  volume(i: number, j: number, k: number): number {
    return this.area(i, j) * this.height(k)
  }

  area(i: number, j: number): number {
    return this.widths[0][i] * this.widths[1][j]
  }

  height(k: number): number {
    return this.widths[2][k]
  }

  /** `driven` is 1 where the fluids have their temperatures, 0 where they are at 0. */
  read(field: Float64Array, driven: 0 | 1, i: number, j: number, k: number, out: CellSlopes): void {
    const { boundaries } = this.model
    const [nx, , nz] = this.counts
    const [wx, wy, wz] = this.widths
    const own = cellIndex(nx, nz, i, j, k)
    const axis = (
      a: 0 | 1 | 2,
      n: number,
      conductivities: Float32Array,
      cellAt: (n: number) => number,
      area: number,
      ends: readonly [BoundaryLinks, BoundaryLinks],
      onFace: number,
    ) => {
      const widths = this.widths[a]
      // K/mm per W out of a face
      const perWatt = 1 / (conductivities[own] * 1e-3 * area)
      const outflow = (beyond: number, face: BoundaryLinks) => {
        if (beyond < 0 || beyond >= this.counts[a]) {
          return face.conductance[onFace] * field[own] - driven * face.driving[onFace]
        }
        const other = cellAt(beyond)
        const g = halvesInSeries(area, widths[n], conductivities[own], widths[beyond], conductivities[other])
        return g * (field[own] - field[other])
      }
      out.low[a] = perWatt * outflow(n - 1, ends[0])
      out.high[a] = -perWatt * outflow(n + 1, ends[1])
    }
    const { west, east, south, north, bottom, top } = boundaries
    const { inPlane, throughPlane } = this.conductivity
    axis(0, i, inPlane, (n) => cellIndex(nx, nz, n, j, k), wy[j] * wz[k], [west, east], j * nz + k)
    axis(1, j, inPlane, (n) => cellIndex(nx, nz, i, n, k), wx[i] * wz[k], [south, north], k * nx + i)
    axis(2, k, throughPlane, (n) => cellIndex(nx, nz, i, j, n), wx[i] * wy[j], [bottom, top], j * nx + i)
  }
}
