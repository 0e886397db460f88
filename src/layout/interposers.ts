/** What stands on an interposer because it has been put there by hand. */
import { componentOf, updateComponent, withWhatStandsOn } from './edits.ts'
import { type ResolvedPackage, resolvePackage } from './geometry.ts'
import { contains, type Outline, overlaps } from './outline.ts'
import type { Layout } from './schema.ts'

/** The uppermost interposer that carries all of an outline, or null. */
export function interposerUnder(
  pkg: ResolvedPackage,
  outline: Outline,
  leftOut: ReadonlySet<string> = new Set(),
): string | null {
  const carriers = pkg.components.filter(
    ({ component, outline: carrier }) =>
      component.kind === 'interposer' && !leftOut.has(component.id) && contains(carrier, outline),
  )
  return carriers.sort((a, b) => b.depth - a.depth)[0]?.component.id ?? null
}

/**
 * After components have been moved by hand: what now lies wholly on an interposer stands on it, and what has left its
 * interposer altogether stands on the substrate. What lies across an edge stays as it was, for the designer to see and
 * resolve; what stands on anything but an interposer is never touched.
 */
export function settleOnInterposers(layout: Layout, ids: readonly string[]): Layout {
  if (!layout.components.some(({ kind }) => kind === 'interposer')) return layout
  const pkg = resolvePackage(layout)
  return ids.reduce((settled, id) => {
    const { kind, on } = componentOf(settled, id)
    const carrier = pkg.components.find(({ component }) => component.id === on)
    if (kind === 'interposer' || (carrier && carrier.component.kind !== 'interposer')) return settled
    const body = pkg.components.find(({ component }) => component.id === id)!
    const under = interposerUnder(pkg, body.outline, withWhatStandsOn(layout, [id]))
    if (under !== null) return under === on ? settled : updateComponent(settled, id, { on: under })
    return carrier && !overlaps(carrier.outline, body.outline)
      ? updateComponent(settled, id, { on: undefined })
      : settled
  }, layout)
}
