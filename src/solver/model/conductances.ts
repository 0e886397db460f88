/** Cell conductivities and films to conductances in W/K. Here mm become m. */
import type { Film, ResolvedFilms } from '../../layout/films.ts'
import {
  type ColumnRange,
  type Conductivities,
  type Engine,
  eachAxis,
  indexOf,
  type Shape,
} from '../numerics/storage.ts'
import { coverInterval } from './coverage.ts'
import { cellWidths, type Grid } from './grid.ts'

const M_PER_MM = 1e-3
const M2_PER_MM2 = M_PER_MM * M_PER_MM

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

/** Links from the cells of a range, W/K, from the conductivities that the engine holds. */
export function assembleLinks(grid: Grid, engine: Engine, range: ColumnRange): void {
  if (!engine.holdsConductivity) throw new Error('links of conductivities that a solve has taken the place of')
  engine.assembleLinks(
    eachAxis((axis) => cellWidths(grid[axis]).map((mm) => mm * M_PER_MM)),
    range,
  )
}

/** Two half cells in series across their common face: mm², mm, W/(m·K) to W/K. */
export const halvesInSeries = (area: number, wa: number, ka: number, wb: number, kb: number): number =>
  (M_PER_MM * 2 * area) / (wa / ka + wb / kb)

/** Half a cell (m, W/(m·K)) in series with a film, W/(m²·K). */
const throughFilm = (half: number, conductivity: number, h: number): number =>
  h === 0 ? 0 : 1 / (half / conductivity + 1 / h)

/** Cells along an axis: what each adds to the index of a cell in the kernel's storage, and their widths, mm. */
interface Axis {
  readonly offsets: Int32Array
  readonly widths: Float64Array
}

function axisOf(lines: Float64Array, offsetOf: (n: number) => number): Axis {
  const widths = cellWidths(lines)
  return { widths, offsets: Int32Array.from(widths, (_, n) => offsetOf(n)) }
}

export function assembleBoundaries(
  grid: Grid,
  shape: Shape,
  { inPlane, throughPlane }: Conductivities,
  films: ResolvedFilms,
): Boundaries {
  const { nx, ny, nz } = shape
  const origin = indexOf(shape, 0, 0, 0)
  const x = axisOf(grid.x, (i) => indexOf(shape, i, 0, 0))
  const y = axisOf(grid.y, (j) => indexOf(shape, 0, j, 0) - origin)
  const z = axisOf(grid.z, (m) => indexOf(shape, 0, 0, m) - origin)
  /** The cells of line `n` along an axis, and the halves of them that lie behind their outer face. */
  const wall = (axis: Axis, n: number, slow: Axis, fast: Axis, conductivity: Float32Array): Wall => ({
    ...cellsOf(slow, fast, axis.offsets[n]),
    half: (axis.widths[n] / 2) * M_PER_MM,
    conductivity,
  })
  const side = (axis: Axis, n: number, slow: Axis, fast: Axis) =>
    linksTo(films.sides, wall(axis, n, slow, fast, inPlane))
  return {
    top: topLinks(grid, films.top, wall(z, nz - 1, y, x, throughPlane)),
    bottom: linksTo(films.bottom, wall(z, 0, y, x, throughPlane)),
    west: side(x, 0, y, z),
    east: side(x, nx - 1, y, z),
    south: side(y, 0, z, x),
    north: side(y, ny - 1, z, x),
  }
}

/** The cells behind an outer face. */
interface Wall extends Pick<BoundaryLinks, 'cells' | 'area'> {
  /** From their centres to the face, m. */
  readonly half: number
  /** W/(m·K) per cell of the grid, across the face. */
  readonly conductivity: Float32Array
}

/** Of a plane of cells, in rows along `fast`: their indices and the areas of their faces. */
function cellsOf(slow: Axis, fast: Axis, start: number): Pick<BoundaryLinks, 'cells' | 'area'> {
  const count = fast.widths.length
  const cells = new Int32Array(slow.widths.length * count)
  const area = new Float64Array(cells.length)
  for (let b = 0, n = 0; b < slow.widths.length; b++) {
    const row = start + slow.offsets[b]
    const width = slow.widths[b]
    for (let a = 0; a < count; a++, n++) {
      cells[n] = row + fast.offsets[a]
      area[n] = width * fast.widths[a]
    }
  }
  return { cells, area }
}

/** One film over a whole face. */
function linksTo({ h, temperature }: Film, { cells, area, half, conductivity }: Wall): BoundaryLinks {
  const conductance = new Float32Array(cells.length)
  const driving = new Float64Array(cells.length)
  for (let n = 0; n < cells.length && h !== 0; n++) {
    const through = throughFilm(half, conductivity[cells[n]], h) * area[n] * M2_PER_MM2
    conductance[n] = through
    // as it was rounded, so that a package at the fluids' temperature stays there
    driving[n] = conductance[n] * temperature
  }
  return { cells, conductance, driving, area }
}

/** The film over the top and its zones, in order: a later one replaces what is under it, by area. */
function topLinks(grid: Grid, top: ResolvedFilms['top'], { cells, area, half, conductivity }: Wall): BoundaryLinks {
  const { x: lines, y: rows } = grid
  const nx = lines.length - 1
  const conductance = new Float64Array(cells.length)
  const driving = new Float64Array(cells.length)
  const whole = { x0: lines[0], x1: lines[nx], y0: rows[0], y1: rows[rows.length - 1] }
  for (const { outline, h, temperature } of [{ ...top, outline: whole }, ...top.zones]) {
    const x = coverInterval(lines, outline.x0, outline.x1)
    const y = coverInterval(rows, outline.y0, outline.y1)
    for (let j = y.first; j < y.end; j++) {
      for (let i = x.first; i < x.end; i++) {
        const n = j * nx + i
        const share = x.fraction[i - x.first] * y.fraction[j - y.first]
        const through = throughFilm(half, conductivity[cells[n]], h) * area[n] * M2_PER_MM2
        conductance[n] = (1 - share) * conductance[n] + share * through
        driving[n] = (1 - share) * driving[n] + share * through * temperature
      }
    }
  }
  const rounded = new Float32Array(conductance)
  for (let n = 0; n < rounded.length; n++) if (conductance[n] > 0) driving[n] *= rounded[n] / conductance[n]
  return { cells, conductance: rounded, driving, area }
}
