/** Whether a hierarchy can be smoothed and solved on at all. */
import type { Hierarchy } from './hierarchy.ts'
import { indexOf } from './storage.ts'

/**
 * Whether every column of every level has positive pivots. A negative diagonal term can take that away: on the finest
 * level then the matrix is not positive definite; on a coarser one, whose lateral links are approximations, it may be.
 */
export function hasPositivePivots({ levels }: Hierarchy): boolean {
  return levels.every((level) => {
    const { nx, ny, nz, inversePivot } = level
    for (let j = 0; j < ny; j++) {
      for (let k = 0; k < nz; k++) {
        for (let i = 0; i < nx; i++) {
          const inverse = inversePivot[indexOf(level, i, j, k)]
          if (!(inverse > 0 && inverse < Number.POSITIVE_INFINITY)) return false
        }
      }
    }
    return true
  })
}
