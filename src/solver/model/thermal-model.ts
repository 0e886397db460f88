/** A layout turned into a linear system: grid, conductivities, sources, boundaries. See docs/physics.md. */
import { type ResolvedFilms, resolveFilms } from '../../layout/films.ts'
import { type ResolvedPackage, resolvePackage } from '../../layout/geometry.ts'
import { conductivityAt, conductivitySlopeAt, materialOf } from '../../layout/materials.ts'
import type { Layout } from '../../layout/schema.ts'
import { createHierarchy, rebuildHierarchy, wholeOf } from '../numerics/hierarchy.ts'
import type { LinearSystem } from '../numerics/solve.ts'
import { type ColumnRange, type Conductivities, indexOf, type Shape } from '../numerics/storage.ts'
import { bodiesOf } from './bodies.ts'
import { assembleBoundaries, assembleLinks, type Boundaries } from './conductances.ts'
import {
  constantPower,
  type FollowingPower,
  followingPower,
  linearisePower,
  type SlopeRule,
  tangent,
} from './following-power.ts'
import { buildGrids, cellWidths, type Grid, type GridParameters, type NestedGrids } from './grid.ts'
import { type ConductivityLaw, coverBox, type Paint, paintConductivities } from './voxelise.ts'

export interface ThermalModel {
  readonly layout: Layout
  readonly pkg: ResolvedPackage
  readonly films: ResolvedFilms
  readonly grid: Grid
  readonly system: LinearSystem
  /** W per cell that no temperature changes, in the kernel's storage. */
  readonly power: Float64Array
  /** The sources whose power follows temperature. */
  readonly following: readonly FollowingPower[]
  /** Whether a conductivity or a power follows temperature: then `updateCoefficients` and solve in turn. */
  readonly nonlinear: boolean
  readonly paints: readonly Paint[]
  boundaries: Boundaries
}

export interface ResolvedLayout {
  readonly pkg: ResolvedPackage
  readonly films: ResolvedFilms
}

const resolvedLayouts = new WeakMap<Layout, ResolvedLayout>()

/** A valid layout's geometry and films: worked out once for all the grids that it is put on. */
export function resolved(layout: Layout): ResolvedLayout {
  const known = resolvedLayouts.get(layout)
  if (known) return known
  const pkg = resolvePackage(layout)
  const found = { pkg, films: resolveFilms(layout, pkg) }
  resolvedLayouts.set(layout, found)
  return found
}

/** The grids on which a valid layout is solved. */
export function gridsOf(layout: Layout, parameters: GridParameters): NestedGrids {
  const { pkg, films } = resolved(layout)
  return buildGrids(pkg, films, (id) => anisotropyOf(layout, id), parameters)
}

/**
 * Voxelises a valid layout on a given grid; the temperature starts at ambient. `used`: a model that nobody needs any more,
 * whose memory may be taken.
 */
export function modelOn(layout: Layout, grid: Grid, used?: ThermalModel): ThermalModel {
  const hierarchy = createHierarchy(cellWidths(grid.x), cellWidths(grid.y), grid.z.length - 1, {
    used: used?.system.hierarchy,
  })
  const [finest] = hierarchy.levels
  const { load: rhs, temperature } = hierarchy.engine
  fillCells(finest, temperature, layout.cooling.ambient)
  return fill(layout, grid, { system: { hierarchy, rhs, temperature }, power: used?.power }, [wholeOf(finest)])
}

/**
 * The model of an edited layout in the arrays of an earlier one, on a grid with as many lines: the temperature stays where
 * it was, cell by cell. `ranges`: the columns whose widths or contents have changed. The earlier model is gone.
 */
export function updateModel(
  earlier: ThermalModel,
  layout: Layout,
  grid: Grid,
  ranges: readonly ColumnRange[],
): ThermalModel {
  return fill(layout, grid, earlier, ranges)
}

/** What a model is filled into; its power may come from a model that is gone. */
type Storage = Pick<ThermalModel, 'system'> & { readonly power: Float64Array | undefined }

function fill(layout: Layout, grid: Grid, { system, power }: Storage, ranges: readonly ColumnRange[]): ThermalModel {
  const { pkg, films } = resolved(layout)
  const paints = paintsOf(layout, pkg, grid)
  const conductivity = paint({ layout, grid, paints, system }, null, ranges)
  const following = followingPower(grid, pkg.components)
  const model: ThermalModel = {
    layout,
    pkg,
    films,
    grid,
    power: constantPower(grid, pkg.components, power),
    following,
    system,
    nonlinear: following.length > 0 || paints.some((paint) => paint.law !== undefined),
    paints,
    boundaries: assembleBoundaries(grid, system.hierarchy.levels[0], conductivity, films),
  }
  for (const range of ranges) assembleLinks(grid, system.hierarchy.engine, withNeighbours(range))
  assemble(model, tangent, ranges)
  return model
}

/** W/(m·K) per cell at the present temperature, until the next solve. Not between the cycles of one: it would be lost. */
export const conductivitiesOf = (model: ThermalModel): Conductivities => paint(model, model.system.temperature, [])

