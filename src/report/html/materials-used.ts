/** Which materials a package is made of, where each is, and where its conductivity comes from. */
import { resolvePackage } from '../../layout/geometry.ts'
import { BUILT_IN_MATERIALS, isTable, type LibraryMaterial, materialOf } from '../../layout/materials.ts'
import type { Conductivity, Layout } from '../../layout/schema.ts'
import { KIND_NAMES } from '../kinds.ts'
import { inSentence } from '../words.ts'

export interface MaterialUsed {
  readonly id: string
  readonly name: string
  /** W/(m·K), in words. */
  readonly conductivity: string
  readonly usedIn: readonly string[]
  readonly source: string
}

const BASIS_WORDS: Readonly<Record<LibraryMaterial['conductivity']['basis'], string>> = {
  sourced: '',
  derived: 'Derived: ',
  estimate: 'Estimate: ',
}

export function materialsUsed(layout: Layout): MaterialUsed[] {
  const uses = new Map<string, Set<string>>()
  const use = (material: string, where: string) => {
    const known = uses.get(material) ?? new Set()
    uses.set(material, known.add(where))
  }
  const pkg = resolvePackage(layout)
  for (const { name, material } of pkg.substrate) use(material, `substrate, ${name}`)
  for (const { component, layers, tim, contact } of pkg.components) {
    const kind = inSentence(KIND_NAMES[component.kind])
    for (const { name, material } of layers) use(material, `${kind}, ${name}`)
    if (pkg.lid && tim && contact === 'tim') use(tim.material, 'TIM under the lid')
  }
  if (pkg.lid) use(pkg.lid.material, 'lid')
  use(layout.fill, 'fill')
  return [...uses].map(([id, usedIn]) => {
    const material = materialOf(layout, id)
    return {
      id,
      name: material?.name ?? id,
      conductivity: material ? conductivityWords(material.conductivity) : 'unknown',
      usedIn: [...usedIn],
      source: sourceOf(layout, id),
    }
  })
}

/** Whether any conductivity in the package follows temperature. */
export function followsTemperature(layout: Layout): boolean {
  return materialsUsed(layout).some(({ id }) => {
    const material = materialOf(layout, id)
    return material !== undefined && isTable(material.conductivity)
  })
}

function sourceOf(layout: Layout, id: string): string {
  if (layout.materials && Object.hasOwn(layout.materials, id)) return 'Own material of this document.'
  const entry =
    BUILT_IN_MATERIALS.get(id) ?? [...BUILT_IN_MATERIALS.values()].find(({ formerly }) => formerly.includes(id))
  return entry ? `${BASIS_WORDS[entry.conductivity.basis]}${entry.conductivity.source}` : 'Unknown.'
}

function conductivityWords(conductivity: Conductivity): string {
  if (typeof conductivity === 'number') return short(conductivity)
  if (isTable(conductivity))
    return conductivity.table.map(([celsius, k]) => `${short(k)} at ${short(celsius)} °C`).join(', ')
  return `${short(conductivity.inPlane)} in-plane, ${short(conductivity.throughPlane)} through-plane`
}

const short = (value: number): string => String(Number(value.toPrecision(4))).replace('-', '−')
