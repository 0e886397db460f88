/**
 * Temperatures that are read off a solved field, as linear functionals of its cell values. The same fluxes and parabolas
 * as in `profile.ts`, with the cells' temperatures left open: value = weights · T + constant.
 */
import type { ResolvedComponent } from '../../../layout/geometry.ts'
import { type BoundaryLinks, halvesInSeries } from '../../model/conductances.ts'
import { cellCounts } from '../../model/grid.ts'
import { conductivitiesOf, type ThermalModel } from '../../model/thermal-model.ts'
import { coverBox, visitCells } from '../../model/voxelise.ts'
import { type Conductivities, cellIndex } from '../../numerics/storage.ts'
import { judgedLayers } from '../components.ts'
import type { Point } from '../solution.ts'

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
  private readonly conductivity: Conductivities
  private constant = 0

  constructor(
    private readonly model: ThermalModel,
    length: number,
  ) {
    this.conductivity = conductivitiesOf(model)
    this.weights = new Float64Array(length)
  }

  /** Adds `share` times T_cell + Σ (slope · w T′ + curvature · w² T″) over the axes. */
  add(share: number, i: number, j: number, k: number, x: AxisWeights, y: AxisWeights, z: AxisWeights): void {
    const { grid, boundaries } = this.model
    const { inPlane, throughPlane } = this.conductivity
    const [nx, , nz] = cellCounts(grid)
    const index = (a: number, b: number, c: number) => cellIndex(nx, nz, a, b, c)
    const own = index(i, j, k)
    this.weights[own] += share
    const size = (lines: Float64Array, n: number) => lines[n + 1] - lines[n]
    const [wx, wy, wz] = [size(grid.x, i), size(grid.y, j), size(grid.z, k)]
    const axis = (
      { slope, curvature }: AxisWeights,
      lines: Float64Array,
      n: number,
      area: number,
      conductivities: Float32Array,
      cellAt: (n: number) => number,
      ends: readonly [BoundaryLinks, BoundaryLinks],
      onFace: number,
    ) => {
      const width = size(lines, n)
      const k = conductivities[own]
      // K per W through a face: w / (k A), in which heat out of the low face raises the slope and that of the high one
      // lowers it
      const perWatt = (share * width) / (k * 1e-3 * area)
      const outflow = (step: -1 | 1, weight: number) => {
        const beyond = n + step
        if (beyond < 0 || beyond > lines.length - 2) {
          const face = ends[step === -1 ? 0 : 1]
          this.weights[own] += weight * face.conductance[onFace]
          this.constant -= weight * face.driving[onFace]
        } else {
          const neighbour = cellAt(beyond)
          const g = halvesInSeries(area, width, k, size(lines, beyond), conductivities[neighbour])
          this.weights[own] += weight * g
          this.weights[neighbour] -= weight * g
        }
      }
      outflow(-1, perWatt * (slope / 2 - curvature))
      outflow(1, perWatt * (-slope / 2 - curvature))
    }
    const { west, east, south, north, bottom, top } = boundaries
    axis(x, grid.x, i, wy * wz, inPlane, (n) => index(n, j, k), [west, east], j * nz + k)
    axis(y, grid.y, j, wx * wz, inPlane, (n) => index(i, n, k), [south, north], k * nx + i)
    axis(z, grid.z, k, wx * wy, throughPlane, (n) => index(i, j, n), [bottom, top], j * nx + i)
  }

  dividedBy(volume: number): Functional {
    for (let c = 0; c < this.weights.length; c++) this.weights[c] /= volume
    return { weights: this.weights, constant: this.constant / volume }
  }
}
