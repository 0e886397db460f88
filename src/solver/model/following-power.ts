/**
 * Power that follows temperature, q(T) per cell, linearised for one solve: q(T₀) + s · (T − T₀) with a slope s (W/K). The
 * slope goes to the diagonal of the system, and the rest to its right-hand side (docs/physics.md, "Power that follows
 * temperature").
 */
import type { ResolvedComponent } from '../../layout/geometry.ts'
import type { PowerLaw } from '../../layout/power-law.ts'
import type { LinearSystem } from '../numerics/solve.ts'
import type { Grid } from './grid.ts'
import { depositPower, depositSource } from './voxelise.ts'

export interface FollowingPower {
  /** Index of the component in the document. */
  readonly component: number
  readonly law: PowerLaw
  readonly cells: Int32Array
  /** W as written, for each of the cells. */
  readonly watts: Float64Array
}

/** Slope of the factor with which a law is linearised at a cell's temperature, 1/K. */
export type SlopeRule = (law: PowerLaw, celsius: number) => number

/** Newton's: the derivative. */
export const tangent: SlopeRule = (law, celsius) => law.slopeAt(celsius)

/** W per cell of the sources that follow no temperature. `used`: as for `depositPower`. */
export function constantPower(grid: Grid, components: readonly ResolvedComponent[], used?: Float64Array): Float64Array {
  const constant = components.map(({ outline, sources }) => ({
    outline,
    sources: sources.filter(({ law }) => law === undefined),
  }))
  return depositPower(grid, constant, used)
}

/** The sources that follow temperature and have any power. */
export function followingPower(grid: Grid, components: readonly ResolvedComponent[]): FollowingPower[] {
  return components.flatMap((component) =>
    component.sources.flatMap((source) => {
      if (!source.law) return []
      const wattsOf = new Map<number, number>()
      depositSource(grid, component, source, (cell, watts) => wattsOf.set(cell, (wattsOf.get(cell) ?? 0) + watts))
      if (wattsOf.size === 0) return []
      const cells = Int32Array.from(wattsOf.keys())
      return [{ component: component.index, law: source.law, cells, watts: Float64Array.from(wattsOf.values()) }]
    }),
  )
}

/** Adds a source, linearised at the system's temperature, to the right-hand side (W) and the diagonal (W/K). */
export function linearisePower(
  { law, cells, watts }: FollowingPower,
  slopes: SlopeRule,
  { rhs, temperature }: Pick<LinearSystem, 'rhs' | 'temperature'>,
  ground: { [cell: number]: number },
): void {
  cells.forEach((cell, n) => {
    const celsius = temperature[cell]
    const slope = watts[n] * slopes(law, celsius)
    ground[cell] -= slope
    rhs[cell] += watts[n] * law.factorAt(celsius) - slope * celsius
  })
}

/** Hands out the watts that a component dissipates at these temperatures (°C per cell); a cell may come more than once. */
export function visitHeat(
  grid: Grid,
  component: ResolvedComponent,
  temperature: Float64Array,
  visit: (cell: number, watts: number) => void,
): void {
  for (const source of component.sources) {
    const { law } = source
    depositSource(grid, component, source, (cell, written) =>
      visit(cell, law ? written * law.factorAt(temperature[cell]) : written),
    )
  }
}

/** What a source dissipates at these temperatures, W. */
export function dissipated({ law, cells, watts }: FollowingPower, temperature: Float64Array): number {
  let sum = 0
  cells.forEach((cell, n) => {
    sum += watts[n] * law.factorAt(temperature[cell])
  })
  return sum
}

/** W that a source dissipates at these temperatures beyond its line through those before. */
export function linearisationError(
  { law, cells, watts }: FollowingPower,
  slopes: SlopeRule,
  before: Float64Array,
  temperature: Float64Array,
): number {
  let sum = 0
  cells.forEach((cell, n) => {
    const [from, to] = [before[cell], temperature[cell]]
    sum += watts[n] * (law.factorAt(to) - law.factorAt(from) - slopes(law, from) * (to - from))
  })
  return sum
}
