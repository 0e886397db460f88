/**
 * What an editor does to a layout, as pure functions: the layout that goes in is never changed, and what an edit does
 * not touch is shared with it. An id that the layout does not have is a bug of the caller and throws.
 *
 * An edit may lead to a layout that the rules refuse (bodies that overlap, a part off the substrate): that is for the
 * designer to see and to resolve, so it is reported by `validateLayout` and not prevented here.
 */
import { designViewOf, withCopiedGroups, withoutMembers, withRenamedMember } from './design-view.ts'
import { powerOf } from './geometry.ts'
import { nextName } from './names.ts'
import { rotateOffset } from './outline.ts'
import type { Component, ComponentKind, Layout, Rotation, Source } from './schema.ts'

/** mm. Sums of decimals are rounded to this, so that 0.1 + 0.2 is saved as 0.3. */
const ROUNDED_TO_MM = 1e-6
const ROUNDED_TO_W = 1e-9

const ID_PREFIX: Readonly<Record<ComponentKind, string>> = {
  asic: 'asic',
  'optical-engine': 'oe',
  laser: 'laser',
  memory: 'mem',
  interposer: 'interposer',
  tec: 'tec',
  passive: 'passive',
  other: 'part',
}
/** Kinds of which a package mostly has one: the first goes without a number. */
const OFTEN_SINGLE: ReadonlySet<ComponentKind> = new Set(['asic', 'interposer'])

/** An id that no component has yet: `oe-3`, `asic`, `asic-2`. */
export function freshId(layout: Layout, kind: ComponentKind, alsoTaken: ReadonlySet<string> = new Set()): string {
  const taken = new Set([...layout.components.map(({ id }) => id), ...alsoTaken])
  const prefix = ID_PREFIX[kind]
  if (OFTEN_SINGLE.has(kind) && !taken.has(prefix)) return prefix
  let number = OFTEN_SINGLE.has(kind) ? 2 : 1
  while (taken.has(`${prefix}-${number}`)) number++
  return `${prefix}-${number}`
}

/** The component of that id. */
export function componentOf(layout: Layout, id: string): Component {
  const component = layout.components.find((candidate) => candidate.id === id)
  if (!component) throw new Error(`the layout has no component "${id}"`)
  return component
}

/** The components named and everything that stands on them, directly or by way of others. */
export function withWhatStandsOn(layout: Layout, ids: Iterable<string>): Set<string> {
  const found = new Set(ids)
  for (const id of found) {
    // A set hands out what is added to it while it is walked.
    for (const { id: child, on } of layout.components) if (on === id) found.add(child)
  }
  return found
}

/** Appends a component. Its id must be free. */
export function addComponent(layout: Layout, component: Component): Layout {
  if (layout.components.some(({ id }) => id === component.id)) throw new Error(`"${component.id}" is there already`)
  return { ...layout, components: [...layout.components, component] }
}

/** Removes components together with what stands on them. */
export function removeComponents(layout: Layout, ids: Iterable<string>): Layout {
  const gone = withWhatStandsOn(layout, ids)
  return withoutMembers({ ...layout, components: layout.components.filter(({ id }) => !gone.has(id)) }, gone)
}

/** Moves components and what stands on them by mm; nothing moves twice. */
export function moveComponents(layout: Layout, ids: Iterable<string>, dx: number, dy: number): Layout {
  const moved = withWhatStandsOn(layout, ids)
  return mapComponents(layout, moved, (component) => ({
    ...component,
    x: shifted(component.x, dx),
    y: shifted(component.y, dy),
  }))
}

/** Puts a component's centre at x, y (mm); what stands on it comes along. */
export function placeComponent(layout: Layout, id: string, x: number, y: number): Layout {
  const component = componentOf(layout, id)
  const moved = moveComponents(layout, [id], x - component.x, y - component.y)
  return updateComponent(moved, id, { x, y })
}

/** Width and height before rotation, mm. Blocks keep their shares of the component. */
export function resizeComponent(layout: Layout, id: string, size: { width?: number; height?: number }): Layout {
  return mapComponents(layout, new Set([id]), (component) => {
    const width = size.width ?? component.width
    const height = size.height ?? component.height
    const [scaleX, scaleY] = [width / component.width, height / component.height]
    const sources = component.sources?.map((source) => ({
      ...source,
      ...(source.blocks && {
        blocks: source.blocks.map((block) => ({
          ...block,
          x: rounded(block.x * scaleX, ROUNDED_TO_MM),
          y: rounded(block.y * scaleY, ROUNDED_TO_MM),
          width: rounded(block.width * scaleX, ROUNDED_TO_MM),
          height: rounded(block.height * scaleY, ROUNDED_TO_MM),
        })),
      }),
    }))
    return { ...component, width, height, ...(sources && { sources }) }
  })
}

/**
 * Turns each component by quarter turns, counter-clockwise, about its own centre. In the format a parent's rotation
 * does not move what stands on it; in the hand a stack turns as one, so what stands on a component turns about the
 * component's centre.
 */
export function rotateComponents(layout: Layout, ids: Iterable<string>, quarterTurns = 1): Layout {
  const chosen = new Set(ids)
  const turn = (((quarterTurns % 4) + 4) % 4) * 90
  const roots = [...chosen].filter((id) => !standsOnAnyOf(layout, id, chosen))
  return roots.reduce((turned, root) => {
    const { x: centreX, y: centreY } = componentOf(layout, root)
    return mapComponents(turned, withWhatStandsOn(layout, [root]), (component) => {
      const [dx, dy] = rotateOffset(component.x - centreX, component.y - centreY, turn as Rotation)
      const rotation = (((component.rotation ?? 0) + turn) % 360) as Rotation
      return { ...component, x: shifted(centreX, dx), y: shifted(centreY, dy), rotation }
    })
  }, layout)
}

