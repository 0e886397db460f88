/** Powers that follow profiles in time and laws in temperature: W per cell at a time. */
import type { PowerLaw } from '../../layout/power-law.ts'
import { factorWithin, kinksOf, type PowerProfile } from '../../layout/power-profile.ts'
import type { Source } from '../../layout/schema.ts'
import type { ThermalModel } from './thermal-model.ts'
import { depositPower } from './voxelise.ts'

/** Cells heated by the sources that share one profile and one law. */
interface PowerGroup {
  readonly profile: PowerProfile
  readonly law: PowerLaw | undefined
  readonly cells: Int32Array
  /** W at factor 1, one per entry of `cells`. */
  readonly written: Float64Array
  /** W at the expected temperature, before the profile. */
  readonly watts: Float64Array
}

export class TimedPower {
  private readonly groups: readonly PowerGroup[]
  /** Times at which some power jumps or changes its slope, s, ascending. */
  readonly kinks: readonly number[]
  readonly followsTemperature: boolean

  constructor(model: Pick<ThermalModel, 'pkg' | 'grid'>) {
    const sources = model.pkg.components.flatMap(({ component }) => component.sources ?? [])
    const keys = new Map(sources.map((source) => [keyOf(source), source]))
    this.groups = [...keys].map(([key, profile]) => groupOf(model, key, profile))
    this.kinks = [...new Set(sources.flatMap(kinksOf))].sort((a, b) => a - b)
    this.followsTemperature = this.groups.some(({ law }) => law !== undefined)
  }

  /** Holds what follows temperature at its factor for these temperatures, °C per cell. */
  expect(temperature: Float64Array): void {
    for (const { law, cells, written, watts } of this.groups) {
      if (!law) continue
      for (let n = 0; n < cells.length; n++) watts[n] = written[n] * law.factorAt(temperature[cells[n]])
    }
  }

  /** Adds W per cell to `out`: the powers at `seconds`, on the side of a jump on which `middle` lies. */
  addTo(out: Float64Array, seconds: number, middle: number): void {
    for (const { profile, cells, watts } of this.groups) {
      const factor = factorWithin(profile, seconds, middle)
      for (let n = 0; n < cells.length; n++) out[cells[n]] += factor * watts[n]
    }
  }

  /** Adds, times `weight`, by how many W per cell the powers at these temperatures exceed those that are held. */
  addMissed(out: Float64Array, weight: number, seconds: number, middle: number, temperature: Float64Array): void {
    for (const { profile, law, cells, written, watts } of this.groups) {
      if (!law) continue
      const factor = weight * factorWithin(profile, seconds, middle)
      for (let n = 0; n < cells.length; n++) {
        out[cells[n]] += factor * (written[n] * law.factorAt(temperature[cells[n]]) - watts[n])
      }
    }
  }
}

const keyOf = ({ profile, profileShape, powerTemperature }: Source): string =>
  JSON.stringify([profile, profileShape, powerTemperature])

function groupOf({ pkg, grid }: Pick<ThermalModel, 'pkg' | 'grid'>, key: string, profile: PowerProfile): PowerGroup {
  const components = pkg.components.map((resolved) => {
    const written = resolved.component.sources ?? []
    return { ...resolved, sources: resolved.sources.filter((_, n) => keyOf(written[n]) === key) }
  })
  const dense = depositPower(grid, components)
  const heated: number[] = []
  for (let cell = 0; cell < dense.length; cell++) if (dense[cell] !== 0) heated.push(cell)
  const cells = Int32Array.from(heated)
  const written = Float64Array.from(cells, (cell) => dense[cell])
  const law = components.flatMap(({ sources }) => sources)[0]?.law
  return { profile, law, cells, written, watts: written.slice() }
}
