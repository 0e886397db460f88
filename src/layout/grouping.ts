/** Hiding, locking and grouping components: edits of the document's `view` alone. */
import { designViewOf, withDesignView } from './design-view.ts'
import { nextName } from './names.ts'
import type { Layout } from './schema.ts'

/** Hidden components are left out of the canvas, never out of the solve. */
export function setHidden(layout: Layout, ids: Iterable<string>, hidden: boolean): Layout {
  return withDesignView(layout, { hidden: withOrWithout(layout, designViewOf(layout).hidden, ids, hidden) })
}

/** Locked components are moved, turned and deleted by no hand on the canvas and no arrow key. */
export function setLocked(layout: Layout, ids: Iterable<string>, locked: boolean): Layout {
  return withDesignView(layout, { locked: withOrWithout(layout, designViewOf(layout).locked, ids, locked) })
}

/** Makes one group of components; they leave the groups they were in. */
export function groupComponents(layout: Layout, ids: Iterable<string>, name = freshGroupName(layout)): Layout {
  const members = [...new Set(ids)]
  if (members.length < 2) return layout
  const { groups } = designViewOf(ungroupComponents(layout, members))
  return withDesignView(layout, { groups: [...groups, { name, members }] })
}

/** Takes components out of their groups; a group of one is none. */
export function ungroupComponents(layout: Layout, ids: Iterable<string>): Layout {
  const leaving = new Set(ids)
  const groups = designViewOf(layout)
    .groups.map((group) => ({ ...group, members: group.members.filter((id) => !leaving.has(id)) }))
    .filter(({ members }) => members.length > 1)
  return withDesignView(layout, { groups })
}

/** A name that another group has gets the next free number. */
export function renameGroup(layout: Layout, name: string, newName: string): Layout {
  const { groups } = designViewOf(layout)
  const others = new Set(groups.flatMap((group) => (group.name === name ? [] : [group.name])))
  const free = others.has(newName) ? nextName(newName, others) : newName
  return withDesignView(layout, {
    groups: groups.map((group) => (group.name === name ? { ...group, name: free } : group)),
  })
}

function freshGroupName(layout: Layout): string {
  const taken = new Set(designViewOf(layout).groups.map(({ name }) => name))
  let number = 1
  while (taken.has(`Group ${number}`)) number++
  return `Group ${number}`
}

/** In the order of the document. */
function withOrWithout(layout: Layout, before: readonly string[], ids: Iterable<string>, wanted: boolean): string[] {
  const chosen = new Set(ids)
  const listed = new Set(before)
  return layout.components.map(({ id }) => id).filter((id) => (chosen.has(id) ? wanted : listed.has(id)))
}
