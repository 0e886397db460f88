/** How a material is named and what it conducts, in few words. */
import { materialOf } from '../../layout/materials.ts'
import type { Conductivity, Layout } from '../../layout/schema.ts'

/** The name of a material in this document; its id where it has none or is unknown. */
export function materialName(layout: Pick<Layout, 'materials'>, id: string): string {
  return materialOf(layout, id)?.name?.trim() || id
}

/** `150`, `30 / 0.4` (in-plane, through-plane), `190 to 100`; W/(m·K). */
export function conductivityWords(conductivity: Conductivity): string {
  if (typeof conductivity === 'number') return short(conductivity)
  if (!('table' in conductivity)) return `${short(conductivity.inPlane)} / ${short(conductivity.throughPlane)}`
  const table = conductivity.table as [number, number][]
  const [first, last] = [table[0]?.[1] ?? 0, table.at(-1)?.[1] ?? 0]
  return first === last ? short(first) : `${short(first)} to ${short(last)}`
}

const short = (value: number): string => String(Number(value.toPrecision(4)))
