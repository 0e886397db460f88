/** Names that must exist, and names that may be used only once. */
import { jsonPath, type PathPart } from '../json-path.ts'
import { BUILT_IN_MATERIALS, isBuiltIn } from '../materials.ts'
import { nearestName } from '../nearest.ts'
import type { Problem } from '../schema.ts'
import { type Fields, field, isObject, listOf, textOf } from '../tolerant.ts'
import type { DraftPackage } from './draft.ts'

export function materialProblems({ document }: DraftPackage): Problem[] {
  const materials = field(document, 'materials')
  // Materials that cannot be read may hold any name.
  if (materials !== undefined && !isObject(materials)) return []
  const own: Fields = materials ?? {}
  return materialReferences(document).flatMap(({ parts, id }) => {
    if (id === null || Object.hasOwn(own, id) || isBuiltIn(id)) return []
    const names = [...Object.keys(own), ...BUILT_IN_MATERIALS.keys()]
    const nearest = nearestName(id, names)
    const hint = nearest === null ? '' : ` Did you mean ${quote(nearest)}?`
    return [
      {
        path: jsonPath(...parts),
        message: `Found the unknown material ${quote(id)}; allowed are the entries of "materials" (${listed(Object.keys(own))}) and the built-in library.${hint}`,
      },
    ]
  })
}

interface MaterialReference {
  readonly parts: readonly PathPart[]
  readonly id: string | null
}

export function materialReferences(document: Fields): MaterialReference[] {
  const reference = (holder: unknown, ...parts: PathPart[]): MaterialReference => ({
    parts: [...parts, 'material'],
    id: textOf(field(holder, 'material')),
  })
  const lid = field(document, 'lid')
  return [
    ...listOf(field(field(document, 'substrate'), 'layers')).map((layer, j) =>
      reference(layer, 'substrate', 'layers', j),
    ),
    { parts: ['fill'], id: textOf(field(document, 'fill')) },
    ...listOf(field(document, 'components')).flatMap((component, i) => [
      ...listOf(field(component, 'layers')).map((layer, j) => reference(layer, 'components', i, 'layers', j)),
      reference(field(component, 'tim'), 'components', i, 'tim'),
    ]),
    reference(lid, 'lid'),
    reference(field(lid, 'tim'), 'lid', 'tim'),
  ]
}

export function layerNameProblems({ components }: DraftPackage): Problem[] {
  return components.flatMap(({ index, fields }) => {
    const names = listOf(field(fields, 'layers')).map((layer) => textOf(field(layer, 'name')))
    return [
      ...repeats(names).map(({ at, first, name }) => ({
        path: jsonPath('components', index, 'layers', at, 'name'),
        message: `Found the layer name ${quote(name)} a second time; ${jsonPath('layers', first)} has it already, and names are unique within a component.`,
      })),
      ...unknownLayers(fields, names, index),
    ]
  })
}

function unknownLayers(fields: Fields, names: readonly (string | null)[], index: number): Problem[] {
  if (names.length === 0 || names.includes(null)) return []
  return listOf(field(fields, 'sources')).flatMap((source, j) => {
    const layer = textOf(field(source, 'layer'))
    if (layer === null || names.includes(layer)) return []
    return [
      {
        path: jsonPath('components', index, 'sources', j, 'layer'),
        message: `Found the unknown layer ${quote(layer)}; allowed are the component's layers ${listed(names)}.`,
      },
    ]
  })
}

export function idProblems({ document, components }: DraftPackage): Problem[] {
  const segments = listOf(field(field(document, 'lid'), 'segments'))
  return [
    ...repeats(components.map(({ id }) => id)).map(({ at, first, name }) => ({
      path: jsonPath('components', at, 'id'),
      message: `Found the id ${quote(name)} a second time; components[${first}] has it already, and ids are unique.`,
    })),
    ...repeats(segments.map((segment) => textOf(field(segment, 'id')))).map(({ at, first, name }) => ({
      path: jsonPath('lid', 'segments', at, 'id'),
      message: `Found the id ${quote(name)} a second time; lid.segments[${first}] has it already, and ids are unique.`,
    })),
  ]
}

export function parentProblems({ components, idsSound }: DraftPackage): Problem[] {
  const ids = new Set(components.map(({ id }) => id))
  const unknown = components.flatMap(({ index, fields, id }) => {
    const on = textOf(field(fields, 'on'))
    if (on === null || ids.has(on) || !idsSound) return []
    const others = [...ids].filter((other): other is string => other !== null && other !== id)
    const nearest = nearestName(on, others)
    return [
      {
        path: jsonPath('components', index, 'on'),
        message: `Found the unknown component ${quote(on)}; allowed are the ids of the other components (${listed(others)}).${nearest === null ? '' : ` Did you mean ${quote(nearest)}?`}`,
      },
    ]
  })
  return [...unknown, ...circleProblems(components)]
}

/** One report for each circle, at the member that comes last in the file. */
function circleProblems(components: DraftPackage['components']): Problem[] {
  const walkedFrom = new Map<number, number>()
  const problems: Problem[] = []
  for (const { index: start } of components) {
    const walk: number[] = []
    let at: DraftPackage['components'][number]['parent'] = start
    while (typeof at === 'number' && !walkedFrom.has(at)) {
      walkedFrom.set(at, start)
      walk.push(at)
      at = components[at]!.parent
    }
    if (typeof at !== 'number' || walkedFrom.get(at) !== start) continue
    const circle = walk.slice(walk.indexOf(at))
    const last = circle.reduce((a, b) => Math.max(a, b))
    const labels = circle.map((member) => components[member]!.id)
    problems.push({
      path: jsonPath('components', last, 'on'),
      message:
        circle.length === 1
          ? `Found ${components[last]!.label} standing on itself; allowed is another component, or none for the substrate.`
          : `Found a circle: ${listed(labels)} stand on each other; one of them must stand on the substrate or elsewhere.`,
    })
  }
  return problems
}

function repeats(names: readonly (string | null)[]): { at: number; first: number; name: string }[] {
  const firstUse = new Map<string, number>()
  return names.flatMap((name, at) => {
    if (name === null) return []
    const first = firstUse.get(name)
    if (first !== undefined) return [{ at, first, name }]
    firstUse.set(name, at)
    return []
  })
}

const LISTED = 8

function listed(names: readonly (string | null)[]): string {
  if (names.length === 0) return 'none here'
  const shown = names.slice(0, LISTED).map((name) => quote(name ?? '?'))
  return names.length > LISTED ? `${shown.join(', ')} and ${names.length - LISTED} more` : shown.join(', ')
}

function quote(name: string): string {
  return JSON.stringify(name.length > 60 ? `${name.slice(0, 57)}...` : name)
}
