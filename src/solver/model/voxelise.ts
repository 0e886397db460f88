/** Bodies and sources onto the grid's cells, by exact coverage. Arrays use the kernel's storage (see kernel/shape.ts). */
import type { ResolvedComponent, ResolvedSource } from '../../layout/geometry.ts'
import type { Outline } from '../../layout/outline.ts'
import { type ColumnRange, type Conductivities, indexOf, type Shape, shapeOf } from '../numerics/storage.ts'
import { type Coverage, clipCoverage, coverInterval } from './coverage.ts'
import { cellCounts, type Grid } from './grid.ts'

export interface BoxCoverage {
  readonly x: Coverage
  readonly y: Coverage
  readonly z: Coverage
}

export function coverBox(grid: Grid, outline: Outline, z0: number, z1: number): BoxCoverage {
  return {
    x: coverInterval(grid.x, outline.x0, outline.x1),
    y: coverInterval(grid.y, outline.y0, outline.y1),
    z: coverInterval(grid.z, z0, z1),
  }
}

/** Calls `visit` for every cell that the box touches, with the covered fractions along x, y and z. */
export function visitCells(
  grid: Grid,
  box: BoxCoverage,
  visit: (cell: number, i: number, j: number, k: number, fx: number, fy: number, fz: number) => void,
): void {
  const shape = shapeOf(...cellCounts(grid))
  const { x, y, z } = box
  for (let j = y.first; j < y.end; j++) {
    const fy = y.fraction[j - y.first]
    for (let k = z.first; k < z.end; k++) {
      const fz = z.fraction[k - z.first]
      const even = indexOf(shape, 0, j, k)
      const odd = indexOf(shape, 1, j, k)
      for (let i = x.first; i < x.end; i++) {
        visit((i & 1 ? odd : even) + (i >> 1), i, j, k, x.fraction[i - x.first], fy, fz)
      }
    }
  }
}

/** The part of a box over a range of columns. */
function clipped({ x, y, z }: BoxCoverage, { i0, i1, j0, j1 }: ColumnRange): BoxCoverage {
  return { x: clipCoverage(x, i0, i1), y: clipCoverage(y, j0, j1), z }
}

/** A body whose conductivity is known per cell: constant, or a function of the cell's temperature. */
export interface Paint {
  readonly box: BoxCoverage
  readonly inPlane: number
  readonly throughPlane: number
  /** For a material whose conductivity follows temperature; overrides the two constants. */
  readonly law?: ConductivityLaw
}

export interface ConductivityLaw {
  /** W/(m·K) at °C, */
  readonly at: (celsius: number) => number
  /** and its derivative, W/(m·K²). */
  readonly slopeAt: (celsius: number) => number
}

/**
 * Paints all bodies in order, everywhere or over a range of columns. `temperature` (°C per cell) is read where a
 * conductivity follows it.
 */
export function paintConductivities(
  grid: Grid,
  paints: readonly Paint[],
  temperature: Float64Array | null,
  startCelsius: number,
  out: Conductivities,
  range?: ColumnRange,
): void {
  const shape = shapeOf(...cellCounts(grid))
  for (const paint of paints) {
    const box = range ? clipped(paint.box, range) : paint.box
    const { inPlane, throughPlane, law } = paint
    if (law) {
      visitCells(grid, box, (cell, _i, _j, _k, fx, fy, fz) => {
        const k = law.at(temperature ? temperature[cell] : startCelsius)
        mixCell(out, cell, k, k, fx, fy, fz)
      })
    } else paintBox(shape, box, inPlane, throughPlane, out)
  }
}

/** One material over a box: whole half rows where the cells are covered in full, cell by cell where they are not. */
function paintBox(
  shape: Shape,
  { x, y, z }: BoxCoverage,
  inPlane: number,
  throughPlane: number,
  out: Conductivities,
): void {
  const last = x.fraction.length - 1
  const from = x.fraction[0] === 1 ? x.first : x.first + 1
  const to = x.fraction[last] === 1 ? x.end : x.end - 1
  for (let j = y.first; j < y.end; j++) {
    const fy = y.fraction[j - y.first]
    for (let k = z.first; k < z.end; k++) {
      const fz = z.fraction[k - z.first]
      const whole = fy === 1 && fz === 1
      for (let i = x.first; i < x.end; i++) {
        if (whole && i >= from && i < to) i = to
        if (i < x.end) mixCell(out, indexOf(shape, i, j, k), inPlane, throughPlane, x.fraction[i - x.first], fy, fz)
      }
      if (!whole) continue
      for (let parity = 0; parity < 2; parity++) {
        const first = (from + 1 - parity) >> 1
        const end = (to + 1 - parity) >> 1
        const start = indexOf(shape, parity, j, k)
        for (let c = start + first; c < start + end; c++) {
          out.inPlane[c] = inPlane
          out.throughPlane[c] = throughPlane
        }
      }
    }
  }
}

/** A cell covered along each axis by these fractions. */
function mixCell(
  out: Conductivities,
  cell: number,
  inPlane: number,
  throughPlane: number,
  fx: number,
  fy: number,
  fz: number,
): void {
  const share = fx * fy * fz
  out.inPlane[cell] = mix(out.inPlane[cell], inPlane, share)
  out.throughPlane[cell] = mix(out.throughPlane[cell], throughPlane, share)
}

/**
 * A cell partly replaced by another material conducts like their mean by volume. (In series along a cut axis, a cell half
 * die and half air would be cut off from the die as well as from the air: multigrid then contracts by 0.9 a cycle where
 * it does by 0.54 with the mean, and the error is no smaller.)
 */
function mix(before: number, painted: number, share: number): number {
  return share === 1 ? painted : share * painted + (1 - share) * before
}

/** W per cell as written. `used`: an array that nobody needs any more, whose memory may be taken. */
export function depositPower(
  grid: Grid,
  components: readonly Pick<ResolvedComponent, 'outline' | 'sources'>[],
  used?: Float64Array,
): Float64Array {
  const power = zeros(shapeOf(...cellCounts(grid)).length, used)
  for (const component of components) {
    for (const source of component.sources) {
      depositSource(grid, component, source, (cell, watts) => {
        power[cell] += watts
      })
    }
  }
  return power
}

function zeros(length: number, used: Float64Array | undefined): Float64Array {
  const memory = used?.buffer
  return memory && memory.byteLength >= length * Float64Array.BYTES_PER_ELEMENT
    ? new Float64Array(memory, 0, length).fill(0)
    : new Float64Array(length)
}

/** Hands out the watts of one source, as written, cell by cell; a cell under a block comes more than once. */
export function depositSource(
  grid: Grid,
  component: Pick<ResolvedComponent, 'outline'>,
  { layer, power, blocks }: ResolvedSource,
  take: (cell: number, watts: number) => void,
): void {
  for (const { outline, power: watts } of [{ outline: component.outline, power }, ...blocks]) {
    if (watts === 0) continue
    const density = watts / ((outline.x1 - outline.x0) * (outline.y1 - outline.y0) * (layer.z1 - layer.z0))
    const { x, y, z } = grid
    visitCells(grid, coverBox(grid, outline, layer.z0, layer.z1), (cell, i, j, k, fx, fy, fz) => {
      take(cell, density * (x[i + 1] - x[i]) * fx * (y[j + 1] - y[j]) * fy * (z[k + 1] - z[k]) * fz)
    })
  }
}
