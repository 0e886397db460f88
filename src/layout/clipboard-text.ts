/**
 * Components as text for the clipboard: the same JSON as in a file, with the document's own materials that they use, so that
 * a paste into another package has all it needs. A whole layout document is read too: its components are what is pasted.
 */

import { type ComponentGroup, designViewOf, withCopiedGroups } from './design-view.ts'
import { freshId, withWhatStandsOn } from './edits.ts'
import { isBuiltIn, materialOf } from './materials.ts'
import { nextName } from './names.ts'
import { boundsOf, outlineOf } from './outline.ts'
import { parseJson } from './parse.ts'
import { type Component, FORMAT, type Layout, type Material, type Problem } from './schema.ts'
import { serialiseLayout } from './serialise.ts'
import { structuralProblems } from './structure.ts'
import { survey } from './survey.ts'
import { tidy } from './tidy.ts'
import { field, isObject } from './tolerant.ts'

const CLIP_FORMAT = 'cpo-layout-components'
const CLIP_VERSION = 1

export interface ComponentsClip {
  readonly format: typeof CLIP_FORMAT
  readonly version: typeof CLIP_VERSION
  readonly components: readonly Component[]
  /** Own materials that the components use. */
  readonly materials?: Readonly<Record<string, Material>>
  /** Of which all members have been copied. */
  readonly groups?: readonly ComponentGroup[]
}

export type ReadClip =
  | { readonly ok: true; readonly clip: ComponentsClip }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** The components and what stands on them, as text. */
export function componentsAsText(layout: Layout, ids: readonly string[]): string {
  const chosen = withWhatStandsOn(layout, ids)
  const components = layout.components.filter(({ id }) => chosen.has(id))
  const used = [...new Set(components.flatMap(materialsOf))].filter(
    (id) => layout.materials && Object.hasOwn(layout.materials, id),
  )
  const groups = wholeGroups(designViewOf(layout).groups, chosen)
  return serialiseLayout({
    format: CLIP_FORMAT,
    version: CLIP_VERSION,
    components,
    ...(groups.length > 0 && { groups }),
    ...(used.length > 0 && { materials: Object.fromEntries(used.map((id) => [id, layout.materials![id]!])) }),
  })
}

/** Reads what this or another window has copied. Only the form is judged: where things lie is for the designer. */
export function readComponents(text: string): ReadClip {
  const read = parseJson(text)
  if ('problems' in read) return { ok: false, problems: read.problems }
  const { value } = read
  const format = field(value, 'format')
  if (!isObject(value) || (format !== CLIP_FORMAT && format !== FORMAT))
    return refused('format', `allowed is "${CLIP_FORMAT}" or "${FORMAT}".`)
  if (field(value, 'version') !== CLIP_VERSION) return refused('version', `this program reads version ${CLIP_VERSION}.`)
  const { refusals } = survey(value)
  if (refusals.length > 0) return { ok: false, problems: refusals }
  const { components, materials } = value
  const problems = structuralProblems({ ...SCAFFOLD, components, ...(materials !== undefined && { materials }) })
  if (problems.length > 0) return { ok: false, problems }
  const clip = { format: CLIP_FORMAT, version: CLIP_VERSION, components, ...(isObject(materials) && { materials }) }
  const { groups } = designViewOf({ view: format === FORMAT ? value.view : { groups: value.groups } } as Layout)
  const sound = { ...clip, ...(groups.length > 0 && { groups }) } as unknown as ComponentsClip
  const faults = [...unknownMaterials(sound), ...unsoundStacks(sound)]
  return faults.length > 0 ? { ok: false, problems: faults } : { ok: true, clip: sound }
}

/** The least that is a document: a clip is judged as the components of one. */
const SCAFFOLD = {
  format: FORMAT,
  version: 1,
  substrate: { width: 1, height: 1, layers: [{ name: 'substrate', material: 'silicon', thickness: 1 }] },
  fill: 'air',
  cooling: { ambient: 25 },
} as const

/** Where the components of a clip have their common centre, mm. */
export function centreOfClip({ components }: ComponentsClip): { readonly x: number; readonly y: number } {
  const bounds = boundsOf(components.map((component) => outlineOf(component, component.rotation)))
  return bounds ? { x: (bounds.x0 + bounds.x1) / 2, y: (bounds.y0 + bounds.y1) / 2 } : { x: 0, y: 0 }
}

/**
 * Adds the components of a clip, moved by mm. Ids and names that are taken get the next free number; own materials come
 * along, under another name where the layout has other values under theirs. What stood on a component that is neither in
 * the clip nor in the layout stands on the substrate.
 */
