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
import { visitHeat } from '../../model/following-power.ts'
import { cellCounts } from '../../model/grid.ts'
import { conductivitiesOf, type ThermalModel } from '../../model/thermal-model.ts'
import { type Displacement, type Ramp, rampAt } from './displacement.ts'
import { CellFaces } from './faces.ts'

export type LateralAxis = 'x' | 'y'

/** dJ/dx and dJ/dy on one grid, K/mm. */
export function positionDerivative(
  model: ThermalModel,
  adjoint: Float64Array,
  displacement: Displacement,
): Readonly<Record<LateralAxis, number>> {
  const { grid, system } = model
  const { inPlane, throughPlane } = conductivitiesOf(model)
  const [, , nz] = cellCounts(grid)
  const ramps = [
    sampled(displacement.x, grid.x),
    sampled(displacement.y, grid.y),
    sampled(displacement.z, grid.z),
  ] as const
  const [rx, ry, rz] = ramps
  const faces = new CellFaces(model)
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
        const c = faces.indexOf(i, j, k)
        readSlopes(faces, system.temperature, 1, i, j, k, t)
        readSlopes(faces, adjoint, 0, i, j, k, l)
        const conductivity = [inPlane[c], inPlane[c], throughPlane[c]] as const
        const volume = faces.area(i, j) * faces.height(k)
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
        const below = k === 0 ? -conductivity[2] * t.low[2] * (adjoint[c] - (l.low[2] * faces.height(k)) / 2) : 0
        const above = k === nz - 1 ? -conductivity[2] * t.high[2] * (adjoint[c] + (l.high[2] * faces.height(k)) / 2) : 0
        const film = 1e-3 * faces.area(i, j) * (rz.atLine[nz] * above - rz.atLine[0] * below)
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

/** `driven` is 1 where the fluids have their temperatures, 0 where they are at 0. */
function readSlopes(
  faces: CellFaces,
  field: Float64Array,
  driven: 0 | 1,
  i: number,
  j: number,
  k: number,
  out: CellSlopes,
): void {
  const own = faces.indexOf(i, j, k)
  faces.visit(i, j, k, ({ axis, side, behind, conductance, driving }, { area, conductivity }) => {
    const outflow = conductance * (field[own] - field[behind]) - driven * driving
    // K/mm per W out of a face
    const slope = outflow / (conductivity * 1e-3 * area)
    out[side][axis] = side === 'low' ? slope : -slope
  })
}
