/**
 * What conductivities that follow temperature add to an adjoint. The heat balance A(T) T = b has the derivative A + B with
 * B = (∂A/∂T) T, which is not symmetric; its transpose, which an adjoint needs, gathers from the links of each cell c
 *
 *     (Bᵀ λ)_c = k'(T_c) Σ_n ∂G_cn/∂k_c (T_c − T_n) (λ_c − λ_n)
 *
 * with G the link of two half cells in series, or of half a cell and a film to a fluid n where λ_n = 0.
 */
import { cellCounts } from '../../model/grid.ts'
import { conductivitySlopesOf, type ThermalModel } from '../../model/thermal-model.ts'
import { CellFaces } from './faces.ts'

/** Adds −Bᵀ λ to `out`, both per cell in the kernel's storage. λ in K per W of anything, `out` in W of the same. */
export type ConductivityFeedback = (lambda: Float64Array, out: Float64Array) => void

/** At the model's present temperature, which may change afterwards; null where no conductivity follows temperature. */
export function conductivityFeedback(model: ThermalModel): ConductivityFeedback | null {
  const slopes = conductivitySlopesOf(model)
  if (!slopes) return null
  const { temperature } = model.system
  const [nx, ny, nz] = cellCounts(model.grid)
  const faces = new CellFaces(model)
  const cells: number[] = []
  const neighbours: number[] = []
  const watts: number[] = []
  for (let j = 0; j < ny; j++) {
    for (let k = 0; k < nz; k++) {
      for (let i = 0; i < nx; i++) {
        const own = faces.indexOf(i, j, k)
        if (slopes.inPlane[own] === 0) continue
        faces.visit(i, j, k, ({ axis, behind, conductance, driving, ownShare }, { conductivity }) => {
          const slope = axis === 2 ? slopes.throughPlane[own] : slopes.inPlane[own]
          const outflow = conductance * (temperature[own] - temperature[behind]) - driving
          cells.push(own)
          neighbours.push(behind)
          watts.push((slope / conductivity) * ownShare * outflow)
        })
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