export function pasteComponents(
  layout: Layout,
  clip: ComponentsClip,
  dx: number,
  dy: number,
): { readonly layout: Layout; readonly ids: readonly string[] } {
  const materials = { ...clip.materials, ...redefined(layout, clip) }
  const renamed = materialNames(layout, materials)
  const present = new Set(layout.components.map(({ id }) => id))
  const newIds = new Map<string, string>()
  for (const { id, kind } of clip.components)
    newIds.set(id, present.has(id) ? freshId(layout, kind, new Set([...newIds.values(), ...idsOf(clip)])) : id)
  const names = new Set(layout.components.map(({ name }) => name))
  const pasted = clip.components.map((component) => {
    const { on, name, ...rest } = withMaterials(component, renamed)
    const carrier = on === undefined ? undefined : (newIds.get(on) ?? (present.has(on) ? on : undefined))
    const free = name !== undefined && names.has(name) ? nextName(name, names) : name
    names.add(free)
    return {
      ...rest,
      id: newIds.get(component.id)!,
      ...(free !== undefined && { name: free }),
      ...(carrier !== undefined && { on: carrier }),
      x: tidy(component.x + dx),
      y: tidy(component.y + dy),
    } as Component
  })
  const added = Object.entries(materials).map(([id, material]) => [renamed.get(id) ?? id, material])
  return {
    layout: withCopiedGroups(
      {
        ...layout,
        components: [...layout.components, ...pasted],
        ...(added.length > 0 && { materials: { ...layout.materials, ...Object.fromEntries(added) } }),
      },
      clip.groups ?? [],
      newIds,
    ),
    ids: pasted.map(({ id }) => id),
  }
}

/** Built-in materials of the clip whose names the layout has given to values of its own. */
function redefined(layout: Layout, clip: ComponentsClip): Record<string, Material> {
  const used = new Set(clip.components.flatMap(materialsOf))
  const meant = Object.keys(layout.materials ?? {}).filter(
    (id) => used.has(id) && !Object.hasOwn(clip.materials ?? {}, id),
  )
  return Object.fromEntries(meant.map((id) => [id, materialOf({}, id)!]))
}

/** New names for materials of the clip whose names stand for something else in the layout. */
function materialNames(layout: Layout, materials: Readonly<Record<string, Material>>): ReadonlyMap<string, string> {
  const taken = new Set([...Object.keys(layout.materials ?? {}), ...Object.keys(materials)])
  const renamed = new Map<string, string>()
  for (const [id, material] of Object.entries(materials)) {
    const present = materialOf(layout, id)
    if (!present || JSON.stringify(present) === JSON.stringify(material)) continue
    let number = 2
    while (taken.has(`${id}-${number}`) || isBuiltIn(`${id}-${number}`)) number++
    taken.add(`${id}-${number}`)
    renamed.set(id, `${id}-${number}`)
  }
  return renamed
}

function withMaterials(component: Component, renamed: ReadonlyMap<string, string>): Component {
  if (!materialsOf(component).some((id) => renamed.has(id))) return component
  const named = <T extends { material: string }>(part: T): T => ({
    ...part,
    material: renamed.get(part.material) ?? part.material,
  })
  return { ...component, layers: component.layers.map(named), ...(component.tim && { tim: named(component.tim) }) }
}

function materialsOf({ layers, tim }: Component): string[] {
  return [...layers.map(({ material }) => material), ...(tim ? [tim.material] : [])]
}

function unknownMaterials(clip: ComponentsClip): Problem[] {
  return clip.components.flatMap((component, index) =>
    materialsOf(component)
      .filter((id) => !isBuiltIn(id) && !Object.hasOwn(clip.materials ?? {}, id))
      .map((id) => ({
        path: `components[${index}]`,
        message: `The material "${id}" is neither built in nor copied along.`,
      })),
  )
}

/** What drawing relies on: ids once, sources in layers that are there, no circle of carriers. */
function unsoundStacks({ components }: ComponentsClip): Problem[] {
  const problems: Problem[] = []
  const seen = new Set<string>()
  const carrierOf = new Map(components.map(({ id, on }) => [id, on]))
  components.forEach(({ id, layers, sources = [] }, index) => {
    const path = `components[${index}]`
    if (seen.has(id)) problems.push({ path, message: `The id "${id}" comes a second time.` })
    seen.add(id)
    for (const { layer } of sources)
      if (!layers.some(({ name }) => name === layer)) problems.push({ path, message: `There is no layer "${layer}".` })
    const below = new Set([id])
    for (let at = carrierOf.get(id); at !== undefined; at = carrierOf.get(at)) {
      if (below.has(at)) {
        problems.push({ path, message: `"${id}" stands on itself by way of others.` })
        break
      }
      below.add(at)
    }
  })
  return problems
}

function wholeGroups(groups: readonly ComponentGroup[], ids: ReadonlySet<string>): ComponentGroup[] {
  return groups.filter(({ members }) => members.every((id) => ids.has(id)))
}

function idsOf({ components }: ComponentsClip): string[] {
  return components.map(({ id }) => id)
}

function refused(path: string, allowed: string): ReadClip {
  return { ok: false, problems: [{ path, message: `Found no components; ${allowed}` }] }
}
