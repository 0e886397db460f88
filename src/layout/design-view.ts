/**
 * What the document remembers about working on the design, in its `view`: which components are hidden, locked and grouped,
 * and where temperatures are watched. None of it has any influence on a result. `view` is not part of the format's
 * contract, so whatever another program has put there is tolerated and kept.
 */
import { nextName } from './names.ts'
import type { Component, Layout } from './schema.ts'

export interface ComponentGroup {
  readonly name: string
  /** Ids of components. */
  readonly members: readonly string[]
}

/** A place whose temperature is watched, mm. */
export interface PinnedProbe {
  readonly x: number
  readonly y: number
  readonly z: number
}

/** What `advice.ts` asks for. */
export interface DesignChecks {
  /** The least clear distance between bodies that stand side by side, mm. */
  readonly spacingMm: number
}

/** An engineering estimate, not looked up: room for the fillet of the underfill and the placement tool. */
const DEFAULT_CHECKS: DesignChecks = { spacingMm: 0.5 }

export interface DesignView {
  /** Ids that the canvas leaves out; the solver never does. */
  readonly hidden: readonly string[]
  /** Ids that no hand on the canvas moves. */
  readonly locked: readonly string[]
  /** No component is in two groups. */
  readonly groups: readonly ComponentGroup[]
  readonly probes: readonly PinnedProbe[]
  readonly checks: DesignChecks
}

const NOTHING: DesignView = { hidden: [], locked: [], groups: [], probes: [], checks: DEFAULT_CHECKS }
const known = new WeakMap<object, DesignView>()

export function designViewOf({ view }: Pick<Layout, 'view'>): DesignView {
  if (!isRecord(view)) return NOTHING
  let read = known.get(view)
  if (!read) {
    read = {
      hidden: idsIn(view.hidden),
      locked: idsIn(view.locked),
      groups: listIn(view.groups).flatMap(groupIn),
      probes: listIn(view.probes).flatMap(probeIn),
      checks: checksIn(view.checks),
    }
    known.set(view, read)
  }
  return read
}

/** Lists that are empty and checks as usual are not written, and neither is a `view` without any field. */
export function withDesignView(layout: Layout, changes: Partial<DesignView>): Layout {
  const { hidden, locked, groups, probes, checks } = { ...designViewOf(layout), ...changes }
  const { hidden: _, locked: __, groups: ___, probes: ____, checks: _____, ...others } = viewFields(layout)
  return withViewFields(layout, {
    ...others,
    ...(hidden.length > 0 && { hidden }),
    ...(locked.length > 0 && { locked }),
    ...(groups.length > 0 && { groups }),
    ...(probes.length > 0 && { probes }),
    ...(checks.spacingMm !== DEFAULT_CHECKS.spacingMm && { checks }),
  })
}

/** After components have gone: what named them names them no longer. A group of one is none. */
export function withoutMembers(layout: Layout, gone: ReadonlySet<string>): Layout {
  const { hidden, locked, groups } = designViewOf(layout)
  const stays = (id: string) => !gone.has(id)
  if (![...hidden, ...locked, ...groups.flatMap(({ members }) => members)].some((id) => gone.has(id))) return layout
  return withDesignView(layout, {
    hidden: hidden.filter(stays),
    locked: locked.filter(stays),
    groups: groups
      .map((group) => ({ ...group, members: group.members.filter(stays) }))
      .filter(({ members }) => members.length > 1),
  })
}

/** After a component has got another id. */
export function withRenamedMember(layout: Layout, id: string, newId: string): Layout {
  const { hidden, locked, groups } = designViewOf(layout)
  const renamed = (ids: readonly string[]) => ids.map((each) => (each === id ? newId : each))
  if (![...hidden, ...locked, ...groups.flatMap(({ members }) => members)].includes(id)) return layout
  return withDesignView(layout, {
    hidden: renamed(hidden),
    locked: renamed(locked),
    groups: groups.map((group) => ({ ...group, members: renamed(group.members) })),
  })
}

/** Those that the canvas shows: nobody means what he cannot see. */
export function shownComponents(layout: Layout): readonly Component[] {
  const { hidden } = designViewOf(layout)
  return layout.components.filter(({ id }) => !hidden.includes(id))
}

/** With a group of the copies for each group of which all members have been copied. */
export function withCopiedGroups(
  layout: Layout,
  groups: readonly ComponentGroup[],
  copyOf: ReadonlyMap<string, string>,
): Layout {
  const whole = groups.filter(({ members }) => members.every((id) => copyOf.has(id)))
  if (whole.length === 0) return layout
  const { groups: present } = designViewOf(layout)
  const names = new Set<string | undefined>(present.map(({ name }) => name))
  const copied = whole.map(({ name, members }) => {
    const free = names.has(name) ? nextName(name, names) : name
    names.add(free)
    return { name: free, members: members.map((id) => copyOf.get(id)!) }
  })
  return withDesignView(layout, { groups: [...present, ...copied] })
}

/** The group that a component belongs to. */
export function groupOf(layout: Pick<Layout, 'view'>, id: string): ComponentGroup | undefined {
  return designViewOf(layout).groups.find(({ members }) => members.includes(id))
}

/** The ids with all who share a group with one of them, in the order given. */
export function withGroups(layout: Pick<Layout, 'view'>, ids: Iterable<string>): string[] {
  return [...new Set([...ids].flatMap((id) => groupOf(layout, id)?.members ?? [id]))]
}

/** `view` as a plain object, whatever it is. */
export function viewFields({ view }: Pick<Layout, 'view'>): Readonly<Record<string, unknown>> {
  return isRecord(view) ? view : {}
}

export function withViewFields(layout: Layout, fields: Readonly<Record<string, unknown>>): Layout {
  const { view: _, ...rest } = layout
  return (Object.keys(fields).length > 0 ? { ...rest, view: fields } : rest) as Layout
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function idsIn(value: unknown): string[] {
  return listIn(value).filter((id) => typeof id === 'string')
}

function groupIn(value: unknown): ComponentGroup[] {
  if (!isRecord(value)) return []
  const members = idsIn(value.members)
  return members.length > 1 ? [{ name: typeof value.name === 'string' ? value.name : 'Group', members }] : []
}

function probeIn(value: unknown): PinnedProbe[] {
  if (!isRecord(value)) return []
  const { x, y, z } = value
  return [x, y, z].every(Number.isFinite) ? [{ x: x as number, y: y as number, z: z as number }] : []
}

function checksIn(value: unknown): DesignChecks {
  const spacingMm = isRecord(value) ? value.spacingMm : undefined
  return typeof spacingMm === 'number' && spacingMm >= 0 ? { spacingMm } : DEFAULT_CHECKS
}
