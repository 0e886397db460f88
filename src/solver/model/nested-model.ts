/**
 * One package on its nested grids, kept from solve to solve. An edit goes back along the arrow only as far as it must:
 * to the powers, to the coefficients of what changed, to the lines, or to a new mesh.
 */

import { materialOf } from '../../layout/materials.ts'
import type { Layout } from '../../layout/schema.ts'
import { fewest, wholeOf } from '../numerics/hierarchy.ts'
import type { ColumnRange } from '../numerics/storage.ts'
import { bodiesOf } from './bodies.ts'
import { type ChangedCells, type GridParameters, moveGrids, type NestedGrids } from './grid.ts'
import type { GridName } from './lines.ts'
import { gridsOf, modelOn, resolved, type ThermalModel, updateModel } from './thermal-model.ts'
import { copiedField, startFrom } from './warm-start.ts'

export interface NestedModel {
  readonly layout: Layout
  readonly parameters: GridParameters
  readonly grids: NestedGrids
  /** What the coefficients depend on besides outlines, as text to compare. */
  readonly coefficients: string
  readonly models: Models
}

/** Drafts have no coarsest grid. */
export type Models = Readonly<Record<'fine' | 'coarse', ThermalModel>> & { readonly coarsest?: ThermalModel }

/** How far back along the arrow an edit went. */
export type Reach = 'power' | 'lines' | 'coefficients' | 'mesh'

export interface Edited {
  readonly nested: NestedModel
  readonly reach: Reach
}

/** `used`: models that nobody needs any more, whose memory may be taken. */
export function nestedModelOf(
  layout: Layout,
  parameters: GridParameters,
  { draft = false, used = null }: { draft?: boolean; used?: Models | null } = {},
): NestedModel {
  const grids = gridsOf(layout, parameters)
  const modelFor = (name: GridName) => modelOn(layout, grids[name], used?.[name])
  const models = {
    fine: modelFor('fine'),
    coarse: modelFor('coarse'),
    ...(draft ? {} : { coarsest: modelFor('coarsest') }),
  }
  return { layout, parameters, grids, coefficients: coefficientsOf(layout), models }
}

/**
 * The model after an edit. The temperatures stay as a start: cell by cell where the mesh stays, interpolated where it does
 * not. The earlier model's arrays are used again, so it must not be used any more.
 */
export function editNestedModel(earlier: NestedModel, layout: Layout): Edited {
  const { parameters, models } = earlier
  const { pkg, films } = resolved(layout)
  const moved = moveGrids(earlier.grids, pkg, films)
  if (!moved) {
    const fields = Object.fromEntries(Object.entries(models).map(([name, model]) => [name, copiedField(model)]))
    // fresh memory would cost more than the mesh
    const nested = nestedModelOf(layout, parameters, { draft: !models.coarsest, used: models })
    for (const [name, model] of Object.entries(nested.models)) startFrom(model, fields[name])
    return { nested, reach: 'mesh' }
  }
  const coefficients = coefficientsOf(layout)
  const changed = coefficients !== earlier.coefficients
  const ranges = (name: GridName, model: ThermalModel): readonly ColumnRange[] => {
    const whole = wholeOf(model.system.hierarchy.levels[0])
    return changed ? [whole] : changedColumns(moved.changed[name], whole)
  }
  const update = (name: GridName, model: ThermalModel) =>
    updateModel(model, layout, moved.grids[name], ranges(name, model))
  const nested = {
    layout,
    parameters,
    grids: moved.grids,
    coefficients,
    models: {
      fine: update('fine', models.fine),
      coarse: update('coarse', models.coarse),
      ...(models.coarsest ? { coarsest: update('coarsest', models.coarsest) } : {}),
    },
  }
  const lines = ranges('fine', models.fine).length > 0
  return { nested, reach: changed ? 'coefficients' : lines ? 'lines' : 'power' }
}

/**
 * Materials and heights of the bodies in order, the films, and the laws by which powers follow temperature: their slopes
 * are on the diagonal.
 */
function coefficientsOf(layout: Layout): string {
  const { pkg, films } = resolved(layout)
  const bodies = bodiesOf(pkg).map(({ z0, z1, material }) => [z0, z1, materialOf(layout, material)?.conductivity])
  const laws = layout.components.map(({ sources = [] }) => sources.map(({ powerTemperature }) => powerTemperature))
  const { top, bottom, sides } = films
  const h = [top.h, top.zones.map((zone) => zone.h), bottom.h, sides.h]
  return JSON.stringify([bodies, laws, h, layout.cooling.ambient])
}

function changedColumns({ x, y, z }: ChangedCells, whole: ColumnRange): readonly ColumnRange[] {
  if (z.end > z.first) return [whole]
  const ranges: ColumnRange[] = []
  if (x.end > x.first) ranges.push({ ...whole, i0: x.first, i1: x.end })
  if (y.end > y.first) ranges.push({ ...whole, j0: y.first, j1: y.end })
  return fewest(ranges, { nx: whole.i1, ny: whole.j1 })
}
