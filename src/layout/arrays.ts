/**
 * Arrays of a component: the selected ones become the first of a row or ring, copies with the next ids and names follow.
 * Pure: from a layout and a specification to the layout with the array, or to a sentence that says why there is none.
 */
import { bodyOf, rootsOf } from './arrange.ts'
import {
  type ArrayPlace,
  edgePlaces,
  type Facing,
  type PartSize,
  type Places,
  ringPlaces,
  type Side,
  type SideCounts,
} from './array-places.ts'
import { componentOf, duplicateComponents, placeComponent, rotateComponents } from './edits.ts'
import { grownBy, outlineFromOrigin } from './outline.ts'
import type { Layout } from './schema.ts'

export interface ArraySpec {
  readonly mode: 'edge' | 'ring'
  /** Id of the component that the array goes along or round; null for the substrate. */
  readonly around: string | null
  /** The edge of a row; the side with which a ring's numbers begin. */
  readonly side: Side
  /** Parts along an edge. */
  readonly count: number
  /** Parts on each side of a ring. */
  readonly counts: SideCounts
  /** mm between centres; null spreads evenly. */
  readonly pitch: number | null
  /** mm from the edge. */
  readonly distance: number
  /** mm kept free at each end of a ring's sides. */
  readonly cornerKeepOut: number
  readonly facing: Facing
}

export type ArrayOutcome =
  | {
      readonly ok: true
      readonly layout: Layout
      /** In the order of their numbers. */
      readonly ids: readonly string[]
    }
  | { readonly ok: false; readonly problem: string }

/** Parts in all: more than any package has, few enough to follow the hand. */
const MOST_PARTS = 200

export function arrayOf(layout: Layout, sources: readonly string[], spec: ArraySpec): ArrayOutcome {
  const ids = rootsOf(layout, sources)
  if (ids.length === 0) return refused('Select a component first, or choose a part.')
  const total = countOf(spec)
  if (total === 0) return refused('Nothing to place: every count is 0.')
  if (total > MOST_PARTS) return refused(`Found ${total} parts; allowed are at most ${MOST_PARTS}.`)
  const { around } = spec
  if (around !== null && ids.includes(around)) return refused(`${around} cannot stand along its own edge.`)
  const places = placesOf(layout, partOf(layout, ids), spec)
  return places.ok ? withParts(layout, ids, places.places) : places
}

/** Parts that a specification asks for. */
export function countOf({ mode, count, counts }: ArraySpec): number {
  return mode === 'edge' ? count : Object.values(counts).reduce((sum, each) => sum + each, 0)
}

/** What one place must hold: the first of the sources, and as large as the largest of them. */
export function partOf(layout: Layout, ids: readonly string[]): PartSize {
  const parts = ids.map((id) => componentOf(layout, id))
  return {
    width: Math.max(...parts.map(({ width }) => width)),
    height: Math.max(...parts.map(({ height }) => height)),
    rotation: parts[0]?.rotation ?? 0,
  }
}

function placesOf(layout: Layout, part: PartSize, spec: ArraySpec): Places {
  const { around, side, cornerKeepOut } = spec
  const { width, height } = layout.substrate
  const outline = around === null ? outlineFromOrigin(width, height) : bodyOf(layout, around)
  if (spec.mode === 'edge') return edgePlaces(outline, around === null, side, spec.count, part, spec)
  if (around !== null) return ringPlaces(outline, spec.counts, side, cornerKeepOut, part, spec)
  // Within the substrate's edges: round what the parts leave free in its middle.
  const depth = spec.facing === 'as it is' ? Math.max(part.width, part.height) : part.height
  const inner = grownBy(outline, -spec.distance - depth)
  return ringPlaces(inner, spec.counts, side, cornerKeepOut, part, { ...spec, distance: 0 })
}

/** The sources take the first places, copies of the last of them the others. */
function withParts(layout: Layout, sources: readonly string[], places: readonly ArrayPlace[]): ArrayOutcome {
  const ids = sources.slice(0, places.length)
  let filled = layout
  while (ids.length < places.length) {
    const copied = duplicateComponents(filled, [ids.at(-1)!], 0, 0)
    filled = copied.layout
    ids.push(copied.pairs.find(([original]) => original === ids.at(-1))![1])
  }
  places.forEach(({ x, y, rotation }, index) => {
    const id = ids[index]!
    const turns = (rotation - (componentOf(filled, id).rotation ?? 0)) / 90
    filled = placeComponent(turns === 0 ? filled : rotateComponents(filled, [id], turns), id, x, y)
  })
  return { ok: true, layout: filled, ids }
}

function refused(problem: string): ArrayOutcome {
  return { ok: false, problem }
}
