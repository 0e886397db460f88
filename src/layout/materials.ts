/** The built-in material library, where each figure comes from, and how a document's own materials override it. */
import library from './materials.json'
import type { Conductivity, Layout, Material } from './schema.ts'

/** `sourced`: read in the named source. `derived`: computed from sourced figures. `estimate`: not looked up. */
export type Basis = 'sourced' | 'derived' | 'estimate'

export interface Figure<Value = number> {
  readonly value: Value
  readonly basis: Basis
  readonly source: string
  readonly note?: string
}

export interface LibraryMaterial {
  readonly name: string
  readonly category: string
  /** Other ids under which documents may name it. */
  readonly formerly: readonly string[]
  /** W/(m·K) */
  readonly conductivity: Figure<Conductivity>
  /** kg/m³ */
  readonly density?: Figure
  /** J/(kg·K) */
  readonly specificHeat?: Figure
  /** J/(m³·K), where the source gives only the product of density and specific heat. */
  readonly volumetricHeatCapacity?: Figure
}

/** By id, in the order in which a list shows them. */
export const BUILT_IN_MATERIALS: ReadonlyMap<string, LibraryMaterial> = new Map(
  Object.entries(library as unknown as Record<string, LibraryMaterial>),
)

const BUILT_IN_BY_ANY_ID: ReadonlyMap<string, Material> = new Map(
  [...BUILT_IN_MATERIALS].flatMap(([id, entry]) => {
    const material = asMaterial(entry)
    return [id, ...entry.formerly].map((name) => [name, material] as const)
  }),
)

/** The material that `id` means in this document: its own, else the library's; undefined for an unknown one. */
export function materialOf(layout: Pick<Layout, 'materials'>, id: string): Material | undefined {
  const own = layout.materials
  return own && Object.hasOwn(own, id) ? own[id] : BUILT_IN_BY_ANY_ID.get(id)
}

/** Whether the built-in library has `id`, under its present name or a former one. */
export function isBuiltIn(id: string): boolean {
  return BUILT_IN_BY_ANY_ID.has(id)
}

/** Conductivity along the layers and across them, W/(m·K), at a temperature in °C. */
export function conductivityAt(
  material: Pick<Material, 'conductivity'>,
  celsius: number,
): { readonly inPlane: number; readonly throughPlane: number } {
  const { conductivity } = material
  if (typeof conductivity === 'number') return { inPlane: conductivity, throughPlane: conductivity }
  if (isTable(conductivity)) {
    const value = interpolate(conductivity.table, celsius)
    return { inPlane: value, throughPlane: value }
  }
  return { inPlane: conductivity.inPlane, throughPlane: conductivity.throughPlane }
}

type ConductivityTable = Extract<Conductivity, { table: unknown }>

/** Whether the conductivity follows temperature. */
export function isTable(conductivity: Conductivity): conductivity is ConductivityTable {
  return typeof conductivity === 'object' && 'table' in conductivity
}

/** How a conductivity changes with temperature, W/(m·K²): 0 where it is constant; at a table's point, the piece below it. */
export function conductivitySlopeAt({ conductivity }: Pick<Material, 'conductivity'>, celsius: number): number {
  if (!isTable(conductivity)) return 0
  const { table } = conductivity
  const above = table.findIndex(([temperature]) => temperature >= celsius)
  if (above < 1) return 0
  const [t1, k1] = table[above]!
  const [t0, k0] = table[above - 1]!
  return (k1 - k0) / (t1 - t0)
}

/** Linear between the points, constant beyond the ends. */
function interpolate(table: ConductivityTable['table'], celsius: number): number {
  const above = table.findIndex(([temperature]) => temperature >= celsius)
  if (above === -1) return table.at(-1)![1]
  const [t1, k1] = table[above]!
  if (above === 0) return k1
  const [t0, k0] = table[above - 1]!
  return k0 + ((k1 - k0) * (celsius - t0)) / (t1 - t0)
}

/**
 * Only ρ·c enters the heat equation. Where the source gives no more than that product, it stands in the material as
 * 1000 kg/m³ and the specific heat that belongs to it.
 */
function asMaterial(entry: LibraryMaterial): Material {
  const { name, conductivity, density, specificHeat, volumetricHeatCapacity } = entry
  const material = { name, conductivity: conductivity.value }
  if (density && specificHeat) return { ...material, density: density.value, specificHeat: specificHeat.value }
  if (volumetricHeatCapacity) return { ...material, density: 1000, specificHeat: volumetricHeatCapacity.value / 1000 }
  return material
}
