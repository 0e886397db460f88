/** Powers that follow profiles: W per cell at a time. */
import { factorWithin, kinksOf, type PowerProfile } from '../../layout/power-profile.ts'
import type { ThermalModel } from './thermal-model.ts'
import { depositPower } from './voxelise.ts'

/** Cells heated by the sources that share one profile, at factor 1. */
interface PowerGroup {
  readonly profile: PowerProfile
  readonly cells: Int32Array
  /** W, one per entry of `cells`. */
  readonly watts: Float64Array
}

export class TimedPower {
  private readonly groups: readonly PowerGroup[]
  /** Times at which some power jumps or changes its slope, s, ascending. */
  readonly kinks: readonly number[]

  constructor(model: Pick<ThermalModel, 'pkg' | 'grid'>) {
    const profiles = profilesOf(model)
    this.groups = [...profiles].map(([key, profile]) => groupOf(model, key, profile))
    this.kinks = [...new Set([...profiles.values()].flatMap(kinksOf))].sort((a, b) => a - b)
  }

  /** Adds W per cell to `out`: the powers at `seconds`, on the side of a jump on which `middle` lies. */
  addTo(out: Float64Array, seconds: number, middle: number): void {
    for (const { profile, cells, watts } of this.groups) {
      const factor = factorWithin(profile, seconds, middle)
      for (let n = 0; n < cells.length; n++) out[cells[n]] += factor * watts[n]
    }
  }
}

const keyOf = ({ profile, profileShape }: PowerProfile): string => JSON.stringify([profile, profileShape])

function profilesOf({ pkg }: Pick<ThermalModel, 'pkg'>): Map<string, PowerProfile> {
  const sources = pkg.components.flatMap(({ component }) => component.sources ?? [])
  return new Map(sources.map((source) => [keyOf(source), source]))
}

function groupOf({ pkg, grid }: Pick<ThermalModel, 'pkg' | 'grid'>, key: string, profile: PowerProfile): PowerGroup {
  const components = pkg.components.map((resolved) => {
    const written = resolved.component.sources ?? []
    return { ...resolved, sources: resolved.sources.filter((_, n) => keyOf(written[n]) === key) }
  })
  const dense = depositPower(grid, components)
  const heated: number[] = []
  for (let cell = 0; cell < dense.length; cell++) if (dense[cell] !== 0) heated.push(cell)
  const cells = Int32Array.from(heated)
  return { profile, cells, watts: Float64Array.from(cells, (cell) => dense[cell]) }
}
