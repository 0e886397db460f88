/**
 * How the mean temperature of an engine follows its place: the differences of solutions that the reference gives, and our
 * own, made in the same way on grids refined further. docs/physics.md, "Sensitivities", says what they decide.
 */
import { moveComponents } from '../../src/layout/edits.ts'
import type { Layout } from '../../src/layout/schema.ts'
import { cellCounts, cellWidths, type Grid } from '../../src/solver/model/grid.ts'
import { modelOn } from '../../src/solver/model/thermal-model.ts'
import { coverBox, visitCells } from '../../src/solver/model/voxelise.ts'
import { componentTemperatures, judgedLayers } from '../../src/solver/results/components.ts'
import { solveModel } from '../../src/solver/results/solve-model.ts'
import { readFixture } from './fixtures.ts'
import { refinedGrids } from './refined-grid.ts'

interface Figure {
  readonly value: number
  readonly uncertainty: number
}
type Axis = 'x' | 'y'

/** The sensitivities of cpo-8-engines as the reference has them; derivatives in K/mm. */
export interface SensitivityReference {
  readonly R: Readonly<Record<string, Readonly<Record<string, Figure>>>>
  readonly position: {
    readonly engine: string
    readonly differences: readonly ({ readonly L: number; readonly delta_mm: number } & Readonly<
      Record<Axis, number>
    >)[]
    readonly d_dx: Figure
    readonly d_dy: Figure
  }
}

export const sensitivityReference = (): SensitivityReference =>
  JSON.parse(readFixture('verification/public/cpo-8-engines.sensitivity.reference.json'))

/** Cells per axis of level L of the references' grids, whose cells are so much smaller than those of level 1. */
const refinement = (level: number): number => (level + 1) / 2

/** What two levels of refined grids tend to, with an error of second order in the cell size. */
export const limitOf = ([a, b]: readonly [number, number], [atA, atB]: readonly [number, number]): number =>
  b + (b - a) / ((refinement(atB) / refinement(atA)) ** 2 - 1)

/** The reference's differences of ± 0.4 and ± 0.2 mm, brought to no displacement and to no cell size. */
export function limitOfReference({ position }: SensitivityReference, axis: Axis): number {
  const at = (level: number, mm: number): number =>
    position.differences.find(({ L, delta_mm }) => L === level && delta_mm === mm)![axis]
  const undisplaced = (level: number) => at(level, 0.2) + (at(level, 0.2) - at(level, 0.4)) / 3
  return limitOf([undisplaced(1), undisplaced(2)], [1, 2])
}

export interface PlaceDerivative {
  readonly level: number
  readonly cells: readonly [number, number, number]
  /** K/mm, of the plain mean of the cells' values. */
  readonly plain: number
  /** K/mm, of the mean that we show: with profiles through the cells, rebuilt from fluxes. */
  readonly shown: number
}

const DISPLACED_MM = 0.2

/** Central differences over ± 0.2 mm along x. */
export function differencesAlongX(layout: Layout, id: string, level: number): PlaceDerivative {
  const gridOf = refinedGrids(layout)
  const [there, back] = [DISPLACED_MM, -DISPLACED_MM].map((mm) => {
    const displaced = moveComponents(layout, [id], mm, 0)
    return meansOn(displaced, gridOf(displaced, level), id)
  }) as [Means, Means]
  const slope = (of: (means: Means) => number) => (of(there) - of(back)) / (2 * DISPLACED_MM)
  return { level, cells: there.cells, plain: slope(({ plain }) => plain), shown: slope(({ shown }) => shown) }
}

interface Means extends Pick<PlaceDerivative, 'cells'> {
  /** °C */
  readonly plain: number
  readonly shown: number
}

function meansOn(layout: Layout, grid: Grid, id: string): Means {
  const model = modelOn(layout, grid)
  const steps = solveModel(model, { toleranceK: 1e-6, balance: 1e-9 })
  let step = steps.next()
  while (!step.done) step = steps.next()
  if (!step.value.converged) throw new Error(`${id} displaced: not converged`)
  const n = layout.components.findIndex((known) => known.id === id)
  const component = model.pkg.components[n]!
  const [dx, dy, dz] = [cellWidths(grid.x), cellWidths(grid.y), cellWidths(grid.z)]
  let heat = 0
  let volume = 0
  for (const layer of judgedLayers(component)) {
    visitCells(grid, coverBox(grid, component.outline, layer.z0, layer.z1), (cell, i, j, k, fx, fy, fz) => {
      const share = dx[i]! * fx * dy[j]! * fy * dz[k]! * fz
      heat += share * model.system.temperature[cell]!
      volume += share
    })
  }
  return { cells: cellCounts(grid), plain: heat / volume, shown: componentTemperatures(model)[n]!.mean }
}
