/** What can be put down on a package: a part of the catalogue, or one of the designer's own. */
import { rootsOf } from '../../layout/arrange.ts'
import { componentFromPart, type Part } from '../../layout/catalogue.ts'
import { type ComponentsClip, pasteComponents } from '../../layout/clipboard-text.ts'
import { addComponent, freshId } from '../../layout/edits.ts'
import { powerOf } from '../../layout/geometry.ts'
import { interposerUnder } from '../../layout/interposers.ts'
import { boundsOf, outlineOf } from '../../layout/outline.ts'
import type { PackagePart } from '../../layout/package-part.ts'
import type { ComponentKind, Layout } from '../../layout/schema.ts'
import { packageOf } from '../state/derived.ts'
import type { Place } from '../state/tool-store.ts'

export interface Placeable {
  readonly id: string
  readonly name: string
  readonly kind: ComponentKind
  /** mm, as it is put down */
  readonly width: number
  readonly height: number
  /** W */
  readonly power: number
  /** It lies over the components and needs no free place among them. */
  readonly covers?: true
  /** The layout with it centred at a place (mm), and the ids of what has been added. */
  addTo(layout: Layout, place: Place): Added
}

export interface Added {
  readonly layout: Layout
  readonly ids: readonly string[]
  /** What has been added, where that is no component. */
  readonly part?: PackagePart
}

/** A part that the designer has saved, read. */
export interface OwnPart {
  readonly id: string
  readonly name: string
  readonly clip: ComponentsClip
}

export function catalogued(part: Part): Placeable {
  return {
    id: part.id,
    name: part.name,
    kind: part.kind,
    width: part.width.value,
    height: part.height.value,
    power: part.power.value,
    addTo: (layout, { x, y }) => {
      const id = freshId(layout, part.kind)
      const component = componentFromPart(part, id, x, y)
      const on = interposerUnder(packageOf(layout), outlineOf(component))
      return { layout: addComponent(layout, on === null ? component : { ...component, on }), ids: [id] }
    },
  }
}

export function owned({ id, name, clip }: OwnPart): Placeable {
  const bounds = boundsOf(clip.components.map((component) => outlineOf(component, component.rotation)))!
  const centre = { x: (bounds.x0 + bounds.x1) / 2, y: (bounds.y0 + bounds.y1) / 2 }
  return {
    id,
    name,
    kind: clip.components[0]!.kind,
    width: bounds.x1 - bounds.x0,
    height: bounds.y1 - bounds.y0,
    power: clip.components.reduce((sum, component) => sum + powerOf(component), 0),
    addTo: (layout, place) => {
      const pasted = pasteComponents(layout, clip, place.x - centre.x, place.y - centre.y)
      return { layout: pasted.layout, ids: rootsOf(pasted.layout, pasted.ids) }
    },
  }
}
