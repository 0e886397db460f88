/** Highest and mean temperatures of the components, and the verdicts. */
import type { ResolvedComponent, ResolvedLayer } from '../../layout/geometry.ts'
import type { ThermalModel } from '../model/thermal-model.ts'
import { coverBox, visitCells } from '../model/voxelise.ts'
import { componentPowers } from './balance.ts'
import { highestOffset, highestPossible, ProfileReader, valueAt } from './profile.ts'
import type { ComponentResult, Point } from './solution.ts'

export interface ComponentTemperatures {
  /** W, dissipated at these temperatures. */
  readonly power: number
  /** °C, anywhere in the judged layers, faces and edges included. */
  readonly highest: number
  /** Where that is, mm. */
  readonly hottest: Point
  /** The cell that says so. */
  readonly hottestCell: readonly [i: number, j: number, k: number]
  /** °C, over their volume. */
  readonly mean: number
}

/** The same with uncertainties, K. */
export interface EstimatedTemperatures extends ComponentTemperatures {
  readonly highestUncertainty: number
  readonly meanUncertainty: number
}

/** Temperatures of every component of a solved model, in the order of the document. */
export function componentTemperatures(model: ThermalModel): ComponentTemperatures[] {
  const reader = new ProfileReader(model)
  const powers = componentPowers(model)
  return model.pkg.components.map((component, n) => ({
    power: powers[n]!,
    ...temperaturesOf(model, reader, component),
  }))
}

/** A component's temperatures held against its limit. */
export function judge(
  { component, limit }: ResolvedComponent,
  { power, highest, hottest, mean, highestUncertainty, meanUncertainty }: EstimatedTemperatures,
): ComponentResult {
  return {
    id: component.id,
    name: component.name ?? component.id,
    kind: component.kind,
    power,
    maxTemperature: highest,
    hottest,
    meanTemperature: mean,
    uncertainty: highestUncertainty,
    meanUncertainty,
    limit,
    margin: limit === null ? null : limit - highest,
    violates: limit !== null && highest > limit,
  }
}

/** The layers whose temperature counts: those with a source, or all where there is none. */
export function judgedLayers(component: ResolvedComponent): readonly ResolvedLayer[] {
  const heated = new Set(component.sources.map((source) => source.layer))
  return heated.size > 0 ? component.layers.filter((layer) => heated.has(layer)) : component.layers
}

function temperaturesOf(
  model: ThermalModel,
  reader: ProfileReader,
  component: ResolvedComponent,
): Omit<ComponentTemperatures, 'power'> {
  const { grid } = model
  const { outline } = component
  let highest = Number.NEGATIVE_INFINITY
  let hottest: Point = { x: 0, y: 0, z: 0 }
  let hottestCell: ComponentTemperatures['hottestCell'] = [0, 0, 0]
  let heat = 0
  let volume = 0
  for (const layer of judgedLayers(component)) {
    visitCells(grid, coverBox(grid, outline, layer.z0, layer.z1), (_cell, i, j, k, fx, fy, fz) => {
      const p = reader.at(i, j, k)
      const share = p.x.width * fx * p.y.width * fy * p.z.width * fz
      heat += share * p.mean
      volume += share
      if (highestPossible(p) <= highest) return
      const [cx, cy, cz] = [middle(grid.x, i), middle(grid.y, j), middle(grid.z, k)]
      const offset = (axis: 'x' | 'y' | 'z', centre: number, from: number, to: number) => {
        const half = p[axis].width / 2
        return highestOffset(p[axis], Math.max(-half, from - centre), Math.min(half, to - centre))
      }
      const dx = offset('x', cx, outline.x0, outline.x1)
      const dy = offset('y', cy, outline.y0, outline.y1)
      const dz = offset('z', cz, layer.z0, layer.z1)
      const value = valueAt(p, dx, dy, dz)
      if (value > highest) {
        highest = value
        hottest = { x: cx + dx, y: cy + dy, z: cz + dz }
        hottestCell = [i, j, k]
      }
    })
  }
  return { highest, hottest, hottestCell, mean: heat / volume }
}

const middle = (lines: Float64Array, n: number): number => (lines[n] + lines[n + 1]) / 2
