/** Heat capacities of materials, and what a document lacks of them. */
import { jsonPath } from './json-path.ts'
import { materialOf } from './materials.ts'
import { materialReferences } from './rules/references.ts'
import type { Layout, Problem } from './schema.ts'

/** Density times specific heat, J/(m³·K); undefined where the document gives only one of them or none. */
export function volumetricHeatCapacityOf(layout: Pick<Layout, 'materials'>, id: string): number | undefined {
  const { density, specificHeat } = materialOf(layout, id) ?? {}
  return density === undefined || specificHeat === undefined ? undefined : density * specificHeat
}

/** One problem for each place where a valid layout names one of `used` that has no heat capacity. */
export function heatCapacityProblems(layout: Layout, used: ReadonlySet<string>): Problem[] {
  return materialReferences(layout).flatMap(({ parts, id }) => {
    if (id === null || !used.has(id) || volumetricHeatCapacityOf(layout, id) !== undefined) return []
    const message = `Found the material ${JSON.stringify(id)} without ${lacking(layout, id)}; a transient needs both density and specificHeat.`
    return [{ path: jsonPath(...parts), message }]
  })
}

function lacking(layout: Layout, id: string): string {
  const { density, specificHeat } = materialOf(layout, id) ?? {}
  if (density !== undefined) return 'specificHeat'
  return specificHeat === undefined ? 'density and specificHeat' : 'density'
}
