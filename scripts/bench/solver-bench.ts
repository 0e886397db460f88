/** Times of the solver: on uniform lines of four sizes, and on the examples as the app solves them. One thread. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { moveComponents } from '../../src/layout/edits.ts'
import { parseLayout } from '../../src/layout/parse.ts'
import type { Layout } from '../../src/layout/schema.ts'
import { bestKernel } from '../../src/solver/kernel/best-kernel.ts'
import type { Kernel } from '../../src/solver/kernel/kernel.ts'
import { typescriptKernel } from '../../src/solver/kernel/twin/typescript-kernel.ts'
import { assembleLinks } from '../../src/solver/model/conductances.ts'
import { coverInterval } from '../../src/solver/model/coverage.ts'
import { cellWidths, type Grid, type GridParameters } from '../../src/solver/model/grid.ts'
import { editNestedModel, nestedModelOf } from '../../src/solver/model/nested-model.ts'
import {
  conductivitiesOf,
  modelOn,
  resolved,
  startUniform,
  type ThermalModel,
  updateModel,
} from '../../src/solver/model/thermal-model.ts'
import { createHierarchy, cycle, type Hierarchy, rebuildHierarchy } from '../../src/solver/numerics/hierarchy.ts'
import { DEFAULT_PARAMETERS, type SolveState, solveLinear } from '../../src/solver/numerics/solve.ts'
import type { ColumnRange } from '../../src/solver/numerics/storage.ts'
import { DRAFT_GRID, QUALITY_GRIDS } from '../../src/solver/results/quality.ts'
import { solveModel } from '../../src/solver/results/solve-model.ts'

import { benchGrid, benchPackage, movedGrid } from './bench-package.ts'
import { repeat, type Timing, timingOf } from './timing.ts'

export interface BenchRow {
  readonly case: string
  readonly cells: readonly [number, number, number]
  /** From a die moved by 0.5 mm to a field known to 0.01 K, the system set up. */
  readonly warm: Timing
  /** From a uniform field to 0.01 K, the system set up. */
  readonly cold: Timing
  /** Links, factors and coarse coefficients of the columns under the die, where it was and where it is. */
  readonly setup: Timing
  /** The whole way from the edited document to the system. */
  readonly edit: Timing
  readonly cycle: Timing
  /** The same V-cycle by the TypeScript kernel; null where that would take too long. */
  readonly twinCycle: Timing | null
  readonly bytesPerCell: number
}

const ENOUGH = { toleranceK: 0.01, balance: 1e-5 }
const MOVE_MM = 0.5

export function* solverBench(): Generator<BenchRow> {
  for (const [n, nz] of [
    [64, 12],
    [128, 12],
    [256, 16],
    [512, 16],
  ] as const) {
    yield uniformRow(n, nz)
  }
  for (const name of EXAMPLES) {
    const layout = example(name)
    yield exampleRow(`${name}, draft`, layout, DRAFT_GRID, true)
    yield exampleRow(`${name}, normal`, layout, QUALITY_GRIDS.normal, false)
  }
}

/** The largest grid that is timed: solved once, its seconds and its bytes. */
export function largestBench(): { cells: readonly [number, number, number]; seconds: number; bytes: number } {
  const model = uniformModel(1024, 16)
  const started = performance.now()
  solveToEnd(model)
  const { engine } = model.system.hierarchy
  return { cells: [1024, 1024, 16], seconds: (performance.now() - started) / 1000, bytes: engine.bytes }
}

const EXAMPLES = ['cpo-8-engines', 'oif-51t2-16-engines', 'nvidia-110mm-36-engines']

export function example(name: string): Layout {
  const read = parseLayout(readFileSync(join(import.meta.dirname, '../../examples', `${name}.cpo.json`), 'utf8'))
  if (!read.ok) throw new Error(`examples/${name}.cpo.json is refused`)
  return read.layout
}

function uniformModel(n: number, nz: number): ThermalModel {
  const layout = benchPackage()
  const { pkg } = resolved(layout)
  const heights = [0, pkg.topPlane, pkg.lid?.underside ?? 0]
  for (const { z0, z1 } of [...pkg.substrate, ...pkg.components.flatMap(({ layers }) => layers)]) heights.push(z0, z1)
  return modelOn(layout, benchGrid(n, nz, heights))
}

function uniformRow(n: number, nz: number): BenchRow {
  let model = uniformModel(n, nz)
  const { hierarchy } = model.system
  const cold = repeat(() => solveToEnd(model), { prepare: () => startUniform(model, 35) })
  // as in the app: the lines on the die's edges go with it, and the field with the lines
  const [here, there] = [model.layout, moveComponents(model.layout, ['oe-1'], MOVE_MM, 0)]
  const grids = new Map([
    [here, model.grid],
    [there, movedGrid(model.grid, resolved(here).pkg, resolved(there).pkg)],
  ])
  const stretched = changedColumns(grids.get(here)!, grids.get(there)!)
  let at = here
  const edit = () => {
    at = at === here ? there : here
    model = updateModel(model, at, grids.get(at)!, [stretched])
  }
  const solves: number[] = []
  const edits = repeat(edit, {
    prepare: () => {
      const started = performance.now()
      solveToEnd(model)
      solves.push(performance.now() - started)
    },
  })
  const under = columnsUnder(model, here, there, 'oe-1')
  conductivitiesOf(model)
  const setup = repeat(() => {
    assembleLinks(model.grid, hierarchy.engine, under)
    rebuildHierarchy(hierarchy, under)
  })
  return {
    case: `uniform ${n} × ${n} × ${nz}`,
    cells: [n, n, nz],
    // the first one ends where the cold solve did, before anything has moved
    warm: timingOf(solves.slice(1)),
    cold,
    setup,
    edit: edits,
    ...cycles(model, n <= 256),
  }
}

