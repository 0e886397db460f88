/**
 * Temperatures that are read off a solved field, as linear functionals of its cell values. The same fluxes and parabolas
 * as in `profile.ts`, with the cells' temperatures left open: value = weights · T + constant.
 */
import type { ResolvedComponent } from '../../../layout/geometry.ts'
import type { ThermalModel } from '../../model/thermal-model.ts'
import { coverBox, visitCells } from '../../model/voxelise.ts'
import { judgedLayers } from '../components.ts'
import type { Point } from '../solution.ts'
import { CellFaces, OUTSIDE } from './faces.ts'

/** Per cell of the kernel's storage, and what fluid temperatures add, °C. */
export interface Functional {
  readonly weights: Float64Array
  readonly constant: number
}

export function readOff({ weights, constant }: Functional, temperature: Float64Array): number {
  let sum = constant
  for (let c = 0; c < weights.length; c++) sum += weights[c] * temperature[c]
  return sum
}

/** The volume mean over a component's judged layers. */
export function meanFunctional(model: ThermalModel, component: ResolvedComponent, length: number): Functional {
  const { grid } = model
  const builder = new FunctionalBuilder(model, length)
  let volume = 0
  const third = { slope: 0, curvature: 1 / 6 }
  for (const layer of judgedLayers(component)) {
    visitCells(grid, coverBox(grid, component.outline, layer.z0, layer.z1), (_cell, i, j, k, fx, fy, fz) => {
      const size = (lines: Float64Array, n: number) => lines[n + 1] - lines[n]
      const share = size(grid.x, i) * fx * size(grid.y, j) * fy * size(grid.z, k) * fz
      volume += share
      builder.add(share, i, j, k, third, third, third)
    })
  }
  return builder.dividedBy(volume)
}

/** The temperature at a point, as the cell (i, j, k) that holds it says. */
export function pointFunctional(
  model: ThermalModel,
  [i, j, k]: readonly [number, number, number],
  at: Point,
  length: number,
): Functional {
  const { grid } = model
  const along = (lines: Float64Array, n: number, place: number): AxisWeights => {
    const width = lines[n + 1] - lines[n]
    const offset = (place - (lines[n] + lines[n + 1]) / 2) / width
    return { slope: offset, curvature: 1 / 8 + offset ** 2 / 2 }
  }
  const builder = new FunctionalBuilder(model, length)
  builder.add(1, i, j, k, along(grid.x, i, at.x), along(grid.y, j, at.y), along(grid.z, k, at.z))
  return builder.dividedBy(1)
}

/** What multiplies w · T′ at the centre, and w² · T″. */
interface AxisWeights {
  readonly slope: number
  readonly curvature: number
}

class FunctionalBuilder {
  private readonly weights: Float64Array
  private readonly faces: CellFaces
  private constant = 0

  constructor(model: ThermalModel, length: number) {
    this.faces = new CellFaces(model)
    this.weights = new Float64Array(length)
  }

  /** Adds `share` times T_cell + Σ (slope · w T′ + curvature · w² T″) over the axes x, y and z. */
  add(share: number, i: number, j: number, k: number, ...axes: readonly [AxisWeights, AxisWeights, AxisWeights]): void {
    const { weights } = this
    const own = this.faces.indexOf(i, j, k)
    weights[own] += share
    this.faces.visit(i, j, k, ({ axis, side, behind, conductance, driving }, { width, area, conductivity }) => {
      const { slope, curvature } = axes[axis]
      // K per W through a face: w / (k A), in which heat out of the low face raises the slope and that of the high one
      // lowers it
      const perWatt = (share * width) / (conductivity * 1e-3 * area)
      const weight = perWatt * ((side === 'low' ? slope : -slope) / 2 - curvature)
      weights[own] += weight * conductance
      if (behind !== OUTSIDE) weights[behind] -= weight * conductance
      this.constant -= weight * driving
    })
  }

  dividedBy(volume: number): Functional {
    for (let c = 0; c < this.weights.length; c++) this.weights[c] /= volume
    return { weights: this.weights, constant: this.constant / volume }
  }
}
