/** A document's own materials: where a material is used, and what an editor does to one. */
import { displayName } from './component-name.ts'
import { BUILT_IN_MATERIALS, isBuiltIn, materialOf } from './materials.ts'
import type { Component, Conductivity, Layer, Layout, Material, Tim } from './schema.ts'

/** One place that names a material. */
export interface MaterialUse {
  /** `Switch ASIC, layer die`, `Lid`. */
  readonly words: string
  /** Of the component it is in; null for the package's own parts. */
  readonly component: string | null
}

/** Every place that names `id`. A library material is also meant by its former ids, which no own material covers. */
export function usesOfMaterial(layout: Layout, id: string): MaterialUse[] {
  const own = layout.materials ?? {}
  const former = (BUILT_IN_MATERIALS.get(id)?.formerly ?? []).filter((name) => !Object.hasOwn(own, name))
  const names = new Set(Object.hasOwn(own, id) ? [id] : [id, ...former])
  const { lid } = layout
  const packageUses = [
    ...layout.substrate.layers.map(({ name, material }) => ({ words: `Substrate, layer ${name}`, material })),
    { words: 'Fill between the components', material: layout.fill },
    ...(lid ? [{ words: 'Lid', material: lid.material }] : []),
    ...(lid?.tim ? [{ words: 'TIM of the lid', material: lid.tim.material }] : []),
  ].map((use) => ({ ...use, component: null }))
  const componentUses = layout.components.flatMap((component) => {
    const named = displayName(component)
    return [
      ...component.layers.map(({ name, material }) => ({ words: `${named}, layer ${name}`, material })),
      ...(component.tim ? [{ words: `${named}, own TIM`, material: component.tim.material }] : []),
    ].map((use) => ({ ...use, component: component.id }))
  })
  return [...packageUses, ...componentUses]
    .filter(({ material }) => names.has(material))
    .map(({ words, component }) => ({ words, component }))
}

/** Whether a document's own material stands in the place of a built-in one. */
export function overridesLibrary(layout: Pick<Layout, 'materials'>, id: string): boolean {
  return Object.hasOwn(layout.materials ?? {}, id) && isBuiltIn(id)
}

/** An id that neither the document nor the library has: `indium-2`. */
export function freshMaterialId(layout: Pick<Layout, 'materials'>, stem: string): string {
  const isTaken = (id: string) => Object.hasOwn(layout.materials ?? {}, id) || isBuiltIn(id)
  if (!isTaken(stem)) return stem
  let number = 2
  while (isTaken(`${stem}-${number}`)) number++
  return `${stem}-${number}`
}

/** Why an own material cannot have an id, or null. */
export function materialIdProblem(layout: Pick<Layout, 'materials'>, id: string, wanted: string): string | null {
  if (wanted === '') return 'An id cannot be empty.'
  if (wanted === '__proto__') return 'That name is not allowed.'
  if (wanted === id) return null
  return Object.hasOwn(layout.materials ?? {}, wanted) ? `This document has a material ${wanted} already.` : null
}

/** Adds an own material. Its id must be free in the document; one of the library's is overridden by it. */
export function addMaterial(layout: Layout, id: string, material: Material): Layout {
  if (Object.hasOwn(layout.materials ?? {}, id)) throw new Error(`"${id}" is there already`)
  return { ...layout, materials: { ...layout.materials, [id]: material } }
}

/** A material to begin with: what `id` means in this document. */
export function copyOfMaterial(layout: Pick<Layout, 'materials'>, id: string): Material {
  const material = materialOf(layout, id)
  if (!material) throw new Error(`there is no material "${id}"`)
  return material
}

/** Changes fields of an own material; a field given as undefined is removed. */
export function updateMaterial(layout: Layout, id: string, changes: Partial<Material>): Layout {
  const changed = { ...ownMaterialOf(layout, id), ...changes }
  for (const [name, value] of Object.entries(changes)) if (value === undefined) delete changed[name]
  return { ...layout, materials: { ...layout.materials, [id]: changed } }
}

/** Gives an own material another id, in its place in the list; everything that names it follows. */
export function renameMaterial(layout: Layout, id: string, newId: string): Layout {
  ownMaterialOf(layout, id)
  if (id === newId) return layout
  if (Object.hasOwn(layout.materials ?? {}, newId)) throw new Error(`"${newId}" is there already`)
  const entries = Object.entries(layout.materials ?? {}).map(([name, material]) => [
    name === id ? newId : name,
    material,
  ])
  return withMaterialNames({ ...layout, materials: Object.fromEntries(entries) }, (name) =>
    name === id ? newId : name,
  )
}

/** Removes an own material. One that is used stays, unless the library has the same id to take its place. */
export function removeMaterial(layout: Layout, id: string): Layout {
  ownMaterialOf(layout, id)
  if (!isBuiltIn(id) && usesOfMaterial(layout, id).length > 0) throw new Error(`"${id}" is used`)
  const { [id]: _, ...others } = layout.materials ?? {}
  if (Object.keys(others).length > 0) return { ...layout, materials: others }
  const { materials: __, ...without } = layout
  return without as Layout
}

/** What is between the components. */
export function setFill(layout: Layout, id: string): Layout {
  return { ...layout, fill: id }
}

/** The same heat conduction written in another form, to begin editing with. */
export function conductivityAs(form: ConductivityForm, conductivity: Conductivity): Conductivity {
  if (form === conductivityFormOf(conductivity)) return conductivity
  const [inPlane, throughPlane] = directionsOf(conductivity)
  if (form === 'number') return throughPlane
  if (form === 'directions') return { inPlane, throughPlane }
  return {
    table: [
      [25, throughPlane],
      [125, throughPlane],
    ],
  }
}

export type ConductivityForm = 'number' | 'directions' | 'table'

export function conductivityFormOf(conductivity: Conductivity): ConductivityForm {
  if (typeof conductivity === 'number') return 'number'
  return 'table' in conductivity ? 'table' : 'directions'
}

function directionsOf(conductivity: Conductivity): [inPlane: number, throughPlane: number] {
  if (typeof conductivity === 'number') return [conductivity, conductivity]
  if (!('table' in conductivity)) return [conductivity.inPlane, conductivity.throughPlane]
  const [[, first]] = conductivity.table as [[number, number]]
  return [first, first]
}

function ownMaterialOf(layout: Pick<Layout, 'materials'>, id: string): Material {
  const own = layout.materials
  if (!own || !Object.hasOwn(own, id)) throw new Error(`the document has no material "${id}"`)
  return own[id]!
}

function withMaterialNames(layout: Layout, rename: (id: string) => string): Layout {
  const named = <Holder extends Layer | Tim>(holder: Holder): Holder => {
    const material = rename(holder.material)
    return material === holder.material ? holder : { ...holder, material }
  }
  const { lid, substrate } = layout
  return {
    ...layout,
    substrate: { ...substrate, layers: substrate.layers.map(named) },
    fill: rename(layout.fill),
    components: layout.components.map(
      (component): Component => ({
        ...component,
        layers: component.layers.map(named),
        ...(component.tim && { tim: named(component.tim) }),
      }),
    ),
    ...(lid && { lid: { ...lid, material: rename(lid.material), ...(lid.tim && { tim: named(lid.tim) }) } }),
  }
}
