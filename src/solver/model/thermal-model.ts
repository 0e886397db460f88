/** A layout turned into a linear system: grid, conductivities, sources, boundaries. See docs/physics.md. */
import { type ResolvedFilms, resolveFilms } from '../../layout/films.ts'
import { type ResolvedPackage, resolvePackage } from '../../layout/geometry.ts'
import { conductivityAt, materialOf } from '../../layout/materials.ts'
import type { Layout } from '../../layout/schema.ts'
import { createHierarchy, type Hierarchy, rebuildHierarchy } from '../numerics/hierarchy.ts'
import type { LinearSystem } from '../numerics/solve.ts'
import { storageLength } from '../numerics/storage.ts'
import { bodiesOf } from './bodies.ts'
import { assembleBoundaries, assembleLinks, type Boundaries } from './conductances.ts'
import { buildGrids, cellCounts, cellWidths, type Grid, type GridParameters, type NestedGrids } from './grid.ts'
import { type CellConductivities, coverBox, depositPower, type Paint, paintConductivities } from './voxelise.ts'

/** What a layout puts on a grid's cells and faces. */
export interface CellProperties {
  readonly grid: Grid
  /** W per cell, in the kernel's storage. */
  readonly power: Float64Array
  /** W(m·K)⁻¹ per cell and axis. */
  readonly conductivity: CellConductivities
  readonly boundaries: Boundaries
}

export interface ThermalModel extends CellProperties {
  readonly layout: Layout
  readonly pkg: ResolvedPackage
  readonly films: ResolvedFilms
  readonly system: LinearSystem
  /** Whether some conductivity follows temperature: then `updateCoefficients` and solve in turn. */
  readonly nonlinear: boolean
  readonly paints: readonly Paint[]
  boundaries: Boundaries
}

/** The grids on which a valid layout is solved. */
export function gridsOf(layout: Layout, parameters: GridParameters): NestedGrids {
  const pkg = resolvePackage(layout)
  const zones = resolveFilms(layout, pkg).top.zones.map((zone) => zone.outline)
  return buildGrids(pkg, zones, (id) => anisotropyOf(layout, id), parameters)
}

/** Voxelises a valid layout on a given grid; the temperature starts at ambient. */
export function modelOn(layout: Layout, grid: Grid): ThermalModel {
  const pkg = resolvePackage(layout)
  const films = resolveFilms(layout, pkg)
  const [nx, ny, nz] = cellCounts(grid)
  const n = storageLength(nx, ny, nz)
  const paints = paintsOf(layout, pkg, grid)
  const hierarchy = createHierarchy(cellWidths(grid.x), cellWidths(grid.y), nz)
  const conductivity = { x: new Float64Array(n), y: new Float64Array(n), z: new Float64Array(n) }
  const power = depositPower(grid, pkg.components)
  const temperature = new Float64Array(n)
  const system: LinearSystem = { hierarchy, rhs: new Float64Array(n), temperature }
  fillCells(hierarchy, temperature, layout.cooling.ambient)
  paintConductivities(grid, paints, null, layout.cooling.ambient, conductivity)
  const boundaries = assembleBoundaries(grid, conductivity, films)
  const nonlinear = paints.some((paint) => paint.at !== undefined)
  const model: ThermalModel = { layout, pkg, films, grid, power, conductivity, system, nonlinear, paints, boundaries }
  assemble(model)
  return model
}

function anisotropyOf(layout: Layout, id: string): number {
  const material = materialOf(layout, id)
  if (!material) throw new Error(`no material "${id}"`)
  const { inPlane, throughPlane } = conductivityAt(material, layout.cooling.ambient)
  return Math.sqrt(throughPlane / inPlane)
}

/** Brings the conductivities that follow temperature, and all that depends on them, up to the current temperature. */
export function updateCoefficients(model: ThermalModel): void {
  paintConductivities(
    model.grid,
    model.paints,
    model.system.temperature,
    model.layout.cooling.ambient,
    model.conductivity,
  )
  model.boundaries = assembleBoundaries(model.grid, model.conductivity, model.films)
  assemble(model)
}

function assemble(model: ThermalModel): void {
  const { system, grid, conductivity, power, boundaries } = model
  const links = system.hierarchy.levels[0]
  assembleLinks(grid, conductivity, links)
  links.ground.fill(0)
  system.rhs.set(power)
  for (const face of Object.values(boundaries)) {
    for (let n = 0; n < face.cells.length; n++) {
      links.ground[face.cells[n]] += face.conductance[n]
      system.rhs[face.cells[n]] += face.driving[n]
    }
  }
  rebuildHierarchy(system.hierarchy)
}

function paintsOf(layout: Layout, pkg: ResolvedPackage, grid: Grid): Paint[] {
  return bodiesOf(pkg).map(({ outline, z0, z1, material: id }) => {
    const box = coverBox(grid, outline, z0, z1)
    const material = materialOf(layout, id)
    if (!material) throw new Error(`no material "${id}"`)
    const { conductivity } = material
    if (typeof conductivity === 'number') return { box, inPlane: conductivity, throughPlane: conductivity }
    if ('table' in conductivity) {
      return { box, inPlane: 0, throughPlane: 0, at: (celsius: number) => conductivityAt(material, celsius).inPlane }
    }
    return { box, inPlane: conductivity.inPlane, throughPlane: conductivity.throughPlane }
  })
}

/** Sets every cell proper to a value; ghost rows stay 0. */
function fillCells(hierarchy: Hierarchy, array: Float64Array, value: number): void {
  const { nx, nz, ny } = hierarchy.levels[0]
  array.fill(value, nx * nz, nx * nz * (ny + 1))
}
