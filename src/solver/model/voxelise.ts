/** Bodies and sources onto the grid's cells, by exact coverage. Arrays use the kernel's storage (see kernel/level.ts). */
import type { ResolvedComponent } from '../../layout/geometry.ts'
import type { Outline } from '../../layout/outline.ts'
import { storageLength } from '../numerics/storage.ts'
import { type Coverage, coverInterval } from './coverage.ts'
import { cellCounts, type Grid } from './grid.ts'

/** W/(m·K) per cell and axis. */
export interface CellConductivities {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly z: Float64Array
}

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
  const [nx, , nz] = cellCounts(grid)
  for (let j = box.y.first; j < box.y.end; j++) {
    const fy = box.y.fraction[j - box.y.first]
    for (let k = box.z.first; k < box.z.end; k++) {
      const fz = box.z.fraction[k - box.z.first]
      const start = (j + 1) * nx * nz + k * nx
      for (let i = box.x.first; i < box.x.end; i++) visit(start + i, i, j, k, box.x.fraction[i - box.x.first], fy, fz)
    }
  }
}

/** A body whose conductivity is known per cell: constant, or a function of the cell's temperature. */
export interface Paint {
  readonly box: BoxCoverage
  readonly inPlane: number
  readonly throughPlane: number
  /** W/(m·K) at °C, for a material whose conductivity follows temperature; overrides the two constants. */
  readonly at?: (celsius: number) => number
}

/** Paints all bodies in order. `temperature` (°C per cell) is read where a conductivity follows it. */
export function paintConductivities(
  grid: Grid,
  paints: readonly Paint[],
  temperature: Float64Array | null,
  startCelsius: number,
  out: CellConductivities,
): void {
  for (const { box, inPlane, throughPlane, at } of paints) {
    visitCells(grid, box, (cell, _i, _j, _k, fx, fy, fz) => {
      const k = at ? at(temperature ? temperature[cell] : startCelsius) : 0
      const lateral = at ? k : inPlane
      const vertical = at ? k : throughPlane
      out.x[cell] = mix(out.x[cell], lateral, fx, fy * fz)
      out.y[cell] = mix(out.y[cell], lateral, fy, fx * fz)
      out.z[cell] = mix(out.z[cell], vertical, fz, fx * fy)
    })
  }
}

/** A cell partly replaced by another material: in series along the axis, side by side across it. */
function mix(before: number, painted: number, along: number, across: number): number {
  const series = along === 1 ? painted : 1 / (along / painted + (1 - along) / before)
  return across === 1 ? series : across * series + (1 - across) * before
}

/** W per cell. */
export function depositPower(grid: Grid, components: readonly ResolvedComponent[]): Float64Array {
  const [nx, ny, nz] = cellCounts(grid)
  const power = new Float64Array(storageLength(nx, ny, nz))
  for (const component of components) {
    visitDeposits(grid, component, (cell, watts) => {
      power[cell] += watts
    })
  }
  return power
}

/** Calls `visit` with the W that a component puts into a cell; cells where blocks lie come several times. */
export function visitDeposits(
  grid: Grid,
  component: ResolvedComponent,
  visit: (cell: number, watts: number) => void,
): void {
  const deposit = (outline: Outline, z0: number, z1: number, watts: number) => {
    if (watts === 0) return
    const density = watts / ((outline.x1 - outline.x0) * (outline.y1 - outline.y0) * (z1 - z0))
    visitCells(grid, coverBox(grid, outline, z0, z1), (cell, i, j, k, fx, fy, fz) => {
      const dx = grid.x[i + 1] - grid.x[i]
      const dy = grid.y[j + 1] - grid.y[j]
      const dz = grid.z[k + 1] - grid.z[k]
      visit(cell, density * dx * fx * dy * fy * dz * fz)
    })
  }
  for (const { layer, power, blocks } of component.sources) {
    deposit(component.outline, layer.z0, layer.z1, power)
    for (const block of blocks) deposit(block.outline, layer.z0, layer.z1, block.power)
  }
}
