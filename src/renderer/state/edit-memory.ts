/** What the hand did last and may want again. No part of the design, so nothing is undone; nothing shows it. */

import type { Duplicated } from '../../layout/edits.ts'
import type { Layout } from '../../layout/schema.ts'
import { tidy } from '../../layout/tidy.ts'

export interface EditMemory {
  /** A component that was duplicated last, and its copy. */
  duplicated: { readonly original: string; readonly copies: readonly string[]; readonly copy: string } | null
  /** The text that this window copied last. */
  copied: string | null
  /** Where the canvas was clicked for a menu, mm. */
  menuAt: { readonly x: number; readonly y: number } | null
  /** Where was pasted last, mm, and how often at this place. */
  pasted: { readonly x: number; readonly y: number; readonly times: number } | null
}

export function createEditMemory(): EditMemory {
  return { duplicated: null, copied: null, menuAt: null, pasted: null }
}

export function rememberDuplicate(memory: EditMemory, { ids, pairs }: Pick<Duplicated, 'ids' | 'pairs'>): void {
  const [first] = pairs
  if (first) memory.duplicated = { original: first[0], copy: first[1], copies: ids }
}

/** How far the copies, if they are what is selected, were put or moved from their originals, mm. */
export function lastOffset(
  { duplicated }: EditMemory,
  { components }: Layout,
  selected: readonly string[],
): { readonly dx: number; readonly dy: number } | null {
  if (!duplicated || !selected.every((id) => duplicated.copies.includes(id))) return null
  const original = components.find(({ id }) => id === duplicated.original)
  const copy = components.find(({ id }) => id === duplicated.copy)
  if (!original || !copy || (copy.x === original.x && copy.y === original.y)) return null
  return { dx: tidy(copy.x - original.x), dy: tidy(copy.y - original.y) }
}
