/** The multigrid hierarchy of a package in miniature, without going through a layout: board, joint, dies in air, lid. */
import type { Kernel } from '../../src/solver/kernel/kernel.ts'
import { createHierarchy, type Hierarchy, rebuildHierarchy } from '../../src/solver/numerics/hierarchy.ts'
import { indexOf } from '../../src/solver/numerics/storage.ts'

const uniformWidths = (n: number): Float64Array => new Float64Array(n).fill(1)

/** Widths that fall twentyfold towards the middle and grow again, as beside a die's edge; mean 1. */
function gradedWidths(n: number): Float64Array {
  const widths = Float64Array.from({ length: n }, (_, i) => 1 + 19 * Math.abs((2 * i) / (n - 1) - 1))
  const mean = widths.reduce((sum, width) => sum + width, 0) / n
  return widths.map((width) => width / mean)
}

/** mm and W/(m·K), bottom to top: two of board, a joint, the dies' layer, grease, two of lid. */
const LAYERS = [
  { thickness: 0.8, inPlane: 16, throughPlane: 0.35 },
  { thickness: 0.8, inPlane: 25, throughPlane: 0.6 },
  { thickness: 0.08, inPlane: 1, throughPlane: 2.4 },
  { thickness: 0.7, inPlane: 130, throughPlane: 130 },
  { thickness: 0.05, inPlane: 4, throughPlane: 4 },
  { thickness: 1, inPlane: 390, throughPlane: 390 },
  { thickness: 1, inPlane: 390, throughPlane: 390 },
]
const AIR = 0.027
/** W/(m²·K) */
const FILM = 5000

/** A package of nx × ny columns of about 1 mm with dies in the inner half and, around them, air between board and lid. */
export function layeredHierarchy(
  { nx, ny, graded }: { nx: number; ny: number; graded: boolean },
  kernel?: Kernel,
): Hierarchy {
  const widths = graded ? gradedWidths : uniformWidths
  const [wx, wy] = [widths(nx), widths(ny)]
  const nz = LAYERS.length
  const hierarchy = createHierarchy(wx, wy, nz, { kernel })
  const finest = hierarchy.levels[0]!
  const { gx, gy, gz, ground } = finest
  const inner = (n: number, count: number) => n >= count / 4 && n < (3 * count) / 4
  const conductivity = (i: number, j: number, k: number, along: 'inPlane' | 'throughPlane') =>
    k >= 2 && k <= 4 && !(inner(i, nx) && inner(j, ny)) ? AIR : LAYERS[k]![along]
  for (let j = 0; j < ny; j++) {
    for (let k = 0; k < nz; k++) {
      for (let i = 0; i < nx; i++) {
        const c = indexOf(finest, i, j, k)
        const dz = LAYERS[k]!.thickness
        const resistance = (a: number, ka: number, b: number, kb: number) => a / ka / 2 + b / kb / 2
        const at = (di: number, dj: number) => conductivity(i + di, j + dj, k, 'inPlane')
        const mm = 1e-3
        if (i + 1 < nx) gx[c] = (mm * wy[j]! * dz) / resistance(wx[i]!, at(0, 0), wx[i + 1]!, at(1, 0))
        if (j + 1 < ny) gy[c] = (mm * wx[i]! * dz) / resistance(wy[j]!, at(0, 0), wy[j + 1]!, at(0, 1))
        const up = (dk: number) => conductivity(i, j, k + dk, 'throughPlane')
        if (k + 1 < nz) gz[c] = (mm * wx[i]! * wy[j]!) / resistance(dz, up(0), LAYERS[k + 1]!.thickness, up(1))
        else ground[c] = FILM * wx[i]! * wy[j]! * mm * mm
      }
    }
  }
  rebuildHierarchy(hierarchy)
  return hierarchy
}
