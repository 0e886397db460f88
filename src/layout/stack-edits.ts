/**
 * What an editor does to a stack of layers, bottom to top as the document has it. One list of edits serves the layers of
 * a component and those of the substrate; where layers belong to a component, its sources follow.
 */
import { componentOf, updateComponent, withWhatStandsOn } from './edits.ts'
import { contains, outlineOf } from './outline.ts'
import type { Component, Layer, Layout, Source } from './schema.ts'

export type LayerEdit =
  | { readonly kind: 'change'; readonly index: number; readonly changes: Partial<Layer> }
  /** A copy of the layer's material and thickness under a free name; `index` is the layer it is put beside. */
  | { readonly kind: 'add'; readonly index: number; readonly where: 'above' | 'below' }
  | { readonly kind: 'duplicate'; readonly index: number }
  | { readonly kind: 'remove'; readonly index: number }
  | { readonly kind: 'move'; readonly index: number; readonly to: number }

/** mm. Layers thinner than this are no layers but a mistake of the hand. */
export const LEAST_THICKNESS_MM = 1e-6

/** The layers after an edit. The last layer cannot be removed: every body has one. */
export function editLayers(layers: readonly Layer[], edit: LayerEdit): Layer[] {
  const layer = layers[edit.index]
  if (!layer) throw new Error(`there is no layer ${edit.index}`)
  const { index } = edit
  switch (edit.kind) {
    case 'change':
      return layers.map((other, n) => (n === index ? { ...other, ...edit.changes } : other))
    case 'add': {
      const added = { name: freshLayerName(layers, 'layer'), material: layer.material, thickness: layer.thickness }
      return layers.toSpliced(edit.where === 'above' ? index + 1 : index, 0, added)
    }
    case 'duplicate':
      return layers.toSpliced(index + 1, 0, { ...layer, name: freshLayerName(layers, layer.name) })
    case 'remove':
      if (layers.length === 1) throw new Error('the last layer of a stack stays')
      return layers.toSpliced(index, 1)
    case 'move':
      return layers.toSpliced(index, 1).toSpliced(edit.to, 0, layer)
  }
}

/** The same for the layers of a component: a renamed layer keeps its sources, a removed one takes them along. */
export function editComponentLayers(layout: Layout, id: string, edit: LayerEdit): Layout {
  const { layers, sources } = componentOf(layout, id)
  const name = layers[edit.index]?.name
  const changes: Partial<Component> = { layers: editLayers(layers, edit) }
  const renamed = edit.kind === 'change' ? edit.changes.name : undefined
  if (sources && renamed !== undefined && renamed !== name) {
    changes.sources = sources.map((source) => (source.layer === name ? { ...source, layer: renamed } : source))
  }
  if (sources && edit.kind === 'remove') changes.sources = sources.filter(({ layer }) => layer !== name)
  return updateComponent(layout, id, changes)
}

/** The same for the layers of the substrate. */
export function editSubstrateLayers(layout: Layout, edit: LayerEdit): Layout {
  return { ...layout, substrate: { ...layout.substrate, layers: editLayers(layout.substrate.layers, edit) } }
}

/** The sources that a layer of a component carries; they go with it. */
export function sourcesOnLayer(
  { layers, sources = [] }: Pick<Component, 'layers' | 'sources'>,
  index: number,
): Source[] {
  return sources.filter(({ layer }) => layer === layers[index]?.name)
}

/** Why a layer cannot have a name, or null. */
export function layerNameProblem(layers: readonly Layer[], index: number, name: string): string | null {
  if (name.trim() === '') return 'A layer needs a name.'
  const other = layers.findIndex((layer, n) => n !== index && layer.name === name.trim())
  return other === -1 ? null : `Layer ${other + 1} from below has that name already.`
}

/** "die" → "die 2", and so on to one that no layer has. A name that is free stays as it is. */
export function freshLayerName(layers: readonly Layer[], name: string): string {
  const taken = new Set(layers.map((layer) => layer.name))
  if (!taken.has(name)) return name
  const stem = name.replace(/ \d+$/, '')
  let number = 2
  while (taken.has(`${stem} ${number}`)) number++
  return `${stem} ${number}`
}

/** Why a component cannot have an id, or null. */
export function componentIdProblem(layout: Layout, id: string, wanted: string): string | null {
  if (wanted.trim() === '') return 'An id cannot be empty.'
  const taken = layout.components.find((other) => other.id === wanted.trim() && other.id !== id)
  return taken ? `${taken.name ?? 'Another component'} has the id ${taken.id} already.` : null
}

/** Components on which a component can stand: those whose outline holds it, without itself and what stands on it. */
export function possibleCarriers(layout: Layout, id: string): Component[] {
  const component = componentOf(layout, id)
  const outline = outlineOf(component, component.rotation)
  const own = withWhatStandsOn(layout, [id])
  return layout.components.filter((other) => !own.has(other.id) && contains(outlineOf(other, other.rotation), outline))
}