export interface Duplicated {
  readonly layout: Layout
  /** Of the copies, in the order of the originals in the layout. */
  readonly ids: readonly string[]
  /** Ids of originals with those of their copies. */
  readonly pairs: readonly (readonly [original: string, copy: string])[]
}

/** Copies components with what stands on them, shifted by mm, with fresh ids. Copies of a whole group are one again. */
export function duplicateComponents(layout: Layout, ids: Iterable<string>, dx: number, dy: number): Duplicated {
  const chosen = withWhatStandsOn(layout, ids)
  const originals = layout.components.filter(({ id }) => chosen.has(id))
  const newIds = new Map<string, string>()
  for (const { id, kind } of originals) newIds.set(id, freshId(layout, kind, new Set(newIds.values())))
  const names = new Set(layout.components.map(({ name }) => name))
  const copies = originals.map((original) => {
    const copy: Component = {
      ...original,
      id: newIds.get(original.id)!,
      x: shifted(original.x, dx),
      y: shifted(original.y, dy),
    }
    if (original.on !== undefined) copy.on = newIds.get(original.on) ?? original.on
    if (original.name !== undefined) {
      copy.name = nextName(original.name, names)
      names.add(copy.name)
    }
    return copy
  })
  return {
    layout: withCopiedGroups(
      { ...layout, components: [...layout.components, ...copies] },
      designViewOf(layout).groups,
      newIds,
    ),
    ids: copies.map(({ id }) => id),
    pairs: [...newIds],
  }
}

/** Gives a component another name to show. An empty one is no name. */
export function renameComponent(layout: Layout, id: string, name: string): Layout {
  return updateComponent(layout, id, { name: name.trim() === '' ? undefined : name.trim() })
}

/** Gives a component another id; what stands on it follows. The new id must be free. */
export function changeComponentId(layout: Layout, id: string, newId: string): Layout {
  if (id === newId) return layout
  componentOf(layout, id)
  if (layout.components.some((component) => component.id === newId)) throw new Error(`"${newId}" is there already`)
  const components = layout.components.map((component) => {
    if (component.id === id) return { ...component, id: newId }
    return component.on === id ? { ...component, on: newId } : component
  })
  return withRenamedMember({ ...layout, components }, id, newId)
}

/**
 * Sets a component's total power, W: every source and block scales in proportion. Sources that have come down to nothing
 * have no proportion left and share it equally; a component without sources gets one in its top layer.
 */
export function setPower(layout: Layout, id: string, watts: number): Layout {
  return mapComponents(layout, new Set([id]), (component) => {
    const present = powerOf(component)
    const sources = component.sources ?? []
    if (present > 0) return { ...component, sources: scaledSources(sources, watts / present) }
    if (sources.length === 0) return { ...component, sources: [{ layer: component.layers.at(-1)!.name, power: watts }] }
    const shares = sharedEqually(watts, sources.length)
    return { ...component, sources: sources.map((source, i) => ({ ...source, power: shares[i]! })) }
  })
}

/** Changes fields of a component; a field given as undefined is removed. */
export function updateComponent(layout: Layout, id: string, changes: Partial<Component>): Layout {
  return mapComponents(layout, new Set([id]), (component) => {
    const changed = { ...component, ...changes }
    for (const [name, value] of Object.entries(changes)) if (value === undefined) delete changed[name]
    return changed
  })
}

/** The layout with some components changed; an unknown id throws. */
export function mapComponents(
  layout: Layout,
  ids: ReadonlySet<string>,
  change: (component: Component) => Component,
): Layout {
  for (const id of ids) componentOf(layout, id)
  const components = layout.components.map((component) => (ids.has(component.id) ? change(component) : component))
  return { ...layout, components }
}

function standsOnAnyOf(layout: Layout, id: string, others: ReadonlySet<string>): boolean {
  const onTop = withWhatStandsOn(
    layout,
    [...others].filter((other) => other !== id),
  )
  return onTop.has(id)
}

/** Shares whose sum is the whole: the last one takes what rounding leaves. */
function sharedEqually(watts: number, count: number): number[] {
  const share = rounded(watts / count, ROUNDED_TO_W)
  return Array.from({ length: count }, (_, i) => (i < count - 1 ? share : rounded(watts - share * i, ROUNDED_TO_W)))
}

function scaledSources(sources: readonly Source[], scale: number): Source[] {
  const scaled = (power: number) => rounded(power * scale, ROUNDED_TO_W)
  return sources.map((source) => ({
    ...source,
    ...(source.power !== undefined && { power: scaled(source.power) }),
    ...(source.blocks && { blocks: source.blocks.map((block) => ({ ...block, power: scaled(block.power) })) }),
  }))
}

/** A sum of lengths, mm, as a short decimal. */
export function shifted(value: number, delta: number): number {
  return delta === 0 ? value : rounded(value + delta, ROUNDED_TO_MM)
}

function rounded(value: number, step: number): number {
  const digits = Math.round(-Math.log10(step))
  return Number(value.toFixed(digits))
}