/** How they change with the present temperature, W/(m·K²) per cell; null where none does. */
export function conductivitySlopesOf({ grid, paints, system }: ThermalModel): Conductivities | null {
  if (paints.every(({ law }) => law === undefined)) return null
  const { temperature } = system
  const slopes = { inPlane: new Float32Array(temperature.length), throughPlane: new Float32Array(temperature.length) }
  const slopePaints = paints.map(
    ({ box, law }): Paint => ({ box, inPlane: 0, throughPlane: 0, ...(law && { law: { ...law, at: law.slopeAt } }) }),
  )
  paintConductivities(grid, slopePaints, temperature, 0, slopes)
  return slopes
}

/**
 * Paints the columns of some ranges, or all of them where a solve has taken the place of what was painted before.
 * `temperature`: °C per cell, or null for ambient.
 */
function paint(
  { layout, grid, paints, system }: Pick<ThermalModel, 'layout' | 'grid' | 'paints' | 'system'>,
  temperature: Float64Array | null,
  ranges: readonly ColumnRange[],
): Conductivities {
  const { engine, levels } = system.hierarchy
  const { conductivity, holdsConductivity } = engine
  if (!holdsConductivity) for (const array of Object.values(conductivity)) array.fill(0)
  for (const range of holdsConductivity ? ranges : [wholeOf(levels[0])]) {
    paintConductivities(grid, paints, temperature, layout.cooling.ambient, conductivity, range)
  }
  engine.holdsConductivity = true
  return conductivity
}

function anisotropyOf(layout: Layout, id: string): number {
  const material = materialOf(layout, id)
  if (!material) throw new Error(`no material "${id}"`)
  const { inPlane, throughPlane } = conductivityAt(material, layout.cooling.ambient)
  return Math.sqrt(throughPlane / inPlane)
}

/**
 * Brings what follows temperature, and all that depends on it, up to the current temperature. Powers are linearised there
 * with the slopes that the rule picks: by default their tangents.
 */
export function updateCoefficients(model: ThermalModel, slopes: SlopeRule = tangent): void {
  const { grid, paints, system, films } = model
  const [finest] = system.hierarchy.levels
  const whole = wholeOf(finest)
  if (paints.some((paint) => paint.law !== undefined)) {
    const conductivity = paint(model, system.temperature, [whole])
    model.boundaries = assembleBoundaries(grid, finest, conductivity, films)
    assembleLinks(grid, system.hierarchy.engine, whole)
  }
  assemble(model, slopes, [whole])
}

/** Sets every cell to one temperature, °C. */
export function startUniform({ system }: ThermalModel, celsius: number): void {
  fillCells(system.hierarchy.levels[0], system.temperature, celsius)
}

/** Fills the linear system, its links apart; the factors of the given columns only. */
function assemble(model: ThermalModel, slopes: SlopeRule, ranges: readonly ColumnRange[]): void {
  const { system, power, boundaries } = model
  const [finest] = system.hierarchy.levels
  const { ground } = finest
  const { rhs } = system
  ground.fill(0)
  rhs.set(power)
  for (const { cells, conductance, driving } of Object.values(boundaries)) {
    for (let n = 0; n < cells.length; n++) {
      ground[cells[n]] += conductance[n]
      rhs[cells[n]] += driving[n]
    }
  }
  for (const source of model.following) linearisePower(source, slopes, system, ground)
  if (ranges.length > 0) rebuildHierarchy(system.hierarchy, ...ranges)
}

/** The columns whose links lead into a range. */
const withNeighbours = ({ i0, i1, j0, j1 }: ColumnRange): ColumnRange => ({
  i0: Math.max(i0 - 1, 0),
  i1,
  j0: Math.max(j0 - 1, 0),
  j1,
})

function paintsOf(layout: Layout, pkg: ResolvedPackage, grid: Grid): Paint[] {
  return bodiesOf(pkg).map(({ outline, z0, z1, material: id }) => {
    const box = coverBox(grid, outline, z0, z1)
    const material = materialOf(layout, id)
    if (!material) throw new Error(`no material "${id}"`)
    const { conductivity } = material
    if (typeof conductivity === 'number') return { box, inPlane: conductivity, throughPlane: conductivity }
    if ('table' in conductivity) {
      const law: ConductivityLaw = {
        at: (celsius) => conductivityAt(material, celsius).inPlane,
        slopeAt: (celsius) => conductivitySlopeAt(material, celsius),
      }
      return { box, inPlane: 0, throughPlane: 0, law }
    }
    return { box, inPlane: conductivity.inPlane, throughPlane: conductivity.throughPlane }
  })
}

/** Sets every cell proper to a value; padding and ghost rows stay 0. */
function fillCells(shape: Shape, array: Float64Array, value: number): void {
  const { nx, ny, nz } = shape
  for (let j = 0; j < ny; j++) {
    for (let k = 0; k < nz; k++) {
      for (let parity = 0; parity < 2; parity++) {
        const start = indexOf(shape, parity, j, k)
        array.fill(value, start, start + ((nx + 1 - parity) >> 1))
      }
    }
  }
}
