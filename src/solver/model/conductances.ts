/** Cell conductivities and films to conductances in W/K. Here mm become m. */
import type { Film, ResolvedFilms } from '../../layout/films.ts'
import { type ColumnRange, eastOf, indexOf, type Links, type Shape } from '../numerics/storage.ts'
import { coverInterval } from './coverage.ts'
import { cellWidths, type Grid } from './grid.ts'
import type { CellConductivities } from './voxelise.ts'

const M_PER_MM = 1e-3

/**
 * One outer face: conductance from each boundary cell's centre to the fluid, half the cell in series with the film, and
 * the same times the fluid's temperature. `cells[n]` is the cell that entry n belongs to.
 */
export interface BoundaryLinks {
  readonly cells: Int32Array
  /** W/K, in the precision in which the kernel keeps it, so that the heat balance closes. */
  readonly conductance: Float32Array
  /** W: Σ conductance · fluid temperature (°C); a sum where two zones share a cell's face. */
  readonly driving: Float64Array
  /** mm², the cell's face. */
  readonly area: Float64Array
}

export interface Boundaries {
  readonly top: BoundaryLinks
  readonly bottom: BoundaryLinks
  readonly west: BoundaryLinks
  readonly east: BoundaryLinks
  readonly south: BoundaryLinks
  readonly north: BoundaryLinks
}

/**
 * Harmonic links from the cells of a range, W/K: the two half cells in series,
 * g = A / (w_a / (2 k_a) + w_b / (2 k_b)) = 2 A k_a k_b / (w_a k_b + w_b k_a).
 */
export function assembleLinks(grid: Grid, k: CellConductivities, links: Links, range: ColumnRange): void {
  const { nx, ny, nz, half, row, gx, gy, gz } = links
  const [wx, wy, wz] = [cellWidths(grid.x), cellWidths(grid.y), cellWidths(grid.z)]
  const { x: kx, y: ky, z: kz } = k
  for (let j = range.j0; j < range.j1; j++) {
    for (let m = 0; m < nz; m++) {
      const faceX = 2 * M_PER_MM * wy[j] * wz[m]
      const faceY = 2 * M_PER_MM * wz[m]
      const faceZ = 2 * M_PER_MM * wy[j]
      for (let parity = 0; parity < 2; parity++) {
        const toEast = eastOf(links, parity)
        let c = indexOf(links, range.i0 + ((range.i0 + parity) & 1), j, m)
        for (let i = range.i0 + ((range.i0 + parity) & 1); i < range.i1; i += 2, c++) {
          const [ax, ay, az] = [kx[c], ky[c], kz[c]]
          const bx = kx[c + toEast]
          const by = ky[c + row]
          const bz = kz[c + half]
          gx[c] = i + 1 < nx ? (faceX * ax * bx) / (wx[i] * bx + wx[i + 1] * ax) : 0
          gy[c] = j + 1 < ny ? (faceY * wx[i] * ay * by) / (wy[j] * by + wy[j + 1] * ay) : 0
          gz[c] = m + 1 < nz ? (faceZ * wx[i] * az * bz) / (wz[m] * bz + wz[m + 1] * az) : 0
        }
      }
    }
  }
}

/** Two half cells in series across their common face: mm², mm, W/(m·K) to W/K. */
export const halvesInSeries = (area: number, wa: number, ka: number, wb: number, kb: number): number =>
  (M_PER_MM * 2 * area) / (wa / ka + wb / kb)

/** Half a cell (mm, W/(m·K)) in series with a film, W/(m²·K). */
const throughFilm = (halfWidthMm: number, conductivity: number, h: number): number =>
  h === 0 ? 0 : 1 / ((halfWidthMm * M_PER_MM) / conductivity + 1 / h)

