/**
 * What conductivities that follow temperature add to an adjoint. The heat balance A(T) T = b has the derivative A + B with
 * B = (∂A/∂T) T, which is not symmetric; its transpose, which an adjoint needs, gathers from the links of each cell c
 *
 *     (Bᵀ λ)_c = k'(T_c) Σ_n ∂G_cn/∂k_c (T_c − T_n) (λ_c − λ_n)
 *
 * with G the link of two half cells in series, or of half a cell and a film to a fluid n where λ_n = 0.
 */
import { type BoundaryLinks, halvesInSeries } from '../../model/conductances.ts'
import { cellCounts, cellWidths } from '../../model/grid.ts'
import { conductivitiesOf, conductivitySlopesOf, type ThermalModel } from '../../model/thermal-model.ts'
import { cellIndex } from '../../numerics/storage.ts'

/** Adds −Bᵀ λ to `out`, both per cell in the kernel's storage. λ in K per W of anything, `out` in W of the same. */
export type ConductivityFeedback = (lambda: Float64Array, out: Float64Array) => void

/** At the model's present temperature, which may change afterwards; null where no conductivity follows temperature. */
export function conductivityFeedback(model: ThermalModel): ConductivityFeedback | null {
  const slopes = conductivitySlopesOf(model)
  if (!slopes) return null
  const { grid, boundaries, system } = model
  const { temperature } = system
  const { inPlane, throughPlane } = conductivitiesOf(model)
  const [nx, ny, nz] = cellCounts(grid)
  const [wx, wy, wz] = [cellWidths(grid.x), cellWidths(grid.y), cellWidths(grid.z)]
  const index = (i: number, j: number, k: number) => cellIndex(nx, nz, i, j, k)
  const cells: number[] = []
  const neighbours: number[] = []
  const watts: number[] = []

  /** The links of cell `own` along one axis, on which it is number `n`. */
  const along = (
    own: number,
    n: number,
    widths: Float64Array,
    area: number,
    conductivity: Float32Array,
    slope: number,
    cellAt: (n: number) => number,
    ends: readonly [BoundaryLinks, BoundaryLinks],
    onFace: number,
  ) => {
    const k = conductivity[own]
    const resistance = widths[n] / k
    for (const beyond of [n - 1, n + 1]) {
      const outside = beyond < 0 || beyond === widths.length
      const neighbour = outside ? OUTSIDE : cellAt(beyond)
      cells.push(own)
      neighbours.push(neighbour)
      if (outside) {
        const face = ends[beyond < 0 ? 0 : 1]
        const conductance = face.conductance[onFace]
        const outflow = conductance * temperature[own] - face.driving[onFace]
        // half the cell's share of the resistance to the fluid, d ln G / d ln k
        const share = (conductance * resistance) / (2e-3 * area)
        watts.push((slope / k) * share * outflow)
      } else {
        const g = halvesInSeries(area, widths[n], k, widths[beyond], conductivity[neighbour])
        const share = resistance / (resistance + widths[beyond] / conductivity[neighbour])
        watts.push((slope / k) * share * g * (temperature[own] - temperature[neighbour]))
      }
    }
  }

  const { west, east, south, north, bottom, top } = boundaries
  for (let j = 0; j < ny; j++) {
    for (let k = 0; k < nz; k++) {
      for (let i = 0; i < nx; i++) {
        const own = index(i, j, k)
        const slope = slopes.inPlane[own]
        if (slope === 0) continue
        along(own, i, wx, wy[j] * wz[k], inPlane, slope, (n) => index(n, j, k), [west, east], j * nz + k)
        along(own, j, wy, wx[i] * wz[k], inPlane, slope, (n) => index(i, n, k), [south, north], k * nx + i)
        const vertical = slopes.throughPlane[own]
        along(own, k, wz, wx[i] * wy[j], throughPlane, vertical, (n) => index(i, j, n), [bottom, top], j * nx + i)
      }
    }
  }
  const from = Int32Array.from(cells)
  const to = Int32Array.from(neighbours)
  const weights = Float64Array.from(watts)
  return (lambda, out) => {
    for (let n = 0; n < weights.length; n++) out[from[n]] -= weights[n] * (lambda[from[n]] - lambda[to[n]])
  }
}

/** An element that belongs to no cell, where every field is 0: the storage begins with a gap. */
const OUTSIDE = 0