/** The columns whose width differs between two grids. */
function changedColumns(a: Grid, b: Grid): ColumnRange {
  const changes = (at: number, n: number) => at !== b.x[n]
  return { i0: a.x.findIndex(changes) - 1, i1: a.x.findLastIndex(changes) + 1, j0: 0, j1: a.y.length - 1 }
}

function columnsUnder({ grid }: ThermalModel, from: Layout, to: Layout, id: string): ColumnRange {
  const outlines = [from, to].map(
    (layout) => resolved(layout).pkg.components.find(({ component }) => component.id === id)!.outline,
  )
  const x = outlines.map(({ x0, x1 }) => coverInterval(grid.x, x0, x1))
  const y = outlines.map(({ y0, y1 }) => coverInterval(grid.y, y0, y1))
  return {
    i0: Math.min(...x.map(({ first }) => first)),
    i1: Math.max(...x.map(({ end }) => end)),
    j0: Math.min(...y.map(({ first }) => first)),
    j1: Math.max(...y.map(({ end }) => end)),
  }
}

function exampleRow(name: string, layout: Layout, parameters: GridParameters, draft: boolean): BenchRow {
  let nested = nestedModelOf(layout, parameters, { draft })
  const solve = () => {
    for (const name of ['coarse', 'fine'] as const) solveToEnd(nested.models[name])
  }
  const cold = repeat(solve, {
    prepare: () => {
      for (const name of ['coarse', 'fine'] as const) startUniform(nested.models[name], layout.cooling.ambient)
    },
  })
  const engine = layout.components.find(({ kind }) => kind === 'optical-engine')!
  let [at, direction] = [layout, 1]
  const solves: number[] = []
  const edit = repeat(
    () => {
      at = moveComponents(at, [engine.id], direction * MOVE_MM, 0)
      direction = -direction
      nested = editNestedModel(nested, at).nested
    },
    {
      prepare: () => {
        const started = performance.now()
        solve()
        solves.push(performance.now() - started)
      },
      least: 9,
    },
  )
  const { fine } = nested.models
  const [nx, ny] = [fine.grid.x.length - 1, fine.grid.y.length - 1]
  const { outline } = fine.pkg.components.find(({ component }) => component.id === engine.id)!
  const under = coverInterval(fine.grid.x, outline.x0 - MOVE_MM, outline.x1 + MOVE_MM)
  const strip = { i0: under.first, i1: under.end, j0: 0, j1: ny }
  const { hierarchy } = fine.system
  conductivitiesOf(fine)
  const setup = repeat(() => {
    assembleLinks(fine.grid, hierarchy.engine, strip)
    rebuildHierarchy(hierarchy, strip)
  })
  return {
    case: name,
    cells: [nx, ny, fine.grid.z.length - 1],
    warm: timingOf(solves.slice(1)),
    cold,
    setup,
    edit,
    ...cycles(fine, draft),
  }
}

/** One V-cycle that goes on from the last, on the same coefficients by both kernels. */
function cycles(
  { grid, system }: ThermalModel,
  withTwin: boolean,
): Pick<BenchRow, 'cycle' | 'twinCycle' | 'bytesPerCell'> {
  const { hierarchy } = system
  hierarchy.engine.computeResidual()
  cycle(hierarchy, 'V')
  const [nx, ny, nz] = [grid.x.length - 1, grid.y.length - 1, grid.z.length - 1]
  return {
    cycle: repeat(() => cycle(hierarchy, 'V', true)),
    twinCycle: withTwin ? twinCycle(grid, hierarchy) : null,
    bytesPerCell: hierarchy.engine.bytes / (nx * ny * nz),
  }
}

function twinCycle(grid: ThermalModel['grid'], of: Hierarchy): Timing {
  const kernel: Kernel = typescriptKernel
  const twin = createHierarchy(cellWidths(grid.x), cellWidths(grid.y), grid.z.length - 1, { kernel })
  const [from, to] = [of.levels[0]!, twin.levels[0]!]
  for (const name of ['gx', 'gy', 'gz', 'ground', 'rhs'] as const) to[name].set(from[name])
  rebuildHierarchy(twin)
  cycle(twin, 'V')
  return repeat(() => cycle(twin, 'V', true), { least: 5 })
}

function solveToEnd(model: ThermalModel): SolveState {
  const steps = model.nonlinear
    ? solveModel(model, ENOUGH)
    : solveLinear(model.system, {
        ...DEFAULT_PARAMETERS,
        toleranceK: ENOUGH.toleranceK,
        balanceW: ENOUGH.balance * model.pkg.components.reduce((sum, { power }) => sum + power, 0),
      })
  for (;;) {
    const step = steps.next()
    if (!step.done) continue
    if (!step.value.converged) throw new Error('a benchmark case has not converged')
    return step.value
  }
}

export const kernelName = (): string => bestKernel().kernel