export function assembleBoundaries(grid: Grid, shape: Shape, k: CellConductivities, films: ResolvedFilms): Boundaries {
  const { nx, ny, nz } = shape
  const [wx, wy, wz] = [cellWidths(grid.x), cellWidths(grid.y), cellWidths(grid.z)]
  const plane = (m: number, films: Float64Array, fluids: Float64Array) =>
    faceLinks(nx * ny, (n) => {
      const i = n % nx
      const j = (n - i) / nx
      const cell = indexOf(shape, i, j, m)
      return { cell, area: wx[i] * wy[j], u: films[n], uT: fluids[n] }
    })
  const uniform = (
    cells: number,
    film: Film,
    at: (n: number) => { cell: number; area: number; half: number; k: number },
  ) =>
    faceLinks(cells, (n) => {
      const { cell, area, half, k: conductivity } = at(n)
      const u = throughFilm(half, conductivity, film.h)
      return { cell, area, u, uT: u * film.temperature }
    })
  const wall = (i: number) =>
    uniform(ny * nz, films.sides, (n) => {
      const j = Math.floor(n / nz)
      const m = n % nz
      const cell = indexOf(shape, i, j, m)
      return { cell, area: wy[j] * wz[m], half: wx[i] / 2, k: k.x[cell] }
    })
  const endWall = (j: number) =>
    uniform(nx * nz, films.sides, (n) => {
      const i = n % nx
      const m = Math.floor(n / nx)
      const cell = indexOf(shape, i, j, m)
      return { cell, area: wx[i] * wz[m], half: wy[j] / 2, k: k.y[cell] }
    })
  const top = topFilms(grid, shape, k, films.top)
  return {
    top: plane(nz - 1, top.u, top.uT),
    bottom: uniform(nx * ny, films.bottom, (n) => {
      const i = n % nx
      const j = (n - i) / nx
      const cell = indexOf(shape, i, j, 0)
      return { cell, area: wx[i] * wy[j], half: wz[0] / 2, k: k.z[cell] }
    }),
    west: wall(0),
    east: wall(nx - 1),
    south: endWall(0),
    north: endWall(ny - 1),
  }
}

function faceLinks(
  count: number,
  at: (n: number) => { cell: number; area: number; u: number; uT: number },
): BoundaryLinks {
  const cells = new Int32Array(count)
  const conductance = new Float32Array(count)
  const driving = new Float64Array(count)
  const areas = new Float64Array(count)
  for (let n = 0; n < count; n++) {
    const { cell, area, u, uT } = at(n)
    cells[n] = cell
    areas[n] = area
    conductance[n] = u * area * M_PER_MM * M_PER_MM
    driving[n] = uT * area * M_PER_MM * M_PER_MM
  }
  return { cells, conductance, driving, area: areas }
}

/** Per column: transmittance to the fluid above, W/(m²·K), and that times the fluid's temperature; zones in order. */
function topFilms(
  grid: Grid,
  shape: Shape,
  k: CellConductivities,
  top: ResolvedFilms['top'],
): { u: Float64Array; uT: Float64Array } {
  const { nx, ny, nz } = shape
  const half = (grid.z[nz] - grid.z[nz - 1]) / 2
  const u = new Float64Array(nx * ny)
  const uT = new Float64Array(nx * ny)
  const whole = { x0: grid.x[0], x1: grid.x[nx], y0: grid.y[0], y1: grid.y[ny] }
  for (const zone of [{ ...top, outline: whole }, ...top.zones]) {
    const x = coverInterval(grid.x, zone.outline.x0, zone.outline.x1)
    const y = coverInterval(grid.y, zone.outline.y0, zone.outline.y1)
    for (let j = y.first; j < y.end; j++) {
      for (let i = x.first; i < x.end; i++) {
        const n = j * nx + i
        const share = x.fraction[i - x.first] * y.fraction[j - y.first]
        const through = throughFilm(half, k.z[indexOf(shape, i, j, nz - 1)], zone.h)
        u[n] = (1 - share) * u[n] + share * through
        uT[n] = (1 - share) * uT[n] + share * through * zone.temperature
      }
    }
  }
  return { u, uT }
}
