/** Where a copy has room next to what it is a copy of. */
import { designViewOf } from '../../layout/design-view.ts'
import { boundsOf, contains, grownBy, outlineFromOrigin, overlaps } from '../../layout/outline.ts'
import type { Layout } from '../../layout/schema.ts'
import { tidy } from '../../layout/tidy.ts'
import { packageOf } from './derived.ts'

/**
 * How far to shift a copy of components, mm in steps of the grid, so that it lies beside them with the least spacing: east,
 * west, north or south, on what they stand on and clear of everything. Null where all four sides are taken.
 */
export function offsetBeside(layout: Layout, ids: readonly string[], gridStepMm: number): Offset | null {
  const { components, width, height } = packageOf(layout)
  const { spacingMm } = designViewOf(layout).checks
  const originals = components.filter(({ component }) => ids.includes(component.id))
  const first = originals[0]
  const bounds = boundsOf(originals.map(({ outline }) => outline))
  if (!first || !bounds) return null
  const carrier = components.find(({ component }) => component.id === first.component.on)
  const room = carrier?.outline ?? outlineFromOrigin(width, height)
  const others = components.filter(({ depth }) => depth === first.depth)
  const inSteps = (length: number) => tidy(Math.ceil(tidy(length / gridStepMm)) * gridStepMm)
  const along = inSteps(bounds.x1 - bounds.x0 + spacingMm)
  const across = inSteps(bounds.y1 - bounds.y0 + spacingMm)
  const fits = ({ dx, dy }: Offset) => {
    const copy = { x0: bounds.x0 + dx, x1: bounds.x1 + dx, y0: bounds.y0 + dy, y1: bounds.y1 + dy }
    return contains(room, copy) && !others.some(({ outline }) => overlaps(grownBy(copy, spacingMm), outline))
  }
  const sides = [
    { dx: along, dy: 0 },
    { dx: -along, dy: 0 },
    { dx: 0, dy: across },
    { dx: 0, dy: -across },
  ]
  return sides.find(fits) ?? null
}

interface Offset {
  readonly dx: number
  readonly dy: number
}
